using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Lists the sign-ins of one's own account and ends one or all of them.</summary>
public partial class SessionsCard
{
    private const string FormName = "sessions";
    private const string SessionField = "Session";
    private const string Everywhere = "all";

    private IReadOnlyList<SessionInfo> _sessions = [];
    private string? _fault;
    private bool _done;

    /// <summary>Who has signed in.</summary>
    [Parameter, EditorRequired]
    public required ClaimsPrincipal Account { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required AccountSessions Sessions { get; init; }

    [Inject]
    public required SessionCommands Commands { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private Viewer Viewer => AccountClaims.ViewerOf(Account);

    protected override Task OnParametersSetAsync() => ShowAsync();

    private async Task ShowAsync() => _sessions = await Sessions.ListAsync(Viewer);

    private async Task EndAsync()
    {
        var wanted = Context.Request.Form[SessionField].ToString();
        if (Actor.Of(Viewer) is not { } actor)
        {
            _fault = new AccessRefusal.AccountChanged().Say();
            return;
        }

        var result = wanted == Everywhere ? await Commands.EndAllAsync(actor)
            : Guid.TryParseExact(wanted, "N", out var session) ? await Commands.EndAsync(actor, session)
            : CommandResults.Done();
        switch (result)
        {
            case CommandResult<Nothing>.Done when wanted == Everywhere:
                await Context.SignOutAsync(AccessHost.Scheme);
                Navigation.NavigateTo(DashboardUrls.SignedOut);
                break;
            case CommandResult<Nothing>.Done:
                _done = true;
                await ShowAsync();
                break;
            case CommandResult<Nothing>.Refused refused:
                _fault = refused.Refusal.Say();
                break;
            default:
                _fault = AccessText.ConflictGone;
                break;
        }
    }
}
