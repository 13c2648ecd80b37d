using Dashboard.Data.Changes;
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
        { Kind: ChangeKind.QuotaSet, ProvinceCode: { } code, Tier: { } tier, Track: { } track } =>
            ChangesText.QuotaBecame.With(provinces[code].Short.Text(), change.Round, new QuotaColumn(track, tier).Word(), Quota(change.Before), Quota(change.After)),
        { Kind: ChangeKind.TotalKnown, Tier: { } tier, Track: { } track, After: { } count } => ChangesText.Total.With(change.Round, tier.Many(track), count),
        { Kind: ChangeKind.DivisionsListed, After: { } count } => ChangesText.Divisions.With(change.CountsFrom.Long(), count),
        _ => change.Kind.Word(),
    };

    /// <summary>The document or list it stands on; a press report has no number.</summary>
    public static string Document(this PublishedChange change) =>
        change is { Kind: ChangeKind.TotalKnown } && change.Provenance.Source == change.Provenance.Detail ? OverviewText.UnlistedPress
        : change.Kind == ChangeKind.DivisionsListed ? ChangesText.DivisionList.With(change.CountsFrom.Long()) // where it was copied from is no document
        : QuotaWords.SourceText(change.Provenance) ?? change.Provenance.Source;

    private static string Quota(int? count) => count is { } known ? known.Text() : WordsText.NotEntered;
}
