using Dashboard.Data.Progression;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The list of applications; the arrow keys go from row to row.</summary>
public sealed partial class ApplicationsTable : IAsyncDisposable
{
    private ElementReference _table;
    private ScriptModule _script = null!;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ApplicationRow> Rows { get; set; }

    [Parameter]
    public ApplicationOrder Order { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>The one opened beside the list; null for none.</summary>
    [Parameter]
    public Guid? Selected { get; set; }

    /// <summary>Those that somebody has just changed.</summary>
    [Parameter]
    public IReadOnlySet<Guid> Changed { get; set; } = new HashSet<Guid>();

    /// <summary>Those picked for moving together; null: the viewer moves none.</summary>
    [Parameter]
    public IReadOnlySet<Guid>? Selection { get; set; }

    /// <summary>A row is picked or put back.</summary>
    [Parameter]
    public EventCallback<Guid> Picked { get; set; }

    [Parameter, EditorRequired]
    public required Func<ApplicationOrder, bool, string> SortLink { get; set; }

    [Parameter, EditorRequired]
    public required Func<Guid, string> Href { get; set; }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    /// <summary>Puts the focus on the row of an application.</summary>
    public Task FocusAsync(Guid id) => _script.InvokeAsync("focus", id);

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Pages/Progression/ApplicationsTable.razor.js"]);

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? _script.InvokeAsync("attach", _table) : Task.CompletedTask;

    private async Task PickAll()
    {
        var missing = Rows.Where(r => !Selection!.Contains(r.Square.Id)).ToList();
        foreach (var row in missing.Count > 0 ? missing : Rows)
        {
            await Picked.InvokeAsync(row.Square.Id);
        }
    }

    private RenderFragment Head(ApplicationOrder order, string text, string? cssClass = null) => builder =>
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
