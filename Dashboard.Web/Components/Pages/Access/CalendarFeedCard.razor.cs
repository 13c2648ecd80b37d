using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Makes the secret address of one's own calendar, which is shown once, and revokes it.</summary>
public partial class CalendarFeedCard
{
    private const string FormName = "calendar-feed";
    private const string ActField = "Feed";
    private const string Make = "make";
    private const string Revoke = "revoke";

    private DateTime? _madeAt;
    private string? _address;
    private string? _fault;
    private bool _revoked;

    /// <summary>Who has signed in.</summary>
    [Parameter, EditorRequired]
    public required ClaimsPrincipal Account { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required CalendarFeeds Feeds { get; init; }

    [Inject]
    public required FeedCommands Commands { get; init; }

    private Viewer Viewer => AccountClaims.ViewerOf(Account);

    protected override async Task OnParametersSetAsync() => _madeAt = await Feeds.MadeAtAsync(Viewer);

    private async Task SubmitAsync()
    {
        if (Actor.Of(Viewer) is not { } actor)
        {
            _fault = new AccessRefusal.AccountChanged().Say();
            return;
        }

        switch (Context.Request.Form[ActField].ToString())
        {
            case Make when await Commands.MakeAsync(actor) is var made:
                _address = made is CommandResult<string>.Done done
                    ? $"{Context.Request.Scheme}://{Context.Request.Host}{Context.Request.PathBase}{DashboardUrls.CalendarFeed(done.Value)}" : null;
                _fault = made is CommandResult<string>.Refused refused ? refused.Refusal.Say() : null;
                break;
            case Revoke when await Commands.RevokeAsync(actor) is var gone:
                _revoked = gone is CommandResult<Nothing>.Done;
                _fault = gone is CommandResult<Nothing>.Refused kept ? kept.Refusal.Say() : null;
                break;
        }

        _madeAt = await Feeds.MadeAtAsync(Viewer);
    }
}
