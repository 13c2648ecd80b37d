using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Statistics;

/// <summary>Figures over the published lists, open to everyone: the measures of the catalogue, laid out as the pages show them.</summary>
public sealed class StatisticsQueries(DashboardReader reader, DesignationFacts designations, ProvincesQueries provinces, PlacesQueries places)
{
    /// <summary>The national figures of a track on a day.</summary>
    public Task<NationalSummary> SummaryAsync(Viewer viewer, DateOnly asOf, Track track = Track.City, CancellationToken cancellationToken = default) =>
        reader.ReadPublishedAsync(
            viewer,
            new SummaryKey(asOf, track),
            async (_, token) =>
            {
                var where = new Dictionary<Dimension, string> { [Dimension.Track] = track.ToString() };
                var cube = await CubeAsync(viewer, asOf, token);
                var (demonstration, pilot, expired) = (By(MeasureId.PlacesDemonstration, Dimension.Province), By(MeasureId.PlacesPilot, Dimension.Province), By(MeasureId.PlacesExpired, Dimension.Province));
                var (demonstrations, pilots) = (By(MeasureId.PlacesDemonstration, Dimension.Region), By(MeasureId.PlacesPilot, Dimension.Region));
                var (taking, with) = (By(MeasureId.ProvincesParticipating, Dimension.Region), By(MeasureId.ProvincesDemonstration, Dimension.Region));
                var listed = (await places.DesignatedAsync(viewer, asOf, token)).Where(d => d.Track == track).ToList();
                var latest = listed.MaxBy(p => p.DesignatedOn);
                return new NationalSummary(
                    asOf,
                    track,
                    new TierCounts(demonstration.Total, pilot.Total),
                    expired.Total,
                    (await provinces.ListAsync(viewer, token)).Where(p => p.TakesPart)
                        .Select(p => new ProvinceTally(p, new TierCounts(demonstration[p.Code], pilot[p.Code])) { Expired = expired[p.Code] }).ToList(),
                    Enum.GetValues<Region>().Select(r => $"{r}")
                        .Select(r => new RegionTally(Enum.Parse<Region>(r), new TierCounts(demonstrations[r], pilots[r]), taking[r], with[r])).ToList(),
                    TermRules.OfLatestBatch(listed),
                    latest?.DesignatedOn,
                    Provenance.Computed(nameof(NationalSummary), string.Join('、', listed.Select(p => p.DocumentNumber).Distinct().Order(StringComparer.Ordinal))))
                {
                    Active = By(MeasureId.PlacesInForce).Total,
                    Covered = By(MeasureId.ProvincesCovered).Total,
                    WithDemonstration = with.Total,
                    WithPilot = By(MeasureId.ProvincesPilot).Total,
                };

                Figures By(MeasureId id, params IReadOnlyList<Dimension> by) => FiguresOf(cube, id, by, where, asOf);
            },
            cancellationToken);

    /// <summary>What a province holds on a day, of both tracks; null: there is no such province.</summary>
    public async Task<ProvinceTally?> HeldAsync(Viewer viewer, string provinceCode, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        if (await provinces.FindAsync(viewer, provinceCode, cancellationToken) is not { } province)
        {
            return null;
        }

        var where = new Dictionary<Dimension, string> { [Dimension.Province] = province.Code };
        var cube = await CubeAsync(viewer, asOf, cancellationToken);
        return new ProvinceTally(province, new TierCounts(Total(MeasureId.PlacesDemonstration), Total(MeasureId.PlacesPilot))) { Expired = Total(MeasureId.PlacesExpired) };

        int Total(MeasureId id) => FiguresOf(cube, id, [], where, asOf).Total;
    }

    private async Task<Cube> CubeAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken)
    {
        var all = await provinces.ListAsync(viewer, cancellationToken);
        return new Cube(
            new Dictionary<MeasureSource, FactList>
            {
                [MeasureSource.Designations] = await designations.ReadAsync(viewer, asOf, withIllustrative: true, cancellationToken),
                [MeasureSource.Provinces] = Fact.OfProvinces(all),
            },
            all,
            asOf);
    }

    private static Figures FiguresOf(Cube cube, MeasureId id, IReadOnlyList<Dimension> by, Dictionary<Dimension, string> where, DateOnly asOf)
    {
        var question = new Composition(by, [], [id], where, asOf, WithIllustrative: true).Ask(id, by);
        return new Figures(
            (int)(cube.Values(question, []).Values.Single().Value ?? 0),
            cube.Values(question, by).Where(v => v.Key.Members is [not null]).ToDictionary(v => v.Key.Members[0]!, v => (int)(v.Value.Value ?? 0), StringComparer.Ordinal));
    }

    /// <summary>Counts of a measure: where there is no row nothing is counted.</summary>
    private sealed record Figures(int Total, IReadOnlyDictionary<string, int> By)
    {
        public int this[string member] => By.GetValueOrDefault(member);
    }

    private sealed record SummaryKey(DateOnly AsOf, Track Track);
}
