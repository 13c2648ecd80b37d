using System.Diagnostics;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Search;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Bench;

/// <summary>
/// Budget (design, section 8): any page at 100,000 applications, 1,000,000 stage changes and 10 rounds in twice its time on the seed
/// data. Measures what pages ask, each time of a day nobody has asked for before, so that nothing comes out of the cache.
/// </summary>
internal static class Scale
{
    private const int Places = 5_000; // two tiers in ten rounds: 100,000 applications
    private const int Repetitions = 7;

    private static readonly Viewer National = Viewer.SignedIn("national", "national", Role.NationalOffice, null);
    private static readonly Viewer Jiangsu = Viewer.SignedIn("jiangsu", "jiangsu", Role.ProvincialOffice, "320000");

    /// <summary>The queries of a page, as far as they depend on the number of applications.</summary>
    private static readonly (string Page, Func<IServiceProvider, DateOnly, Task> Ask)[] Pages =
    [
        ("/ for everybody", async (s, day) =>
        {
            await Pipeline(s, Viewer.Public, Tier.Demonstration, day);
            await s.GetRequiredService<QuotasQueries>().CurrentAsync(Viewer.Public, day);
            await s.GetRequiredService<StatisticsQueries>().SummaryAsync(Viewer.Public, day);
        }),
        ("/ for the national office", async (s, day) =>
        {
            await Pipeline(s, National, Tier.Demonstration, day);
            await s.GetRequiredService<QuotasQueries>().CurrentAsync(National, day);
            await s.GetRequiredService<ProgressionQueries>().RecentChangesAsync(National, 8, day);
            await s.GetRequiredService<DutiesQueries>().NationalFilingsAsync(National, day);
        }),
        ("/quotas", (s, day) => s.GetRequiredService<QuotasQueries>().TableAsync(Viewer.Public, "2023", day)),
        ("/progression, pipeline", (s, day) => Pipeline(s, National, Tier.Demonstration, day)),
        ("/progression, a page of the table", (s, day) =>
            s.GetRequiredService<ProgressionQueries>().ListAsync(National, new ProgressionFilter("2023", Tier.Demonstration), day)),
        ("/progression, lanes", (s, day) =>
            s.GetRequiredService<ProgressionQueries>().SwimlanesAsync(National, new ProgressionFilter("2023", Tier.Demonstration), day)),
        ("/progression, the pilots' way", (s, day) => s.GetRequiredService<ProgressionQueries>().CohortAsync(National, "2022", day)),
        ("/provinces/320000, the desk", (s, day) => s.GetRequiredService<InboxQueries>().OfProvinceAsync(Jiangsu, "320000", day)),
        ("/duties", (s, day) => s.GetRequiredService<DutiesQueries>().PlacesAsync(National, null, day)),
        ("/places/320600", (s, day) => s.GetRequiredService<PlacesQueries>().FindAsync(National, "320600", day)),
    ];

