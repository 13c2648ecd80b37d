using System.Globalization;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Changes;

/// <summary>What the dated records of the programme change, and on which day. Pure.</summary>
internal static class ChangeRules
{
    /// <summary>
    /// What the rows of the lists change in the count of places: a place counts once, in its highest tier and with the latest
    /// designation of it, as <see cref="PlacesQueries.DesignatedAsync"/> says. A term that ends after the place counts by another row changes nothing.
    /// </summary>
    /// <param name="rows">All rows of the lists.</param>
    public static IEnumerable<PublishedChange> OfLists(IEnumerable<ListedRow> rows)
    {
        foreach (var place in rows.GroupBy(r => r.PlaceCode, StringComparer.Ordinal))
        {
            ListedRow? counted = null;
            var ordered = place.OrderBy(r => r.DesignatedOn).ThenByDescending(r => r.Tier == Tier.Pilot).ThenBy(r => r.NoticeId, StringComparer.Ordinal).ToList();
            foreach (var (index, row) in ordered.Index())
            {
                yield return ChangeOf(
                    row, $"designation/{row.Key}", $"designations/{row.NoticeId}/{Iso(row.DesignatedOn)}", row.DesignatedOn,
                    counted is null ? ChangeKind.Designated : counted.Tier == Tier.Pilot && row.Tier == Tier.Demonstration ? ChangeKind.Risen : ChangeKind.DesignatedAgain,
                    ChangeActor.NationalOffice);
                foreach (var change in OfTerm(row))
                {
                    yield return change;
                }

                counted = counted is { Tier: Tier.Demonstration } && row.Tier == Tier.Pilot ? counted : row;
                var (held, ends) = (counted, counted.EndsOn.AddDays(1));
                var next = ordered.Skip(index + 1).FirstOrDefault();
                if (ends >= row.DesignatedOn && (next is null || ends < next.DesignatedOn))
                {
                    var ended = ChangeOf(held, $"term/{held.Key}", $"terms/{held.NoticeId}/{Iso(ends)}", ends, ChangeKind.TermEnded, ChangeActor.Calendar);
                    yield return held.Revisions is [.., var last] ? ended with { Provenance = SourceOf(last) } : ended;
                }
            }
        }
    }

    /// <summary>What the documents change that extend the term of a row or end it early, each on its day.</summary>
    private static IEnumerable<PublishedChange> OfTerm(ListedRow row)
    {
        var before = row.StatedEndsOn;
        foreach (var revision in row.Revisions)
        {
            yield return ChangeOf(
                row, $"term-revision/{row.Key}/{revision.Number}", $"term-revisions/{row.NoticeId}/{Iso(revision.DecidedOn)}/{revision.DocumentNumber}/{Iso(revision.EndsOn)}",
                revision.DecidedOn, revision.EndsOn > before ? ChangeKind.TermExtended : ChangeKind.TermCutShort, ChangeActor.NationalOffice) with
            {
                RecordedAt = revision.RecordedAt, Provenance = SourceOf(revision), EndedOnBefore = before, EndsOn = revision.EndsOn,
            };
            before = revision.EndsOn;
        }
    }

    private static Provenance SourceOf(TermRevision revision) => new(revision.Ground, revision.DocumentNumber, On: revision.DecidedOn);

    /// <summary>What the revisions of one quota change: on each day the last recorded counts, and one that says what was so already changes nothing.</summary>
    /// <param name="revisions">All revisions of the quota.</param>
    public static IEnumerable<PublishedChange> OfQuota(IEnumerable<QuotaRevision> revisions)
    {
        int? before = null;
        foreach (var revision in revisions.GroupBy(r => r.EffectiveOn).OrderBy(g => g.Key).Select(g => g.MaxBy(r => r.Number)!))
        {
            if (revision.Count != before)
            {
                yield return new PublishedChange(
                    $"quota/{revision.RoundCode}/{revision.ProvinceCode}/{revision.Track}/{revision.Tier}/{revision.Number}",
                    $"quotas/{revision.RoundCode}/{Iso(revision.EffectiveOn)}/{revision.RecordedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
                    ChangeKind.QuotaSet,
                    ChangeActor.NationalOffice,
                    revision.EffectiveOn,
                    new Provenance(revision.Ground, revision.DocumentNumber ?? revision.Source, On: Time.ProgrammeClock.DayOf(revision.RecordedAt), Detail: revision.Detail))
                {
                    RecordedAt = revision.RecordedAt, ProvinceCode = revision.ProvinceCode, Track = revision.Track, Tier = revision.Tier, Round = revision.RoundCode,
                    Before = before, After = revision.Count,
                };
            }

            before = revision.Count;
        }
    }

    /// <summary>
    /// What changed in the directory of divisions. It holds from the list that first has it, for the denominators come from the lists; the day on which it was
    /// announced, where a source states one, and the document, where the reference data names one, go with it.
    /// </summary>
    public static IEnumerable<PublishedChange> OfDivisions(DivisionDirectory directory) => directory.Changes.Select(change =>
    {
        var division = directory.On(change.ToList).First(d => d.Code == change.NewCode);
        return new PublishedChange(
            $"division/{Iso(change.ToList)}/{change.OldCode}-{change.NewCode}",
            $"division/{Iso(change.ToList)}/{change.NewCode}",
            ChangeKind.DivisionChanged,
            ChangeActor.Reference,
            change.ToList,
            new Provenance(ProvenanceKind.Official, change.Document?.Address ?? change.ListSource, On: change.AnnouncedOn, Detail: change.Note))
        {
            Name = division.Name, ProvinceCode = division.ProvinceCode, Track = division.Track, Division = change,
        };
    });

    /// <summary>The day as it stands in identifiers.</summary>
    public static string Iso(DateOnly day) => new Time.AsOf(day, IsToday: false).Invariant;

    private static PublishedChange ChangeOf(ListedRow row, string id, string act, DateOnly on, ChangeKind kind, ChangeActor actor) => new(
        id, act, kind, actor, on, new Provenance(row.Ground, row.DocumentNumber, row.Annex, row.Row, row.DesignatedOn))
    {
        Name = row.Name, PlaceCode = row.PlaceCode, ProvinceCode = row.ProvinceCode, Track = row.Track, Tier = row.Tier, NoticeId = row.NoticeId,
    };
}

/// <summary>A row of a list with its place.</summary>
internal sealed record ListedRow(
    string NoticeId, string DocumentNumber, int Annex, int Row, string PlaceCode, Bilingual Name, string ProvinceCode, PlaceKind Kind, Tier Tier,
    DateOnly DesignatedOn, DateOnly StatedEndsOn, ProvenanceKind Ground)
{
    /// <summary>The documents that revised the term, in their order.</summary>
    public IReadOnlyList<TermRevision> Revisions { get; init; } = [];

    /// <summary>The last day of the term by all documents: none moves a day that has passed.</summary>
    public DateOnly EndsOn => TermRules.EndsOn(StatedEndsOn, Revisions.Select(r => new TermChange(r.DecidedOn, r.EndsOn)), DateOnly.MaxValue);

    public Track Track => PlaceRules.TrackOf(Kind);

    public string Key => $"{NoticeId}/{Annex}/{Row}";
}
