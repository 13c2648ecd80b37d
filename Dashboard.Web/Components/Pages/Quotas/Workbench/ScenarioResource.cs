using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>A line of a calculation.</summary>
/// <param name="Weight">Part of all weight, in per cent, rounded to six places.</param>
/// <param name="Share">The exact share, rounded to four places.</param>
public sealed record CalculationLine(string ProvinceCode, string Province, string Weight, string Share, int Seats, bool IsTied);

/// <summary>The calculation sheet of the workbench: inputs, steps and reasons, for those who may see scenarios.</summary>
internal sealed class ScenarioResource(ScenarioQueries scenarios, RoundsQueries rounds) : IApiResource
{
    public string Path => "scenarios/calculation";

    public string OperationId => "getCalculation";

    public Type JsonType => typeof(IReadOnlyList<CalculationLine>);

    public string Title => WorkbenchText.SheetTitle;

    public string Help => WorkbenchText.SheetHelp;

    public AccessAction Access => AccessAction.ReadNationalUnpublished;

    public IReadOnlyList<ApiParameter> Parameters => [ApiParameter.AsOf, Input];

    private static ApiParameter Input => new(DashboardUrls.InputParameter, WorkbenchText.Inputs, WorkbenchText.ParameterInput, "", []);

    public async Task<ApiAnswer> ReadAsync(ApiQuery query, CancellationToken cancellationToken)
    {
        var round = (await rounds.ListAsync(query.Viewer, cancellationToken))[0].Code;
        var start = await scenarios.StartAsync(query.Viewer, round, Track.County, Tier.Pilot, WorkbenchDraft.UsualSource(Track.County, Tier.Pilot), query.Day, cancellationToken);
        var input = query.Value(Input, ScenarioText.Unpack, WorkbenchText.ParameterInputWrong) ?? WorkbenchDraft.Start(round, start.WeightsOn, total: start.Total);
        var data = await scenarios.WeightsAsync(query.Viewer, input.Track, input.WeightsOn, cancellationToken);
        var result = ScenarioRules.Compute(input, data);
        if (result.Allocation is not { } allocation)
        {
            query.Value(Input, _ => (string?)null, result.Fault?.Say() ?? (result.Infeasible is { } why ? why.Reason.Say(why) : ""));
            return new ApiAnswer(Array.Empty<CalculationLine>(), () => throw new InvalidOperationException("The input gives no numbers."));
        }

        var weights = result.Provinces.Aggregate(Rational.Zero, (sum, p) => sum + p.Weight);
        return new ApiAnswer(
            result.Provinces.Select(p => new CalculationLine(
                p.Code,
                p.Data.Province.Name.Text(),
                (100 * (p.Weight / weights)).ToDecimalString(6),
                allocation[p.Code].Quota.ToDecimalString(4),
                allocation[p.Code].Seats,
                allocation[p.Code].IsTied)).ToList(),
            () => Table(query.Day, result, allocation, weights));
    }

    private static ExportTable Table(DateOnly day, ScenarioResult result, Allocation allocation, Rational weights)
    {
        var input = result.Input;
        var source = Provenance.Computed(input.Method.ToString(), ScenarioText.Line(input, WorkbenchText.SheetTitle));
        var columns = new List<ExportColumn<WeighedProvince>>
        {
            new(WordsText.Code, p => p.Code),
            new(WordsText.Area, p => p.Data.Province.Name.Text()),
            new(WordsText.Region, p => p.Data.Province.Region.Word()),
        };
        foreach (var share in input.Mix.Where(m => m.Percent > 0).OrderBy(m => m.Source))
        {
            columns.Add(new(share.Source.Word(), p => Part(p, share.Source).Value));
            columns.Add(new(WorkbenchText.ColumnPart.With(share.Source.Word()), p => Number(100 * Part(p, share.Source).Share, 6)));
        }

        columns.AddRange(
        [
            new(WorkbenchText.ColumnFactor, p => p.Factor),
            new(WorkbenchText.ColumnWeight, p => Number(100 * (p.Weight / weights), 6)),
            new(WorkbenchText.Share, p => Number(allocation[p.Code].Quota, 6)),
            new(WorkbenchText.ColumnSeats, p => allocation[p.Code].Seats),
            new(WorkbenchText.TiedMark, p => allocation[p.Code].IsTied ? WorkbenchText.TiedMark : null),
            new(WorkbenchText.Deviation, p => Number(allocation[p.Code].Seats - allocation[p.Code].Quota, 6)),
        ]);
        var reasons = result.Provinces.ToDictionary(p => p.Code, p => allocation.Explain(p.Code));
        columns.AddRange(
        [
            new(WorkbenchText.ColumnRemainder, p => reasons[p.Code].Remainder is { } remainder ? Number(remainder, 6) : null),
            new(WorkbenchText.ColumnLower, p => Cut(reasons[p.Code].Holds?.Lower)),
            new(WorkbenchText.ColumnUpper, p => Cut(reasons[p.Code].Holds?.Upper)),
            new(WorkbenchText.ColumnGain, p => reasons[p.Code].Gain is { } gain ? Number(gain.Percent(4), 4) : null),
            new(WorkbenchText.ColumnLoss, p => reasons[p.Code].Loss is { } loss ? Number(-loss.Percent(4), 4) : null),
            new(WorkbenchText.ColumnWhy, p => p.Weightless?.Word()),
        ]);
        return ExportTable.Of("calculation", WorkbenchText.SheetTitle, day, result.Provinces, columns, _ => source) with { Sheets = [(WorkbenchText.SheetInputs, Inputs(result, allocation))] };

        decimal? Cut(Surd? cut) => cut is not { } known ? null
            : input.Method == ApportionmentMethod.Hamilton ? Number(known.Round(6), 6) : Number(100 * (known.Round(18) / weights), 6);
    }

