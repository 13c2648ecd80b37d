using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Inbox;

/// <summary>How what waits reads, and where it is done.</summary>
internal static class InboxWords
{
    public static string Title(this InboxItem item) => item.Kind.Say(item);

    /// <summary>Who is concerned; of what cannot be done: why, and what can.</summary>
    public static string Detail(this InboxItem item)
    {
        var detail = item.Kind.Say("Detail", Named(item));
        return item.Block is { } block ? InboxText.Blocked.With(detail, block.Say(item)) : detail;
    }

    public static string Otherwise(this InboxItem item) => item.Kind.Say("Otherwise", item);

    /// <summary>The action of the office in charge; everybody else, and whoever looks back in time, views.</summary>
    public static string Action(this InboxItem item, ViewContext view) =>
        item.CanAsk(view) ? InboxText.AskTransfer
        : view.AsOf.IsToday && item.Block is null && InboxRules.IsHandledBy(item.Kind, view.Viewer) ? item.Kind.Word("Action") : InboxText.View;

    public static string Icon(this InboxUrgency urgency) => urgency switch
    {
        InboxUrgency.Blocking => "bad",
        InboxUrgency.Pressing => "warn",
        InboxUrgency.Plain => "neutral",
    };

    /// <summary>The list or form behind the item; whoever may see no filings is led to the notice.</summary>
    public static string Href(this InboxItem item, ViewContext view)
    {
        var isHandled = InboxRules.IsHandledBy(item.Kind, view.Viewer);
        var duties = new DutyFilter(ProvinceCode: item.ProvinceCode);
        return item.Kind switch
        {
            _ when item.CanAsk(view) => DashboardUrls.Transfers(view.AsOf, item.RoundCode, item.Column),
            InboxKind.TransfersToAnswer or InboxKind.TransfersToDecide => DashboardUrls.Transfers(view.AsOf, item.RoundCode),
            InboxKind.OwnDeadlines => DashboardUrls.Province(item.ProvinceCode!, view.AsOf) + "#deadlines",
            InboxKind.TieToSettle => DashboardUrls.Workbench(view.AsOf, item.ScenarioId.ToString()),
            InboxKind.QuotasUnused => DashboardUrls.Quotas(view.AsOf, new QuotasAddress(item.RoundCode, new QuotaFilter(HasLeft: true))),
            InboxKind.QuotasNotEntered when isHandled => DashboardUrls.Quotas(view.AsOf, new QuotasAddress(item.RoundCode, new QuotaFilter(Status: QuotaState.Unknown))),
            InboxKind.DatesMissing when isHandled => DashboardUrls.Quotas(view.AsOf, new QuotasAddress(item.RoundCode, EditsRound: true)),
            InboxKind.DutiesOverdue => Duties(DutyStatus.Overdue),
            InboxKind.DutiesDue => Duties(DutyStatus.Due),
            InboxKind.DutiesNotRecorded when view.May(AccessAction.ReadProvinceUnpublished, new AccessTarget(item.ProvinceCode)) => Duties(DutyStatus.NotRecorded),
            InboxKind.ReceiptsOpen => DashboardUrls.Duties(view.AsOf, new DutiesAddress(duties, Round: item.RoundCode)) + "#liaison",
            InboxKind.TermEnding or InboxKind.TermEnded => DashboardUrls.Places(view.AsOf),
            InboxKind.SampleDataLoaded => DashboardUrls.Inbox(view.AsOf) + "#sample-band",
            InboxKind.QuotasNotEntered or InboxKind.DatesMissing or InboxKind.DutiesNotRecorded =>
                item.NoticeId is { } notice ? DashboardUrls.Notice(notice, view.AsOf, item.Anchor) : DashboardUrls.Quotas(view.AsOf, new QuotasAddress(item.RoundCode)),
            _ when item.ApplicationId is { } id => DashboardUrls.Application(id, view.AsOf),
            _ => DashboardUrls.Progression(view.AsOf, ListOf(item)),
        };

        string Duties(DutyStatus status) => DashboardUrls.Duties(view.AsOf, new DutiesAddress(duties with { Status = status }, Selected: item.PlaceCode));
    }

    /// <summary>The quota is used, and it is the viewer's own: places can be asked for.</summary>
    private static bool CanAsk(this InboxItem item, ViewContext view) =>
        item is { Block: InboxBlock.QuotaUsed, ProvinceCode: { } province } && view.Viewer.ProvinceCode == province;

    /// <summary>The list of applications that the item counts, the longest waiting first.</summary>
    private static ProgressionAddress ListOf(InboxItem item) => new(
        item.RoundCode,
        item.Column!.Value.Tier,
        item.Column.Value.Track,
        Province: item.ProvinceCode,
        Stage: item.Stage,
        Order: ApplicationOrder.Entered,
        Waits: item.Waits);

    /// <summary>With a last name that says when there are more.</summary>
    private static InboxItem Named(InboxItem item) => item.Names.Count > 0 && item.Count > item.Names.Count
        ? item with { Names = [.. item.Names.SkipLast(1), Others(item.Names[^1])] } : item;

    private static Bilingual Others(Bilingual last) => new(InboxText.LastName.With(last.Zh), InboxText.LastName.With(last.En));
}
