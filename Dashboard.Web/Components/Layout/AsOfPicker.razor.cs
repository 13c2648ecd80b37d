using System.Globalization;
using Dashboard.Data.Overview;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Layout;

/// <summary>Chooses the day for which everything is shown; the rest of the address stays.</summary>
public sealed partial class AsOfPicker : IDisposable
{
    private string _chosen = "";
    private IReadOnlyList<CalendarEntry> _calendar = [];

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Inject]
    public required OverviewQueries Overview { get; init; }

    private string Relative => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    private string Path => Relative.Split('?')[0];

    private IEnumerable<(string Name, string? Value)> Kept =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query)
            .Where(p => !p.Key.Equals(DashboardUrls.AsOfParameter, StringComparison.OrdinalIgnoreCase))
            .Select(p => (p.Key, (string?)p.Value.ToString()));

    /// <summary>The days on which the picture changes, from the notices.</summary>
    private IEnumerable<(string Label, DateOnly Date)> Days => _calendar
        .Where(e => e.On is not null && e.On <= Clock.Today)
        .Select(e => (e.Kind.Word(), e.On!.Value));

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync()
    {
        _chosen = View.AsOf.Invariant;
        try
        {
            _calendar = await Overview.CalendarAsync(View.Viewer, Clock.Today);
        }
        catch (Exception)
        {
            _calendar = []; // the page says and logs it; a day can still be chosen
        }
    }

    private string Link(DateOnly? date) => DashboardUrls.WithAsOf(Relative, date);

    private void Choose(ChangeEventArgs change) => _chosen = (string?)change.Value ?? "";

    private void Show()
    {
        if (DateOnly.TryParseExact(_chosen, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Navigation.NavigateTo(Link(date));
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
