using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Seeding;

/// <summary>What a start makes of an empty, an old, a crashed and a shared database.</summary>
public sealed class StartTests(SeededDatabases databases)
{
    private static readonly DateOnly AsOf = new(2023, 8, 15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory, EveryProvider]
    public async Task An_empty_database_receives_the_whole_seed(DatabaseProvider provider)
    {
        await using var db = (await databases.On(provider)).Open();

        Assert.Equal(35, await db.Provinces.CountAsync());
        Assert.Equal(62, await db.DivisionCounts.CountAsync());
        Assert.Equal(110, await db.Places.CountAsync());
        Assert.Equal(110, await db.Designations.CountAsync());
        Assert.Equal(2, await db.Notices.CountAsync());
        Assert.Equal(48, await db.NoticeItems.CountAsync());
        Assert.Equal(24, await db.NoticeGaps.CountAsync());
        Assert.Equal(7, await db.NoticeAnnexes.CountAsync());
        Assert.Equal(2, await db.Rounds.CountAsync());
        Assert.Equal(6, await db.RoundOutcomes.CountAsync());
        Assert.Equal(3186, await db.Divisions.CountAsync());
        Assert.Equal(11, await db.DivisionChanges.CountAsync());
        Assert.Equal(218, await db.FormerNames.CountAsync());
    }

    [Theory, EveryProvider]
    public async Task A_second_start_writes_nothing(DatabaseProvider provider)
    {
        await using var database = await FirstStartAsync(provider);
        await using var second = database.Another();

        await second.StartAsync();

        Assert.DoesNotContain(second.Commands.Texts, text => Writes(text) && !text.Contains("__EFMigrations", StringComparison.Ordinal));
        Assert.Contains(database.Commands.Texts, Writes); // the first start's writes are seen by the same test
        Assert.NotEqual(Guid.Empty, second.Monitor.Current);
        Assert.Equal(database.Monitor.Current, second.Monitor.Current);
        await using var db = second.Open();
        Assert.True((await Seeder.ApplyAsync(db, ReferenceSeed.Read(SeedFiles.Folder), CancellationToken.None)).Nothing);

        static bool Writes(string text) => text.Contains("INSERT ", StringComparison.Ordinal)
            || text.Contains("UPDATE ", StringComparison.Ordinal)
            || text.Contains("DELETE ", StringComparison.Ordinal)
            || text.Contains("MERGE ", StringComparison.Ordinal);
    }

    [Theory, EveryProvider]
    public async Task A_corrected_cell_reaches_an_existing_database(DatabaseProvider provider)
    {
        using var seed = new TestFolder();
        SeedFiles.CopyTo(seed.Path);
        await using var database = await FirstStartAsync(provider);
        var before = database.Monitor.Current;
        SeedFiles.Replace(seed.Path, "places.csv", "Haidian District", "Haidian");

        await using var second = database.Another(seed.Path);
        await second.StartAsync();
        await database.PollAsync();

        var haidian = (await database.DesignatedAsync(AsOf)).Single(d => d.Code == "110108");
        Assert.Equal("Haidian", haidian.Name.En);
        Assert.NotEqual(before, database.Monitor.Current);
    }

    [Theory, EveryProvider]
    public async Task A_corrected_division_reaches_an_existing_database(DatabaseProvider provider)
    {
        using var seed = new TestFolder();
        SeedFiles.CopyTo(seed.Path);
        await using var database = await TestDatabase.StartAsync(provider);
        var before = await database.Get<DivisionsQueries>().DirectoryAsync(Viewer.Public);
        SeedFiles.Replace(seed.Path, "divisions.csv", "lian yun gang shi,Lianyungang,", "lian yun gang shi,Lian Yun Gang,");

        await using var second = database.Another(seed.Path);
        await second.StartAsync();
        await database.PollAsync();

        var after = await database.Get<DivisionsQueries>().DirectoryAsync(Viewer.Public);
        Assert.Equal(("Lianyungang", "Lian Yun Gang"), (before.Find("320700")!.Name.En, after.Find("320700")!.Name.En));
        Assert.Equal(3186, after.All.Count);
    }

    [Theory, EveryProvider]
    public async Task A_removed_designation_leaves_the_database(DatabaseProvider provider)
    {
        using var seed = new TestFolder();
        SeedFiles.CopyTo(seed.Path);
        await using var database = await FirstStartAsync(provider);
        SeedFiles.Replace(seed.Path, "places-designations.csv", "designation-2022,2,72,650200,Pilot,2022-08-04,2022-07-01,2025-06-30\n", "");

        await using var second = database.Another(seed.Path);
        await second.StartAsync();

        var left = await second.DesignatedAsync(AsOf);
        Assert.Equal(109, left.Count);
        Assert.DoesNotContain(left, d => d.Code == "650200");
        var office = Viewer.SignedIn("national", "national", Role.NationalOffice, null);
        Assert.NotNull(await second.Places.FindAsync(office, "650200", AsOf)); // a place is not forgotten: others may refer to it
        Assert.Null(await second.Places.FindAsync(Viewer.Public, "650200", AsOf)); // but no list names it any more
    }

