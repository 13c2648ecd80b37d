using System.Security.Claims;
using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Works without a circuit and without a script: a plain form, because only an answer can set the session's cookie.</summary>
public partial class SignInPage
{
    private const string FormName = "sign-in";
    private const string PasskeyFormName = "passkey";
    private const string SampleFormName = "sample";

    private SignInOutcome? _outcome;
    private bool _byPasskey;

    [Inject]
    internal SignIns SignIns { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? UserName { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? Password { get; set; }

    [SupplyParameterFromForm(FormName = PasskeyFormName)]
    public string? Credential { get; set; }

    [SupplyParameterFromForm(FormName = SampleFormName)]
    public string? Sample { get; set; }

    /// <summary>Given: the reader comes from signing out.</summary>
    [SupplyParameterFromQuery(Name = DashboardUrls.SignedOutParameter)]
    public string? SignedOut { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ReturnParameter)]
    public string? ReturnUrl { get; set; }

    /// <summary>By which kind of refusal single sign-on ended; null: it did not.</summary>
    [SupplyParameterFromQuery(Name = DashboardUrls.RefusedParameter)]
    public string? Refused { get; set; }

    [Inject]
    public required IOptions<AccessOptions> Access { get; init; }

    private SingleSignOnOptions SingleSignOn => Access.Value.SingleSignOn;

    private SingleSignOnRefusal? Refusal => SingleSignOnRefusal.All.FirstOrDefault(r => r.GetType().Name == Refused);

    private async Task SubmitAsync() => Go(await SignIns.EnterAsync(Context, UserName ?? "", Password ?? ""));

    private async Task EnterWithPasskeyAsync()
    {
        _byPasskey = true;
        Go(await SignIns.EnterWithPasskeyAsync(Context, Credential ?? ""));
    }

    private async Task EnterSampleAsync() => Go(await SignIns.EnterSampleAsync(Context, Sample ?? ""));

    private void Go((SignInOutcome Outcome, ClaimsPrincipal? Principal) attempt)
    {
        if (attempt.Principal is not { } principal)
        {
            _outcome = attempt.Outcome;
            return;
        }

        var wanted = LocalUrl.Or(ReturnUrl, StartOf(AccountClaims.ViewerOf(principal)));
        Navigation.NavigateTo(AccountClaims.MustChangePassword(principal) ? DashboardUrls.Account(wanted) : wanted);
    }

    /// <summary>A provincial office begins at its own desk.</summary>
    internal static string StartOf(Viewer viewer) => viewer.ProvinceCode is { } province
        ? DashboardUrls.Province(province, new AsOf(default, IsToday: true)) : "/";
}
