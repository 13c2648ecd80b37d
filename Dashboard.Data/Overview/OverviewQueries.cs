using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Overview;

/// <summary>What an entry of the calendar is.</summary>
public enum CalendarEntryKind
{
    /// <summary>A notice was issued.</summary>
    NoticeIssued,

    /// <summary>工作方案印发并备案 falls due.</summary>
    WorkPlanDue,

    /// <summary>试点示范时限 ends.</summary>
    TermEnds,

    /// <summary>推荐及材料报送 falls due.</summary>
    RecommendationDue,

    /// <summary>联系人回执 falls due.</summary>
    LiaisonReceiptDue,
}

/// <summary>A day that matters to the programme.</summary>
/// <param name="On">Null: the source lost the date (原文缺失).</param>
/// <param name="NoticeId">The notice it comes from.</param>
/// <param name="Title">Short title of that notice.</param>
public sealed record CalendarEntry(CalendarEntryKind Kind, DateOnly? On, string NoticeId, Bilingual Title, Provenance Provenance);

/// <summary>A national total of a round whose list is not held here.</summary>
public sealed record UnlistedOutcome(string Round, Track Track, Tier Tier, int Count, string? DocumentNumber, DateOnly KnownOn, string Source);

/// <summary>Reads what only the overview shows. The figures come from the statistics.</summary>
public sealed class OverviewQueries(DashboardReader reader, RoundsQueries rounds, NoticesQueries notices, DivisionsQueries divisions)
{
    /// <summary>Deadlines and documents of the notices issued by the as-of date: dated ones in order, then those without a date.</summary>
    public Task<IReadOnlyList<CalendarEntry>> CalendarAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<CalendarEntry>>(
            viewer,
            new CalendarKey(asOf),
            async (db, token) =>
            {
                var notices = (await db.Notices.Where(n => n.Ground != ProvenanceKind.Illustrative).OrderBy(n => n.Id)
                        .Select(n => new { n.Id, n.Year, n.DocumentNumber, n.IssuedOn, n.ShortTitleZh, n.ShortTitleEn })
                        .ToListAsync(token))
                    .Where(n => NoticeRules.CountsFrom(n.IssuedOn, n.Year) <= asOf);
                var rounds = await db.Rounds.OrderBy(r => r.Code).ToListAsync(token);
                var ends = (await TermEndsAsync(db, asOf, token)).ToLookup(e => e.NoticeId, StringComparer.Ordinal);
                var entries = new List<CalendarEntry>();
                foreach (var notice in notices)
                {
                    var title = new Bilingual(notice.ShortTitleZh, notice.ShortTitleEn);
                    var official = Provenance.Official(notice.DocumentNumber, on: notice.IssuedOn);
                    entries.Add(new CalendarEntry(CalendarEntryKind.NoticeIssued, notice.IssuedOn, notice.Id, title, official));
                    if (rounds.Find(r => r.DesignationNoticeId == notice.Id) is { } closed && notice.IssuedOn is { } approvedOn)
                    {
                        entries.Add(new CalendarEntry(
                            CalendarEntryKind.WorkPlanDue,
                            DutyRules.WorkPlanDueOn(approvedOn),
                            notice.Id,
                            title,
                            Provenance.Computed(nameof(DutyRules.WorkPlanDueOn), notice.DocumentNumber)));
                        entries.AddRange(ends[notice.Id].Select(e => (e.EndsOn, e.Source)).DefaultIfEmpty((closed.TermEndsOn, null))
                            .Select(e => new CalendarEntry(CalendarEntryKind.TermEnds, e.Item1, notice.Id, title, e.Item2 ?? official)));
                    }

                    if (rounds.Find(r => r.EvaluationNoticeId == notice.Id) is { } opened)
                    {
                        entries.Add(new CalendarEntry(CalendarEntryKind.LiaisonReceiptDue, opened.LiaisonReceiptDueOn, notice.Id, title, official));
                        entries.Add(new CalendarEntry(CalendarEntryKind.RecommendationDue, opened.RecommendationDueOn, notice.Id, title, official));
                    }
                }

                return entries.OrderBy(e => e.On ?? DateOnly.MaxValue).ThenBy(e => e.NoticeId, StringComparer.Ordinal).ThenBy(e => e.Kind).ToList();
            },
            cancellationToken);