    public static async Task RunAsync(string seed)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-scale-");
        try
        {
            var small = await MeasureAsync(Path.Combine(folder.FullName, "small.db"), seed, large: false);
            var large = await MeasureAsync(Path.Combine(folder.FullName, "large.db"), seed, large: true);
            Console.WriteLine("| Page | seed and sample data, ms | 100,000 applications, ms | ratio | seed, ms of the processor | 100,000, ms of the processor | ratio |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
            for (var i = 0; i < Pages.Length; i++)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Pages[i].Page} | {small[i].Clock:0.0} | {large[i].Clock:0.0} | {large[i].Clock / small[i].Clock:0.0} | {small[i].Worked:0.0} | {large[i].Worked:0.0} | {large[i].Worked / small[i].Worked:0.0} |"));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Task<Pipeline> Pipeline(IServiceProvider services, Viewer viewer, Tier tier, DateOnly day) =>
        services.GetRequiredService<ProgressionQueries>().PipelineAsync(viewer, "2023", tier, Track.City, day);

    private static async Task<(double Clock, double Worked)[]> MeasureAsync(string path, string seed, bool large)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={path}", ["Seed:Folder"] = seed, ["Seed:Illustrative"] = "true",
        }).Build());
        await using var provider = services.BuildServiceProvider();
        await DashboardData.InitializeAsync(provider);
        if (large)
        {
            await using var db = await provider.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
            await FillAsync(db);
        }

        var times = new (double, double)[Pages.Length];
        for (var page = 0; page < Pages.Length; page++)
        {
            await Pages[page].Ask(provider, new DateOnly(2023, 7, 1).AddDays(page)); // what is held in memory has been read, and the code compiled
            var (clock, worked) = (new double[Repetitions], new double[Repetitions]);
            for (var run = 0; run < Repetitions; run++)
            {
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                await Pages[page].Ask(provider, new DateOnly(2023, 8, 1).AddDays(page * Repetitions + run));
                (clock[run], worked[run]) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }

            times[page] = (clock.Order().ElementAt(Repetitions / 2), worked.Order().ElementAt(Repetitions / 2));
        }

        return times;
    }

    /// <summary>Ten rounds, 2014 to 2023, in each of which every place applies for both tiers and takes ten steps.</summary>
    internal static async Task FillAsync(DashboardDbContext db)
    {
        const string Numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) ";
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync("DELETE FROM Applications; DELETE FROM StageChanges;");
        for (var year = 2014; year < 2022; year++)
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO Rounds (Code, NameZh, NameEn, Ground, Version) SELECT {0}, {0}, {0}, Ground, 1 FROM Rounds WHERE Code = '2023'", $"{year}");
        }

        await db.Database.ExecuteSqlRawAsync(
            Numbers + """
            INSERT INTO Places (Code, ProvinceCode, NameZh, FullNameZh, NameEn, Pinyin, Kind, Ground)
            SELECT printf('9%05d', i), p.Code, '县' || i, '县' || i, 'County ' || i, 'xian', CASE i % 10 WHEN 0 THEN 'PrefectureCity' ELSE 'County' END, 'Reported'
            FROM n JOIN (SELECT Code, ROW_NUMBER() OVER (ORDER BY Code) - 1 AS k FROM Provinces WHERE TakesPart) p ON p.k = n.i % 32
            """,
            Places - 1);
        await db.Database.ExecuteSqlRawAsync(
            Numbers + """
            INSERT INTO Applications (Id, RoundCode, PlaceCode, ProvinceCode, Track, Tier, RecordedAt, RecordedBy, Ground, Source, Version)
            SELECT printf('%08X-0000-7000-8000-%012X', i, i), (i / 10000) + 2014, p.Code, p.ProvinceCode, CASE p.Kind WHEN 'County' THEN 'County' ELSE 'City' END,
                   CASE i % 2 WHEN 0 THEN 'Demonstration' ELSE 'Pilot' END, '2023-01-01 00:00:00', 'bench', 'Reported', 'bench', 10
            FROM n JOIN Places p ON p.Code = printf('9%05d', (i / 2) % 5000)
            """,
            100_000 - 1);
        await db.Database.ExecuteSqlRawAsync(
            """
            WITH steps(k, f, t) AS (VALUES (1, NULL, 'Drafting'), (2, 'Drafting', 'GovernmentConsent'), (3, 'GovernmentConsent', 'SubmittedToProvince'),
                (4, 'SubmittedToProvince', 'ReturnedForCompletion'), (5, 'ReturnedForCompletion', 'SubmittedToProvince'), (6, 'SubmittedToProvince', 'ProvincialReview'),
                (7, 'ProvincialReview', 'Recommended'), (8, 'Recommended', 'ExpertReview'), (9, 'ExpertReview', 'PublicNotice'), (10, 'PublicNotice', 'NotSelected'))
            INSERT INTO StageChanges (ApplicationId, Number, "From", "To", EffectiveOn, RecordedAt, RecordedBy)
            SELECT a.Id, k, f, t, date(a.RoundCode || '-03-01', '+' || (k * 20 + (rowid_ % 60)) || ' days'), '2023-01-01 00:00:00', 'bench'
            FROM (SELECT Id, RoundCode, ROW_NUMBER() OVER (ORDER BY Id) AS rowid_ FROM Applications) a, steps
            """);
        await StandingInterceptor.FillAsync(db, CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }
}
