using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Statistics.MeasureId;
using By = Dashboard.Data.Statistics.Dimension;

namespace Dashboard.Data.Briefing;

/// <summary>What a briefing is asked to say.</summary>
/// <param name="Since">The day since which changes are told; null: none are.</param>
/// <param name="Slides">In their order; every one once.</param>
/// <param name="FreeText">The office's own words; null: none.</param>
public sealed record BriefingInput(
    string Title, DateOnly AsOf, DateOnly? Since, IReadOnlyList<ChosenSlide> Slides, string? FreeText, BriefingVisibility Visibility);

/// <summary>Reads what a briefing is made of.</summary>
internal sealed class BriefingReading(
    AccessGuard guard,
    CubeQueries cube,
    ProvincesQueries provinces,
    PlacesQueries places,
    RoundsQueries rounds,
    OverviewQueries overview,
    ProgressionQueries progression,
    InboxQueries inbox,
    NoticesQueries notices,
    DivisionsQueries divisions)
{
    private const int WaitingRead = 200;
    private const int ChangesRead = 100;

    /// <summary>Measures that are compared with an earlier day.</summary>
    public static readonly MeasureId[] Comparable =
    [
        PlacesDesignated, PlacesDemonstration, PlacesPilot, PlacesInForce, PlacesExpired, ProvincesCovered, CoverageCity, PilotsRisen,
        ApplicationsLive, ApplicationsRecommended, DutiesDone, DutiesNotRecorded,
    ];

    /// <summary>What waits in the inbox of the national office and is for the leadership to decide.</summary>
    private static readonly InboxKind[] Undecided =
        [InboxKind.TieToSettle, InboxKind.TermEnding, InboxKind.TermEnded, InboxKind.QuotasNotEntered, InboxKind.DatesMissing, InboxKind.DutiesNotRecorded];

    private static readonly BriefingQuestion[] Questions =
    [
        new(PlacesDesignated), new(PlacesDesignated, By.Region), new(PlacesDesignated, By.Province), new(PlacesDesignated, By.Kind), new(PlacesDesignated, By.Notice),
        new(PlacesDemonstration), new(PlacesDemonstration, By.Region), new(PlacesDemonstration, By.Province), new(PlacesDemonstration, By.Kind), new(PlacesDemonstration, By.Notice),
        new(PlacesPilot), new(PlacesPilot, By.Region), new(PlacesPilot, By.Province), new(PlacesPilot, By.Kind), new(PlacesPilot, By.Notice),
        new(PlacesInForce), new(PlacesInForce, By.Notice), new(PlacesExpired), new(DemonstrationShare), new(DemonstrationShare, By.Region),
        new(ProvincesParticipating), new(ProvincesCovered), new(ProvincesDemonstration), new(ProvincesPilot),
        new(CoverageCity), new(CoverageCity, By.Region), new(CoverageCity, By.Province), new(DivisionsCity), new(DivisionsCity, By.Region), new(DivisionsCity, By.Province),
        new(ConcentrationTop5), new(ConcentrationGini),
        new(PilotsEver), new(PilotsEver, By.Region), new(PilotsRisen), new(PilotsRisen, By.Region), new(ConversionRate), new(ConversionRate, By.Region),
        new(QuotaCount, By.Track, By.Tier), new(QuotaUsed, By.Track, By.Tier), new(QuotaDesignated, By.Track, By.Tier), new(QuotaLeft, By.Track, By.Tier),
        new(QuotaCount, By.Region, By.Track, By.Tier), new(QuotaUsed, By.Region, By.Track, By.Tier), new(QuotaLeft, By.Region, By.Track, By.Tier),
        new(QuotaCount, By.Province, By.Track, By.Tier), new(QuotaUsed, By.Province, By.Track, By.Tier), new(QuotaLeft, By.Province, By.Track, By.Tier),
        new(QuotaPerEligible), new(QuotaPerEligible, By.Region),
        new(ApplicationsAll, By.Tier), new(ApplicationsAll, By.Tier, By.Stage), new(ApplicationsLive, By.Tier), new(ApplicationsRecommended, By.Tier),
        new(DwellMedian, By.Tier), new(DwellMedian, By.Tier, By.Stage),
        new(DutiesAll), new(DutiesDone), new(DutiesDue), new(DutiesOverdue), new(DutiesNotRecorded), new(DutiesDoneRate),
        new(DutiesAll, By.Province), new(DutiesDone, By.Province), new(DutiesNotRecorded, By.Province),
    ];

    /// <summary>What is known on a day, as far as the viewer may see; of published data only when it is for everyone.</summary>
    public async Task<BriefingFacts> ReadAsync(Viewer viewer, BriefingInput input, CancellationToken cancellationToken)
    {
        var (asOf, publishedOnly) = (input.AsOf, input.Visibility == BriefingVisibility.Public);
        var seen = publishedOnly && guard.Allows(Viewer.Public, AccessAction.ReadPublished) ? Viewer.Public : viewer;
        var round = await rounds.CurrentAsync(seen, asOf, cancellationToken);
        var answers = new Dictionary<string, CubeAnswer>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            if (await AskAsync(seen, question.Measure, question.By, asOf, null, round, publishedOnly, cancellationToken) is { } answer)
            {
                answers[question.Key] = answer;
            }
        }

        var compared = new Dictionary<MeasureId, CubeAnswer>();
        foreach (var id in input.Since is null ? [] : Comparable)
        {
            if (await AskAsync(seen, id, [], asOf, input.Since, null, publishedOnly, cancellationToken) is { } answer)
            {
                compared[id] = answer;
            }
        }

        var sight = !publishedOnly && guard.Allows(seen, AccessAction.ReadNationalUnpublished);
        var cities = (await places.DesignatedAsync(seen, asOf, cancellationToken)).Where(d => d.Track == Places.Track.City).ToList();
        var directory = await divisions.DirectoryAsync(seen, cancellationToken);
        return new BriefingFacts(
            asOf,
            input.Since,
            round,
            publishedOnly,
            input.FreeText,
            await provinces.ListAsync(seen, cancellationToken),
            answers,
            compared,
            cities,
            await overview.UnlistedOutcomesAsync(seen, asOf, cancellationToken),
            (await inbox.ListAsync(seen, asOf, cancellationToken)).Items.Where(i => Undecided.Contains(i.Kind)).ToList(),
            sight && round is not null ? await WaitingAsync(seen, round.Code, asOf, cancellationToken) : [],
            input.Since is { } since
                ? (await progression.RecentChangesAsync(seen, ChangesRead, asOf, cancellationToken)).Where(c => c.EffectiveOn > since).ToList() : [],
            await NoticesAsync(seen, asOf, cancellationToken),
            RemainingOf(directory, cities, asOf),
            directory.ListOn(asOf));
    }

    private async Task<CubeAnswer?> AskAsync(
        Viewer viewer, MeasureId id, IReadOnlyList<Dimension> by, DateOnly asOf, DateOnly? compareTo, RoundInfo? round, bool publishedOnly, CancellationToken cancellationToken)
    {
        var measure = MeasureCatalogue.Of(id);
        var ofRound = measure.Source is MeasureSource.Quotas or MeasureSource.Applications;
        if (measure.Access != AccessAction.ReadPublished && (publishedOnly || !guard.Allows(viewer, AccessAction.ReadNationalUnpublished)))
        {
            return null;
        }

        if (ofRound && round is null && compareTo is null)
        {
            return null;
        }

        var where = new Dictionary<Dimension, string>();
        if (ofRound && round is not null && measure.Dimensions.Contains(By.Round))
        {
            where[By.Round] = round.Code;
        }

        if (!ofRound && !by.Contains(By.Track) && measure.Dimensions.Contains(By.Track))
        {
            where[By.Track] = nameof(Places.Track.City);
        }

        return await cube.AskAsync(viewer, new CubeQuestion(measure, by, where, asOf, compareTo, WithIllustrative: true), cancellationToken);
    }

    private async Task<IReadOnlyList<ApplicationRow>> WaitingAsync(Viewer viewer, string round, DateOnly asOf, CancellationToken cancellationToken) =>
        (await progression.ListAsync(
            viewer, new ProgressionFilter(round, Places.Tier.Demonstration), asOf, ApplicationOrder.Entered, descending: false, page: 1, size: WaitingRead, cancellationToken))
        .Items.Where(r => r.Square.Days is not null).ToList();

    private async Task<IReadOnlyList<NoticeDocument>> NoticesAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken)
    {
        var documents = new List<NoticeDocument>();
        foreach (var notice in await notices.ListAsync(viewer, asOf, cancellationToken))
        {
            if (await notices.FindAsync(viewer, notice.Id, asOf, cancellationToken) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    private static ILookup<string, Bilingual>? RemainingOf(DivisionDirectory directory, IReadOnlyList<DesignatedPlace> cities, DateOnly asOf)
    {
        if (directory.ListOn(asOf) is null)
        {
            return null;
        }

        var held = cities.SelectMany(c => directory.Today(c.Code, asOf)).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        return directory.On(asOf).Where(d => d.Track == Places.Track.City && !held.Contains(d.Code)).ToLookup(d => d.ProvinceCode, d => d.Name);
    }
}
