using Dashboard.Data.Persistence;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Hosting;

/// <summary>backup FILE, restore FILE: a verified copy of the embedded database, and the way back.</summary>
internal static class BackupCommandLine
{
    /// <summary>True when the arguments are meant for here and not for the web host.</summary>
    public static bool Takes(string[] args) => args is ["backup" or "restore", ..];

    /// <summary>Runs the command and gives the exit code: 0 done, 1 not done and nothing changed, 2 not understood.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        if (args is not [var verb, { Length: > 0 } file] || file.StartsWith('-'))
        {
            await output.WriteLineAsync(LayoutText.BackupUsage);
            return 2;
        }

        var backups = services.GetRequiredService<DatabaseBackup>();
        try
        {
            var report = verb == "backup" ? await backups.BackUpAsync(file) : await backups.RestoreAsync(file);
            await output.WriteLineAsync((verb == "backup" ? LayoutText.BackupDone : LayoutText.RestoreDone)
                .With(report.Path, report.Bytes, report.Entries, report.Sha256, report.Before ?? LayoutText.RestoreNothingBefore));
            if (!report.IsRecorded)
            {
                await output.WriteLineAsync(LayoutText.BackupUnrecorded);
            }

            return 0;
        }
        catch (BackupException failed)
        {
            await output.WriteLineAsync($"{failed.Fault.Word()}: {failed.Detail}");
            return 1;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(LayoutText.BackupFailed.With(failed.Message));
            return 1;
        }
    }
}
