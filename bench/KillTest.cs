using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Bench;

/// <summary>
/// Kills a process (SIGKILL) at random points of an import of a round and of the publication of a scenario: anywhere, while it saves, and
/// while it commits. Afterwards the file must be whole, the audit trail right, and all of it written or nothing.
/// </summary>
internal static class KillTest
{
    private static readonly DateOnly Day = new(2023, 8, 15);
    private static readonly ScenarioInput Input = new("2023", Track.County, Tier.Pilot, 120, Day, [new(WeightSource.EligibleCounties, 100)], Floor: 1, Cap: 12);
    private static readonly string[] Tables = ["Applications", "StageChanges", "MaterialReceipts", "QuotaRevisions", "AuditEntries"];

    public static async Task<int> RunAsync(string what, string seed, int times)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-kill-");
        try
        {
            var template = Path.Combine(folder.FullName, "template.db");
            await PrepareAsync(template, seed);
            var before = Count(template);
            var whole = Path.Combine(folder.FullName, "whole.db");
            File.Copy(template, whole);
            var undisturbed = await ChildAsync(whole, what, "", 0);
            var after = Count(whole);
            if (!undisturbed.Done || before == after)
            {
                Console.WriteLine($"The {what} alone did nothing.");
                return 1;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {before} -> {after}; {undisturbed.Milliseconds:0} ms undisturbed"));
            var random = new Random(20261127);
            var (nothing, all, faults, byPhase) = (0, 0, new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
            for (var i = 0; i < times; i++)
            {
                var file = Path.Combine(folder.FullName, $"{i}.db");
                File.Copy(template, file);
                var (phase, longest) = (i % 4) switch
                {
                    0 => ("begin", undisturbed.Milliseconds), 1 => ("save", undisturbed.Saving), _ => ("commit", 6.0),
                };
                var child = await ChildAsync(file, what, phase, random.NextDouble() * longest);
                var reached = child.Reached;
                byPhase[reached] = byPhase.GetValueOrDefault(reached) + 1;
                try
                {
                    await VerifyAsync(file, Path.Combine(folder.FullName, $"{i}.copy.db"));
                    var now = Count(file);
                    if (now == after)
                    {
                        all++;
                    }
                    else if (now == before && !child.Done)
                    {
                        nothing++;
                    }
                    else
                    {
                        faults.Add($"{i}: {now} after {reached}");
                    }
                }
                catch (Exception fault) when (fault is BackupException or SqliteException)
                {
                    faults.Add($"{i}: {fault.Message} after {reached}");
                }

                foreach (var left in Directory.GetFiles(folder.FullName, $"{i}.*"))
                {
                    File.Delete(left);
                }
            }

            Console.WriteLine($"{times} kills, last seen at {string.Join(", ", byPhase.Select(p => $"{p.Key} {p.Value}"))}: {nothing} wrote nothing, {all} all of it, {faults.Count} broken");
            faults.ForEach(Console.WriteLine);
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The process that is killed. Says where it is, a word a line.</summary>
    public static async Task WriteAsync(string file, string what)
    {
        await using var services = Services(file, seed: null, marker: true);
        var actor = await ActorAsync(services, what == "import" ? "jiangsu" : "office");
        Func<Task<bool>> act = what == "import" ? await ImportAsync(services, actor) : await PublicationAsync(services, actor);
        Say("begin");
        if (await act())
        {
            Say("done");
        }
    }

    private static void Say(string word)
    {
        Console.Out.WriteLine(word);
        Console.Out.Flush();
    }

    private static async Task<Func<Task<bool>>> ImportAsync(ServiceProvider services, Actor actor)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var places = await db.Designations.Where(d => d.Tier == Tier.Pilot && d.PlaceCode.StartsWith("32")).Select(d => d.PlaceCode).ToListAsync();
        var text = new StringBuilder("代码,层级,编制方案,政府同意,报省局,省局审核,申报函,创建工作报告\n");
        places.ForEach(code => text.Append(CultureInfo.InvariantCulture, $"{code},示范,2023-05-01,2023-05-10,2023-05-20,2023-06-01,2023-05-21,2023-05-21\n"));
        var sheet = SheetReader.Read(Encoding.UTF8.GetBytes(text.ToString())).File!;
        var preview = RoundImport.Preview(
            (await services.GetRequiredService<RoundImportQueries>().BookAsync(actor.Viewer, "2023"))!,
            await services.GetRequiredService<ProvincesQueries>().ListAsync(actor.Viewer),
            sheet,
            actor.Viewer,
            services.GetRequiredService<AccessGuard>(),
            services.GetRequiredService<ProgrammeClock>().Today);
        return async () => await services.GetRequiredService<RoundImportCommands>().ApplyAsync(actor, sheet, "kill.csv", preview) is CommandResult<RoundImportResult>.Done;
    }

    private static async Task<Func<Task<bool>>> PublicationAsync(ServiceProvider services, Actor actor)
    {
        var queries = services.GetRequiredService<ScenarioQueries>();
        var scenario = (await queries.ListAsync(actor.Viewer)).Single();
        var result = ScenarioRules.Compute(Input, await queries.WeightsAsync(actor.Viewer, Input.Track, Input.WeightsOn));
        var publication = new ScenarioPublication(Day, "kill", null, result.Allocation!.Units.ToDictionary(u => u.Key, u => u.Seats));
        return async () => await services.GetRequiredService<ScenarioCommands>().PublishAsync(actor, scenario, publication) is CommandResult<PublishedQuotas>.Done;
    }

    /// <param name="phase">After which word to wait and kill; empty: not at all.</param>
    private static async Task<(bool Done, string Reached, double Milliseconds, double Saving)> ChildAsync(string file, string what, string phase, double delay)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Arguments(), "kill-write", file, what]) { RedirectStandardOutput = true })!;
        var (reached, began, saved, ended) = ("", 0L, 0L, 0L);
        while (await child.StandardOutput.ReadLineAsync() is { } word)
        {
            reached = word;
            var now = Stopwatch.GetTimestamp();
            (began, saved, ended) = (word == "begin" ? now : began, word == "save" && saved == 0 ? now : saved, now);
            if (word == phase)
            {
                var until = now + (long)(delay * Stopwatch.Frequency / 1000);
                while (Stopwatch.GetTimestamp() < until)
                {
                    // Tenths of a millisecond count here: no timer is so exact.
                }

                child.Kill();
                phase = "";
            }
        }

        await child.WaitForExitAsync();
        return (reached == "done", reached, Stopwatch.GetElapsedTime(began, ended).TotalMilliseconds, Stopwatch.GetElapsedTime(saved, ended).TotalMilliseconds);
    }

    /// <summary>When this program is run by the host of .NET, its own path comes first.</summary>
    private static string[] Arguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(KillTest).Assembly.Location] : [];

    private static async Task PrepareAsync(string file, string seed)
    {
        await using var services = Services(file, seed, marker: false);
        await DashboardData.InitializeAsync(services);
        var accounts = services.GetRequiredService<AccountCommands>();
        await accounts.CreateAdministratorAsync("first", "first", "correct horse battery");
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var administrator = await db.Users.SingleAsync();
        var first = Actor.Of(Viewer.SignedIn(administrator.Id, administrator.DisplayName, administrator.Role, null))!;
        await accounts.CreateAsync(first, new NewAccount("office", "office", Role.NationalOffice));
        await accounts.CreateAsync(first, new NewAccount("jiangsu", "jiangsu", Role.ProvincialOffice, "320000"));
        await services.GetRequiredService<ScenarioCommands>().SaveAsync(await ActorAsync(services), "kill", Input);
    }

    private static async Task<Actor> ActorAsync(ServiceProvider services, string name = "office")
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var office = await db.Users.SingleAsync(a => a.UserName == name);
        return Actor.Of(Viewer.SignedIn(office.Id, office.DisplayName, office.Role, office.ProvinceCode))!;
    }

    /// <summary>Opens the file as the next start would, reads all of it, and checks keys and trail: a backup does all that.</summary>
    private static async Task VerifyAsync(string file, string copy)
    {
        await using var services = Services(file, seed: null, marker: false);
        await services.GetRequiredService<DatabaseBackup>().BackUpAsync(copy);
    }

    private static string Count(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return string.Join('/', Tables.Select(table =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM {table}";
            return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }));
    }

    private static ServiceProvider Services(string file, string? seed, bool marker)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (marker)
        {
            services.AddSingleton<IInterceptor, Marker>();
        }

        services.AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={file};Pooling=False", ["Seed:Path"] = seed,
        }).Build());
        return services.BuildServiceProvider();
    }

    /// <summary>Says when the process begins to save and to commit.</summary>
    private sealed class Marker : SaveChangesInterceptor, IDbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Say("save");
            return new(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Say("commit");
            return new(result);
        }
    }
}
