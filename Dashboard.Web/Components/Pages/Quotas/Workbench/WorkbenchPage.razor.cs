using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>
/// The workbench: inputs, numbers that follow them at once, reasons. The fields are the truth while somebody types; the address follows
/// them, and only an address that did not come from here changes the fields.
/// </summary>
public partial class WorkbenchPage
{
    private const int MostUndo = 100;

    private readonly Stack<WorkbenchDraft> _undo = new();
    private readonly Queue<(string?, string?)> _sent = new();
    private IReadOnlyList<ScenarioInfo> _scenarios = [];
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyDictionary<string, QuotaStanding> _standings = new Dictionary<string, QuotaStanding>();
    private IReadOnlyList<WorkbenchColumn> _columns = [];
    private IReadOnlyList<ScenarioCheck> _checks = [];
    private IReadOnlyList<string> _compared = [];
    private IReadOnlyList<string> _wrong = [];
    private WorkbenchDraft _draft = null!;
    private ScenarioInput? _input;
    private ScenarioInfo? _scenario;
    private WeightData? _weights;
    private Refusal? _fault;
    private Infeasible? _infeasible;
    private (string?, string?) _read = ("", "");
    private string? _field;
    private string? _why;
    private string? _whyKey;
    private string? _message;
    private bool _failed;
    private bool _published;
    private bool _publishing;
    private bool _onlyDifferences;
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
    public required AccessGuard Guard { get; init; }

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

