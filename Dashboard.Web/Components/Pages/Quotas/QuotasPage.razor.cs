using Dashboard.Data.Persistence;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>The quotas of a round: 32 provinces by four quotas, set here by the national office.</summary>
public partial class QuotasPage
{
    private readonly HashSet<string> _editing = [];
    private QuotaDrafts _draft = null!;
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceQuotas> _shown = [];
    private IReadOnlyList<Provenance> _sources = [];
    private IReadOnlyList<ConflictingValue> _roundConflicts = [];
    private QuotaTable? _table;
    private QuotaTable? _other;
    private (ProvinceInfo Province, QuotaColumn Column, IReadOnlyList<QuotaHistoryEntry> Entries)? _history;
    private QuotaPublication? _published;
    private bool _transferring;
    private NoticeDocument? _from;
    private OpenRoundForm? _roundForm;
    private string? _problem;
    private string? _note;
    private bool _reviewing;
    private bool _undone;

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required QuotasCommands Commands { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required RoundsCommands RoundCommands { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [Inject]
    public required BrowserStorage Storage { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? Round { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TextParameter)]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RegionParameter)]
    public string? RegionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.StatusParameter)]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.LeftParameter)]
    public string? LeftText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.HiddenParameter)]
    public string? HiddenText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CompareRoundParameter)]
    public string? CompareRound { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.OnlyChangesParameter)]
    public string? OnlyChangesText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CompareAsOfParameter)]
    public string? CompareAsOfText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CellParameter)]
    public string? CellText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.FormParameter)]
    public string? FormText { get; set; }

    /// <summary>The notice that the form of a new round starts from.</summary>
    [SupplyParameterFromQuery(Name = DashboardUrls.FromParameter)]
    public string? FromNotice { get; set; }

    private bool CanEdit => View.May(AccessAction.SetQuotas);

    private QuotasAddress Address => new(
        string.IsNullOrEmpty(Round) ? null : Round,
        new QuotaFilter(Text, DashboardUrls.Word<Region>(RegionText), DashboardUrls.Word<QuotaState>(StatusText), LeftText == "true"),
        DashboardUrls.Word<QuotaOrder>(SortText) ?? QuotaOrder.Customary,
        DescendingText == "true",
        HiddenText is { Length: > 0 } hidden ? [.. hidden.Split('.').Select(QuotasAddress.ColumnOf).OfType<QuotaColumn>()] : null,
        string.IsNullOrEmpty(CompareRound) ? null : CompareRound,
        AsOf.TryParse(CompareAsOfText, default, out var day) && !day.IsToday ? day.Date : null,
        QuotasAddress.CellOf(CellText),
        OnlyChanges: OnlyChangesText == "true");

    private string Subtitle => _table is null ? "" : QuotasText.Subtitle.With(_table.Round.Name.Text(), _table.Provinces.Count);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _draft = new QuotaDrafts(Storage);
    }

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day, address) = (View.Viewer, View.AsOf.Date, Address);
        var rounds = await Rounds.ListAsync(viewer, cancellationToken);
        var code = address.Round ?? (await Rounds.CurrentAsync(viewer, day, cancellationToken))?.Code;
        var table = code is null ? null : await Quotas.TableAsync(viewer, code, day, cancellationToken: cancellationToken);
        var other = table is null || !address.Compares ? null
            : await Quotas.TableAsync(viewer, address.CompareRound ?? code!, address.CompareAsOf ?? day, cancellationToken: cancellationToken);
        (ProvinceInfo, QuotaColumn, IReadOnlyList<QuotaHistoryEntry>)? history = null;
        if (table is not null && address.Cell is { } cell && table.Provinces.FirstOrDefault(p => p.Province.Code == cell.ProvinceCode) is { } chosen)
        {
            history = (chosen.Province, cell.Column, await Quotas.HistoryAsync(
                viewer, new QuotaCell(code!, cell.ProvinceCode, cell.Column.Track, cell.Column.Tier), day, cancellationToken));
        }

        _from = FormText == QuotasAddress.NewRoundForm && !string.IsNullOrEmpty(FromNotice) ? await Notices.FindAsync(viewer, FromNotice, day, cancellationToken) : null;
        (_rounds, _table, _other, _history) = (rounds, table, other, history);
        _shown = table is null ? [] : [.. QuotaFilter.Sort(address.Filter!.Apply(table.Provinces), address.Order, address.Descending)
                .Where(p => !address.OnlyChanges || other is null || QuotasTable.Differs(p, other))];
        _sources = table is null ? []
            : [.. table.Provinces.SelectMany(p => p.Figures).Select(f => f.Provenance).OfType<Provenance>().Select(p => p with { Detail = null, On = null }).Distinct()];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender && CanEdit && FormText is QuotasAddress.RoundForm or QuotasAddress.NewRoundForm && _table is not null)
        {
            OpenRound(edited: FormText == QuotasAddress.RoundForm);
            StateHasChanged();
        }

        if (CanEdit && _table is { } table && await _draft.ReadAsync(table.Round.Code, View.Viewer.AccountId))
        {
            StateHasChanged();
        }
    }

    private string Link(QuotasAddress address) => DashboardUrls.Quotas(View.AsOf, address);

    /// <summary>Sample data is never in an official file: it must be asked for, and then it is marked.</summary>
    private string Export(string extension, bool sample = false) =>
        DashboardUrls.QuotasExport(View.AsOf, _table?.Round.Code, Address.Filter, extension, sample);

    private string ProvinceName(string code) => _table!.Provinces.FirstOrDefault(p => p.Province.Code == code)?.Province.Short.Text() ?? code;

    private async Task TakeAsync((string ProvinceCode, IReadOnlyList<(QuotaFigure Figure, int? Count)> Numbers) row)
    {
        await _draft.TakeAsync(row.ProvinceCode, row.Numbers);
        _editing.Remove(row.ProvinceCode);
    }

    private void Review()
    {
        (_reviewing, _problem, _published, _note) = (true, null, null, null);
        _draft.Meet([]);
    }

    private Task DiscardAsync()
    {
        _reviewing = false;
        return _draft.ClearAsync();
    }

    private Task KeepMineAsync((string ProvinceCode, QuotaColumn Column) cell) =>
        _draft.KeepMineAsync(cell, _table!.Provinces.Single(p => p.Province.Code == cell.ProvinceCode)[cell.Column]);

    private async Task PublishAsync((string Reason, string? Document, DateOnly? Day) why)
    {
        if (Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        switch (await Commands.PublishAsync(actor, new QuotaDraft(_table!.Round.Code, _draft.Changes, why.Reason, why.Day, why.Document)))
        {
            case CommandResult<QuotaPublication>.Done done:
                (_published, _undone, _reviewing, _problem) = (done.Value, false, false, null);
                await _draft.ClearAsync();
                await ReloadAsync();
                break;
            case CommandResult<QuotaPublication>.Refused refused:
                _problem = refused.Refusal.Say();
                break;
            case CommandResult<QuotaPublication>.Conflict conflict:
                _problem = null;
                _draft.Meet(conflict.Values);
                await ReloadAsync(); // so that what is chosen over is what stands now
                break;
        }
    }

    private Task TransferredAsync(QuotaPublication written)
    {
        (_published, _undone, _transferring, _problem, _note) = (written, false, false, null, null);
        return ReloadAsync();
    }

    private async Task UndoAsync()
    {
        if (Actor.Of(View.Viewer) is not { } actor || _published is not { } published)
        {
            return;
        }

        _note = await Commands.UndoAsync(actor, published.Revisions, QuotasText.UndoReason) switch
        {
            CommandResult<QuotaPublication>.Refused refused => refused.Refusal.Say(),
            CommandResult<QuotaPublication>.Conflict => QuotasText.UndoConflict,
            _ => null,
        };
        _undone = true;
        if (_note is null)
        {
            _published = null;
            Snackbar.Done(QuotasText.Undone.With(published.Revisions.Count));
        }

        await ReloadAsync();
    }

    private void OpenRound(bool edited) => (_roundForm, _problem, _roundConflicts) = (new OpenRoundForm(edited) { Seen = _table?.Round.Version ?? 0 }, null, []);

    private async Task SaveRoundAsync((RoundEdit Edit, string Reason) wanted)
    {
        if (Actor.Of(View.Viewer) is not { } actor || _roundForm is not { } form)
        {
            return;
        }

        switch (form.Edited
            ? await RoundCommands.EditAsync(actor, wanted.Edit, form.Seen, wanted.Reason)
            : await RoundCommands.CreateAsync(actor, wanted.Edit, wanted.Reason))
        {
            case CommandResult<Nothing>.Done:
                _roundForm = null;
                Snackbar.Done(QuotasText.RoundSaved.With(wanted.Edit.NameZh));
                await ReloadAsync();
                break;
            case CommandResult<Nothing>.Refused refused:
                _problem = refused.Refusal.Say();
                break;
            case CommandResult<Nothing>.Conflict conflict:
                await ReloadAsync();
                (_problem, _roundConflicts, form.Seen) = (null, conflict.Values, _table?.Round.Version ?? 0); // saved again, it is seen
                break;
        }
    }

    /// <summary>The form of a round is open.</summary>
    private sealed class OpenRoundForm(bool edited)
    {
        public bool Edited => edited;

        /// <summary>Version of the round when it was opened.</summary>
        public int Seen { get; set; }
    }
}
