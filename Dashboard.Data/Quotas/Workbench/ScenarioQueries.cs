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

/// <summary>What a new scenario of a quota starts from.</summary>
/// <param name="Total">The round's own: what is published of the quota, else what the round came to; null: neither is known.</param>
/// <param name="WeightsOn">The day asked for, or the nearest that has data for the weights.</param>
public sealed record ScenarioStart(int? Total, DateOnly WeightsOn);

/// <summary>Reads what the workbench works on. Scenarios are drafts of decisions: for those who see everything unpublished.</summary>
public sealed class ScenarioQueries(DashboardReader reader, AccessGuard guard, ProvincesQueries provinces, QuotasQueries quotas)
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

    /// <summary>What a new scenario starts from.</summary>
    /// <param name="source">Where its weights come from.</param>
    /// <inheritdoc cref="ListAsync"/>
    public async Task<ScenarioStart> StartAsync(
        Viewer viewer, string round, Track track, Tier tier, WeightSource source, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        var published = (await quotas.TableAsync(viewer, round, asOf, cancellationToken: cancellationToken))?.Total(new QuotaColumn(track, tier)).Count;
        return new ScenarioStart(
            published > 0 ? published : await OutcomeAsync(viewer, round, track, tier, asOf, cancellationToken),
            await DayWithDataAsync(viewer, track, source, asOf, cancellationToken) ?? asOf);
    }

    /// <summary>
    /// The day itself when a source has data then, else the last day before it that has, else the first after it; null: no day has. Pilots, for
    /// one, count only while their term runs.
    /// </summary>
    /// <inheritdoc cref="ListAsync"/>
    public async Task<DateOnly?> DayWithDataAsync(Viewer viewer, Track track, WeightSource source, DateOnly on, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ReadNationalUnpublished);
        var terms = await reader.ReadAsync(
            viewer,
            new TermsKey(on),
            async (db, token) => await Designation.Dated(db, db.Designations, on).Select(d => new { d.Designation.DesignatedOn, d.EndsOn }).Distinct().ToListAsync(token),
            cancellationToken);
        var days = terms.Select(t => t.EndsOn).Where(d => d < on).Distinct().OrderDescending().Prepend(on)
            .Concat(terms.Select(t => t.DesignatedOn).Where(d => d > on).Distinct().Order());
        foreach (var day in days)
        {
            if (!(await WeightsAsync(viewer, track, day, cancellationToken)).IsEmpty(source))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>What the round came to by a public source; null: not known by the day.</summary>
    private Task<int?> OutcomeAsync(Viewer viewer, string round, Track track, Tier tier, DateOnly asOf, CancellationToken cancellationToken) => reader.ReadAsync(
        viewer,
        new OutcomeKey(round, track, tier, asOf),
        async (db, token) => await db.RoundOutcomes
            .Where(o => o.RoundCode == round && o.Track == track && o.Tier == tier && o.KnownOn != null && o.KnownOn <= asOf)
            .Select(o => (int?)o.Count).FirstOrDefaultAsync(token),
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

    private sealed record TermsKey(DateOnly On);

    private sealed record OutcomeKey(string Round, Track Track, Tier Tier, DateOnly AsOf);

    private sealed record WeightsKey(Track Track, DateOnly On);
}
