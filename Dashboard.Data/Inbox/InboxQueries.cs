using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Inbox;

/// <summary>
/// Computes what waits from what is recorded. The count of an item of applications is the count of the list it leads to, by the same
/// filter. Overview, desk, rail and inbox all show this list.
/// </summary>
public sealed class InboxQueries(
    DashboardReader reader,
    AccessGuard guard,
    QuotasQueries quotas,
    TransferQueries transfers,
    DeadlineQueries deadlines,
    DutiesQueries duties,
    StatisticsQueries statistics,
    PlacesQueries places,
    ScenarioQueries scenarios,
    ApplicationCounts counts)
{
    /// <summary>The viewer's own inbox: of the province, or the national one as far as the viewer may see it. For the public what it may know.</summary>
    public Task<InboxList> ListAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        viewer.ProvinceCode is { } own ? OfProvinceAsync(viewer, own, asOf, cancellationToken)
        : reader.ReadAsync(
            viewer,
            new ListKey(null, asOf),
            async (db, token) => await NationalAsync(db, viewer, asOf, token),
            cancellationToken);

    /// <summary>The inbox of a province's office.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not see the province.</exception>
    public Task<InboxList> OfProvinceAsync(Viewer viewer, string provinceCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(provinceCode));
        return reader.ReadAsync(
            viewer,
            new ListKey(provinceCode, asOf),
            async (db, token) =>
            {
                if (!Identifier.IsOne(provinceCode))
                {
                    return new InboxList(asOf, provinceCode, []);
                }

                var table = await quotas.CurrentAsync(viewer, asOf, token);
                var items = InboxRules.OfDuties(await duties.PlacesAsync(viewer, provinceCode, asOf, token), provinceCode, asOf).ToList();
                if (guard.Allows(viewer, AccessAction.KeepDeadlines, new AccessTarget(provinceCode)))
                {
                    items.AddRange(InboxRules.OfDeadlines(await deadlines.ListAsync(viewer, asOf, token), provinceCode, asOf));
                }

                if (table is not null)
                {
                    items.AddRange(await OfRoundAsync(db, table, StageOwner.Province, provinceCode, asOf, token));
                    if (await RoundEnd.OnAsync(db, table.Round.Code, asOf, token) is null)
                    {
                        items.AddRange(InboxRules.OfTransfers(await transfers.ListAsync(viewer, table.Round.Code, asOf, token), table.Round, provinceCode, asOf));
                        items.AddRange(InboxRules.OfReceipts(
                            await duties.LiaisonAsync(viewer, provinceCode, table.Round.Code, asOf, token), table.Round, provinceCode, asOf));
                    }
                }

                return new InboxList(asOf, provinceCode, InboxRules.Sort(items));
            },
            cancellationToken);
    }

    /// <summary>
    /// What a new installation still lacks, in the order of doing it. Empty once all of it is done, once a real application is recorded,
    /// while sample data is loaded, and for everybody but the national office and the administrators.
    /// </summary>
    public Task<IReadOnlyList<SetupStep>> SetupAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<IReadOnlyList<SetupStep>>(
            viewer,
            new SetupKey(asOf),
            async (db, token) =>
            {
                if (!guard.Allows(viewer, AccessAction.ManageSampleData)
                    || await db.Applications.AnyAsync(a => a.Ground != ProvenanceKind.Illustrative, token)
                    || await db.SampleData.AnyAsync(s => s.LoadedAt != null, token)
                    || await quotas.CurrentAsync(viewer, asOf, token) is not { } table)
                {
                    return [];
                }

                var round = table.Round;
                var offices = await db.Users.Where(a => a.Role == Role.ProvincialOffice && !a.IsDisabled).Select(a => a.ProvinceCode).Distinct().CountAsync(token);
                var named = await db.LiaisonOfficers.Where(l => l.RoundCode == round.Code).Select(l => l.ProvinceCode).Distinct().CountAsync(token);
                var figures = table.Provinces.SelectMany(p => p.Figures).Where(f => f.Applies).ToList();
                SetupStep[] steps =
                [
                    new(SetupKind.Accounts, offices, table.Provinces.Count),
                    new(SetupKind.Quotas, figures.Count(f => f.Count is not null), figures.Count),
                    new(SetupKind.Liaison, named, table.Provinces.Count),
                    new(SetupKind.Deadlines, new[] { round.RecommendationDueOn, round.LiaisonReceiptDueOn }.Count(d => d is not null), 2),
                    new(SetupKind.Round, await RoundEnd.OnAsync(db, round.Code, asOf, token) is null ? 1 : 0, 1),
                ];
                return steps.All(s => s.IsDone) ? [] : steps;
            },
            cancellationToken);

    /// <summary>UTC: when the viewer's account last marked its inbox as seen; null: never, or nobody has signed in.</summary>
    public Task<DateTime?> SeenAtAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        var account = viewer.AccountId;
        return reader.ReadAsync(
            viewer,
            new SeenKey(account),
            async (db, token) => await db.InboxSeen.Where(s => s.AccountId == account).Select(s => (DateTime?)s.SeenAt).SingleOrDefaultAsync(token),
            cancellationToken);
    }

    private async Task<InboxList> NationalAsync(DashboardDbContext db, Viewer viewer, DateOnly asOf, CancellationToken cancellationToken)
    {
        var items = new List<InboxItem>();
        var summary = await statistics.SummaryAsync(viewer, asOf, cancellationToken: cancellationToken);
        items.AddRange(InboxRules.OfTerms((await places.DesignatedAsync(viewer, asOf, cancellationToken)).Where(p => p.Track == summary.Track).ToList(), asOf));
        var table = await quotas.CurrentAsync(viewer, asOf, cancellationToken);
        items.AddRange(InboxRules.OfRecords(table, asOf));
        if (guard.Allows(viewer, AccessAction.ReadNationalUnpublished))
        {
            items.AddRange(InboxRules.OfDuties(await duties.PlacesAsync(viewer, null, asOf, cancellationToken), null, asOf));
            items.AddRange(await OfTiesAsync(viewer, asOf, cancellationToken));
            if (table is not null)
            {
                items.AddRange(await OfRoundAsync(db, table, StageOwner.National, null, asOf, cancellationToken));
                if (await RoundEnd.OnAsync(db, table.Round.Code, asOf, cancellationToken) is null)
                {
                    items.AddRange(InboxRules.OfTransfers(await transfers.ListAsync(viewer, table.Round.Code, asOf, cancellationToken), table.Round, null, asOf));
                    items.AddRange(InboxRules.OfReceipts(await duties.LiaisonAsync(viewer, null, table.Round.Code, asOf, cancellationToken), table.Round, null, asOf));
                }
            }
        }
        else if (await duties.NationalFilingsAsync(viewer, asOf, cancellationToken) is { NotRecorded: > 0 } filings && summary.DesignatedOn is { } approvedOn)
        {
            items.Add(InboxRules.OfFilings(InboxKind.DutiesNotRecorded, filings.NotRecorded, DutyRules.WorkPlanDueOn(approvedOn), asOf));
        }

        if (guard.Allows(viewer, AccessAction.ManageSampleData) && await db.SampleData.Select(s => s.LoadedAt).SingleOrDefaultAsync(cancellationToken) is { } loadedAt)
        {
            items.Add(new InboxItem(InboxKind.SampleDataLoaded, 1, asOf) { SinceOn = ProgrammeClock.DayOf(loadedAt), NewestAt = loadedAt, IsIllustrative = true });
        }

        return new InboxList(asOf, null, InboxRules.Sort(items));
    }

    /// <summary>What applications wait for, and quotas that nobody uses; once the results of the round are known, only what was never finished.</summary>
    private async Task<IReadOnlyList<InboxItem>> OfRoundAsync(
        DashboardDbContext db, QuotaTable table, StageOwner owner, string? provinceCode, DateOnly asOf, CancellationToken cancellationToken)
    {
        var round = table.Round;
        var open = (await counts.OfAsync(round.Code, asOf, cancellationToken)).Standing
            .Where(s => StageRules.IsLive(s.Stage) && (provinceCode is null || s.Group.ProvinceCode == provinceCode)).ToList();
        var stages = open.Select(s => (s.Group.Tier, s.Group.Track, s.Stage)).ToHashSet();
        var items = new List<InboxItem>();
        if (await RoundEnd.OnAsync(db, round.Code, asOf, cancellationToken) is { } closedOn)
        {
            foreach (var column in QuotaColumn.All.Where(c => stages.Any(s => s.Tier == c.Tier && s.Track == c.Track)))
            {
                var step = new InboxStep(InboxKind.RoundUnfinished, owner, column.Tier, Stage.Drafting, ApplicationWait.Open);
                var filter = new ProgressionFilter(round.Code, column.Tier, column.Track, provinceCode, Waits: ApplicationWait.Open);
                if (await FactsAsync(db, step, filter, open, asOf, cancellationToken) is { } facts)
                {
                    items.Add(InboxRules.OfStep(facts with { SinceOn = closedOn }, round, null, provinceCode, asOf) with { Stage = null, DueOn = null });
                }
            }

            return items;
        }

        foreach (var step in InboxRules.Steps.Where(s => s.By == owner))
        {
            foreach (var track in stages.Where(s => s.Tier == step.Tier && s.Stage == step.Stage).Select(s => s.Track).Order())
            {
                var filter = new ProgressionFilter(round.Code, step.Tier, track, provinceCode, Stage: step.Stage, Waits: step.Waits);
                if (await FactsAsync(db, step, filter, open, asOf, cancellationToken) is { } facts)
                {
                    var figure = provinceCode is null ? null : table.Provinces.FirstOrDefault(p => p.Province.Code == provinceCode)?[new QuotaColumn(track, step.Tier)];
                    items.Add(InboxRules.OfStep(facts, round, figure, provinceCode, asOf));
                }
            }
        }

        items.AddRange(InboxRules.OfUnusedQuotas(table, provinceCode, asOf));
        return items;
    }

    /// <summary>What passes the filter, counted by the database; null: nothing.</summary>
    /// <param name="open">The applications of the round that wait, among them those of the filter.</param>
    private static async Task<StepFacts?> FactsAsync(
        DashboardDbContext db, InboxStep step, ProgressionFilter filter, List<StandingCount> open, DateOnly asOf, CancellationToken cancellationToken)
    {
        var median = step.Kind switch
        {
            InboxKind.StandingOverMedian => MedianOf(open.FindAll(s => s.Stage == step.Stage), filter, InboxRules.MedianLeast, asOf),
            InboxKind.StandingLong => MedianOf(open, filter, 1, asOf),
            _ => null,
        };
        if (step.Kind == InboxKind.StandingOverMedian && median is null)
        {
            return null;
        }

        var matching = ApplicationsAt.Matching(db, filter, null, asOf, before: asOf.AddDays(-(median ?? 0)));
        var counted = await matching.GroupBy(a => 1).Select(g => new
        {
            Count = g.Count(),
            Illustrative = g.Count(a => a.Ground == ProvenanceKind.Illustrative),
            Since = g.Min(a => a.EnteredOn),
            Last = g.Max(a => a.EnteredOn),
            NoticeEndedOn = g.Min(a => a.NoticeEndsOn),
            LastNoticeEndedOn = g.Max(a => a.NoticeEndsOn),
            ChangedAt = g.Max(a => a.ChangedAt),
        }).SingleOrDefaultAsync(cancellationToken);
        if (counted is null)
        {
            return null;
        }

        var first = await matching.OrderBy(a => a.EnteredOn).ThenBy(a => a.PlaceCode).ThenBy(a => a.Id).Take(InboxRules.NamesShown)
            .Select(a => new { a.Id, a.NameZh, a.NameEn }).ToListAsync(cancellationToken);
        var since = step.Waits == ApplicationWait.NoticeEnded ? counted.NoticeEndedOn!.Value.AddDays(1) : counted.Since;
        var became = step.Waits switch
        {
            ApplicationWait.NoticeEnded => ProgrammeClock.BeginOf(counted.LastNoticeEndedOn!.Value.AddDays(1)),
            ApplicationWait.OverMedian => ProgrammeClock.BeginOf(counted.Last.AddDays(median!.Value + 1)),
            ApplicationWait.Long => ProgrammeClock.BeginOf(counted.Last.AddDays(InboxRules.LongDays + 1)),
            _ => counted.ChangedAt,
        };
        return new StepFacts(
            step,
            filter.Track!.Value,
            counted.Count,
            since,
            became > counted.ChangedAt ? became : counted.ChangedAt,
            first.ConvertAll(a => new Bilingual(a.NameZh, a.NameEn)),
            counted.Count == 1 ? first[0].Id : null,
            counted.Illustrative > 0,
            median);
    }

    /// <summary>The median of the days in a step, as <see cref="InboxRules.MedianOf"/> takes it: the days of the one in the middle, the lower of two; null: there are fewer than the least.</summary>
    private static int? MedianOf(List<StandingCount> open, ProgressionFilter filter, int least, DateOnly asOf)
    {
        var days = open.Where(s => s.Group.Tier == filter.Tier && s.Group.Track == filter.Track)
            .SelectMany(s => Enumerable.Repeat((int?)(asOf.DayNumber - s.EnteredOn!.Value.DayNumber), s.Count)).ToList();
        return days.Count < least ? null : ProgressionHistory.Median(days);
    }

    /// <summary>The ties of scenarios that are not published. A scenario that cannot be computed has none.</summary>
    private async Task<IReadOnlyList<InboxItem>> OfTiesAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken)
    {
        var items = new List<InboxItem>();
        foreach (var scenario in (await scenarios.ListAsync(viewer, cancellationToken)).Where(s => s is { IsPublished: false, Input: not null }))
        {
            var weights = await scenarios.WeightsAsync(viewer, scenario.Track, scenario.Input!.WeightsOn, cancellationToken);
            var result = ScenarioRules.Compute(scenario.Input, weights);
            if (result.Allocation?.Tie is { } tie && ProgrammeClock.DayOf(scenario.ChangedAt) <= asOf)
            {
                items.Add(new InboxItem(InboxKind.TieToSettle, 1, asOf)
                {
                    RoundCode = scenario.RoundCode,
                    Column = new QuotaColumn(scenario.Track, scenario.Tier),
                    ScenarioId = scenario.Id,
                    Names = [.. result.Provinces.Where(p => tie.Keys.Contains(p.Code)).Take(InboxRules.NamesShown).Select(p => p.Data.Province.Short)],
                    SinceOn = ProgrammeClock.DayOf(scenario.ChangedAt),
                    NewestAt = scenario.ChangedAt,
                    Places = tie.Seats,
                });
            }
        }

        return items;
    }

    private sealed record ListKey(string? ProvinceCode, DateOnly AsOf);

    private sealed record SetupKey(DateOnly AsOf);

    private sealed record SeenKey(string? AccountId);
}
