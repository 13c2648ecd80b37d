using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Briefing;

/// <summary>What was said stays said, and who may read and change it.</summary>
public sealed class BriefingCommandsTests
{
    private static readonly Viewer Leadership = Viewer.SignedIn("leadership", "leadership", Role.Leadership, null);
    private static readonly Viewer Province = Viewer.SignedIn("province", "province", Role.ProvincialOffice, "320000");

    [Fact]
    public async Task A_pinned_briefing_stays_byte_equal_after_500_changes_and_the_band_names_the_differences()
    {
        await using var office = await BriefingOffice.StartAsync();
        var id = await office.MakeAsync();
        var before = await office.StoredAsync(id);
        Assert.Empty((await office.Queries.CorrectionsAsync(office.National.Viewer, id))!);

        // Later changes, back-dated ones before the day of the briefing, and a list that is corrected.
        string[] provinces = ["320000", "330000", "440000", "370000", "350000"];
        for (var change = 0; change < 500; change++)
        {
            Assert.IsType<CommandResult<Data.Quotas.QuotaPublication>.Done>(await office.Quotas.SetAsync(
                provinces[change % provinces.Length], QuotaOffice.DemonstrationCities, 1 + (change % 7), new DateOnly(2023, 7, 1).AddDays(change % 120), seen: change / provinces.Length));
        }

        await office.Database.WriteAsync(db => db.Designations.Single(d => d.Annex == 1 && d.Row == 10).Tier = Tier.Pilot);

        Assert.Equal(before, await office.StoredAsync(id));
        Assert.Equal(before, BriefingJson.Write(await office.ContentAsync(id)));
        var corrections = await office.Queries.CorrectionsAsync(office.National.Viewer, id);
        Assert.Contains(corrections!, c => c.Said is { Measure: "places.demonstration", Where: "", Value: 38 } && c.Now.Value == 37);
        Assert.Contains(corrections!, c => c.Said is { Measure: "places.pilot", Where: "Province=320000", Value: 7 } && c.Now.Value == 8);
        Assert.DoesNotContain(corrections!, c => c.Said.Measure == "places.designated");
    }

