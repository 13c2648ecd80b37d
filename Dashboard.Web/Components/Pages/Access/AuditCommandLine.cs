using System.Data.Common;
using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// audit verify [--against FILE] [--key FILE]: checks the trail, the rows it tells of, and both against signed checkpoints.
/// audit checkpoint: signs the end of the trail now.
/// </summary>
internal static class AuditCommandLine
{
    private const string Against = "--against";
    private const string Key = "--key";

    /// <summary>True when the arguments are meant for here and not for the web host.</summary>
    public static bool Takes(string[] args) => args is ["audit", ..];

    /// <summary>Runs the command and gives the exit code: 0 nothing wrong, 1 something is, 2 not understood or not readable.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        try
        {
            switch (args)
            {
                case ["audit", "verify", .. var rest] when Options(rest) is { } options:
                    return await VerifyAsync(services, options, output);
                case ["audit", "checkpoint"]:
                    return await WriteAsync(services.GetRequiredService<AuditCheckpoints>(), output);
                default:
                    await output.WriteLineAsync(AccessText.AuditUsage);
                    return 2;
            }
        }
        catch (Exception unreadable) when (unreadable is OperatorException or DbException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(AccessText.AuditUnreadable.With(unreadable is OperatorException ? unreadable.ToString() : unreadable.Message));
            return 2;
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, Dictionary<string, string> options, TextWriter output)
    {
        var trail = services.GetRequiredService<AuditTrail>();
        var comparison = options.TryGetValue(Against, out var file) ? await CompareAsync(services, trail, file, options.GetValueOrDefault(Key)) : null;
        if (comparison is { Read: 0 })
        {
            await output.WriteLineAsync(AccessText.CheckpointsNone.With(file!));
            return 2;
        }

        var check = await trail.VerifyAsync();
        foreach (var found in AuditWords.Say(check))
        {
            await output.WriteLineAsync(found);
        }

        foreach (var finding in comparison?.Findings ?? [])
        {
            await output.WriteLineAsync(finding.Kind.Say(finding));
        }

        if (!check.IsSound || comparison is { Findings.Count: > 0 })
        {
            await output.WriteLineAsync(AccessText.AuditUnsound.With(check.Breaks.Count, check.Rows.Count, comparison?.Findings.Count ?? 0));
            return 1;
        }

        await output.WriteLineAsync(AccessText.Verified.With(check.Entries));
        if (comparison is not null)
        {
            await output.WriteLineAsync(AccessText.CheckpointsFit.With(comparison.Read));
        }

        return 0;
    }

    private static async Task<CheckpointComparison> CompareAsync(IServiceProvider services, AuditTrail trail, string file, string? keyFile)
    {
        var lines = await File.ReadAllLinesAsync(file);
        if (keyFile is not null)
        {
            using var given = CheckpointKey.Load(keyFile, null);
            return await trail.CompareAsync(lines, given);
        }

        var key = services.GetRequiredService<AuditCheckpoints>().Key ?? throw new OperatorException(AccessText.CheckpointKeyNeeded);
        return await trail.CompareAsync(lines, key);
    }

    private static async Task<int> WriteAsync(AuditCheckpoints checkpoints, TextWriter output)
    {
        if (await checkpoints.WriteAsync() is not { } written)
        {
            await output.WriteLineAsync(AccessText.CheckpointFailed.With(checkpoints.To!, checkpoints.Failure!));
            return 1;
        }

        await output.WriteLineAsync(AccessText.CheckpointWritten.With(written.Entries.ToString(CultureInfo.InvariantCulture), checkpoints.To!));
        return 0;
    }

    /// <summary>The options by name; null: something else stands there.</summary>
    private static Dictionary<string, string>? Options(string[] args)
    {
        var options = args.Chunk(2).Where(o => o is [Against or Key, { Length: > 0 }]).DistinctBy(o => o[0]).ToDictionary(o => o[0], o => o[1], StringComparer.Ordinal);
        return options.Count * 2 == args.Length ? options : null;
    }
}
