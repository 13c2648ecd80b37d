using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Changes;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Places;

/// <summary>Documents that extend the terms of the list of 2022 or end them early; none of them is true.</summary>
public sealed class TermCommandsTests
{
    private const string Document = "测试发〔2025〕1号";
    private static readonly DateOnly Stated = Day("2025-06-30");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>After the document the place is in force on a day after the old end, by every surface; on the day before it by none is anything known of it.</summary>
    [Theory, EveryProvider]
    public async Task After_an_extension_every_reader_says_in_force_and_before_its_document_none_knows_of_it(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var before = await ReadAsync(offices, Nantong, Day("2025-05-19"));

        Assert.Equal(1, Done(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Nantong)], Extension)));

        Assert.Equal(before, await ReadAsync(offices, Nantong, Day("2025-05-19")));
        Assert.Equal(new Surfaces(Stated, true, true, 1, 110, before.Pilots, CohortState.NotApplied, Stated, 110, 0), before);
        Assert.Equal(before with { EndsOn = Day("2026-06-30"), WarnedOf = null, Warned = 0, Changes = 1 }, await ReadAsync(offices, Nantong, Day("2025-05-20")));
        Assert.Equal(
            new Surfaces(Day("2026-06-30"), true, true, 1, 1, 1, CohortState.NotApplied, Day("2026-06-30"), 1, 1), await ReadAsync(offices, Nantong, Day("2025-12-01")));
        Assert.Equal(
            new Surfaces(Day("2026-06-30"), false, false, 0, 0, 0, CohortState.Expired, null, 0, 2), await ReadAsync(offices, Nantong, Day("2026-07-01")));
        var other = await ReadAsync(offices, Wuxi, Day("2025-12-01"));
        Assert.Equal((Stated, false, CohortState.Expired), (other.EndsOn, other.IsInForce, other.Cohort));
    }

    [Fact]
    public async Task After_an_early_end_every_reader_says_ended_from_the_day_after()
    {
        await using var offices = await Offices.StartAsync();

        Done(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Nantong)], Extension with { EndsOn = Day("2025-05-25") }));

        Assert.Equal((true, Day("2025-05-25")), Of(await ReadAsync(offices, Nantong, Day("2025-05-25"))));
        var after = await ReadAsync(offices, Nantong, Day("2025-05-26"));
        Assert.Equal(new Surfaces(Day("2025-05-25"), false, false, 0, 109, after.Pilots, CohortState.Expired, null, 0, 2), after);
        Assert.Equal((await ReadAsync(offices, Nantong, Day("2025-05-25"))).Pilots - 1, after.Pilots);

        static (bool, DateOnly) Of(Surfaces surfaces) => (surfaces.IsInForce, surfaces.EndsOn);
    }

    [Fact]
    public async Task A_revised_term_is_a_change_with_its_document_and_ends_by_it()
    {
        await using var offices = await Offices.StartAsync();
        Done(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Nantong)], Extension));

        var changes = (await offices.Database.Get<ChangesQueries>().ListAsync(Viewer.Public, new ChangeFilter(), Day("2026-11-27"), Stop)).Where(c => c.PlaceCode == Nantong).ToList();

        Assert.Equal(
            [(ChangeKind.TermEnded, Day("2026-07-01"), Document), (ChangeKind.TermExtended, Day("2025-05-20"), Document), (ChangeKind.Designated, Day("2022-08-04"), "国知发运字〔2022〕33号")],
            changes.Select(c => (c.Kind, c.CountsFrom, c.Provenance.Source)));
        Assert.Equal((Stated, Day("2026-06-30")), (changes[1].EndedOnBefore, changes[1].EndsOn));
        var life = (await offices.Database.Places.FindAsync(offices.National.Viewer, Nantong, Day("2025-05-20"), Stop))!;
        Assert.Equal((1, Document, "延长一年"), (Assert.Single(life.Revisions).Number, life.Revisions[0].DocumentNumber, life.Revisions[0].Reason));
        Assert.Equal(
            (Document, null), Assert.Single((await offices.Database.Places.FindAsync(Viewer.Public, Nantong, Day("2025-05-20"), Stop))!.Revisions) is var shown ? (shown.DocumentNumber, shown.Reason) : default);
        Assert.Empty((await offices.Database.Places.FindAsync(Viewer.Public, Nantong, Day("2025-05-19"), Stop))!.Revisions);
        Assert.Equal(
            [Stated, Day("2026-06-30")],
            (await offices.Database.Overview.CalendarAsync(Viewer.Public, Day("2025-05-20"), Stop)).Where(e => e.Kind == CalendarEntryKind.TermEnds).Select(e => e.On!.Value));
        Assert.Equal(
            [Stated, Day("2026-06-30")],
            (await offices.Database.Overview.LineAsync(Viewer.Public, Day("2026-11-27"), Stop)).Marks.Where(m => m.Kind == ProgrammeMarkKind.TermEnd).Select(m => m.On));
    }

    [Fact]
    public async Task One_document_extends_a_whole_list_or_nothing_of_it()
    {
        await using var offices = await Offices.StartAsync();
        var all = (await offices.Database.Places.ListedAsync(Viewer.Public, "designation-2022", Day("2025-06-01"), Stop))
            .Select(p => new SeenTerm(new DesignationRow(p.NoticeId, p.Annex, p.Row), p.Revisions, p.Term.EndsOn)).ToList();

        Assert.IsType<CommandResult<int>.Conflict>(
            await Commands(offices).ReviseAsync(offices.National, [.. all.SkipLast(1), all[^1] with { Revisions = 1 }], Extension, Stop));
        Assert.Equal(0, await CountAsync(offices));
        Assert.Equal(110, Done(await Commands(offices).ReviseAsync(offices.National, all, Extension, Stop)));
        Assert.Equal(110, await InForceAsync(offices, Day("2025-12-01")));
        Assert.Equal(110, Done(await Commands(offices).UndoAsync(offices.National, [.. all.Select(s => s with { Revisions = 1, EndsOn = Extension.EndsOn })], "登记有误", Stop)));
        Assert.Equal((0, 0), (await InForceAsync(offices, Day("2025-12-01")), await CountAsync(offices)));
    }

    [Fact]
    public async Task A_document_is_refused_with_its_reason_and_writes_nothing()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, seen) = (Commands(offices), await SeenAsync(offices, Nantong));

        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await commands.ReviseAsync(offices.Jiangsu, [seen], Extension, Stop)));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await commands.UndoAsync(offices.Jiangsu, [seen], "登记有误", Stop)));
        Assert.IsType<TermRefusal.DocumentMissing>(Refused(await commands.ReviseAsync(offices.National, [seen], Extension with { DocumentNumber = " " }, Stop)));
        Assert.IsType<TermRefusal.ReasonMissing>(Refused(await commands.ReviseAsync(offices.National, [seen], Extension with { Reason = "" }, Stop)));
        Assert.IsType<TermRefusal.ReasonMissing>(Refused(await commands.UndoAsync(offices.National, [seen], "", Stop)));
        Assert.IsType<TermRefusal.Unknown>(Refused(await commands.ReviseAsync(offices.National, [seen with { Row = seen.Row with { Row = 999 } }], Extension, Stop)));
        Assert.IsType<TermRefusal.Unknown>(Refused(await commands.ReviseAsync(offices.National, [], Extension, Stop)));
        Assert.IsType<TermRefusal.InFuture>(Refused(await commands.ReviseAsync(offices.National, [seen], Extension with { DecidedOn = Day("2026-11-28") }, Stop)));
        Assert.Equal(new TermRefusal.Ended(Stated), Refused(await commands.ReviseAsync(offices.National, [seen], Extension with { DecidedOn = null }, Stop))); // today
        Assert.IsType<TermRefusal.NothingToUndo>(Refused(await commands.UndoAsync(offices.National, [seen], "登记有误", Stop)));
        Assert.Equal(0, await CountAsync(offices));
    }

    [Fact]
    public async Task The_second_of_two_that_saw_the_same_term_is_told()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, seen) = (Commands(offices), await SeenAsync(offices, Nantong));
        Done(await commands.ReviseAsync(offices.National, [seen], Extension, Stop));

        var conflict = Assert.IsType<CommandResult<int>.Conflict>(await commands.ReviseAsync(offices.National, [seen], Extension with { EndsOn = Day("2027-06-30") }, Stop));

        Assert.Equal(new ConflictingValue(nameof(TermRevision.EndsOn), "2027-06-30", "2026-06-30"), Assert.Single(conflict.Values));
        Assert.IsType<CommandResult<int>.Conflict>(await commands.UndoAsync(offices.National, [seen], "登记有误", Stop));
    }

    [Fact]
    public async Task What_began_on_the_new_days_keeps_the_document()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, seen) = (Commands(offices), await SeenAsync(offices, Nantong));
        Done(await commands.ReviseAsync(offices.National, [seen], Extension with { DecidedOn = Day("2023-02-01"), EndsOn = Day("2023-05-15") }, Stop));
        var short_ = seen with { Revisions = 1, EndsOn = Day("2023-05-15") };
        Assert.Equal(new EligibilityRefusal.PilotTermEnded(Day("2023-05-15"), Day("2023-05-16")), Refused(await offices.StartAsync(Nantong, "2023-05-16")));
        Done(await commands.ReviseAsync(offices.National, [short_], Extension with { DecidedOn = Day("2023-05-10"), EndsOn = Stated }, Stop));
        Done(await offices.StartAsync(Nantong, "2023-05-16"));

        var longer = seen with { Revisions = 2, EndsOn = Stated };
        Assert.Equal(new TermRefusal.BuiltOn(new Bilingual("南通市", "Nantong"), 1), Refused(await commands.UndoAsync(offices.National, [longer], "登记有误", Stop)));
        Assert.IsType<TermRefusal.BuiltOn>(Refused(await commands.ReviseAsync(offices.National, [longer], Extension with { DecidedOn = Day("2023-05-12"), EndsOn = Day("2023-05-15") }, Stop)));
    }

    [Fact]
    public async Task A_pilot_that_has_risen_and_a_tier_that_is_held_again_are_not_extended()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        Done(await offices.Decisions.DesignateAsync(offices.National, Seen(await offices.PublicizedAsync(Nantong)), InNotice(1) with { Term = new Term(Day("2024-01-01"), Day("2026-12-31")) }));
        await offices.Database.WriteAsync(db => db.Designations.Add(new Designation
        {
            NoticeId = "designation-2024", Annex = 2, Row = 1, PlaceCode = Wuxi, Tier = Tier.Pilot, DesignatedOn = Day("2025-12-01"), StartsOn = Day("2025-12-01"), EndsOn = Day("2028-11-30"),
        }));

        Assert.IsType<TermRefusal.Superseded>(Refused(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Nantong)], Extension, Stop)));
        Assert.Equal(
            Day("2025-12-01"), Assert.IsType<TermRefusal.Overlaps>(Refused(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Wuxi)], Extension, Stop))).DesignatedOn);
        Done(await Commands(offices).ReviseAsync(offices.National, [await SeenAsync(offices, Wuxi)], Extension with { EndsOn = Day("2025-11-30") }, Stop));
    }

    [Fact]
    public async Task The_trail_keeps_what_was_recorded_and_taken_back_and_finds_both_sound()
    {
        await using var offices = await Offices.StartAsync();
        var seen = await SeenAsync(offices, Nantong);
        Done(await Commands(offices).ReviseAsync(offices.National, [seen], Extension, Stop));
        Done(await Commands(offices).UndoAsync(offices.National, [seen with { Revisions = 1, EndsOn = Extension.EndsOn }], "登记有误", Stop));

        await using var db = offices.Database.Open();
        var entries = await db.Set<AuditEntry>().Where(e => e.Entity == nameof(TermRevision)).OrderBy(e => e.Id).Select(e => new { e.Action, e.Reason }).ToListAsync(Stop);
        Assert.Equal([(AuditAction.Created, "延长一年"), (AuditAction.Removed, "登记有误")], entries.Select(e => (e.Action, e.Reason)));
        Assert.Equal(110, await db.Designations.CountAsync(Stop));
    }

    private static TermDecision Extension => new(Day("2026-06-30"), Document, "延长一年", Day("2025-05-20"));

    private static TermCommands Commands(Offices offices) => offices.Database.Get<TermCommands>();

    /// <summary>The first designation of the place, as it is known today.</summary>
    private static async Task<SeenTerm> SeenAsync(Offices offices, string place)
    {
        var pilot = (await offices.Database.Places.FindAsync(Viewer.Public, place, FixedTimeProvider.Noon.Today, Stop))!.Designations[^1];
        return new SeenTerm(new DesignationRow(pilot.NoticeId, pilot.Annex, pilot.Row), pilot.Revisions, pilot.Term.EndsOn);
    }

    private static async Task<int> CountAsync(Offices offices)
    {
        await using var db = offices.Database.Open();
        return await db.TermRevisions.CountAsync(Stop);
    }

    private static async Task<decimal?> InForceAsync(Offices offices, DateOnly day, string? place = null) => (await offices.Database.Get<CubeQueries>().AskAsync(
        Viewer.Public,
        new CubeQuestion(MeasureCatalogue.Of(MeasureId.PlacesInForce), [], place is null ? new Dictionary<Dimension, string>() : new Dictionary<Dimension, string> { [Dimension.Place] = place }, day),
        Stop))!.Total.Value.Value;

    /// <summary>What the surfaces say of a pilot on a day.</summary>
    private static async Task<Surfaces> ReadAsync(Offices offices, string place, DateOnly day)
    {
        var database = offices.Database;
        var listed = (await database.DesignatedAsync(day)).Single(p => p.Code == place);
        var life = (await database.Places.FindAsync(Viewer.Public, place, day, Stop))!.Designations[0];
        var notice = (await database.Places.ListedAsync(Viewer.Public, "designation-2022", day, Stop)).Single(p => p.Code == place);
        Assert.Equal((listed.Term, listed.Status), (life.Term, life.Status));
        Assert.Equal((listed.Term, listed.Status), (notice.Term, notice.Status));
        var summary = await database.Statistics.SummaryAsync(Viewer.Public, day, cancellationToken: Stop);
        Assert.Equal(summary.Active, await InForceAsync(offices, day));
        var weights = await database.Get<ScenarioQueries>().WeightsAsync(offices.National.Viewer, Track.City, day, Stop);
        await using var db = database.Open();
        var held = await ApplicationReading.HeldAsync(db, place, day, Stop);
        var cohort = (await database.Progression.CohortAsync(offices.National.Viewer, "2022", day, Stop)).Places.Single(p => p.PlaceCode == place);
        var items = (await database.Get<InboxQueries>().ListAsync(offices.National.Viewer, day, Stop)).Items;
        var changes = await database.Get<ChangesQueries>().ListAsync(Viewer.Public, new ChangeFilter(), day, Stop);
        var ending = items.LastOrDefault(i => i.Kind == InboxKind.TermEnding && i.DueOn == listed.Term.EndsOn);
        return new Surfaces(
            listed.Term.EndsOn,
            listed.Status == DesignationStatus.Active,
            EligibilityRules.CheckStatus(Track.City, Tier.Demonstration, held, day) is null,
            await InForceAsync(offices, day, place) ?? 0,
            summary.Active,
            weights.Provinces.Single(p => p.Province.Code == "320000").EligiblePilots,
            cohort.State,
            ending?.DueOn,
            ending?.Count ?? 0,
            changes.Count(c => c.PlaceCode == place && c.Kind != ChangeKind.Designated));
    }

    private sealed record Surfaces(
        DateOnly EndsOn, bool IsInForce, bool MayApply, decimal InForce, int Active, int Pilots, CohortState? Cohort, DateOnly? WarnedOf, int Warned, int Changes);
}
