using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Shared;

public static class Focus
{
    /// <summary>Gives the focus to an element, if it is still there and so is the reader.</summary>
    public static async Task TakeFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException)
        {
            // Closed again before it could take the focus.
        }
    }
}
