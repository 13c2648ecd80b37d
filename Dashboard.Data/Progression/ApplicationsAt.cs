using System.Linq.Expressions;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Progression;

/// <summary>An application as it stands on a day, for queries to filter, count and order in the database.</summary>
internal sealed class ApplicationAt
{
    public required Guid Id { get; init; }

    public required string RoundCode { get; init; }

    public required string PlaceCode { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public required string Pinyin { get; init; }

    public required string ProvinceCode { get; init; }

    public required string ProvinceZh { get; init; }

    public required string ProvinceEn { get; init; }

    public required int ProvinceOrder { get; init; }

    public required Region? Region { get; init; }

    public required Track Track { get; init; }

    public required Tier Tier { get; init; }

    public required ProvenanceKind Ground { get; init; }

    public required string Source { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required int Version { get; init; }

    /// <summary>Where the last step came from; null: it is the first one.</summary>
    public required Stage? From { get; init; }

    public required Stage Stage { get; init; }

    public required DateOnly EnteredOn { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>Day on which it was first returned, which may lie after the day asked for; null: never.</summary>
    public required DateOnly? ReturnedOn { get; init; }

    /// <summary>Day on which it was first recommended, which may lie after the day asked for; null: never.</summary>
    public required DateOnly? RecommendedOn { get; init; }

    /// <summary>UTC: when the step was recorded.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Last day of the public notice that it stands in; null: it stands in none.</summary>
    public required DateOnly? NoticeEndsOn { get; init; }

    /// <param name="until">The day up to which time in a step is counted: the as-of date, or the day on which the round ended before it.</param>
    public ApplicationSquare ToSquare(DateOnly until) =>
        SquareOf(Id, PlaceCode, new Bilingual(NameZh, NameEn), ProvinceCode, Stage, EnteredOn, StartedOn, Ground, until);

    /// <inheritdoc cref="ToSquare"/>
    public static ApplicationSquare SquareOf(
        Guid id, string placeCode, Bilingual name, string provinceCode, Stage stage, DateOnly enteredOn, DateOnly startedOn, ProvenanceKind ground, DateOnly until)
    {
        var isLive = StageRules.IsLive(stage);
        return new ApplicationSquare(
            id,
            placeCode,
            name,
            provinceCode,
            stage,
            enteredOn,
            startedOn,
            isLive ? Math.Max(0, until.DayNumber - enteredOn.DayNumber) : null,
            Math.Max(0, (isLive && until > enteredOn ? until : enteredOn).DayNumber - startedOn.DayNumber),
            ground == ProvenanceKind.Illustrative);
    }
}

/// <summary>An application with what its last step by a day says.</summary>
internal sealed class StandingAt
{
    public required Application Application { get; init; }

    public required Stage? From { get; init; }

    public required Stage Stage { get; init; }

    public required DateOnly EnteredOn { get; init; }

    public required DateTime ChangedAt { get; init; }

    public required DateOnly? NoticeEndsOn { get; init; }
}

/// <summary>The state of applications on a day, as one query that both databases translate.</summary>
internal static class ApplicationsAt
{
    /// <summary>
    /// The applications that have begun by the day, each with its last step in effect. Who has taken none since stands where its own columns say; only of the
    /// others the steps are looked up. Effective dates never decrease along the numbers, so that is the one with the highest number, found by the primary key.
    /// </summary>
    private static IQueryable<StandingAt> StandingOn(DashboardDbContext db, IQueryable<Application> applications, DateOnly asOf) => (
            from application in applications
            where application.LastOn <= asOf
            select new StandingAt
            {
                Application = application,
                From = application.LastFrom,
                Stage = application.LastTo!.Value,
                EnteredOn = application.LastOn!.Value,
                ChangedAt = application.LastRecordedAt!.Value,
                NoticeEndsOn = application.LastNoticeEndsOn,
            })
        .Concat(
            from application in applications
            where application.StartedOn <= asOf && application.LastOn > asOf
            from change in db.StageChanges
            where change.ApplicationId == application.Id
                && change.Number == db.StageChanges.Where(c => c.ApplicationId == application.Id && c.EffectiveOn <= asOf).Max(c => (int?)c.Number)
            select new StandingAt
            {
                Application = application,
                From = change.From,
                Stage = change.To,
                EnteredOn = change.EffectiveOn,
                ChangedAt = change.RecordedAt,
                NoticeEndsOn = change.NoticeEndsOn,
            });

    /// <summary>The applications that have begun by the day, each with its stage: the target of the last change in effect.</summary>
    public static IQueryable<ApplicationAt> Of(DashboardDbContext db, IQueryable<Application> applications, DateOnly asOf) =>
        from standing in StandingOn(db, applications, asOf)
        let application = standing.Application
        join place in db.Places on application.PlaceCode equals place.Code
        join province in db.Provinces on application.ProvinceCode equals province.Code
        select new ApplicationAt
        {
            Id = application.Id,
            RoundCode = application.RoundCode,
            PlaceCode = application.PlaceCode,
            NameZh = place.NameZh,
            NameEn = place.NameEn,
            Pinyin = place.Pinyin,
            ProvinceCode = application.ProvinceCode,
            ProvinceZh = province.ShortZh,
            ProvinceEn = province.ShortEn,
            ProvinceOrder = province.Order,
            Region = province.Region,
            Track = application.Track,
            Tier = application.Tier,
            Ground = application.Ground,
            Source = application.Source,
            RecordedAt = application.RecordedAt,
            Version = application.Version,
            From = standing.From,
            Stage = standing.Stage,
            EnteredOn = standing.EnteredOn,
            ChangedAt = standing.ChangedAt,
            NoticeEndsOn = standing.NoticeEndsOn,
            StartedOn = application.StartedOn!.Value,
            ReturnedOn = application.ReturnedOn,
            RecommendedOn = application.RecommendedOn,
        };

    /// <summary>The codes of the places that a text finds, by the same search as everywhere; null: no text narrows the list.</summary>
    public static async Task<List<string>?> FoundAsync(DashboardDbContext db, string? text, CancellationToken cancellationToken)
    {
        if (SearchTerm.Of(text) is not { } term)
        {
            return null;
        }

        var places = await (
            from place in db.Places
            join province in db.Provinces on place.ProvinceCode equals province.Code
            orderby place.Code
            select new SearchSubject(
                new Bilingual(place.NameZh, place.NameEn), place.Pinyin, place.Code, new Bilingual(province.NameZh, province.NameEn))).ToListAsync(cancellationToken);
        return places.FindAll(term.Matches).ConvertAll(p => p.Code);
    }

    /// <summary>Those that pass the filter.</summary>
    /// <param name="found">The places that the text of the filter finds; null: all.</param>
    /// <param name="until">The day on which the round ended; null: it runs.</param>
    /// <param name="before">Of <see cref="ApplicationWait.OverMedian"/>: the day on which the one in the middle entered its stage; null: there is no median.</param>
    public static IQueryable<ApplicationAt> Matching(
        DashboardDbContext db, ProgressionFilter filter, string? onlyProvince, DateOnly asOf, IReadOnlyList<string>? found = null, DateOnly? until = null, DateOnly? before = null)
    {
        var applications = db.Applications.Where(a => a.RoundCode == filter.RoundCode);
        applications = onlyProvince is null ? applications : applications.Where(a => a.ProvinceCode == onlyProvince);
        applications = filter.ProvinceCode is not { } province ? applications : applications.Where(a => a.ProvinceCode == province);
        applications = filter.Track is not { } track ? applications : applications.Where(a => a.Track == track);
        applications = filter.Tier is not { } tier ? applications : applications.Where(a => a.Tier == tier);
        applications = filter.IncludeIllustrative ? applications : applications.Where(a => a.Ground != ProvenanceKind.Illustrative);
        applications = found is null ? applications : applications.Where(a => EF.Parameter(found).Contains(a.PlaceCode));
        var matching = Of(db, applications, asOf);
        matching = filter.Region is not { } region ? matching : matching.Where(a => a.Region == region);
        matching = filter.Stage is not { } stage ? matching : matching.Where(a => a.Stage == stage);
        return Waiting(db, matching, filter, asOf, until ?? asOf, before);
    }

    private static IQueryable<ApplicationAt> Waiting(DashboardDbContext db, IQueryable<ApplicationAt> applications, ProgressionFilter filter, DateOnly asOf, DateOnly until, DateOnly? before)
    {
        if (filter.Waits is not { } waits)
        {
            return applications;
        }

        var needed = filter is { Tier: { } tier, Stage: { } stage } ? StageRules.Forward(tier, stage)?.NeededMaterials.ToList() ?? [] : [];
        var received = from receipt in db.MaterialReceipts where receipt.ReceivedOn <= asOf && EF.Parameter(needed).Contains(receipt.Material) select receipt;
        var longBefore = until.AddDays(-InboxRules.LongDays);
        return waits switch
        {
            ApplicationWait.Open => applications.Where(a => EF.Constant(StageRules.LiveStages).Contains(a.Stage)),
            ApplicationWait.Lacking => applications.Where(a => received.Where(m => m.ApplicationId == a.Id).Select(m => m.Material).Distinct().Count() < needed.Count),
            ApplicationWait.Complete => applications.Where(a => received.Where(m => m.ApplicationId == a.Id).Select(m => m.Material).Distinct().Count() == needed.Count),
            ApplicationWait.NoticeEnded => applications.Where(a => a.NoticeEndsOn < asOf),
            ApplicationWait.Long => applications.Where(a => EF.Constant(StageRules.LiveStages).Contains(a.Stage) && a.EnteredOn < longBefore),
            ApplicationWait.OverMedian => applications.Where(a => EF.Constant(StageRules.LiveStages).Contains(a.Stage) && a.EnteredOn < before),
        };
    }

    /// <summary>In an order that ends in the code of the place.</summary>
    public static IQueryable<ApplicationAt> Sort(IQueryable<ApplicationAt> applications, ApplicationOrder order, bool descending)
    {
        var sorted = order switch
        {
            ApplicationOrder.Waiting => descending
                ? By(applications, a => EF.Constant(StageRules.LiveStages).Contains(a.Stage), descending: false).ThenByDescending(a => a.EnteredOn)
                : By(applications, a => EF.Constant(StageRules.LiveStages).Contains(a.Stage), descending: true).ThenBy(a => a.EnteredOn),
            ApplicationOrder.Stage => By(applications, StageNumber, descending),
            ApplicationOrder.Place => By(applications, a => a.Pinyin, descending),
            ApplicationOrder.Province => By(applications, a => a.ProvinceOrder, descending),
            ApplicationOrder.Entered => By(applications, a => a.EnteredOn, descending),
            ApplicationOrder.Started => By(applications, a => a.StartedOn, descending),
        };
        return sorted.ThenBy(a => a.ProvinceOrder).ThenBy(a => a.PlaceCode).ThenBy(a => a.Tier);
    }

    /// <summary>Stages are stored by name: this is their order.</summary>
    private static readonly Expression<Func<ApplicationAt, int>> StageNumber = a =>
        a.Stage == Stage.Drafting ? 0
        : a.Stage == Stage.GovernmentConsent ? 1
        : a.Stage == Stage.SubmittedToProvince ? 2
        : a.Stage == Stage.ProvincialReview ? 3
        : a.Stage == Stage.ProvincialPublicNotice ? 4
        : a.Stage == Stage.Recommended ? 5
        : a.Stage == Stage.ExpertReview ? 6
        : a.Stage == Stage.PublicNotice ? 7
        : a.Stage == Stage.Designated ? 8
        : a.Stage == Stage.ReturnedForCompletion ? 9
        : a.Stage == Stage.NotRecommended ? 10
        : a.Stage == Stage.NotSelected ? 11
        : a.Stage == Stage.Withdrawn ? 12 : 13;

    private static IOrderedQueryable<ApplicationAt> By<TKey>(
        IQueryable<ApplicationAt> applications, Expression<Func<ApplicationAt, TKey>> key, bool descending) =>
        descending ? applications.OrderByDescending(key) : applications.OrderBy(key);
}
