using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Statistics;

/// <summary>Figures over the published lists, open to everyone.</summary>
public sealed class StatisticsQueries(DashboardReader reader, ProvincesQueries provinces, PlacesQueries places)
{
    /// <summary>The national figures of a track on a day.</summary>
    public Task<NationalSummary> SummaryAsync(Viewer viewer, DateOnly asOf, Track track = Track.City, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            new SummaryKey(asOf, track),
            async (_, token) => NationalSummary.Of(
                asOf, track, await provinces.ListAsync(viewer, token), await places.DesignatedAsync(viewer, asOf, token)),
            cancellationToken);

    private sealed record SummaryKey(DateOnly AsOf, Track Track);
}