    /// <summary>Totals, known by the as-of date, of rounds whose lists are not held: to be mentioned beside the counts, never added to them.</summary>
    public Task<IReadOnlyList<UnlistedOutcome>> UnlistedOutcomesAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<UnlistedOutcome>>(
            viewer,
            new OutcomesKey(asOf),
            async (db, token) =>
            {
                var held = (await (
                    from round in db.Rounds
                    join designation in db.Designations on round.DesignationNoticeId equals designation.NoticeId
                    join place in db.Places on designation.PlaceCode equals place.Code
                    where designation.DesignatedOn <= asOf
                    select new { round.Code, designation.Tier, place.Kind }).Distinct().ToListAsync(token))
                    .Select(h => (h.Code, PlaceRules.TrackOf(h.Kind), h.Tier)).ToHashSet();
                var outcomes = await (
                    from outcome in db.RoundOutcomes
                    where outcome.KnownOn != null && outcome.KnownOn <= asOf
                    orderby outcome.RoundCode, outcome.Track, outcome.Tier
                    select new UnlistedOutcome(
                        outcome.RoundCode, outcome.Track, outcome.Tier, outcome.Count, outcome.DocumentNumber, outcome.KnownOn!.Value, outcome.Source))
                    .ToListAsync(token);
                return outcomes.FindAll(o => !held.Contains((o.Round, o.Track, o.Tier)));
            },
            cancellationToken);

    /// <summary>The programme as a line of days, with what is known today.</summary>
    public Task<ProgrammeLine> LineAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            new LineKey(today),
            async (db, token) => ProgrammeLine.Of(
                (await TermEndsAsync(db, today, token)).ToLookup(e => e.NoticeId, e => e.EndsOn!.Value, StringComparer.Ordinal),
                await rounds.ListAsync(viewer, token),
                await notices.ListAsync(viewer, today, token),
                await UnlistedOutcomesAsync(viewer, today, token),
                (await divisions.DirectoryAsync(viewer, token)).Lists,
                today),
            cancellationToken);

    /// <summary>On which days the terms of the rows of a notice end, as known on a day, and by which document when not by the notice itself.</summary>
    private static async Task<IReadOnlyList<TermEnd>> TermEndsAsync(DashboardDbContext db, DateOnly day, CancellationToken cancellationToken) =>
        (await Designation.Dated(db, db.Designations.Where(d => d.DesignatedOn <= day), day)
            .Select(d => new
            {
                d.Designation.NoticeId, d.EndsOn, DocumentNumber = (string?)d.Revision!.DocumentNumber, DecidedOn = (DateOnly?)d.Revision!.DecidedOn, Ground = (ProvenanceKind?)d.Revision!.Ground,
            }).Distinct().ToListAsync(cancellationToken))
        .OrderBy(e => e.EndsOn).ThenBy(e => e.DocumentNumber, StringComparer.Ordinal).DistinctBy(e => (e.NoticeId, e.EndsOn))
        .Select(e => new TermEnd(e.NoticeId, e.EndsOn, e.DocumentNumber is { } number ? new Provenance(e.Ground!.Value, number, On: e.DecidedOn) : null)).ToList();

    /// <param name="Source">Null: the notice itself.</param>
    private sealed record TermEnd(string NoticeId, DateOnly? EndsOn, Provenance? Source);

    private sealed record CalendarKey(DateOnly AsOf);

    private sealed record LineKey(DateOnly Today);

    private sealed record OutcomesKey(DateOnly AsOf);
}
