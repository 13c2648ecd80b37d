using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Layout;

/// <summary>Stands in place of a page whose session is over, until the same account has signed in again.</summary>
public sealed partial class SessionEndedCard : IAsyncDisposable
{
    private ElementReference _heading;
    private ScriptModule? _script;
    private bool _refused;

    [Parameter, EditorRequired]
    public required SessionEnd End { get; set; }

    [Inject]
    public required AuthenticationStateProvider Provider { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Scripts { get; init; }

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _heading.FocusAsync();
        }
    }

    private async Task ContinueAsync()
    {
        _script ??= new ScriptModule(Scripts, Assets["Components/Layout/SessionEndedCard.razor.js"]);
        var ticket = await _script.InvokeAsync<string>("ticket", SessionEndpoints.TicketRoute);
        _refused = ticket is null || Provider is not AccountStateProvider provider || !await provider.ContinueAsync(ticket);
    }
}
