using Dashboard.Data.Overview;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Web.Components.Layout;

/// <summary>Chooses the day for which everything is shown; the rest of the address stays.</summary>
public sealed partial class AsOfPicker : IDisposable
{
    private IReadOnlyList<CalendarEntry> _calendar = [];

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Inject]
    public required OverviewQueries Overview { get; init; }

    private string Relative => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    /// <summary>The days on which the picture changes, from the notices.</summary>
    private IEnumerable<(string Label, DateOnly Date)> Days => _calendar
        .Where(e => e.On is not null && e.On <= Clock.Today)
        .Select(e => (e.Kind.Word(), e.On!.Value));

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync()
    {
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

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
