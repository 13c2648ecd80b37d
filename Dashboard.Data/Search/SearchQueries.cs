using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Search;

public enum SearchHitKind
{
    Province,
    Place,
    Notice,
}

/// <summary>Something the global search found.</summary>
/// <param name="Key">Code of the place or province, or identifier of the notice: what its URL needs.</param>
/// <param name="Context">The province of a place, the document number of a notice; empty for a province.</param>
/// <param name="Tier">Set for places only.</param>
public sealed record SearchHit(SearchHitKind Kind, string Key, Bilingual Name, Bilingual Context, Tier? Tier)
{
    /// <summary>Place.320100: enough to find it again.</summary>
    public string Id => $"{Kind}.{Key}";
}

/// <summary>Searches provinces, designated places and notices at once, over what the other queries have cached.</summary>
public sealed class SearchQueries(ProvincesQueries provinces, PlacesQueries places, NoticesQueries notices)
{
    /// <summary>The best hits first, at most <paramref name="most"/>; empty text finds nothing.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(
        Viewer viewer, string? text, DateOnly asOf, int most = 12, CancellationToken cancellationToken = default)
    {
        if (SearchTerm.Of(text) is not { } term)
        {
            return [];
        }

        return (await AllAsync(viewer, asOf, cancellationToken))
            .Select(a => (Rank: a.Subjects.Min(term.Rank), a.Hit)).Where(f => f.Rank is not null)
            .OrderBy(f => f.Rank).ThenBy(f => f.Hit.Kind).ThenBy(f => f.Hit.Key, StringComparer.Ordinal)
            .Select(f => f.Hit).DistinctBy(h => (h.Kind, h.Key)).Take(most).ToList();
    }

    /// <summary>What the identifiers name, in their order; what is not found on the day is left out.</summary>
    /// <param name="ids">As in <see cref="SearchHit.Id"/>, separated by commas.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAgainAsync(Viewer viewer, string? ids, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(ids))
        {
            return [];
        }

        var known = (await AllAsync(viewer, asOf, cancellationToken)).Select(a => a.Hit).DistinctBy(h => h.Id).ToDictionary(h => h.Id, StringComparer.Ordinal);
        return [.. ids.Split(',').Distinct(StringComparer.Ordinal).Select(id => known.GetValueOrDefault(id)).OfType<SearchHit>()];
    }

    /// <summary>Everything that can be found, each with what it can be found by.</summary>
    private async Task<List<(SearchSubject[] Subjects, SearchHit Hit)>> AllAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken)
    {
        var all = new List<(SearchSubject[], SearchHit)>();
        foreach (var province in await provinces.ListAsync(viewer, cancellationToken))
        {
            all.Add(([SearchSubject.Of(province)], new SearchHit(SearchHitKind.Province, province.Code, province.Name, default, null)));
        }

        foreach (var place in await places.DesignatedAsync(viewer, asOf, cancellationToken))
        {
            all.Add(([SearchSubject.Of(place)], new SearchHit(SearchHitKind.Place, place.Code, place.Name, place.ProvinceShort, place.Tier)));
        }

        foreach (var notice in await notices.ListAsync(viewer, asOf, cancellationToken))
        {
            var number = new Bilingual(notice.DocumentNumber, notice.DocumentNumber);
            string[] numbers = notice.DocumentNumberInferred is { Length: > 0 } cited ? [notice.DocumentNumber, cited] : [notice.DocumentNumber];
            all.Add((
                [new SearchSubject(notice.Title, "", notice.Id), .. numbers.Select(n => new SearchSubject(new Bilingual(n, n), "", notice.Id))],
                new SearchHit(SearchHitKind.Notice, notice.Id, notice.ShortTitle, number, null)));
        }

        return all;
    }
}
