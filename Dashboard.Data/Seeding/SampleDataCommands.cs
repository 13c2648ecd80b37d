using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Seeding;

/// <summary>Rows of sample data written or removed.</summary>
public readonly record struct SampleCounts(int Quotas, int Applications, int Places, int Others);

/// <summary>Loads the illustrative data set and removes all of it, each in one transaction with one entry in the audit trail.</summary>
public sealed class SampleDataCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock, IOptions<SeedOptions> options)
{
    private const int SampleNoticeDays = 7;
    private const int SampleTermYears = 3;

    public Task<CommandResult<SampleCounts>> LoadAsync(Actor actor, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, AuditAction.Created, async (db, state, token) =>
        {
            if (state.LoadedAt is not null)
            {
                return new SampleRefusal.Loaded();
            }

            var seed = IllustrativeSeed.Read(options.Value.Folder);
            var quotas = 0;
            foreach (var table in seed.Quotas)
            {
                quotas += await AddQuotasAsync(db, table, token);
            }

            db.Places.AddRange(seed.Places);
            var provinces = (await db.Places.AsNoTracking().ToListAsync(token)).Concat(seed.Places).ToDictionary(p => p.Code);
            var real = await db.Applications.Select(a => a.PlaceCode).ToHashSetAsync(token);
            var applications = seed.Applications.Where(a => !real.Contains(a.PlaceCode)).ToList(); // a place with an application of its own gets no sample beside it
            foreach (var application in applications)
            {
                AddApplication(db, application, provinces[application.PlaceCode]);
            }

            AddDuties(db, seed);
            state.LoadedAt = clock.Now.UtcDateTime;
            return Done(new SampleCounts(quotas, applications.Count, seed.Places.Count, seed.Notices.Count + seed.Duties.Count));
        }, cancellationToken);

