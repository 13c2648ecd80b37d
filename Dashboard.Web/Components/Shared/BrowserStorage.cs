using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Shared;

/// <summary>
/// Habits of this browser, kept in its local storage as JSON, and what was typed and not sent, kept with its tab: nothing that must be safe,
/// nothing that must not be lost.
/// Works once the page is interactive; a browser that refuses storage remembers nothing.
/// </summary>
public sealed class BrowserStorage(IJSRuntime js) : IAsyncDisposable
{
    private const string Prefix = "dashboard.";
    private readonly ScriptModule _script = new(js, "js/storage.js");

    /// <summary>What the browser calls what is kept under a name.</summary>
    public static string Key(string name) => Prefix + name;

    /// <summary>The value kept under a name; the default when there is none or it can no longer be read as <typeparamref name="T"/>.</summary>
    /// <param name="ofTab">It goes with the tab, not with the browser.</param>
    public async Task<T?> GetAsync<T>(string name, bool ofTab = false)
    {
        var text = await _script.InvokeAsync<string>("get", Key(name), ofTab);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public Task SetAsync<T>(string name, T value, bool ofTab = false) =>
        _script.InvokeAsync("set", Key(name), JsonSerializer.Serialize(value, JsonSerializerOptions.Web), ofTab);

    /// <summary>Forgets what is kept under a name.</summary>
    public Task RemoveAsync(string name, bool ofTab = false) => _script.InvokeAsync("set", Key(name), null, ofTab);

    public ValueTask DisposeAsync() => _script.DisposeAsync();
}
