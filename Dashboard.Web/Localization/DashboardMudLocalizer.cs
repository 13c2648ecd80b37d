using System.Globalization;
using Dashboard.Web.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Web.Localization;

/// <summary>The words of MudBlazor's own controls in the language of the interface: it ships English ones only.</summary>
internal sealed class DashboardMudLocalizer : MudLocalizer
{
    /// <summary>The text of one of its keys; one that no control of ours shows keeps its English.</summary>
    public override LocalizedString this[string key] =>
        MudWordsText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) is { } text ? new(key, text) : new(key, key, resourceNotFound: true);
}

internal static class ControlServices
{
    /// <summary>MudBlazor, which draws what a signed-in person writes in.</summary>
    internal static void AddDashboardControls(this IServiceCollection services)
    {
        services.AddMudServices(options =>
        {
            options.PopoverOptions.CheckForPopoverProvider = false; // the first response has none: its lists open once the page is interactive
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = true;
            options.SnackbarConfiguration.MaximumOpacity = 100; // to be read, also while it comes and goes
            options.SnackbarConfiguration.ShowTransitionDuration = 0;
            options.SnackbarConfiguration.HideTransitionDuration = 0;
        });
        services.AddTransient<MudLocalizer, DashboardMudLocalizer>();
    }
}
