using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Data.Overview;
using Dashboard.Data.Provinces;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Inbox;

/// <summary>Everything that waits for the viewer: since when, until when, what happens otherwise, and the way to it.</summary>
public partial class InboxPage
{
    private InboxList? _list;
    private IReadOnlyList<InboxItem> _new = [];
    private IReadOnlyList<CalendarEntry> _calendar = [];
    private IReadOnlyList<SetupStep> _setup = [];
    private ProvinceInfo? _province;
    private string? _problem;

    [Inject]
    public required InboxQueries Inbox { get; init; }

    [Inject]
    public required InboxCommands Commands { get; init; }

    [Inject]
    public required OverviewQueries Overview { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.GroupParameter)]
    public string? GroupText { get; set; }

    private InboxGroup? Group => DashboardUrls.Word<InboxGroup>(GroupText);

    private IReadOnlyList<InboxItem> Shown => [.. _list!.Items.Where(i => Group is null || i.Group == Group)];

    private string Subtitle => _list is null ? "" : string.Join(
        " · ",
        new[]
        {
            _new.Count > 0 ? InboxText.SubtitleNew.With(_new.Count.Text(), View.AsOf.Date.Long()) : InboxText.Subtitle.With(View.AsOf.Date.Long()),
            _province is null ? null : InboxText.OfProvince.With(_province.Short.Text()),
        }.OfType<string>());

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var list = await Inbox.ListAsync(viewer, day, cancellationToken);
        var seenAt = await Inbox.SeenAtAsync(viewer, cancellationToken);
        var calendar = await Overview.CalendarAsync(viewer, day, cancellationToken);
        var province = list.ProvinceCode is { } code ? await Provinces.FindAsync(viewer, code, cancellationToken) : null;
        var setup = await Inbox.SetupAsync(viewer, day, cancellationToken);
        (_list, _new, _calendar, _setup, _province) = (list, list.NewSince(seenAt), calendar, setup, province);
    }

    private async Task MarkSeenAsync()
    {
        if (Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        _problem = await Commands.MarkSeenAsync(actor) is CommandResult<Nothing>.Refused refused ? refused.Refusal.Say() : null;
        if (_problem is null)
        {
            Snackbar.Done(InboxText.MarkedSeen);
        }

        await ReloadAsync();
    }
}