    private bool MayWrite => Guard.Allows(View.Viewer, AccessAction.SetQuotas);

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.SetQuotas, AccessRefusal.SignInRequired);

    private string ScenarioName => _scenario?.Name ?? WorkbenchText.UnsavedName;

    private string Subtitle => !Loaded ? "" : WorkbenchText.Subtitle.With(
            _rounds.FirstOrDefault(r => r.Code == _draft.Round)?.Name.Text() ?? _draft.Round, _draft.Tier.Many(_draft.Track), ScenarioName)
        + (_scenario is null && _undo.Count == 0 && string.IsNullOrEmpty(InputCode) ? " · " + WorkbenchText.StartNote : "");

    /// <summary>The fields differ from the saved scenario.</summary>
    private bool IsChanged => _scenario?.Input is { } saved && _input is not null && ScenarioText.Write(saved) != ScenarioText.Write(_input);

    private IReadOnlyList<ScenarioInfo> Others => _scenarios
        .Where(s => s.Id != _scenario?.Id && s.Input is not null && s.RoundCode == _draft.Round && s.Track == _draft.Track && s.Tier == _draft.Tier)
        .ToList();

    private int Weighted => _columns.Count == 0 ? 0 : _columns[0].Result.Provinces.Count(p => p.Weightless is null);

    private WorkbenchColumn? WhyColumn => _why is null || _columns.Count == 0 ? null : _columns.FirstOrDefault(c => c.Key == _whyKey) ?? _columns[0];

    private string QuotasHref => DashboardUrls.WithAsOf("/quotas?round=" + Uri.EscapeDataString(_draft.Round), View.AsOf.IsToday ? null : View.AsOf.Date);

    /// <summary>Why the fields give no numbers; null while they do.</summary>
    private string? Problem =>
        _wrong.Count > 0 ? WorkbenchText.FieldWrong.With(_wrong.Select(FieldName).List())
        : _fault?.Say(NameOf) ?? _infeasible?.Say();

    /// <summary>Why the button that publishes is not pressed yet.</summary>
    private string? PublishObstacle =>
        _scenario is null or { IsPublished: true } || IsChanged || _input is null ? WorkbenchText.PublishSaveFirst
        : Problem is not null || _checks.Count == 0 || _checks.Any(c => c.State == ScenarioCheckState.Broken) ? WorkbenchText.PublishNotReady
        : null;

    private string Finding
    {
        get
        {
            var main = _columns[0];
            if (_columns.Count > 1)
            {
                var all = main.Result.Provinces.Count;
                var differing = main.Result.Provinces.Count(p => _columns.Any(c => c.SeatsOf(p.Code) != main.SeatsOf(p.Code)));
                return differing == 0 ? WorkbenchText.HeadSame.With(_columns.Count, all) : WorkbenchText.HeadDiffer.With(_columns.Count, differing, all - differing);
            }

            var total = main.Result.Input.Total;
            return main.Allocation.Tie is { } tie
                ? WorkbenchText.HeadOpen.With(main.Label, total, tie.Seats)
                : WorkbenchText.HeadOne.With(main.Label, total, main.Allocation.Units.Count(u => u.Seats > 0), NameOf(main.Allocation.Units.MaxBy(u => u.Seats)!.Key));
        }
    }

    private IEnumerable<Provenance> Sources
    {
        get
        {
            var input = _columns[0].Result.Input;
            yield return Provenance.Computed(input.Method.ToString(), ScenarioText.Line(input, ScenarioName));
            var data = _columns[0].Result.Data;
            foreach (var source in data.Illustrative.Where(s => input.PercentOf(s) > 0))
            {
                yield return new Provenance(ProvenanceKind.Illustrative, source.Word());
            }

            if (data is { DivisionsSource: { } list, DivisionsCountedOn: { } day }
                && new[] { WeightSource.EligibleCities, WeightSource.EligibleCounties, WeightSource.PrefectureCities }.Any(s => input.PercentOf(s) > 0))
            {
                yield return new Provenance(ProvenanceKind.Official, list, On: day, Detail: WorkbenchText.DivisionsOf.With(day.Long()));
            }

            if (input.PercentOf(WeightSource.EligiblePilots) + input.PercentOf(WeightSource.PastDesignations) > 0)
            {
                foreach (var document in data.Documents)
                {
                    yield return Provenance.Official(document);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _script.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Pages/Quotas/Workbench/WorkbenchPage.razor.js"]);

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

        // What the address says is read only when it is news.
        var address = (ScenarioCode, InputCode);
        var draft = _draft;
        if (draft is null || (address != _read && !_sent.Contains(address)))
        {
            draft = WorkbenchDraft.Of(ScenarioText.Unpack(InputCode) ?? scenario?.Input ?? WorkbenchDraft.Start(rounds[0].Code, View.AsOf.Date));
            _undo.Clear();
            _sent.Clear();
            _field = null;
        }

        while (_sent.Count > 0 && _sent.Contains(address) && _sent.Dequeue() != address)
        {
        }

        (_read, _scenarios, _rounds, _provinces, _scenario, _draft) = (address, scenarios, rounds, provinces, scenario, draft);
        _compared = (CompareText ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(WorkbenchColumn.Most - 1).ToList();
        _onlyDifferences = DifferencesText == "true";
        var why = (WhyText ?? "").Split('.', 2);
        (_why, _whyKey) = (provinces.Any(p => p.TakesPart && p.Code == why[0]) ? why[0] : null, why.Length > 1 ? why[1] : null);
        await ComputeAsync(cancellationToken);
    }

    private string NameOf(string code) => _provinces.FirstOrDefault(p => p.Code == code)?.Short.Text() ?? code;

    private static string FieldName(string field) => field switch
    {
        nameof(WorkbenchDraft.Total) => WorkbenchText.Total,
        nameof(WorkbenchDraft.Base) => WorkbenchText.Base,
        nameof(WorkbenchDraft.Floor) => WorkbenchText.Floor,
        nameof(WorkbenchDraft.Cap) => WorkbenchText.Cap,
        nameof(WorkbenchDraft.WeightsOn) => WorkbenchText.WeightsOn,
        nameof(WorkbenchDraft.Imported) => WorkbenchText.SourceImported,
        _ when Enum.TryParse<WeightSource>(field, out var source) => source.Word(),
        _ when Enum.TryParse<Region>(field, out var region) => WorkbenchText.FactorOf.With(region.Word()),
        _ => field,
    };

    /// <summary>The numbers of the fields. While a field is wrong, those of the last right ones stay.</summary>
    private async Task ComputeAsync(CancellationToken cancellationToken = default)
    {
        var draft = _draft;
        var input = draft.Read(_provinces, out var wrong);
        (_input, _wrong, _fault, _infeasible) = (input, wrong, null, null);
        if (input is null)
        {
            _weights ??= await Scenarios.WeightsAsync(View.Viewer, draft.Track, View.AsOf.Date, cancellationToken);
            return;
        }

        var weights = await Scenarios.WeightsAsync(View.Viewer, input.Track, input.WeightsOn, cancellationToken);
        var standings = QuotaStanding.Of(await Quotas.TableAsync(View.Viewer, input.RoundCode, View.AsOf.Date, cancellationToken: cancellationToken), input.Track, input.Tier);
        var result = ScenarioRules.Compute(input, weights);
        var columns = new List<WorkbenchColumn>();
        if (result.Allocation is not null)
        {
            columns.Add(new WorkbenchColumn(input.Method.ToString(), input.Method.Word(), result));
            foreach (var key in _compared)
            {
                if (await ColumnAsync(key, input, weights, cancellationToken) is { Result.Allocation: not null } column)
                {
                    columns.Add(column);
                }
            }
        }

        if (!ReferenceEquals(draft, _draft))
        {
            return; // typed on meanwhile: the newer one shows itself
        }

        (_weights, _fault, _infeasible) = (weights, result.Fault, result.Infeasible);
        _standings = standings.ToDictionary(s => s.ProvinceCode, StringComparer.Ordinal);
        if (columns.Count > 0)
        {
            (_columns, _checks) = (columns, ScenarioChecks.Of(result, standings));
        }
        else if (result.Fault is { Reason: ScenarioFault.SourceEmpty })
        {
            (_columns, _checks) = ([], []);
        }
    }

    private async Task<WorkbenchColumn?> ColumnAsync(string key, ScenarioInput input, WeightData weights, CancellationToken cancellationToken)
    {
        if (Enum.TryParse<ApportionmentMethod>(key, out var method) && method.ToString() == key)
        {
            return method == input.Method ? null : new WorkbenchColumn(key, method.Word(), ScenarioRules.Compute(input with { Method = method }, weights));
        }

        if (Guid.TryParse(key, out var id) && _scenarios.FirstOrDefault(s => s.Id == id) is { Input: { } other } scenario && other.Track == input.Track)
        {
            var data = await Scenarios.WeightsAsync(View.Viewer, other.Track, other.WeightsOn, cancellationToken);
            return new WorkbenchColumn(key, scenario.Name, ScenarioRules.Compute(other, data));
        }

        return null;
    }

    private async Task ChangeAsync((WorkbenchDraft Draft, string? Field) change)
    {
        if (_scenario is { IsPublished: true })
        {
            return;
        }

        if ((change.Field is null || change.Field != _field) && _undo.Count < MostUndo)
        {
            _undo.Push(_draft);
        }

        (_draft, _field, _message, _publishing) = (change.Draft, change.Field, null, false);
        await ShowAsync();
    }

    private async Task UndoAsync()
    {
        if (_undo.TryPop(out var before))
        {
            (_draft, _field, _message) = (before, null, null);
            await ShowAsync();
        }
    }

    private async Task ShowAsync()
    {
        await ComputeAsync();
        Go(replace: true);
    }

    private Task DecideAsync(RecordedTie tie) => ChangeAsync((_draft with { Ties = [.. _draft.Ties.Where(known => known.Method != tie.Method), tie] }, null));

    private Task RevokeAsync() => ChangeAsync((_draft with { Ties = [.. _draft.Ties.Where(known => known.Method != _draft.Method)] }, null));

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
        var input = _input is null ? InputCode : _scenario is not null && !IsChanged ? null : ScenarioText.Pack(_input);
        var next = (scenario, input);
        if (next != (ScenarioCode, InputCode))
        {
            _sent.Enqueue(next);
        }

        Navigation.NavigateTo(
            DashboardUrls.Workbench(
                View.AsOf, scenario, input, _compared, _onlyDifferences, _why is null ? null : _whyKey is null ? _why : $"{_why}.{_whyKey}"),
            replace: replace);
    }

    private async Task CopyLinkAsync()
    {
        if (await _script.InvokeAsync<bool>("copy", Navigation.Uri))
        {
            (_message, _failed, _published) = (WorkbenchText.LinkCopied, false, false);
        }
    }

    private async Task SaveAsync(string name) =>
        Show(await Commands.ChangeAsync(Actor, _scenario!, name, _input!), _ => Open(_scenario!.Id), WorkbenchText.DoneSaved);

    private async Task SaveAsAsync(string name) => Show(await Commands.SaveAsync(Actor, name, _input!), Open, WorkbenchText.DoneSaved);

    private async Task RenameAsync(string name) => Show(await Commands.RenameAsync(Actor, _scenario!, name), _ => { }, WorkbenchText.DoneRenamed);

    private async Task CopyAsync(string name) => Show(await Commands.CopyAsync(Actor, _scenario!.Id, name), Open, WorkbenchText.DoneCopied);

    private async Task RemoveAsync() => Show(await Commands.DeleteAsync(Actor, _scenario!), _ => Choose(""), WorkbenchText.DoneDeleted);

    private async Task PublishAsync(ScenarioPublication publication)
    {
        var result = await Commands.PublishAsync(Actor, _scenario!, publication);
        var done = (result as CommandResult<PublishedQuotas>.Done)?.Value;
        Show(result, _ => _publishing = false, WorkbenchText.DonePublished.With(done?.Provinces, done?.Total));
        _published = done is not null;
    }

    private void Open(Guid id) => Navigation.NavigateTo(DashboardUrls.Workbench(View.AsOf, id.ToString(), null, _compared, _onlyDifferences));

    private void Show<T>(CommandResult<T> result, Action<T> done, string words)
    {
        _published = false;
        switch (result)
        {
            case CommandResult<T>.Done finished:
                (_message, _failed) = (words, false);
                done(finished.Value);
                break;
            case CommandResult<T>.Refused refused:
                (_message, _failed) = (refused.Refusal.Say(NameOf), true);
                break;
            case CommandResult<T>.Conflict { Values: [] }:
                (_message, _failed) = (WorkbenchText.ConflictGone, true);
                break;
            case CommandResult<T>.Conflict conflict:
                (_message, _failed) = (WorkbenchText.Conflict.With(string.Join("; ", conflict.Values.Select(v => WorkbenchText.ConflictValue.With(
                    PropertyName(v.Property), WorkbenchWords.Inputs(v.Yours ?? "—"), WorkbenchWords.Inputs(v.Theirs ?? "—"))))), true);
                break;
            default:
                throw new NotSupportedException($"{result}");
        }
    }

    private string PropertyName(string property) => property switch
    {
        nameof(Scenario.Name) => WorkbenchText.Name,
        nameof(Scenario.Input) => WorkbenchText.PropertyInput,
        _ => NameOf(property),
    };
}
