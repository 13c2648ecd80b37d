using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Data.Exchange;

/// <summary>A line of the template: an application as it is recorded, or a place that may apply.</summary>
/// <param name="Steps">The last day on which each stage was reached.</param>
/// <param name="NoticeEnds">Last day of a public notice, by its stage.</param>
/// <param name="Received">The latest receipt of each material.</param>
public sealed record RoundTemplateApplication(
    BookPlace Place,
    Tier Tier,
    IReadOnlyDictionary<Stage, DateOnly> Steps,
    IReadOnlyDictionary<Stage, DateOnly> NoticeEnds,
    IReadOnlyDictionary<Material, DateOnly> Received);

/// <summary>The work plan that a designation asks for.</summary>
/// <param name="Dates">All null: nothing is recorded.</param>
public sealed record RoundTemplateFiling(BookPlace Place, Tier Tier, FilingDates Dates);

/// <summary>What a template of a round is filled with: all that is recorded, without sample data, and the places that may apply. Pure.</summary>
public static class RoundTemplateRows
{
    /// <summary>The applications and, after them, the places that may apply for the demonstration tier when the round opens, by code.</summary>
    /// <param name="viewer">A provincial office gets its own places.</param>
    public static IReadOnlyList<RoundTemplateApplication> Applications(RoundBook book, Viewer viewer)
    {
        var records = book.Records;
        var recorded = records.Applications.Where(a => a.Ground != ProvenanceKind.Illustrative).ToDictionary(a => (a.PlaceCode, a.Tier));
        return Own(book, viewer).SelectMany(place => Enum.GetValues<Tier>().Where(tier => recorded.ContainsKey((place.Code, tier)) || MayApply(place, tier))
            .Select(tier => recorded.TryGetValue((place.Code, tier), out var application) ? Row(place, application)
                : new RoundTemplateApplication(
                    place, tier, new Dictionary<Stage, DateOnly>(), new Dictionary<Stage, DateOnly>(), new Dictionary<Material, DateOnly>()))).ToList();

        bool MayApply(BookPlace place, Tier tier) => tier == Tier.Demonstration
            && EligibilityRules.CheckStart(place.Kind, place.Track, tier, book.Round.Code, [.. records.Held[place.Code]], [], book.Round.OpensOn) is null;

        RoundTemplateApplication Row(BookPlace place, Application application) => new(
            place,
            application.Tier,
            application.Changes.GroupBy(c => c.To).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!.EffectiveOn),
            application.Changes.Where(c => c.NoticeEndsOn is not null).GroupBy(c => c.To).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!.NoticeEndsOn!.Value),
            records.Receipts[application.Id].GroupBy(m => m.Material).ToDictionary(g => g.Key, g => g.MaxBy(m => m.Number)!.ReceivedOn));
    }

    /// <summary>The latest designation of each tier that a place holds, by code.</summary>
    public static IReadOnlyList<RoundTemplateFiling> Filings(RoundBook book, Viewer viewer) => Own(book, viewer)
        .SelectMany(place => book.Records.Held[place.Code].GroupBy(h => h.Tier).OrderBy(g => g.Key).Select(g => (place, Held: g.Last())))
        .Select(d => new RoundTemplateFiling(d.place, d.Held.Tier, book.Records.DatesOf(new DesignationRow(d.Held.NoticeId, d.Held.Annex, d.Held.Row))))
        .ToList();

    private static IEnumerable<BookPlace> Own(RoundBook book, Viewer viewer) =>
        book.Places.Where(p => !p.IsIllustrative && (viewer.ProvinceCode is not { } own || p.ProvinceCode == own));
}
