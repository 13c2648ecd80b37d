using System.Diagnostics;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Bench;

/// <summary>
/// Fifty recommendations of one quota with ten places left, at once from three processes, on the database of a running product with its sample
/// accounts: ten must be done, forty refused with the numbers. Writes into the database.
/// </summary>
internal static class Recommend
{
    private const string Round = "2023";
    private const string Province = "320000";
    private const int Processes = 3;
    private const int Applications = 50;
    private const int Places = 10;
    private static readonly QuotaColumn Column = new(Track.County, Tier.Pilot);
    private static readonly DateOnly Day = new(2023, 9, 2);

    public static async Task<int> RunAsync(string file)
    {
        await using var services = Services(file);
        var (national, jiangsu) = (await ActorAsync(services, "sample.national"), await ActorAsync(services, "sample.jiangsu"));
        var ready = await ApplyAsync(services, jiangsu);
        var before = await FigureAsync(services, national);
        var quota = before.Recommended!.Value + Places;
        Expect(await services.GetRequiredService<QuotasCommands>().PublishAsync(
            national, new QuotaDraft(Round, [new QuotaChange(Province, Column, quota, before.Revision)], "50 at once", Day.AddDays(-1))));

        var children = ready.Chunk((Applications + Processes - 1) / Processes).Select(some => Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [.. Arguments(), "recommend-some", file, .. some.Select(m => $"{m.ApplicationId:N}/{m.Version}")])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true,
            })!).ToList();
        foreach (var child in children)
        {
            await child.StandardOutput.ReadLineAsync(); // it has its services, and waits
        }

        var began = Stopwatch.GetTimestamp();
        children.ForEach(child => child.StandardInput.WriteLine());
        var said = await Task.WhenAll(children.Select(child => child.StandardOutput.ReadToEndAsync()));
        var took = Stopwatch.GetElapsedTime(began);
        var outcomes = said.SelectMany(s => s.Split('\n', StringSplitOptions.RemoveEmptyEntries)).CountBy(word => word).ToDictionary();
        children.ForEach(child => child.Dispose());

        await using var fresh = Services(file);
        var after = await FigureAsync(fresh, national);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", outcomes.Select(o => $"{o.Value} {o.Key}"))} in {took.TotalSeconds:0.0} s; {after.Recommended} of {after.Count} recommended"));
        return outcomes.GetValueOrDefault("done") == Places && outcomes.GetValueOrDefault(nameof(QuotaRefusal.Used)) == Applications - Places
            && (after.Recommended, after.Left) == (quota, 0) ? 0 : 1;
    }

    /// <summary>One of the processes: recommends what it is given, all at once, when it is told to.</summary>
    public static async Task SomeAsync(string file, string[] applications)
    {
        await using var services = Services(file);
        var (commands, jiangsu) = (services.GetRequiredService<ProgressionCommands>(), await ActorAsync(services, "sample.jiangsu"));
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        var results = await Task.WhenAll(applications.Select(a => a.Split('/')).Select(a => Task.Run(() => commands.AdvanceAsync(
            jiangsu, new SeenApplication(Guid.ParseExact(a[0], "N"), int.Parse(a[1], CultureInfo.InvariantCulture)), Stage.Recommended, new StageStep(Day)))));
        foreach (var result in results)
        {
            Console.WriteLine(result switch
            {
                CommandResult<StageMove>.Done => "done",
                CommandResult<StageMove>.Refused refused => refused.Refusal.GetType().Name,
                _ => "conflict",
            });
        }
    }

    /// <summary>Counties of Jiangsu up to the end of their public notice.</summary>
    private static async Task<List<StageMove>> ApplyAsync(ServiceProvider services, Actor jiangsu)
    {
        var commands = services.GetRequiredService<ProgressionCommands>();
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var ready = new List<StageMove>();
        foreach (var code in await db.Divisions.Where(d => d.ProvinceCode == Province && d.PrefectureCode != null && !d.Code.EndsWith("00")).Select(d => d.Code).Order().ToListAsync())
        {
            if (await commands.StartAsync(jiangsu, new NewApplication(Round, code, Track.County, Tier.Pilot, new(2023, 8, 1))) is not CommandResult<StageMove>.Done { Value: var move })
            {
                continue; // has one already, or is none that may
            }

            move = Expect(await commands.AdvanceAsync(jiangsu, Seen(move), Stage.ProvincialReview, new StageStep(new(2023, 8, 10))));
            ready.Add(Expect(await commands.OpenPublicNoticeAsync(jiangsu, Seen(move), new(2023, 8, 20), new(2023, 8, 27))));
            if (ready.Count == Applications)
            {
                return ready;
            }
        }

        throw new InvalidOperationException($"Only {ready.Count} counties may apply.");
    }

    private static async Task<QuotaFigure> FigureAsync(ServiceProvider services, Actor national) =>
        (await services.GetRequiredService<QuotasQueries>().TableAsync(national.Viewer, Round, Day, true))!.Provinces.Single(p => p.Province.Code == Province)[Column];

    private static SeenApplication Seen(StageMove move) => new(move.ApplicationId, move.Version);

    private static T Expect<T>(CommandResult<T> result) => result switch
    {
        CommandResult<T>.Done done => done.Value,
        CommandResult<T>.Refused refused => throw new InvalidOperationException($"refused: {refused.Refusal}"),
        _ => throw new InvalidOperationException($"{result}"),
    };

    private static async Task<Actor> ActorAsync(ServiceProvider services, string name)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var office = await db.Users.SingleAsync(a => a.UserName == name);
        return Actor.Of(Viewer.SignedIn(office.Id, office.DisplayName, office.Role, office.ProvinceCode))!;
    }

    /// <summary>When this program is run by the host of .NET, its own path comes first.</summary>
    private static string[] Arguments() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Recommend).Assembly.Location] : [];

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDashboardData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={file}",
        }).Build());
        return services.BuildServiceProvider();
    }
}
