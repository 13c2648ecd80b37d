using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Layout;

/// <summary>The frame of every page: reads the as-of date from the address, once for all.</summary>
public partial class MainLayout
{
    private ViewContext _view = null!;
    private string _path = "/";
    private string _address = "/";

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        Read(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        Read(e.Location);
        StateHasChanged();
    }

    private void Read(string address)
    {
        var uri = new Uri(address);
        _path = uri.AbsolutePath;
        _address = uri.PathAndQuery;
        QueryHelpers.ParseQuery(uri.Query).TryGetValue(DashboardUrls.AsOfParameter, out var text);
        var readable = AsOf.TryParse(text, Clock.Today, out var asOf);
        var view = new ViewContext(Viewer.Public, asOf, readable ? null : text.ToString());
        if (view != _view)
        {
            _view = view;
        }
    }
}
