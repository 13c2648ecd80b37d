using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Bench;

/// <summary>
/// Budget (issue on statistics): a cube of any measure over 32 provinces, four quotas and ten rounds at 100,000 applications in 50 ms of a day nobody has asked
/// for, and without SQL when it is asked again. One line for each measure.
/// </summary>
internal static class CubeCosts
{
    private const int Repetitions = 5;
    private const double BudgetMs = 50;

    private static readonly Dimension[] By = [Dimension.Province, Dimension.Track, Dimension.Tier, Dimension.Round];
    private static readonly Viewer National = Viewer.SignedIn("national", "national", Role.NationalOffice, null);

    public static async Task RunAsync(string seed)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-cube-");
        try
        {
            var statements = new StatementCounter();
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<IInterceptor>(statements);
            services.AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(folder.FullName, "cube.db")}", ["Seed:Folder"] = seed, ["Seed:Illustrative"] = "true",
            }).Build());
            await using var provider = services.BuildServiceProvider();
            await DashboardData.InitializeAsync(provider);
            await using (var db = await provider.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync())
            {
                await Scale.FillAsync(db);
                await FillQuotasAsync(db);
            }

            await MeasureAsync(provider.GetRequiredService<CubeQueries>(), statements);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(CubeQueries cube, StatementCounter statements)
    {
        Console.WriteLine("| Measure | by | rows | cold, ms | of the processor, ms | statements | warm, ms | statements warm |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        var over = 0;
        var first = Stopwatch.StartNew();
        await cube.AskAsync(National, new CubeQuestion(MeasureCatalogue.Of(MeasureId.ApplicationsAll), [], new Dictionary<Dimension, string>(), new DateOnly(2022, 12, 31), WithIllustrative: true));
        var start = first.Elapsed.TotalMilliseconds;
        var next = new DateOnly(2023, 1, 1);
        foreach (var measure in MeasureCatalogue.All)
        {
            var by = By.Where(measure.Dimensions.Contains).ToList();
            var (cold, worked, asked, rows) = (new double[Repetitions], new double[Repetitions], 0, 0);
            CubeQuestion question = null!;
            for (var run = 0; run < Repetitions; run++)
            {
                next = next.AddDays(1);
                question = new CubeQuestion(measure, by, new Dictionary<Dimension, string>(), next, WithIllustrative: true);
                statements.Count = 0;
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                rows = (await cube.AskAsync(National, question))?.Rows.Count ?? 0;
                (cold[run], worked[run], asked) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds, statements.Count);
            }

            statements.Count = 0;
            var again = Stopwatch.StartNew();
            await cube.AskAsync(National, question);
            var (warm, median) = (again.Elapsed.TotalMilliseconds, cold.Order().ElementAt(Repetitions / 2));
            over += median > BudgetMs ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {measure.Code} | {string.Join(", ", by)} | {rows} | {median:0.0} | {worked.Order().ElementAt(Repetitions / 2):0.0} | {asked} | {warm:0.00} | {statements.Count} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first question after the start: {start:0} ms"));
        Console.WriteLine($"{over} of {MeasureCatalogue.All.Count} measures over {BudgetMs} ms");
    }

    /// <summary>Four quotas of every province in every round.</summary>
    private static async Task FillQuotasAsync(DashboardDbContext db) => await db.Database.ExecuteSqlRawAsync(
        """
        UPDATE Rounds SET Ground = 'Reported';
        DELETE FROM QuotaRevisions;
        INSERT INTO QuotaRevisions (RoundCode, ProvinceCode, Track, Tier, Number, Count, EffectiveOn, RecordedAt, RecordedBy, Reason, Ground, Source)
        SELECT r.Code, p.Code, k.Track, t.Tier, 1, 20, r.Code || '-01-01', '2023-01-01 00:00:00', 'bench', 'bench', 'Reported', 'bench'
        FROM Rounds r, Provinces p, (SELECT 'City' AS Track UNION SELECT 'County') k, (SELECT 'Demonstration' AS Tier UNION SELECT 'Pilot') t
        WHERE p.TakesPart
        """);

    private sealed class StatementCounter : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Count++;
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
