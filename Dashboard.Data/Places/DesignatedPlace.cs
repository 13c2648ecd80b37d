using Dashboard.Data.Duties;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Places;

/// <summary>A designation with its place, province and notice, as it stands on the as-of date.</summary>
/// <param name="Code">Code of the place.</param>
/// <param name="Region">Null only for units outside the statistical regions.</param>
/// <param name="Annex">Annex of the notice, 1-based.</param>
/// <param name="Row">Printed number of the row, 1-based.</param>
/// <param name="Status">The status on the as-of date.</param>
public sealed record DesignatedPlace(
    string Code,
    Bilingual Name,
    Bilingual FullName,
    string Pinyin,
    PlaceKind Kind,
    string ProvinceCode,
    Bilingual ProvinceName,
    Bilingual ProvinceShort,
    Region? Region,
    Tier Tier,
    string NoticeId,
    string DocumentNumber,
    int Annex,
    int Row,
    DateOnly DesignatedOn,
    Term Term,
    DesignationStatus Status)
{
    /// <summary>Official: a row of the reviewed lists. Reported: recorded by the national office.</summary>
    public ProvenanceKind Ground { get; init; } = ProvenanceKind.Official;

    /// <summary>Who published the row and where; null: the notice says it.</summary>
    public string? Source { get; init; }

    /// <summary>Last day of the term as the notice states it; <see cref="Term"/> is what holds on the as-of date.</summary>
    public DateOnly StatedEndsOn { get; init; }

    /// <summary>How many documents had revised the term by the as-of date.</summary>
    public int Revisions { get; init; }

    /// <summary>The term as it is shown here.</summary>
    public SeenTerm SeenTerm => new(new DesignationRow(NoticeId, Annex, Row), Revisions, Term.EndsOn);

    public Track Track => PlaceRules.TrackOf(Kind);

    public Provenance Provenance => new(Ground, DocumentNumber, Annex, Row, DesignatedOn, Source);
}

/// <summary>A document that extended a term or ended it early.</summary>
/// <param name="Number">1, 2, … within the designation.</param>
/// <param name="DecidedOn">The day of the document.</param>
/// <param name="EndsOn">The last day of the term by it.</param>
/// <param name="Reason">Why, in the words of who recorded it; null: not for this viewer.</param>
public sealed record TermRevisionInfo(
    string NoticeId, int Annex, int Row, int Number, DateOnly DecidedOn, DateOnly EndsOn, string DocumentNumber, string? Reason, Provenance Provenance);

/// <summary>A document with all terms that it gave one new end.</summary>
/// <param name="Reason">Null: not for this viewer.</param>
/// <param name="Places">How many terms.</param>
/// <param name="Last">Those of them that no later document revised, as they stand.</param>
public sealed record TermDocument(
    string DocumentNumber, DateOnly DecidedOn, DateOnly EndsOn, string? Reason, Provenance Provenance, int Places, IReadOnlyList<SeenTerm> Last)
{
    /// <summary>The documents of some revisions, in the order of their days.</summary>
    /// <param name="revisions">All that are known of their designations.</param>
    public static IReadOnlyList<TermDocument> Of(IReadOnlyCollection<TermRevisionInfo> revisions)
    {
        var last = revisions.GroupBy(r => new DesignationRow(r.NoticeId, r.Annex, r.Row)).ToDictionary(g => g.Key, g => g.Max(r => r.Number));
        return
        [
            .. revisions.GroupBy(r => (r.DocumentNumber, r.DecidedOn, r.EndsOn, r.Reason)).OrderBy(g => g.Key.DecidedOn).ThenBy(g => g.Min(r => r.Number))
                .Select(g => new TermDocument(
                    g.Key.DocumentNumber, g.Key.DecidedOn, g.Key.EndsOn, g.Key.Reason, g.First().Provenance, g.Count(),
                    [.. g.Select(r => new SeenTerm(new DesignationRow(r.NoticeId, r.Annex, r.Row), r.Number, r.EndsOn)).Where(s => last[s.Row] == s.Revisions)])),
        ];
    }
}

/// <summary>One place with all that happened to it up to the as-of date.</summary>
/// <param name="Designations">Latest first; empty while nothing is designated.</param>
/// <param name="Neighbours">The other designated places of the province, in annex order.</param>
public sealed record PlaceLife(
    string Code,
    Bilingual Name,
    Bilingual FullName,
    PlaceKind Kind,
    ProvinceInfo Province,
    IReadOnlyList<DesignatedPlace> Designations,
    IReadOnlyList<DesignatedPlace> Neighbours)
{
    /// <summary>The documents that revised terms by the as-of date, in their order.</summary>
    public IReadOnlyList<TermRevisionInfo> Revisions { get; init; } = [];

    public Track Track => PlaceRules.TrackOf(Kind);
}
