using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>What the numbers are computed from.</summary>
/// <param name="Compared">Methods and identifiers of scenarios, to stand beside the one in use.</param>
internal sealed record WorkbenchQuestion(
    Viewer Viewer, DateOnly Day, WorkbenchDraft Draft, IReadOnlyList<ProvinceInfo> Provinces, IReadOnlyList<ScenarioInfo> Scenarios, IReadOnlyList<string> Compared);

/// <summary>The numbers of the fields, up to four columns of them. While a field is wrong, those of the last right ones stay.</summary>
internal sealed class WorkbenchNumbers(ScenarioQueries scenarios, QuotasQueries quotas)
{
    private const int MostNames = 4;

    private WorkbenchQuestion? _asked;
    private WeightData? _weights;
    private IReadOnlyList<string> _wrong = [];
    private Refusal? _fault;
    private Infeasible? _infeasible;

    /// <summary>Empty: there were none yet, or the weights have no data.</summary>
    public IReadOnlyList<WorkbenchColumn> Columns { get; private set; } = [];

    public IReadOnlyList<ScenarioCheck> Checks { get; private set; } = [];

    public IReadOnlyDictionary<string, QuotaStanding> Standings { get; private set; } = new Dictionary<string, QuotaStanding>();

    /// <summary>Chosen sources that have no data on the day, each with a day that has; null: no day has.</summary>
    public IReadOnlyList<(WeightSource Source, DateOnly? Better)> Empty { get; private set; } = [];

    /// <summary>What the fields say; null while one of them is wrong.</summary>
    public ScenarioInput? Input { get; private set; }

    /// <summary>The fields that are wrong.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Sources of weights that sample data has a part in.</summary>
    public IReadOnlySet<WeightSource> Illustrative => _weights?.Illustrative ?? new HashSet<WeightSource>();

    public int Weighted => Columns.Count == 0 ? 0 : Columns[0].Result.Provinces.Count(p => p.Weightless is null);

    public async Task ComputeAsync(WorkbenchQuestion asked, CancellationToken cancellationToken = default)
    {
        _asked = asked;
        var (viewer, day, draft) = (asked.Viewer, asked.Day, asked.Draft);
        var input = draft.Read(asked.Provinces, out var wrong);
        (Input, _wrong, _fault, _infeasible) = (input, wrong, null, null);
        if (input is null)
        {
            _weights ??= await scenarios.WeightsAsync(viewer, draft.Track, day, cancellationToken);
            return;
        }

        var weights = await scenarios.WeightsAsync(viewer, input.Track, input.WeightsOn, cancellationToken);
        var standings = QuotaStanding.Of(await quotas.TableAsync(viewer, input.RoundCode, day, cancellationToken: cancellationToken), input.Track, input.Tier);
        var result = ScenarioRules.Compute(input, weights);
        var empty = new List<(WeightSource, DateOnly?)>();
        foreach (var share in input.Mix.Where(s => s.Percent > 0 && s.Source != WeightSource.Imported && weights.IsEmpty(s.Source)))
        {
            empty.Add((share.Source, await scenarios.DayWithDataAsync(viewer, input.Track, share.Source, input.WeightsOn, cancellationToken)));
        }

        var columns = new List<WorkbenchColumn>();
        if (result.Allocation is not null)
        {
            columns.Add(new WorkbenchColumn(input.Method.ToString(), input.Method.Word(), result));
            foreach (var key in asked.Compared)
            {
                if (await ColumnAsync(asked, key, input, weights, cancellationToken) is { Result.Allocation: not null } column)
                {
                    columns.Add(column);
                }
            }
        }

        if (!ReferenceEquals(draft, _asked.Draft))
        {
            return; // typed on meanwhile: the newer one shows itself
        }

        (_weights, _fault, _infeasible, Empty) = (weights, result.Fault, result.Infeasible, empty);
        Standings = standings.ToDictionary(s => s.ProvinceCode, StringComparer.Ordinal);
        if (columns.Count > 0)
        {
            (Columns, Checks) = (columns, ScenarioChecks.Of(result, standings));
        }
        else if (result.Fault is ScenarioRefusal.SourceEmpty)
        {
            (Columns, Checks) = ([], []);
        }
    }

    /// <summary>Why the fields give no numbers; null while they do.</summary>
    public string? Problem =>
        _wrong.Count > 0 ? WorkbenchText.FieldWrong.With(_wrong.Select(WorkbenchWords.FieldName).List())
        : _fault?.Say() ?? _infeasible?.Reason.Say(_infeasible);

    /// <summary>What the columns show, in one sentence; there is at least one.</summary>
    public string Finding(Func<string, string> nameOf)
    {
        var main = Columns[0];
        if (Columns.Count > 1)
        {
            var all = main.Result.Provinces.Count;
            var differing = main.Result.Provinces.Count(p => Columns.Any(c => c.SeatsOf(p.Code) != main.SeatsOf(p.Code)));
            return differing == 0 ? WorkbenchText.HeadSame.With(Columns.Count, all) : WorkbenchText.HeadDiffer.With(Columns.Count, differing, all - differing);
        }

        var total = main.Result.Input.Total;
        var given = main.Allocation.Units.Count(u => u.Seats > 0);
        return main.Allocation.Tie is { } tie ? WorkbenchText.HeadOpen.With(main.Label, total, tie.Seats)
            : main.Allocation.Units.Leaders(u => u.Seats) is { Count: > 0 and <= MostNames } leaders
                ? WorkbenchText.HeadOne.With(main.Label, total, given, leaders.Select(u => nameOf(u.Key)).List())
            : WorkbenchText.HeadMany.With(main.Label, total, given);
    }

    /// <summary>Where the numbers of the first column come from.</summary>
    /// <param name="scenario">Its name.</param>
    public IEnumerable<Provenance> Sources(string scenario)
    {
        var (input, data) = (Columns[0].Result.Input, Columns[0].Result.Data);
        yield return Provenance.Computed(input.Method.ToString(), ScenarioText.Line(input, scenario));
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

    private async Task<WorkbenchColumn?> ColumnAsync(
        WorkbenchQuestion asked, string key, ScenarioInput input, WeightData weights, CancellationToken cancellationToken)
    {
        if (Enum.TryParse<ApportionmentMethod>(key, out var method) && method.ToString() == key)
        {
            return method == input.Method ? null : new WorkbenchColumn(key, method.Word(), ScenarioRules.Compute(input with { Method = method }, weights));
        }

        if (Guid.TryParse(key, out var id) && asked.Scenarios.FirstOrDefault(s => s.Id == id) is { Input: { } other } scenario && other.Track == input.Track)
        {
            var data = await scenarios.WeightsAsync(asked.Viewer, other.Track, other.WeightsOn, cancellationToken);
            return new WorkbenchColumn(key, scenario.Name, ScenarioRules.Compute(other, data));
        }

        return null;
    }
}
