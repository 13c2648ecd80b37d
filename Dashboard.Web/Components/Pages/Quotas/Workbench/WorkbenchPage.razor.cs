using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>The workbench: inputs, numbers that follow them at once, reasons.</summary>
public partial class WorkbenchPage
{
    private readonly WorkbenchFields _fields = new();
    private WorkbenchNumbers _numbers = null!;
    private IReadOnlyList<ScenarioInfo> _scenarios = [];
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<string> _compared = [];
    private ScenarioInfo? _scenario;
    private string? _why;
    private string? _whyKey;
    private string? _message;
    private bool _failed;
    private bool _published;
    private bool _publishing;
    private string? _publishFault;
    private bool _onlyDifferences;
    private bool _totalIsOwn;
    private ElementReference _root;
    private ScriptModule _script = null!;

    [Inject]
    public required ScenarioQueries Scenarios { get; init; }

    [Inject]
    public required ScenarioCommands Commands { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required IJSRuntime JS { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ScenarioParameter)]
    public string? ScenarioCode { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.InputParameter)]
    public string? InputCode { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.CompareParameter)]
    public string? CompareText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DifferencesParameter)]
    public string? DifferencesText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.WhyParameter)]
    public string? WhyText { get; set; }

    private bool MayWrite => View.May(AccessAction.SetQuotas);

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.SetQuotas, new AccessRefusal.SignInRequired());

    private string ScenarioName => _scenario?.Name ?? WorkbenchText.UnsavedName;

    private string Subtitle => !Loaded ? "" : WorkbenchText.Subtitle.With(
            _rounds.FirstOrDefault(r => r.Code == _fields.Draft.Round)?.Name.Text() ?? _fields.Draft.Round, _fields.Draft.Tier.Many(_fields.Draft.Track), ScenarioName)
        + (_scenario is null && !_fields.CanUndo && string.IsNullOrEmpty(InputCode) ? " · " + (_totalIsOwn ? WorkbenchText.StartOwn : WorkbenchText.StartNote) : "");

    /// <summary>The fields differ from the saved scenario.</summary>
    private bool IsChanged => _scenario?.Input is { } saved && _numbers.Input is not null && ScenarioText.Write(saved) != ScenarioText.Write(_numbers.Input);

    private IReadOnlyList<ScenarioInfo> Others => _scenarios
        .Where(s => s.Id != _scenario?.Id && s.Input is not null && s.RoundCode == _fields.Draft.Round && s.Track == _fields.Draft.Track && s.Tier == _fields.Draft.Tier)
        .ToList();

    private WorkbenchColumn? WhyColumn => _why is null || _numbers.Columns.Count == 0 ? null : _numbers.Columns.FirstOrDefault(c => c.Key == _whyKey) ?? _numbers.Columns[0];

    private string QuotasHref => DashboardUrls.Quotas(View.AsOf, new QuotasAddress(_fields.Draft.Round));

    private string? Problem => _numbers.Problem;

    /// <summary>Why the button that publishes is not pressed yet.</summary>
    private string? PublishObstacle =>
        _scenario is null or { IsPublished: true } || IsChanged || _numbers.Input is null ? WorkbenchText.PublishSaveFirst
        : Problem is not null || _numbers.Checks.Count == 0 || _numbers.Checks.Any(c => c.State == ScenarioCheckState.Broken) ? WorkbenchText.PublishNotReady
        : null;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _script.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        _script = new ScriptModule(JS, Assets["Components/Pages/Quotas/Workbench/WorkbenchPage.razor.js"]);
        _numbers = new WorkbenchNumbers(Scenarios, Quotas);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _script.InvokeAsync("attach", _root, "workbench-undo");
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var scenarios = await Scenarios.ListAsync(View.Viewer, cancellationToken);
        var rounds = await Rounds.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        var scenario = Guid.TryParse(ScenarioCode, out var id) ? scenarios.FirstOrDefault(s => s.Id == id) : null;

        var given = ScenarioText.Unpack(InputCode) ?? scenario?.Input;
        var start = given is null ? await StartAsync(rounds[0].Code, Track.County, Tier.Pilot, cancellationToken) : null;
        _fields.Read((ScenarioCode, InputCode), () => WorkbenchDraft.Of(given ?? WorkbenchDraft.Start(rounds[0].Code, start!.WeightsOn, total: start.Total)));
        _totalIsOwn = start?.Total is not null;
        (_scenarios, _rounds, _provinces, _scenario) = (scenarios, rounds, provinces, scenario);
        _compared = (CompareText ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(WorkbenchColumn.Most - 1).ToList();
        _onlyDifferences = DifferencesText == "true";
        var why = (WhyText ?? "").Split('.', 2);
        (_why, _whyKey) = (provinces.Any(p => p.TakesPart && p.Code == why[0]) ? why[0] : null, why.Length > 1 ? why[1] : null);
        await ComputeAsync(cancellationToken);
    }

    private string NameOf(string code) => _provinces.FirstOrDefault(p => p.Code == code)?.Short.Text() ?? code;

    private Task ComputeAsync(CancellationToken cancellationToken = default) => _numbers.ComputeAsync(
        new WorkbenchQuestion(View.Viewer, View.AsOf.Date, _fields.Draft, _provinces, _scenarios, _compared), cancellationToken);

    private async Task ChangeAsync((WorkbenchDraft Draft, string? Field) change)
    {
        if (_scenario is { IsPublished: true })
        {
            return;
        }

        var (before, draft) = (_fields.Draft, change.Draft);
        if ((draft.Round, draft.Track, draft.Tier) != (before.Round, before.Track, before.Tier))
        {
            var (old, anew) = (await StartAsync(before.Round, before.Track, before.Tier), await StartAsync(draft.Round, draft.Track, draft.Tier));
            draft = (_fields.Draft with { Round = draft.Round, Track = draft.Track, Tier = draft.Tier, Percents = draft.Percents }).Following(old, anew); // typed on meanwhile
        }

        _fields.Change(draft, change.Field);
        (_message, _publishing) = (null, false);
        await ShowAsync();
    }

    private Task<ScenarioStart> StartAsync(string round, Track track, Tier tier, CancellationToken cancellationToken = default) =>
        Scenarios.StartAsync(View.Viewer, round, track, tier, WorkbenchDraft.UsualSource(track, tier), View.AsOf.Date, cancellationToken);

    private Task WeighOnAsync(DateOnly day) =>
        ChangeAsync((_fields.Draft with { WeightsOn = day.ToString(AsOf.Format, CultureInfo.InvariantCulture) }, null));

    private Task ApplyMethodAsync(string? method) =>
        Enum.TryParse<ApportionmentMethod>(method, out var chosen) ? ChangeAsync((_fields.Draft with { Method = chosen }, null)) : Task.CompletedTask;

    private async Task UndoAsync()
    {
        if (_fields.Undo())
        {
            _message = null;
            await ShowAsync();
        }
    }

    private async Task ShowAsync()
    {
        await ComputeAsync();
        Go(replace: true);
    }

    private Task DecideAsync(RecordedTie tie) => ChangeAsync((_fields.Draft with { Ties = [.. _fields.Draft.Ties.Where(known => known.Method != tie.Method), tie] }, null));

    private Task RevokeAsync() => ChangeAsync((_fields.Draft with { Ties = [.. _fields.Draft.Ties.Where(known => known.Method != _fields.Draft.Method)] }, null));

    private async Task CompareAsync(string key)
    {
        _compared = _compared.Contains(key) ? [.. _compared.Where(k => k != key)] : [.. _compared, key];
        await ShowAsync();
    }

    private void ToggleDifferences()
    {
        _onlyDifferences = !_onlyDifferences;
        Go(replace: true);
    }

    private void Ask((string Code, string Key) asked)
    {
        (_why, _whyKey) = (asked.Code, asked.Key);
        Go(replace: false);
    }

    private async Task CloseWhyAsync()
    {
        var from = $"number-{_why}-{WhyColumn?.Key}";
        (_why, _whyKey) = (null, null);
        Go(replace: true);
        await _script.InvokeAsync("focus", from);
    }

    private void Choose(string id) => Navigation.NavigateTo(DashboardUrls.Workbench(View.AsOf, string.IsNullOrEmpty(id) ? null : id));

    /// <summary>Brings the address up to the fields.</summary>
    private void Go(bool replace)
    {
        var scenario = _scenario?.Id.ToString();
        var input = _numbers.Input is null ? _fields.Address.Input : _scenario is not null && !IsChanged ? null : ScenarioText.Pack(_numbers.Input);
        _fields.Sent((scenario, input));

        Navigation.NavigateTo(
            DashboardUrls.Workbench(
                View.AsOf, scenario, input, _compared, _onlyDifferences, _why is null ? null : _whyKey is null ? _why : $"{_why}.{_whyKey}"),
            replace: replace);
    }

    private async Task CopyLinkAsync()
    {
        if (await _script.InvokeAsync<bool>("copy", Navigation.Uri))
        {
            Snackbar.Done(WorkbenchText.LinkCopied);
        }
    }

    private async Task SaveAsync(string name) =>
        Show(await Commands.ChangeAsync(Actor, _scenario!, name, _numbers.Input!), _ => Open(_scenario!.Id), WorkbenchText.DoneSaved);

    private async Task SaveAsAsync(string name) => Show(await Commands.SaveAsync(Actor, name, _numbers.Input!), Open, WorkbenchText.DoneSaved);

    private async Task RenameAsync(string name) => Show(await Commands.RenameAsync(Actor, _scenario!, name), _ => { }, WorkbenchText.DoneRenamed);

    private async Task CopyAsync(string name) => Show(await Commands.CopyAsync(Actor, _scenario!.Id, name), Open, WorkbenchText.DoneCopied);

    private async Task RemoveAsync() => Show(await Commands.DeleteAsync(Actor, _scenario!), _ => Choose(""), WorkbenchText.DoneDeleted);

    private async Task PublishAsync(ScenarioPublication publication)
    {
        var result = await Commands.PublishAsync(Actor, _scenario!, publication);
        _publishFault = WorkbenchWords.Fault(result, NameOf);
        if (result is CommandResult<PublishedQuotas>.Done { Value: var done })
        {
            (_publishing, _published, _failed, _message) = (false, true, false, WorkbenchText.DonePublished.With(done.Provinces, done.Total));
        }
    }

    private void Open(Guid id) => Navigation.NavigateTo(DashboardUrls.Workbench(View.AsOf, id.ToString(), null, _compared, _onlyDifferences));

    private void Show<T>(CommandResult<T> result, Action<T> done, string words)
    {
        var fault = WorkbenchWords.Fault(result, NameOf);
        (_published, _message, _failed) = (false, fault, fault is not null);
        if (result is CommandResult<T>.Done finished)
        {
            done(finished.Value);
            Snackbar.Done(words);
        }
    }
}
