using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Statistics;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Places;

/// <summary>A pilot that has become a demonstration counts once, and the lists stay as they were issued.</summary>
public sealed class RisenPlacesTests
{
    [Theory, EveryProvider]
    public async Task A_place_that_rose_counts_as_a_demonstration_from_the_notice_on_and_never_twice(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        await offices.SetQuotaAsync(1);
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(await offices.PublicizedAsync(Nantong)), InNotice(1)));
        var database = offices.Database;

        Assert.Equal(new TierCounts(38, 72), await CountsAsync("2024-01-04"));
        Assert.Equal(new TierCounts(39, 71), await CountsAsync("2024-01-05"));
        Assert.Equal(110, (await database.DesignatedAsync(Day("2024-01-05"))).Count);
        var nantong = (await database.DesignatedAsync(Day("2024-01-05"))).Single(d => d.Code == Nantong);
        Assert.Equal((Tier.Demonstration, ProvenanceKind.Reported, "国知发运字〔2024〕9号"), (nantong.Tier, nantong.Provenance.Kind, nantong.Provenance.Source));
        Assert.Equal([Tier.Demonstration, Tier.Pilot], (await database.Places.FindAsync(Viewer.Public, Nantong, Day("2024-01-05")))!.Designations.Select(d => d.Tier));

        foreach (var day in new[] { "2023-12-31", "2024-01-05", "2030-01-01" })
        {
            var document = (await database.Notices.FindAsync(Viewer.Public, "designation-2022", Day(day)))!;
            Assert.Equal((38, 72), (document.Rows.Count(r => r.Annex == 1), document.Rows.Count(r => r.Annex == 2)));
            Assert.Equal(Tier.Pilot, document.Rows.Single(r => r.Code == Nantong).Tier);
        }

        var issued = (await database.Notices.FindAsync(Viewer.Public, "designation-2024", Day("2024-01-05")))!;
        Assert.Equal([Nantong], issued.Rows.Select(r => r.Code));
        Assert.Single(issued.Annexes);

        async Task<TierCounts> CountsAsync(string day) => (await database.Statistics.SummaryAsync(Viewer.Public, Day(day))).Counts;
    }
}