    [Theory, EveryProvider]
    public async Task Two_rows_may_change_places(DatabaseProvider provider)
    {
        using var seed = new TestFolder();
        SeedFiles.CopyTo(seed.Path);
        await using var database = await FirstStartAsync(provider);
        SeedFiles.Replace(seed.Path, "places-designations.csv", "designation-2022,1,1,110108,", "designation-2022,1,1,110105,");
        SeedFiles.Replace(seed.Path, "places-designations.csv", "designation-2022,1,2,110105,", "designation-2022,1,2,110108,");
        SeedFiles.Replace(seed.Path, "provinces.csv", "East,true,1,4,2", "East,true,2,4,2");
        SeedFiles.Replace(seed.Path, "provinces.csv", "East,true,2,5,3", "East,true,1,5,3");

        await using var second = database.Another(seed.Path);
        await second.StartAsync();

        Assert.Equal(["110105", "110108"], (await second.DesignatedAsync(AsOf)).Take(2).Select(d => d.Code));
        Assert.Equal(["120000", "110000"], (await second.Provinces.ListAsync(Viewer.Public)).Take(2).Select(p => p.Code));
    }

    [Theory, EveryProvider]
    public async Task What_an_office_entered_survives_a_start(DatabaseProvider provider)
    {
        await using var database = await FirstStartAsync(provider);
        await database.WriteAsync(db =>
        {
            db.Places.Add(new Place
            {
                Code = "320583", ProvinceCode = "320000", NameZh = "示例市", FullNameZh = "江苏省示例市", NameEn = "Example City",
                Pinyin = "shi li shi", Kind = PlaceKind.CountyLevelCity,
            });
            db.Notices.Add(new Data.Notices.Notice
            {
                Id = "designation-2030", Year = 2030, DocumentNumber = "示例〔2030〕1号", TitleZh = "示例", TitleEn = "Example",
                ShortTitleZh = "示例", ShortTitleEn = "Example", IssuerZh = "示例", IssuerEn = "Example", SummaryZh = "示例",
                SummaryEn = "Example", Text = "示例", IssuedOn = new(2030, 1, 1),
            });
            db.Designations.Add(new Designation
            {
                NoticeId = "designation-2030", Annex = 1, Row = 1, PlaceCode = "320583", Tier = Tier.Pilot,
                DesignatedOn = new(2030, 1, 1), StartsOn = new(2030, 1, 1), EndsOn = new(2032, 12, 31),
            });
        });
        var before = database.Monitor.Current;

        await using var second = database.Another();
        await second.StartAsync();

        Assert.Equal(before, second.Monitor.Current);
        Assert.Contains(await second.DesignatedAsync(new(2030, 1, 1)), d => d.Code == "320583");
    }

    [Theory, EveryProvider]
    public async Task Two_instances_that_start_together_do_no_harm(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Create(provider);
        await using var second = database.Another();

        await Task.WhenAll(Task.Run(database.StartAsync), Task.Run(second.StartAsync)).WaitAsync(Patience);

        Assert.Equal(110, (await database.DesignatedAsync(AsOf)).Count);
        Assert.Equal(110, (await second.DesignatedAsync(AsOf)).Count);
        Assert.Single(new[] { database, second }, d => d.Commands.Texts.Any(t => t.Contains("CREATE TABLE \"Designations\"", StringComparison.Ordinal)
            || t.Contains("CREATE TABLE [Designations]", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_start_after_a_crash_in_the_middle_of_a_migration_does_not_wait_for_ever()
    {
        await using var database = await FirstStartAsync();
        await database.WriteRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01 00:00:00+00:00');
            """);

        await using var second = database.Another();
        await second.StartAsync().WaitAsync(Patience);

        Assert.Equal(110, (await second.DesignatedAsync(AsOf)).Count);
    }

    [Theory, EveryProvider]
    public async Task Only_one_instance_at_a_time_holds_the_lock(DatabaseProvider provider)
    {
        await using var database = await FirstStartAsync(provider);
        await using var first = database.Open();
        await using var second = database.Open();
        var held = await DatabaseLock.AcquireAsync(first, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<Exception>(() => DatabaseLock.AcquireAsync(second, TimeProvider.System, NullLogger.Instance, impatience.Token));
        await held.DisposeAsync();

        await (await DatabaseLock.AcquireAsync(second, TimeProvider.System, NullLogger.Instance, CancellationToken.None).WaitAsync(Patience)).DisposeAsync();
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_yet_is_made()
    {
        using var folder = new TestFolder();
        await using var database = TestDatabase.At(Path.Combine(folder.Path, "data", "national", "dashboard.db"));

        await database.StartAsync();

        Assert.True(File.Exists(database.File));
    }

    /// <summary>Started on nothing: not a copy of what was started before.</summary>
    private static async Task<TestDatabase> FirstStartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = TestDatabase.Create(provider);
        await database.StartAsync();
        return database;
    }
}
