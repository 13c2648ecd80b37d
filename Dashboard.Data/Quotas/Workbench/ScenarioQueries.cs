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
}
