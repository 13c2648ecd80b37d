using Dashboard.Data.Changes;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Changes;

/// <summary>The changes as a feed: one entry for each act, which names all that it changed.</summary>
internal static class ChangesFeed
{
    /// <summary>Older ones are in the list.</summary>
    private const int MostEntries = 100;

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    public static byte[] Of(IReadOnlyList<PublishedChange> changes, IReadOnlyDictionary<string, ProvinceInfo> provinces, ChangeFilter filter, ApiQuery query)
    {
        var today = new AsOf(query.Day, IsToday: true);
        var entries = changes.GroupBy(c => c.Act, StringComparer.Ordinal).Take(MostEntries).Select(act => EntryOf([.. act], provinces, query.Origin)).ToList();
        return AtomFeed.Write(new AtomFeed(
            AtomFeed.IdOf($"changes?{filter.Kind}&{filter.ProvinceCode}&{filter.WithIllustrative}"),
            ChangesText.FeedTitle,
            Cultures.Current,
            LayoutText.ProductName,
            query.Origin + DashboardUrls.Feed(filter),
            query.Origin + DashboardUrls.Changes(today, filter),
            entries.Select(e => e.Updated).DefaultIfEmpty(BeginOf(new DateOnly(2022, 1, 1))).Max(),
            entries));
    }

    private static AtomEntry EntryOf(IReadOnlyList<PublishedChange> act, IReadOnlyDictionary<string, ProvinceInfo> provinces, string origin)
    {
        var first = act[0];
        var (began, day) = (BeginOf(first.CountsFrom), new AsOf(first.CountsFrom, IsToday: false));
        var recorded = act.Max(c => c.RecordedAt) is { } at ? InChina(at) : began;
        var what = act.Count == 1 ? first.Say(provinces) : ChangesText.Several.With(first.Kind.Word(), act.Count);
        var mark = act.Any(c => c.IsIllustrative) ? $"{WordsText.ProvenanceKind_Illustrative} " : "";
        return new AtomEntry(
            AtomFeed.IdOf(first.Act),
            mark + (first.Kind == ChangeKind.NoticeIssued ? what : ChangesText.EntryTitle.With(what, first.Document())),
            origin + (first.NoticeId is { } notice ? DashboardUrls.Notice(notice, day) : DashboardUrls.Changes(day, new ChangeFilter(first.CountsFrom.AddDays(-1), first.Kind))),
            began,
            recorded > began ? recorded : began,
            first.Kind.ToString(),
            first.Kind.Word(),
            string.Join(
                '\n',
                [
                    ChangesText.EntryHead.With(first.IsDayKnown ? first.CountsFrom.Long() : ChangesText.DayLost.With(first.CountsFrom.Year), first.Actor.Word(), first.Document()),
                    .. act.Select(c => c.Say(provinces)),
                ]));
    }

    private static DateTimeOffset BeginOf(DateOnly day) => InChina(ProgrammeClock.BeginOf(day));

    private static DateTimeOffset InChina(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(ChinaOffset);
}
