using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>A saved scenario.</summary>
/// <param name="Input">Null: written by another version, not readable.</param>
/// <param name="ChangedAt">UTC.</param>
/// <param name="PublishedAt">UTC; null: not published.</param>
public sealed record ScenarioInfo(
    Guid Id,
    string Name,
    string RoundCode,
    Track Track,
    Tier Tier,
    ScenarioInput? Input,
    string CreatedBy,
    DateTime ChangedAt,
    DateTime? PublishedAt,
    string? PublishedBy,
    int Version)
{
    public bool IsPublished => PublishedAt is not null;
}

/// <summary>A round to choose from.</summary>
public sealed record RoundChoice(string Code, Bilingual Name);

/// <summary>Reads what the workbench works on. Scenarios are drafts of decisions: for those who see everything unpublished.</summary>
public sealed class ScenarioQueries(DashboardReader reader, AccessGuard guard, ProvincesQueries provinces)
{
    /// <summary>All scenarios, the last changed first.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not see scenarios.</exception>
    public Task<IReadOnlyList<ScenarioInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        return reader.ReadAsync<IReadOnlyList<ScenarioInfo>>(
            viewer,
            nameof(ScenarioQueries),
            async (db, token) => (await db.Scenarios.OrderByDescending(s => s.ChangedAt).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(token))
                .Select(InfoOf)
                .ToList(),
            cancellationToken);
    }

    /// <summary>The data that weights of a track are made of on a day.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public Task<WeightData> WeightsAsync(Viewer viewer, Track track, DateOnly on, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        return reader.ReadAsync(
            viewer,
            new WeightsKey(track, on),
            async (db, token) => await WeightData.ReadAsync(db, await provinces.ListAsync(viewer, token), track, on, token),
            cancellationToken);
    }

    /// <summary>The quotas of the provinces that take part as they stand on a day, in customary order.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public Task<IReadOnlyList<QuotaStanding>> StandingsAsync(
        Viewer viewer, string roundCode, Track track, Tier tier, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        return reader.ReadAsync<IReadOnlyList<QuotaStanding>>(
            viewer,
            new StandingsKey(roundCode, track, tier, asOf),
            async (db, token) =>
            {
                var steps = (await db.QuotaRevisions
                        .Where(r => r.RoundCode == roundCode && r.Track == track && r.Tier == tier)
                        .Select(r => new { r.ProvinceCode, r.Number, r.EffectiveOn, r.Count })
                        .ToListAsync(token))
                    .ToLookup(r => r.ProvinceCode, r => new QuotaStep(r.Number, r.EffectiveOn, r.Count));
                var uses = (await (
                        from application in db.Applications
                        where application.RoundCode == roundCode && application.Track == track && application.Tier == tier
                        from change in application.Changes
                        orderby application.Id, change.Number
                        select new { application.Id, application.ProvinceCode, change.EffectiveOn, change.To }).ToListAsync(token))
                    .GroupBy(c => (c.Id, c.ProvinceCode))
                    .SelectMany(own => QuotaRules.UsesOf(own.Select(c => (c.EffectiveOn, c.To))).Select(use => (own.Key.ProvinceCode, Use: use)))
                    .ToLookup(u => u.ProvinceCode, u => u.Use);
                return (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart)
                    .Select(p => new QuotaStanding(p.Code, QuotaRules.InEffect(steps[p.Code], asOf)?.Count, QuotaRules.Recommended(uses[p.Code], asOf)))
                    .ToList();
            },
            cancellationToken);
    }

    /// <summary>The rounds, the latest first.</summary>
    public Task<IReadOnlyList<RoundChoice>> RoundsAsync(Viewer viewer, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync<IReadOnlyList<RoundChoice>>(
            viewer,
            new RoundsKey(),
            async (db, token) => await db.Rounds.OrderByDescending(r => r.Code)
                .Select(r => new RoundChoice(r.Code, new Bilingual(r.NameZh, r.NameEn)))
                .ToListAsync(token),
            cancellationToken);

    internal static ScenarioInfo InfoOf(Scenario scenario) => new(
        scenario.Id,
        scenario.Name,
        scenario.RoundCode,
        scenario.Track,
        scenario.Tier,
        ScenarioText.Read(scenario.Input),
        scenario.CreatedBy,
        scenario.ChangedAt,
        scenario.PublishedAt,
        scenario.PublishedBy,
        scenario.Version);

    private sealed record WeightsKey(Track Track, DateOnly On);

    private sealed record StandingsKey(string RoundCode, Track Track, Tier Tier, DateOnly AsOf);

    private sealed record RoundsKey;
}
