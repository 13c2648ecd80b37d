using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Seeding;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(Dashboard.Tests.Infrastructure.SeededTemplateFolder))]

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// Sqlite files that were migrated and seeded once in this run, as an application does it at its start. A test that changes its
/// database begins with a copy; a test that is about the start itself uses <see cref="TestDatabase.Create"/> and starts it.
/// </summary>
internal static class SeededTemplate
{
    private static readonly Lazy<TestFolder> Files = new(() => new TestFolder());
    private static readonly Lazy<Task<string>> Plain = new(() => Task.Run(() => MakeAsync(sample: false)));
    private static readonly Lazy<Task<string>> Sample = new(() => Task.Run(() => MakeAsync(sample: true)));

    /// <summary>Enough rounds to be a hash; those of earnest take a tenth of a second each.</summary>
    public static void HashFast(PasswordHasherOptions options) => options.IterationCount = 1000;

    /// <param name="file">Where the copy goes; nothing may be there.</param>
    /// <param name="sample">With the sample data and the sample accounts, as Development has them.</param>
    public static async Task CopyAsync(string file, bool sample = false) => File.Copy(await (sample ? Sample : Plain).Value, file);

    public static void Delete()
    {
        if (Files.IsValueCreated)
        {
            Files.Value.Dispose();
        }
    }

    private static async Task<string> MakeAsync(bool sample)
    {
        var file = Files.Value.File(sample ? "sample.db" : "plain.db");
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(FixedTimeProvider.Noon);
        services.AddDashboardData(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Dashboard"] = $"Data Source={file};Pooling=False", // the last to close writes the log into the file
                ["Seed:Illustrative"] = sample ? "true" : "false",
            })
            .Build());
        if (sample)
        {
            services.AddSampleAccounts();
        }

        await using var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>().Where(s => s is not BackgroundService))
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return file;
    }
}

/// <summary>Removes the templates when the run is over.</summary>
public sealed class SeededTemplateFolder : IDisposable
{
    public void Dispose() => SeededTemplate.Delete();
}
