using Dashboard.Data.Access;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>Requests for places of a quota: a province asks, another offers, the national office decides.</summary>
public sealed partial class TransfersPage
{
    private IReadOnlyList<TransferInfo> _transfers = [];
    private QuotaTable? _table;
    private QuotaColumn? _asks;
    private (TransferInfo Request, TransferMove Move)? _chosen;
    private bool _opened;

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required TransferQueries Transfers { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? Round { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.FormParameter)]
    public string? FormText { get; set; }

    private int OpenCount => _transfers.Count(t => t.IsOpen);

    private bool CanAsk => _table is not null && View.MayNow(AccessAction.AskQuotas, new AccessTarget(View.Viewer.ProvinceCode));

    /// <summary>The quota that is most likely asked for: the first whose places are all used.</summary>
    private QuotaColumn? FirstUsed
    {
        get
        {
            var own = _table!.Provinces.Single(p => p.Province.Code == View.Viewer.ProvinceCode).Figures;
            return (own.FirstOrDefault(f => f is { Applies: true, Count: not null, Left: <= 0 }) ?? own.First(f => f.Applies)).Column;
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);
        var code = string.IsNullOrEmpty(Round) ? (await Rounds.CurrentAsync(viewer, day, cancellationToken))?.Code : Round;
        var table = code is null ? null : await Quotas.TableAsync(viewer, code, day, cancellationToken: cancellationToken);
        var transfers = table is null ? [] : await Transfers.ListAsync(viewer, table.Round.Code, day, cancellationToken);
        (_table, _transfers) = (table, transfers);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);

        // Not with the page: who comes by a link has the focus on its head first, and the form takes it from there.
        if (!_opened && _table is not null && QuotasAddress.ColumnOf(FormText) is { } column)
        {
            (_opened, _asks) = (true, column);
            StateHasChanged();
        }
    }

    private static string Line(TransferInfo transfer) =>
        QuotasText.TransferLine.With(transfer.Asking.Short.Text(), transfer.Column.Word(), transfer.Places.Text());

    /// <summary>What the viewer may do with it.</summary>
    private List<TransferMove> MovesOf(TransferInfo transfer) =>
    [
        .. Enum.GetValues<TransferMove>().Where(move => TransferRules.After(transfer.State, move) is not null
            && TransferRules.Asks(move, transfer.Asking.Code, transfer.Giver?.Code) is var (action, target) && View.MayNow(action, target)),
    ];

    private Task DoneAsync(string said)
    {
        (_asks, _chosen) = (null, null);
        Snackbar.Done(QuotasText.TransferDone.With(said));
        return ReloadAsync();
    }
}
