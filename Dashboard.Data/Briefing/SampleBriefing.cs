using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Briefing;

/// <summary>
/// Makes the briefing <c>sample</c> once the sample data is there, so that a newcomer sees what one is. Only where nothing but sample data
/// could stand in it, since it is for everyone to read.
/// </summary>
internal sealed class SampleBriefing(IDbContextFactory<DashboardDbContext> factory, BriefingCommands commands, IOptions<SeedOptions> options) : IHostedService
{
    public const string Id = "sample";

    private static readonly DateOnly AsOf = new(2023, 11, 20);
    private static readonly DateOnly Since = new(2023, 8, 15);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Illustrative != true)
        {
            return;
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.SampleData.AllAsync(s => s.LoadedAt == null, cancellationToken)
            || await db.Briefings.AnyAsync(b => b.Id == Id, cancellationToken)
            || await db.Applications.AnyAsync(a => a.Ground != ProvenanceKind.Illustrative, cancellationToken)
            || await db.WorkPlanFilings.AnyAsync(f => f.Ground != ProvenanceKind.Illustrative, cancellationToken))
        {
            return;
        }

        var all = Viewer.SignedIn(Id, Id, Role.NationalOffice, null);
        await commands.AddSampleAsync(
            all,
            new BriefingInput(
                "示例简报：强市建设试点示范情况", AsOf, Since,
                [.. Enum.GetValues<SlideKind>().Select(kind => new ChosenSlide(kind, kind == SlideKind.Province ? "320000" : null))],
                "本简报由示例数据生成，只用于演示。\n示例数据，不得引用。", BriefingVisibility.Public),
            Id,
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
