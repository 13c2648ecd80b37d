using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Web.Components.Shared;

/// <summary>
/// The one form of a command. It checks its fields, sends once, and shows what came of it; whoever uses it holds the fields' values and calls
/// the command. Its fields are <see cref="TextField"/>, <see cref="DayField"/>, <see cref="NumberField"/>, <see cref="SelectField{T}"/> and
/// <see cref="PickField{T}"/>.
/// </summary>
public sealed partial class CommandForm : IAsyncDisposable
{
    private ElementReference _frame;
    private MudForm _form = null!;
    private ScriptModule _script = null!;
    private bool _changed;
    private bool _working;
    private bool _answered;

    [Inject]
    public required IJSRuntime JS { get; init; }

    /// <summary>Name of the form for who does not see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Words of the button that sends.</summary>
    [Parameter, EditorRequired]
    public required string Submit { get; set; }

    /// <summary>Called once at a time, with every field right. The form is busy until it has ended.</summary>
    [Parameter, EditorRequired]
    public EventCallback Submitted { get; set; }

    /// <summary>The way out; without one the form stands always.</summary>
    [Parameter]
    public EventCallback Cancelled { get; set; }

    /// <summary>Words of the way out; null: cancel.</summary>
    [Parameter]
    public string? Cancel { get; set; }

    /// <summary>Why nothing was written; null: it was, or was not tried yet.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>The fault is that somebody else was faster: sending again writes over what they wrote.</summary>
    [Parameter]
    public bool Conflict { get; set; }

    /// <summary>What the form acts on is no longer as it was when the form was opened.</summary>
    [Parameter]
    public bool ChangedMeanwhile { get; set; }

    /// <summary>Something outside of the fields must be decided first; what, the form shows itself.</summary>
    [Parameter]
    public bool Blocked { get; set; }

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public RenderFragment? Heading { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What stands beside the buttons.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["js/forms.js"]);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _script.InvokeAsync("guard", _frame, null);
        }

        if (_answered && !_working && (Fault is not null || !_form.IsValid))
        {
            _answered = false;
            await _script.InvokeAsync("toFault", _frame);
        }
    }

    private async Task SubmitAsync()
    {
        if (_working || Blocked)
        {
            return;
        }

        _working = true;
        try
        {
            await _form.ValidateAsync();
            if (_form.IsValid)
            {
                await Submitted.InvokeAsync();
            }
        }
        finally
        {
            (_working, _answered) = (false, true);
        }
    }
}
