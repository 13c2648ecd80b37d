using MudBlazor;

namespace Dashboard.Web.Components.Shared;

/// <summary>How a success is told: in passing, at the lower edge, and to who listens.</summary>
public static class Snackbars
{
    /// <summary>Says that something was done. A refusal is said where it can be mended: at the field or in the form.</summary>
    public static void Done(this ISnackbar snackbar, string message) =>
        snackbar.Add(message, Severity.Success, options => options.VisibleStateDuration = 8000);
}
