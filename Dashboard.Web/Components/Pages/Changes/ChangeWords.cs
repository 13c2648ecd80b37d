using Dashboard.Data.Changes;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Changes;

/// <summary>A change in one sentence.</summary>
internal static class ChangeWords
{
    /// <param name="provinces">By code.</param>
    public static string Say(this PublishedChange change, IReadOnlyDictionary<string, ProvinceInfo> provinces) => change switch
    {
        { Kind: ChangeKind.NoticeIssued, Name: { } name } => ChangesText.Issued.With(name.Text()),
        { Kind: ChangeKind.Designated, Name: { } name, Tier: { } tier, Track: { } track } => ChangesText.Became.With(name.Text(), tier.One(track)),
        { Kind: ChangeKind.Risen, Name: { } name, Tier: { } tier, Track: { } track } => ChangesText.Rose.With(name.Text(), tier.One(track)),
        { Kind: ChangeKind.DesignatedAgain, Name: { } name, Tier: { } tier, Track: { } track } => ChangesText.Again.With(name.Text(), tier.One(track)),
        { Kind: ChangeKind.TermEnded, Name: { } name, Tier: { } tier, Track: { } track } => ChangesText.Ended.With(name.Text(), tier.One(track)),
        { Kind: ChangeKind.TermExtended, Name: { } name, Tier: { } tier, Track: { } track, EndedOnBefore: { } before, EndsOn: { } ends } =>
            ChangesText.Extended.With(name.Text(), tier.One(track), before.Long(), ends.Long()),
        { Kind: ChangeKind.TermCutShort, Name: { } name, Tier: { } tier, Track: { } track, EndedOnBefore: { } before, EndsOn: { } ends } =>
            ChangesText.CutShort.With(name.Text(), tier.One(track), before.Long(), ends.Long()),
        { Kind: ChangeKind.QuotaSet, ProvinceCode: { } code, Tier: { } tier, Track: { } track } =>
            ChangesText.QuotaBecame.With(provinces[code].Short.Text(), change.Round, new QuotaColumn(track, tier).Word(), Quota(change.Before), Quota(change.After)),
        { Kind: ChangeKind.TotalKnown, Tier: { } tier, Track: { } track, After: { } count } => ChangesText.Total.With(change.Round, tier.Many(track), count),
        { Kind: ChangeKind.DivisionsListed, After: { } count } => ChangesText.Divisions.With(change.CountsFrom.Long(), count),
        { Kind: ChangeKind.DivisionChanged, Division: { } division } => division.Say(),
        _ => change.Kind.Word(),
    };

    /// <summary>What became of a division, and when that was announced: 江北区 500105 → 两江新区 500157 (撤区并入新设区).</summary>
    public static string Say(this DivisionChangeInfo change) => ChangesText.Division.With(
        change.OldName is null ? ChangesText.DivisionNew.With(change.NewName, change.NewCode) : ChangesText.DivisionFrom.With(change.OldName, change.OldCode, change.NewName, change.NewCode),
        change.Kind.Word(),
        change.AnnouncedOn is { } day ? ChangesText.AnnouncedOn.With(day.Long()) : ChangesText.AnnouncedUnknown);

    /// <summary>What is known of its document: unknown is said as unknown.</summary>
    public static string DocumentText(this DivisionChangeInfo change) => change.Document switch
    {
        null => ChangesText.DocumentUnknown,
        { IsRead: false } => ChangesText.DocumentNotRead,
        _ => ChangesText.DocumentReport,
    };

    /// <summary>The document or list it stands on; a press report has no number.</summary>
    public static string Document(this PublishedChange change) =>
        change is { Kind: ChangeKind.TotalKnown } && change.Provenance.Source == change.Provenance.Detail ? OverviewText.UnlistedPress
        : change.Kind == ChangeKind.DivisionsListed ? ChangesText.DivisionList.With(change.CountsFrom.Long()) // where it was copied from is no document
        : change.Division is { } division ? division.DocumentText()
        : QuotaWords.SourceText(change.Provenance) ?? change.Provenance.Source;

    private static string Quota(int? count) => count is { } known ? known.Text() : WordsText.NotEntered;
}
