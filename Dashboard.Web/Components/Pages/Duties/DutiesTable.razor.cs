using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>The list itself; the arrow keys go from row to row.</summary>
public sealed partial class DutiesTable : IAsyncDisposable
{
    private ElementReference _table;
    private ScriptModule _script = null!;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PlaceDuties> Rows { get; set; }

    [Parameter]
    public DutyOrder Order { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>Code of the place opened beside the list; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    [Parameter, EditorRequired]
    public required Func<DutyOrder, bool, string> SortLink { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> Href { get; set; }

    /// <summary>The designations to be confirmed together.</summary>
    [Parameter]
    public IReadOnlySet<DesignationRow> Selection { get; set; } = new HashSet<DesignationRow>();

    /// <summary>The designations of which something changed while they were on screen.</summary>
    [Parameter]
    public IReadOnlySet<DesignationRow> Changed { get; set; } = new HashSet<DesignationRow>();

    /// <summary>Without it nothing can be picked.</summary>
    [Parameter]
    public EventCallback<DesignationRow> Picked { get; set; }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    /// <summary>The designation of a row.</summary>
    internal static DesignationRow KeyOf(DesignatedPlace place) => new(place.NoticeId, place.Annex, place.Row);

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Pages/Places/PlacesTable.razor.js"]);

    /// <summary>Puts the focus on the row of a place.</summary>
    public Task FocusAsync(string code) => _script.InvokeAsync("focus", code);

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? _script.InvokeAsync("attach", _table) : Task.CompletedTask;

    private RenderFragment Head(DutyOrder order, string text, string? cssClass = null) => builder =>
    {
        var sorted = order == Order;
        builder.OpenElement(0, "th");
        builder.AddAttribute(1, "scope", "col");
        builder.AddAttribute(2, "class", cssClass);
        builder.AddAttribute(3, "aria-sort", sorted ? (Descending ? "descending" : "ascending") : null);
        builder.OpenElement(4, "a");
        builder.AddAttribute(5, "href", SortLink(order, sorted && !Descending));
        builder.AddContent(6, text);
        if (sorted)
        {
            builder.OpenComponent<Icon>(7);
            builder.AddComponentParameter(8, nameof(Icon.Name), Descending ? "down" : "up");
            builder.CloseComponent();
        }

        builder.CloseElement();
        builder.CloseElement();
    };
}