    /// <summary>Removes every illustrative row, and what hangs on it.</summary>
    public Task<CommandResult<SampleCounts>> RemoveAsync(Actor actor, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, AuditAction.Removed, async (db, state, token) =>
        {
            if (state.LoadedAt is null)
            {
                return new SampleRefusal.NotLoaded();
            }

            var before = await AuditedRows.FingerprintsAsync(db, token);
            var others = await db.WorkPlanFilings.Where(f => f.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.CoBuildingAgreements.Where(a => a.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.LiaisonOfficers.Where(l => l.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.TransferRequests.Where(t => t.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.TermRevisions.Where(r => r.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.Designations.Where(d => d.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token)
                + await db.Briefings.Where(b => b.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token);
            var applications = await db.Applications.Where(a => a.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token);
            await KeepUndoneAsync(db, token);
            var quotas = await db.QuotaRevisions.Where(r => r.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token);
            var places = await db.Places.Where(p => p.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token);
            others += await db.Notices.Where(n => n.Ground == ProvenanceKind.Illustrative).ExecuteDeleteAsync(token);
            await TellTrailAsync(db, before, token);
            (state.LoadedAt, state.RemovedAt) = (null, clock.Now.UtcDateTime);
            return Done(new SampleCounts(quotas, applications, places, others));
        }, cancellationToken);

    /// <summary>What went past the change tracker: the trail must know each row, or its check would miss them.</summary>
    private static async Task TellTrailAsync(DashboardDbContext db, Dictionary<(string Entity, string Key), string> before, CancellationToken cancellationToken)
    {
        var left = await AuditedRows.FingerprintsAsync(db, cancellationToken);
        foreach (var row in before.Where(row => left.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Key))
        {
            db.Audit!.Rows[row] = left.GetValueOrDefault(row);
        }
    }

    /// <summary>
    /// Where an office took its own number back and sample data was restored by that, the number must not come back with the
    /// sample data's going: what is left says that the quota is unknown again.
    /// </summary>
    private static Task<int> KeepUndoneAsync(DashboardDbContext db, CancellationToken cancellationToken) => db.QuotaRevisions
        .Where(r => r.Ground == ProvenanceKind.Illustrative && db.QuotaRevisions.Any(own => own.RoundCode == r.RoundCode
            && own.ProvinceCode == r.ProvinceCode && own.Track == r.Track && own.Tier == r.Tier
            && own.Number < r.Number && own.Ground != ProvenanceKind.Illustrative))
        .ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Count, (int?)null).SetProperty(r => r.Ground, ProvenanceKind.Reported)
                .SetProperty(r => r.Source, QuotasCommands.Office).SetProperty(r => r.Detail, (string?)null),
            cancellationToken);

    /// <summary>The same for whoever has a console on the machine, and with it the database.</summary>
    public Task<CommandResult<SampleCounts>> LoadFromConsoleAsync() => LoadAsync(Actor.Console);

    /// <summary>The same for whoever has a console on the machine, and with it the database.</summary>
    public Task<CommandResult<SampleCounts>> RemoveFromConsoleAsync() => RemoveAsync(Actor.Console);

    private Task<CommandResult<SampleCounts>> WriteAsync(
        Actor actor,
        AuditAction action,
        Func<DashboardDbContext, SampleData, CancellationToken, Task<CommandResult<SampleCounts>>> command,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(
            actor,
            null,
            async (db, token) =>
            {
                // The machine and the console have no account; everybody else asks.
                if (actor.AccountId is not null && guard.Check(actor.Viewer, AccessAction.ManageSampleData) is { } refusal)
                {
                    return refusal;
                }

                db.Audit = db.Audit! with { Summarized = true };
                var result = await command(db, await db.SampleData.SingleAsync(token), token);
                if (result is CommandResult<SampleCounts>.Done done)
                {
                    db.AddAuditSummary(AuditInterceptor.Summary(action, nameof(SampleData), IllustrativeSeed.Source, done.Value));
                }

                return result;
            },
            cancellationToken);

    /// <summary>Splits the total and adds the parts as revisions that say what they are.</summary>
    private static async Task<int> AddQuotasAsync(DashboardDbContext db, SampleQuota table, CancellationToken cancellationToken)
    {
        var units = await WeightsAsync(db, table, cancellationToken);
        var outcome = Apportioner.Apportion(new ApportionmentRequest(table.Method, table.Total, units));
        if (outcome is not Allocation allocation)
        {
            throw new SeedException("illustrative/quotas.csv", null, "total", $"cannot be apportioned: {outcome}");
        }

        if (allocation.Tie is { } tie)
        {
            // Sample data may settle a tie by the customary order, as long as it says so.
            var decision = new TieDecision(
                TieDecisionKind.Order, [.. tie.Keys.Take(tie.Seats)], IllustrativeSeed.Source, IllustrativeSeed.Source, table.EffectiveOn);
            allocation = ((TieDecided)allocation.Decide(decision)).Allocation;
        }

        var (column, added) = (new QuotaColumn(table.Track, table.Tier), 0);
        foreach (var unit in allocation.Units)
        {
            var cell = new QuotaCell(table.RoundCode, unit.Key, column.Track, column.Tier);
            if ((await QuotaGuard.StepsAsync(db, cell, cancellationToken)).Count > 0)
            {
                continue; // an office has spoken: sample data never stands before it
            }

            db.QuotaRevisions.Add(new QuotaRevision
            {
                RoundCode = cell.RoundCode,
                ProvinceCode = cell.ProvinceCode,
                Track = cell.Track,
                Tier = cell.Tier,
                Number = 1,
                Count = unit.Seats,
                EffectiveOn = table.EffectiveOn,
                Reason = IllustrativeSeed.Source,
                Ground = ProvenanceKind.Illustrative,
                Source = IllustrativeSeed.Source,
                Detail = $"{table.Method}; {table.Weights}; {table.Total}",
            });
            added++;
        }

        return added;
    }

    /// <summary>The steps of an application with what they ask for: the materials, the periods of the public notices, the experts' word.</summary>
    private void AddApplication(DashboardDbContext db, SampleApplication sample, Place place)
    {
        var application = new Application
        {
            Id = Guid.CreateVersion7(clock.Now),
            RoundCode = sample.RoundCode,
            PlaceCode = place.Code,
            ProvinceCode = place.ProvinceCode,
            Track = PlaceRules.TrackOf(place.Kind),
            Tier = sample.Tier,
            Ground = ProvenanceKind.Illustrative,
            Source = IllustrativeSeed.Source,
        };
        Stage? from = null;
        foreach (var (number, (stage, on)) in sample.Steps.Index())
        {
            var isNotice = StageRules.IsPublicNotice(stage);
            application.Changes.Add(new StageChange
            {
                ApplicationId = application.Id,
                Number = number + 1,
                From = from,
                To = stage,
                EffectiveOn = on,
                NoticeStartsOn = isNotice ? on : null,
                NoticeEndsOn = isNotice ? on.AddDays(SampleNoticeDays) : null,
            });
            from = stage;
            foreach (var material in MaterialsOf(stage))
            {
                db.MaterialReceipts.Add(new MaterialReceipt
                {
                    ApplicationId = application.Id,
                    Material = material,
                    Number = 1,
                    ReceivedOn = on,
                });
            }

            if (stage == Stage.PublicNotice)
            {
                db.ExpertReviews.Add(new ExpertReview
                {
                    ApplicationId = application.Id,
                    ReviewedOn = on,
                    Proposed = true,
                });
            }
        }

        db.Applications.Add(application);
    }

    /// <summary>The invented lists with their places, the work plans and agreements of these.</summary>
    private void AddDuties(DashboardDbContext db, IllustrativeSeed seed)
    {
        foreach (var list in seed.Notices)
        {
            var issuedOn = clock.Today.AddDays(-list.DaysBefore);
            var notice = NoticeRules.Registered(list.Id, list.DocumentNumber, issuedOn, list.TitleZh, list.TitleEn, IllustrativeSeed.Source);
            notice.Ground = ProvenanceKind.Illustrative;
            db.Notices.Add(notice);
            foreach (var duty in seed.Duties.Where(d => d.NoticeId == list.Id))
            {
                var row = new DesignationRow(list.Id, 1, duty.Row);
                db.Designations.Add(new Designation
                {
                    NoticeId = row.NoticeId,
                    Annex = row.Annex,
                    Row = row.Row,
                    PlaceCode = duty.PlaceCode,
                    Tier = Tier.Demonstration,
                    DesignatedOn = issuedOn,
                    StartsOn = issuedOn,
                    EndsOn = issuedOn.AddYears(SampleTermYears).AddDays(-1),
                    Ground = ProvenanceKind.Illustrative,
                    Source = IllustrativeSeed.Source,
                });
                var filing = WorkPlanFiling.Of(row);
                filing.Take(new FilingDates(After(duty.Issued), After(duty.FiledWithProvince), After(duty.FiledWithCnipa)), IllustrativeSeed.Source);
                filing.Ground = ProvenanceKind.Illustrative;
                db.WorkPlanFilings.Add(filing);
                if (After(duty.Agreement) is { } signedOn)
                {
                    db.CoBuildingAgreements.Add(new CoBuildingAgreement
                    {
                        Id = Guid.CreateVersion7(clock.Now),
                        PlaceCode = duty.PlaceCode,
                        SignedOn = signedOn,
                        Source = IllustrativeSeed.Source,
                        Ground = ProvenanceKind.Illustrative,
                    });
                }
            }

            DateOnly? After(int? days) => days is { } number ? issuedOn.AddDays(number) : null;
        }
    }

    /// <summary>Which materials come in with a step: those of the place with its submission, the letter of the province with the recommendation.</summary>
    private static IEnumerable<Material> MaterialsOf(Stage stage) => stage switch
    {
        Stage.SubmittedToProvince => Enum.GetValues<Material>().Where(m => m != Material.RecommendationLetter),
        Stage.Recommended => [Material.RecommendationLetter],
        _ => [],
    };

    /// <summary>The provinces that can have the quota, in customary order, with their weights; a province without known divisions weighs nothing.</summary>
    private static async Task<List<ApportionmentUnit>> WeightsAsync(DashboardDbContext db, SampleQuota table, CancellationToken cancellationToken)
    {
        var data = await WeightData.ReadAsync(db, await ProvincesQueries.ReadAsync(db, cancellationToken), table.Track, table.EffectiveOn, cancellationToken);
        return data.Provinces
            .Where(p => QuotaRules.Applies(table.Track, p.EligibleCounties))
            .Select(p => new ApportionmentUnit(p.Province.Code, table.Weights switch
            {
                SampleWeights.ActivePilots => p.EligiblePilots,
                SampleWeights.CityTrackAreas => p.EligibleCities ?? 0,
                SampleWeights.EligibleCounties => p.EligibleCounties ?? 0,
            }))
            .ToList();
    }
}

/// <summary>Tells whether sample data is loaded: every page then carries its banner.</summary>
public sealed class SampleDataQueries(DashboardReader reader)
{
    public Task<bool> IsLoadedAsync(Viewer viewer, CancellationToken cancellationToken = default) => reader.ReadPublishedAsync(
        viewer, StateKey.Only, async (db, token) => await db.SampleData.AnyAsync(s => s.LoadedAt != null, token), cancellationToken);

    private sealed record StateKey
    {
        public static readonly StateKey Only = new();
    }
}
