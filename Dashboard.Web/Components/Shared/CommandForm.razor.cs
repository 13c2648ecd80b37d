using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
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
    private BrowserStorage _storage = null!;
    private FormDraft _draft = null!;
    private bool _restored;
    private bool _gone;
    private bool _changed;
    private bool _working;
    private bool _answered;

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ViewContext? View { get; set; }

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

    private string? AccountId => View?.Viewer.AccountId;

    /// <summary>What the tab keeps of it, before the address; null until the fields have come up.</summary>
    private string? Draft => _draft.Name(AccountId) is { } name ? BrowserStorage.Key(name) : null;

    private string Address => new Uri(Navigation.Uri).PathAndQuery;

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await _script.DisposeAsync();
        if (!_working) // what was sent is still to be forgotten
        {
            await _storage.DisposeAsync();
        }
    }

    /// <summary>A field of the form has come up.</summary>
    /// <param name="first">What stands in it.</param>
    /// <param name="take">Takes a text as if it had been typed.</param>
    internal void Add(string id, string first, Func<string, Task> take) => _ = InvokeAsync(() => _draft.AddAsync(id, first, take));

    /// <summary>Something was typed into a field. Nobody waits for the tab to have kept it: a control that did would take up its next event first.</summary>
    internal void Keep(string id, string text)
    {
        var unsent = _draft.IsUnsent;
        _ = _draft.KeepAsync(AccountId, Address, id, text);
        if (unsent != _draft.IsUnsent)
        {
            StateHasChanged();
        }
    }

    protected override void OnInitialized()
    {
        _script = new ScriptModule(JS, Assets["js/forms.js"]);
        _storage = new BrowserStorage(JS);
        _draft = new FormDraft(_storage);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            StateHasChanged(); // its fields have come up: they name its draft
            if (await _draft.ReadAsync(AccountId, Address))
            {
                _restored = _changed = true;
                StateHasChanged();
            }
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
                if (Fault is null)
                {
                    _changed = _restored = false;
                    await _draft.ForgetAsync();
                }
            }
        }
        finally
        {
            (_working, _answered) = (false, true);
            if (_gone)
            {
                await _storage.DisposeAsync();
            }
        }
    }

    private async Task CancelAsync()
    {
        await _draft.ForgetAsync();
        await Cancelled.InvokeAsync();
    }

    private async Task StartAgainAsync()
    {
        await _draft.StartAgainAsync();
        _changed = _restored = false;
    }

    /// <summary>Another page would take the form with it; another address of the same page leaves it, or the tab keeps it.</summary>
    private async Task AskAsync(LocationChangingContext going)
    {
        if (_draft.IsUnsent && !_working && !_gone && Navigation.ToAbsoluteUri(going.TargetLocation).AbsolutePath != new Uri(Navigation.Uri).AbsolutePath
            && !await _script.InvokeAsync<bool>("leave", SharedText.LeaveUnsent))
        {
            going.PreventNavigation();
        }
    }
}
