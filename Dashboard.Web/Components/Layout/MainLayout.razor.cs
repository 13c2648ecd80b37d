using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Layout;

/// <summary>The frame of every page: knows who looks, and reads the as-of date from the address, once for all.</summary>
public partial class MainLayout
{
    private readonly PageLanguage _language = new();
    private ViewContext? _view;
    private Viewer? _viewer;
    private string? _accountId;
    private string _path = "/";
    private string _address = "/";

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required AuthenticationStateProvider Provider { get; init; }

    [Inject]
    public required AccessGuard Guard { get; init; }

    /// <summary>Knows when the session of the open page is over; null where there is no page of ours.</summary>
    private AccountStateProvider? Ended => Provider as AccountStateProvider;

    public void Dispose()
    {
        if (Ended is { } provider)
        {
            provider.EndChanged -= OnEndChanged;
        }

        Navigation.LocationChanged -= OnLocationChanged;
        Clock.DayChanged -= OnDayChanged;
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        if (Ended is { } provider)
        {
            provider.EndChanged += OnEndChanged;
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Clock.DayChanged += OnDayChanged;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        var accountId = AccountClaims.AccountIdOf(user);
        if (_accountId is not null && accountId is null)
        {
            // The account was disabled or changed: what is on screen is no longer for whoever sits here.
            Navigation.NavigateTo(DashboardUrls.SignIn("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
        }

        (_accountId, _viewer) = (accountId, AccountClaims.ViewerOf(user));
        Read(Navigation.Uri);
    }

    private void OnEndChanged() => ReadAgain();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (_viewer is not null)
        {
            Read(e.Location);
            StateHasChanged();
        }
    }

    /// <summary>A page that shows today shows the new day; the chosen day of another one stays, but what it calls today moves.</summary>
    private void OnDayChanged() => ReadAgain();

    private void ReadAgain() => _ = _language.InAsync(() => InvokeAsync(() =>
    {
        if (_viewer is not null)
        {
            Read(Navigation.Uri);
            StateHasChanged();
        }
    }));

    private void Read(string address)
    {
        var uri = new Uri(address);
        _path = uri.AbsolutePath;
        _address = uri.PathAndQuery;
        QueryHelpers.ParseQuery(uri.Query).TryGetValue(DashboardUrls.AsOfParameter, out var text);
        var readable = AsOf.TryParse(text, Clock.Today, out var asOf);
        var view = new ViewContext(_viewer!, asOf, Guard, readable ? null : text.ToString(), Ended?.End is not null) { Today = Clock.Today };
        if (view != _view)
        {
            _view = view;
        }
    }
}
