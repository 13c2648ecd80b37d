using System.Diagnostics;
using System.Text.Json;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A client of the API that is not ours, run by node: the scripts of Api/Clients with the packages of package-lock.json.</summary>
internal static class NodeClient
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Dashboard.Tests");

    /// <summary>A folder of a test's own in which a script finds the packages.</summary>
    public static string FolderOf(string test) => Path.Combine(Folder, "node_modules", ".clients", $"{test}-{Environment.ProcessId}");

    /// <summary>What a script of Api/Clients says on its last line, as JSON.</summary>
    public static async Task<JsonElement> ReadAsync(string script, params string[] arguments) =>
        JsonSerializer.Deserialize<JsonElement>(await RunAsync([Path.IsPathRooted(script) ? script : Path.Combine(Folder, "Api", "Clients", script), .. arguments]));

    /// <summary>Runs a program of a package, which must succeed.</summary>
    public static Task RunPackageAsync(string program, params string[] arguments) => RunAsync([Path.Combine(Folder, "node_modules", program), .. arguments]);

    private static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var faults = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}\n{said}\n{await faults}");
        return said.TrimEnd().Split('\n')[^1];
    }
}