    [Fact]
    public async Task A_state_that_changes_at_each_reading_is_refused_and_nothing_is_stored()
    {
        await using var office = await BriefingOffice.StartAsync();
        await using var other = office.Database.Another();
        var stamps = ChangeWhileRead(office.Database, other, int.MaxValue);

        Assert.Equal(new BriefingRefusal.DataChanging(5), await office.RefusalAsync(BriefingOffice.Input));

        Assert.True(stamps.Count >= 5);
        await using var db = other.Open();
        Assert.False(await db.Briefings.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_another_instance_writes_during_a_reading_is_read_again_and_the_version_is_that_of_the_figures()
    {
        await using var office = await BriefingOffice.StartAsync();
        await using var other = office.Database.Another();
        var stamps = ChangeWhileRead(office.Database, other, 1);

        var id = await office.MakeAsync();

        await using var db = other.Open();
        Assert.Equal(Assert.Single(stamps), (await db.Briefings.SingleAsync(b => b.Id == id, TestContext.Current.CancellationToken)).DataVersion);
        Assert.All((await office.ContentAsync(id)).Figures.Where(f => f is { Measure: "places.demonstration", Where: "", On: null }), f => Assert.Equal(37, f.Value));
        Assert.Equal(await office.StoredAsync(await office.MakeAsync()), await office.StoredAsync(id));
    }

    [Fact]
    public async Task The_same_data_gives_the_same_bytes()
    {
        await using var office = await BriefingOffice.StartAsync(sample: true);

        Assert.Equal(await office.StoredAsync(await office.MakeAsync()), await office.StoredAsync(await office.MakeAsync()));
    }

    [Fact]
    public async Task A_draft_is_for_its_office_an_internal_one_for_the_leadership_too_a_public_one_for_everyone()
    {
        await using var office = await BriefingOffice.StartAsync();
        var (draft, intern, open) = (await office.MakeAsync(With(BriefingVisibility.Draft)), await office.MakeAsync(), await office.MakeAsync(With(BriefingVisibility.Public)));

        Assert.Equal(3, (await office.Queries.ListAsync(office.National.Viewer)).Count);
        Assert.Equal(new[] { intern, open }.Order(), (await office.Queries.ListAsync(Leadership)).Select(b => b.Id).Order());
        Assert.Equal([open], (await office.Queries.ListAsync(Province)).Select(b => b.Id));
        Assert.Equal([open], (await office.Queries.ListAsync(Viewer.Public)).Select(b => b.Id));
        Assert.Null(await office.Queries.FindAsync(Leadership, draft));
        Assert.Null(await office.Queries.FindAsync(Viewer.Public, intern));
        Assert.Null(await office.Queries.CorrectionsAsync(Province, intern));
        Assert.Null(await office.Queries.FindAsync(Viewer.Public, "nothing"));

        static BriefingInput With(BriefingVisibility visibility) => BriefingOffice.Input with { Visibility = visibility };
    }

    [Fact]
    public async Task An_internal_briefing_never_becomes_public_and_a_change_is_audited()
    {
        await using var office = await BriefingOffice.StartAsync();
        var id = await office.MakeAsync();
        var seen = (await office.Queries.FindAsync(office.National.Viewer, id))!.Info;

        var refused = Assert.IsType<CommandResult<Nothing>.Refused>(await office.Commands.ChangeAsync(office.National, seen, seen.Title, BriefingVisibility.Public));
        Assert.IsType<BriefingRefusal.HoldsUnpublished>(refused.Refusal);
        Assert.IsType<CommandResult<Nothing>.Done>(await office.Commands.ChangeAsync(office.National, seen, "九月简报", BriefingVisibility.Draft));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await office.Commands.ChangeAsync(office.National, seen, "十月简报", BriefingVisibility.Draft));

        await using var db = office.Database.Open();
        var entries = await db.AuditEntries.Where(e => e.Entity == nameof(LeadershipBriefing)).OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([AuditAction.Created, AuditAction.Changed], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.DoesNotContain("Content", e.After, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_made_is_refused_with_the_reason()
    {
        await using var office = await BriefingOffice.StartAsync();
        var input = BriefingOffice.Input;

        Assert.IsType<BriefingRefusal.TitleInvalid>(await office.RefusalAsync(input with { Title = " " }));
        Assert.IsType<BriefingRefusal.TitleInvalid>(await office.RefusalAsync(input with { Title = new string('题', 61) }));
        Assert.IsType<BriefingRefusal.TextTooLong>(await office.RefusalAsync(input with { FreeText = new string('文', 2001) }));
        Assert.IsType<BriefingRefusal.NoSlide>(await office.RefusalAsync(input with { Slides = [] }));
        Assert.Equal(new BriefingRefusal.SlideTwice(SlideKind.Regions), await office.RefusalAsync(input with { Slides = [new(SlideKind.Regions), new(SlideKind.Regions)] }));
        Assert.Equal(new BriefingRefusal.ProvinceUnknown("710000"), await office.RefusalAsync(input with { Slides = [new(SlideKind.Province, "710000")] }));
        Assert.IsType<BriefingRefusal.InFuture>(await office.RefusalAsync(input with { AsOf = new(2099, 1, 1) }));
        Assert.IsType<BriefingRefusal.SinceNotEarlier>(await office.RefusalAsync(input with { Since = input.AsOf }));
        Assert.Equal(new string('题', 60), (await office.Queries.FindAsync(office.National.Viewer, await office.MakeAsync(input with { Title = new string('题', 60) })))!.Info.Title);
    }

    /// <summary>So often another instance commits a change of a list while the first reads the lists. Gives back the versions it made.</summary>
    private static List<Guid> ChangeWhileRead(TestDatabase first, TestDatabase other, int times)
    {
        var (stamps, gate) = (new List<Guid>(), new Lock());
        first.Commands.Sending = text =>
        {
            lock (gate)
            {
                if (stamps.Count < times && text.Contains("\"Designations\"", StringComparison.Ordinal))
                {
                    using var db = other.Open();
                    var designation = db.Designations.AsTracking().Single(d => d.Annex == 1 && d.Row == 10);
                    designation.Tier = designation.Tier == Tier.Pilot ? Tier.Demonstration : Tier.Pilot;
                    db.SaveChanges();
                    stamps.Add(db.DataVersions.AsNoTracking().Single().Stamp);
                }
            }
        };
        return stamps;
    }
}