    private static WeightPart Part(WeighedProvince province, WeightSource source) => province.Parts.Single(p => p.Source == source);

    private static decimal Number(Rational value, int decimals) => decimal.Parse(value.ToDecimalString(decimals), CultureInfo.InvariantCulture);

    private static List<object?[]> Inputs(ScenarioResult result, Allocation allocation)
    {
        var input = result.Input;
        var names = result.Provinces.ToDictionary(p => p.Code, p => p.Data.Province.Short.Text());
        var rows = new List<object?[]>
        {
            new object?[] { WordsText.Round, input.RoundCode },
            new object?[] { WorkbenchText.What, input.Tier.Many(input.Track) },
            new object?[] { WorkbenchText.WeightsOn, input.WeightsOn },
            new object?[] { WorkbenchText.Total, input.Total },
            new object?[] { WorkbenchText.Base, input.Base },
            new object?[] { WorkbenchText.Floor, input.Floor },
            new object?[] { WorkbenchText.Cap, input.Cap ?? (object)WorkbenchText.NoCap },
            new object?[] { WorkbenchText.Method, input.Method.Word() },
            new object?[] { "", Methods.Describe(input.Method.ToString()) },
            new object?[] { WorkbenchText.Weights, WorkbenchText.Formula },
        };
        rows.AddRange(input.Mix.Where(m => m.Percent > 0).OrderBy(m => m.Source).Select(m => new object?[] { m.Source.Word(), $"{m.Percent}%", m.Source.Word("Help") }));
        rows.AddRange(Enum.GetValues<Region>().Select(r => new object?[] { WorkbenchText.FactorOf.With(r.Word()), input.Factors.TryGetValue(r, out var factor) ? factor : 1m }));
        if (allocation.Cuts is { } cuts)
        {
            rows.Add([WorkbenchText.WhyRule, string.Join(" – ", new[] { cuts.Lower, cuts.Upper }.Select(c => c?.ToDecimalString(9) ?? WorkbenchText.Unbounded))]);
        }

        rows.Add([WorkbenchText.WhyOrder, WorkbenchText.WhyLast.With(Names(allocation.LastIn)), WorkbenchText.WhyNext.With(Names(allocation.NextIn))]);
        if (allocation.Decision is { } decided)
        {
            rows.Add([WorkbenchText.TiedMark, WorkbenchText.TieDecided.With(
                Names(decided.Winners), decided.Kind.Word(), decided.DecidedBy, decided.Document, new AsOf(decided.Date, IsToday: false).Invariant)]);
        }
        else if (allocation.Tie is { } tie)
        {
            rows.Add([WorkbenchText.TiedMark, WorkbenchText.TieTitle.With(tie.Keys.Count, tie.Seats), Names(tie.Keys)]);
        }

        rows.AddRange(allocation.Warnings.Select(w => new object?[] { WorkbenchText.Warnings, w.Say(code => names[code]) }));
        return rows;

        string Names(IReadOnlyList<string> keys) => keys.Count == 0 ? WordsText.None : keys.Select(k => names[k]).List();
    }
}
