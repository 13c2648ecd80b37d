using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Statistics;

/// <summary>Reads the designated places as the cube counts them: for the cube, and for the summary on which the quotas stand that the cube counts, too.</summary>
public sealed class DesignationFacts(ProvincesQueries provinces, PlacesQueries places, RoundsQueries rounds)
{
    internal async Task<FactList> ReadAsync(Viewer viewer, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken)
    {
        var byCode = (await provinces.ListAsync(viewer, cancellationToken)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var ofNotice = (await rounds.ListAsync(viewer, cancellationToken)).Where(r => r.DesignationNoticeId is not null)
            .ToDictionary(r => r.DesignationNoticeId!, r => r.Code, StringComparer.Ordinal);
        return new FactList((await places.DesignatedAsync(viewer, asOf, cancellationToken))
            .Where(d => withIllustrative || d.Ground != ProvenanceKind.Illustrative)
            .Select(d => new Fact(byCode[d.ProvinceCode])
            {
                Kind = d.Kind, Track = d.Track, Tier = d.Tier, Round = ofNotice.GetValueOrDefault(d.NoticeId), Notice = d.NoticeId, Status = d.Status,
                On = d.DesignatedOn, EndsOn = d.Term.EndsOn, Code = d.Code, Name = d.Name, Source = d.Provenance,
            })
            .ToList());
    }
}
