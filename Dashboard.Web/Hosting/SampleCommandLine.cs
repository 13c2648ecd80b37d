using Dashboard.Data;
using Dashboard.Data.Seeding;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Hosting;

/// <summary>sample load, sample remove: brings the illustrative data set into the database, or takes all of it out.</summary>
internal static class SampleCommandLine
{
    /// <summary>True when the arguments are meant for here and not for the web host.</summary>
    public static bool Takes(string[] args) => args is ["sample", ..];

    /// <summary>Runs the command on the application's services and gives the exit code: 0 done, 1 refused, 2 not understood.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        if (args is not ["sample", "load" or "remove"])
        {
            await output.WriteLineAsync(LayoutText.SampleUsage);
            return 2;
        }

        await DashboardData.InitializeAsync(services);
        var commands = services.GetRequiredService<SampleDataCommands>();
        var result = args[1] == "load" ? await commands.LoadFromConsoleAsync() : await commands.RemoveFromConsoleAsync();
        await output.WriteLineAsync(Say(args[1] == "load", result));
        return result is CommandResult<SampleCounts>.Done ? 0 : 1;
    }

    private static string Say(bool load, CommandResult<SampleCounts> result) => result switch
    {
        CommandResult<SampleCounts>.Done { Value: var counts } =>
            (load ? LayoutText.SampleLoaded : LayoutText.SampleRemoved).With(counts.Quotas, counts.Applications, counts.Places, counts.Others),
        CommandResult<SampleCounts>.Refused refused => refused.Refusal.Say(),
        _ => AccessText.ConflictGone,
    };
}
