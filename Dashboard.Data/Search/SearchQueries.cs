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
public sealed record SearchHit(SearchHitKind Kind, string Key, Bilingual Name, Bilingual Context, Tier? Tier);

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

        var found = new List<(int Rank, SearchHit Hit)>();
        foreach (var province in await provinces.ListAsync(viewer, cancellationToken))
        {
            Add(term.Rank(SearchSubject.Of(province)), new SearchHit(SearchHitKind.Province, province.Code, province.Name, default, null));
        }

        foreach (var place in await places.DesignatedAsync(viewer, asOf, cancellationToken))
        {
            Add(term.Rank(SearchSubject.Of(place)), new SearchHit(SearchHitKind.Place, place.Code, place.Name, place.ProvinceShort, place.Tier));
        }

        foreach (var notice in await notices.ListAsync(viewer, asOf, cancellationToken))
        {
            var number = new Bilingual(notice.DocumentNumber, notice.DocumentNumber);
            var byNumber = term.Rank(new SearchSubject(number, "", notice.Id));
            var byTitle = term.Rank(new SearchSubject(notice.Title, "", notice.Id));
            var cited = notice.DocumentNumberInferred ?? "";
            var byCitedNumber = cited.Length == 0 ? null : term.Rank(new SearchSubject(new Bilingual(cited, cited), "", notice.Id));
            Add(new[] { byNumber, byCitedNumber, byTitle }.Min(), new SearchHit(SearchHitKind.Notice, notice.Id, notice.ShortTitle, number, null));
        }

        return found.OrderBy(f => f.Rank).ThenBy(f => f.Hit.Kind).ThenBy(f => f.Hit.Key, StringComparer.Ordinal)
            .Select(f => f.Hit).DistinctBy(h => (h.Kind, h.Key)).Take(most).ToList();

        void Add(int? rank, SearchHit hit)
        {
            if (rank is { } known)
            {
                found.Add((known, hit));
            }
        }
    }
}
