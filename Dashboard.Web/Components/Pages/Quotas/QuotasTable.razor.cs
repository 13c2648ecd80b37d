using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>The table itself: provinces by region, the nation above them, one row of them in editing.</summary>
public sealed partial class QuotasTable : IAsyncDisposable
{
    private ElementReference _table;
    private ScriptModule _script = null!;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Parameter, EditorRequired]
    public required QuotaTable Table { get; set; }

    /// <summary>The provinces shown, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvinceQuotas> Shown { get; set; }

    [Parameter, EditorRequired]
    public required QuotasAddress Address { get; set; }

    [Parameter, EditorRequired]
    public required Func<QuotasAddress, string> Link { get; set; }

    /// <summary>What the numbers are compared with; null: with nothing.</summary>
    [Parameter]
    public QuotaTable? Other { get; set; }

    /// <summary>Quotas that somebody changed while the page was open.</summary>
    [Parameter]
    public IReadOnlySet<(string ProvinceCode, QuotaColumn Column)> Fresh { get; set; } = new HashSet<(string, QuotaColumn)>();

    [Parameter]
    public bool CanEdit { get; set; }

    /// <summary>Changes that are not published yet.</summary>
    [Parameter]
    public IReadOnlyDictionary<(string ProvinceCode, QuotaColumn Column), DraftNumber> Draft { get; set; } =
        new Dictionary<(string, QuotaColumn), DraftNumber>();

    /// <summary>Code of the province whose row is being edited; null: none.</summary>
    [Parameter]
    public string? Editing { get; set; }

    [Parameter]
    public EventCallback<string> EditRequested { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<(QuotaFigure Figure, int? Count)>> Saved { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    private IReadOnlyList<QuotaColumn> Columns => Address.Hidden is { } hidden ? [.. QuotaColumn.All.Except(hidden)] : QuotaColumn.All;

    private IEnumerable<(Region? Region, List<ProvinceQuotas> Rows)> Groups =>
        Address.Order == QuotaOrder.Customary && !Address.Descending && (Address.Filter ?? new QuotaFilter()).KeepsRegions
            ? Shown.GroupBy(p => p.Province.Region).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList()))
            : [(null, Shown.ToList())];

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    /// <summary>Puts the focus on the button that opens a row.</summary>
    public Task FocusAsync(string code) => _script.InvokeAsync("focus", code);

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Pages/Quotas/QuotasTable.razor.js"]);

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? _script.InvokeAsync("attach", _table) : Task.CompletedTask;

    private static QuotaOrder OrderOf(QuotaColumn column) => (column.Track, column.Tier) switch
    {
        (Track.City, Tier.Demonstration) => QuotaOrder.DemonstrationCities,
        (Track.City, Tier.Pilot) => QuotaOrder.PilotCities,
        (Track.County, Tier.Demonstration) => QuotaOrder.DemonstrationCounties,
        (Track.County, Tier.Pilot) => QuotaOrder.PilotCounties,
    };

    /// <summary>A number against that of the other table: ▲2, ▼1, or what it was where one of the two is unknown.</summary>
    private static string? Difference(QuotaFigure figure, QuotaFigure? other) => (figure.Count, other) switch
    {
        (_, null) => null,
        (var mine, { Count: var theirs }) when mine == theirs => null,
        ({ } mine, { Count: { } theirs }) => mine > theirs ? $"▲{mine - theirs}" : $"▼{theirs - mine}",
        (_, { } it) => QuotasText.Was.With(QuotaWords.Text(it.Count)),
    };

    private static RenderFragment State(ProvinceQuotas row) => builder =>
    {
        var (icon, kind) = row.State.Shape();
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "status " + kind);
        builder.OpenComponent<Icon>(2);
        builder.AddComponentParameter(3, nameof(Icon.Name), icon);
        builder.CloseComponent();
        builder.AddContent(4, row.State.Word());
        builder.CloseElement();
    };

    private RenderFragment Cell(ProvinceQuotas row, QuotaFigure figure) => builder =>
    {
        var key = (row.Province.Code, figure.Column);
        var label = figure.Column.Word();
        if (!figure.Applies)
        {
            builder.OpenElement(0, "td");
            builder.AddAttribute(1, "class", "group none");
            builder.AddAttribute(2, "colspan", "3");
            builder.AddAttribute(3, "data-label", label);
            builder.AddAttribute(4, "title", QuotasText.NoEligibleCounty);
            builder.AddMarkupContent(5, "<span aria-hidden=\"true\">—</span>");
            builder.OpenElement(6, "span");
            builder.AddAttribute(7, "class", "visually-hidden");
            builder.AddContent(8, QuotasText.NoEligibleCounty);
            builder.CloseElement();
            builder.CloseElement();
            return;
        }

        var drafted = Draft.TryGetValue(key, out var draft);
        var count = drafted ? draft!.Count : figure.Count;
        var difference = Difference(figure, Other?.Provinces.FirstOrDefault(p => p.Province.Code == row.Province.Code)?[figure.Column]);
        builder.OpenElement(10, "td");
        builder.AddAttribute(11, "class", Classes("number group count", (Fresh.Contains(key), "fresh"), (drafted, "drafted"), (Address.Cell == key, "chosen")));
        builder.AddAttribute(12, "data-label", label);
        builder.OpenElement(13, "a");
        builder.AddAttribute(14, "href", Link(Address with { Cell = key }));
        builder.AddAttribute(15, "id", $"quota-{row.Province.Code}-{QuotasAddress.Key(figure.Column)}");
        builder.AddAttribute(16, "class", count is null ? "unknown" : figure.IsIllustrative && !drafted ? "sample" : null);
        builder.AddAttribute(17, "aria-label", QuotasText.CellSpoken.With(row.Province.Short.Text(), label, QuotaWords.Text(count)));
        builder.AddContent(18, QuotaWords.Text(count));
        builder.CloseElement();
        if (drafted)
        {
            builder.OpenElement(19, "small");
            builder.AddContent(20, QuotasText.Was.With(QuotaWords.Text(figure.Count)));
            builder.CloseElement();
        }
        else if (difference is not null)
        {
            builder.OpenElement(21, "small");
            builder.AddAttribute(22, "class", "difference");
            builder.AddContent(23, difference);
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.OpenElement(24, "td");
        builder.AddAttribute(25, "class", "use");
        builder.OpenComponent<QuotaUse>(26);
        builder.AddComponentParameter(27, nameof(QuotaUse.Figure), figure);
        builder.CloseComponent();
        builder.CloseElement();
        builder.OpenElement(28, "td");
        builder.AddAttribute(29, "class", "number left");
        builder.AddContent(30, figure.Left is { } left ? left.Text() : "—");
        builder.CloseElement();
    };

    /// <summary>The nation or a region.</summary>
    private RenderFragment TotalRow(string name, int? provinces, Region? region) => builder =>
    {
        var within = Table.In(region).ToList();
        builder.OpenElement(0, "tr");
        builder.AddAttribute(1, "class", region is null ? "nation" : "region");
        builder.OpenElement(2, "th");
        builder.AddAttribute(3, "scope", region is null ? "row" : "rowgroup");
        builder.AddContent(4, name);
        if (provinces is { } number)
        {
            builder.OpenElement(5, "small");
            builder.AddContent(6, number.Text());
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.AddContent(10, Number("number listed", within.Sum(p => p.Listed.Demonstration).Text(), null));
        builder.AddContent(20, Number("number listed", within.Sum(p => p.Listed.Pilot).Text(), null));
        foreach (var column in Columns)
        {
            var total = Table.Total(column, region);
            builder.OpenRegion(30);
            builder.AddContent(31, Number(total.IsIllustrative ? "number group count sample" : "number group count", total.Text(), total.Say(), column.Word()));
            builder.OpenElement(41, "td");
            builder.AddAttribute(42, "class", "use");
            builder.OpenComponent<QuotaBar>(43);
            builder.AddComponentParameter(44, nameof(QuotaBar.Count), total.Known);
            builder.AddComponentParameter(45, nameof(QuotaBar.Recommended), total.Recommended);
            builder.AddComponentParameter(46, nameof(QuotaBar.Designated), total.Designated);
            builder.CloseComponent();
            builder.CloseElement();
            builder.AddContent(51, Number("number left", total.Known == 0 && total.Unknown > 0 ? "—" : total.Left.Text(), null));
            builder.CloseRegion();
        }

        var all = Table.Total(region);
        builder.AddContent(60, Number("number group", $"{all.Recommended.Text()} / {all.Text()}", all.Say(), QuotasText.AllFour));
        builder.OpenElement(70, "td");
        builder.AddAttribute(71, "class", "state soft");
        if (all.Unknown > 0)
        {
            builder.AddContent(72, QuotasText.Missing.With(within.Count(p => p.Total.Unknown > 0)));
        }

        builder.CloseElement();
        if (CanEdit)
        {
            builder.AddMarkupContent(73, "<td class=\"no-print\"></td>");
        }

        builder.CloseElement();
    };

    private static RenderFragment Number(string cssClass, string text, string? title, string? label = null) => builder =>
    {
        builder.OpenElement(0, "td");
        builder.AddAttribute(1, "class", cssClass);
        builder.AddAttribute(2, "title", title);
        builder.AddAttribute(3, "data-label", label);
        builder.AddContent(4, text);
        builder.CloseElement();
    };

    private static string Classes(string always, params (bool Holds, string Name)[] others) =>
        string.Join(' ', others.Where(o => o.Holds).Select(o => o.Name).Prepend(always));

    /// <summary>A head that sorts; pressed again, the other way.</summary>
    private RenderFragment Head(QuotaOrder order, QuotaOrder? instead, string text, int rows, int columns, string? cssClass = null, string? of = null) => builder =>
    {
        var (wanted, sorted) = (instead ?? order, Address.Order == (instead ?? order) && Address.Order != QuotaOrder.Customary);
        var (next, descending) = (sorted, instead is null, Address.Descending) switch
        {
            (false, true, _) => (wanted, true), // numbers: the largest first
            (false, false, _) => (wanted, false),
            (true, true, true) or (true, false, false) => (wanted, !Address.Descending),
            _ => (QuotaOrder.Customary, false),
        };
        builder.OpenElement(0, "th");
        builder.AddAttribute(1, "scope", "col");
        builder.AddAttribute(2, "class", cssClass);
        builder.AddAttribute(3, "rowspan", rows > 1 ? rows : null);
        builder.AddAttribute(4, "colspan", columns > 1 ? columns : null);
        builder.AddAttribute(5, "aria-sort", sorted ? (Address.Descending ? "descending" : "ascending") : null);
        builder.OpenElement(6, "a");
        builder.AddAttribute(7, "href", Link(Address with { Order = next, Descending = descending }));
        if (of is not null)
        {
            builder.OpenElement(8, "span");
            builder.AddAttribute(9, "class", "visually-hidden");
            builder.AddContent(10, of + " ");
            builder.CloseElement();
        }

        builder.AddContent(11, text);
        if (sorted)
        {
            builder.OpenComponent<Icon>(12);
            builder.AddComponentParameter(13, nameof(Icon.Name), Address.Descending ? "down" : "up");
            builder.CloseComponent();
        }

        builder.CloseElement();
        builder.CloseElement();
    };
}
