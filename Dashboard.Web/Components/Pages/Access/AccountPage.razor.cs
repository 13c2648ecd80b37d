using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Provinces;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>One's own account: who one is here, and the password. A plain form, because the new session's cookie comes with the answer.</summary>
public partial class AccountPage
{
    private const string FormName = "password";

    private string? _name;
    private ClaimsPrincipal? _user;
    private Role? _role;
    private Bilingual? _province;
    private bool _mustChange;
    private bool _bySingleSignOn;
    private bool _done;
    private string? _fault;

    [Inject]
    public required AccountCommands Accounts { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    internal SignInThrottle Throttle { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? Present { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? Wanted { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? Again { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ReturnParameter)]
    public string? ReturnUrl { get; set; }

    protected override Task OnInitializedAsync() => ShowAsync(Context.User);

    private async Task ShowAsync(ClaimsPrincipal user)
    {
        var viewer = AccountClaims.ViewerOf(user);
        _user = user;
        _name = user.Identity?.Name;
        _role = viewer.Role;
        _province = viewer.ProvinceCode is { } code ? (await Provinces.FindAsync(viewer, code))?.Name : null;
        _mustChange = AccountClaims.MustChangePassword(user);
        _bySingleSignOn = AccountClaims.IsBySingleSignOn(user);
    }

    private async Task SubmitAsync()
    {
        if (!Throttle.Admits(Context))
        {
            _fault = AccessText.SignInThrottled;
            return;
        }

        if (Wanted != Again)
        {
            _fault = AccessText.PasswordsDiffer;
            return;
        }

        switch (await Accounts.ChangeOwnPasswordAsync(
            AccountClaims.AccountIdOf(Context.User)!, Present ?? "", Wanted ?? "", SessionOrigins.Of(Context)))
        {
            case CommandResult<ClaimsPrincipal>.Done done:
                await Context.SignInAsync(AccessHost.Scheme, done.Value);
                if (_mustChange)
                {
                    Navigation.NavigateTo(LocalUrl.Or(ReturnUrl, "/"));
                }

                _done = true;
                await ShowAsync(done.Value);
                break;
            case CommandResult<ClaimsPrincipal>.Refused refused:
                _fault = refused.Refusal.Say();
                break;
            default:
                _fault = AccessText.ConflictGone;
                break;
        }
    }
}
