using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Shared;

/// <summary>
/// Habits of this browser, kept in its local storage as JSON: nothing that must be safe, nothing that must not be lost.
/// Works once the page is interactive; a browser that refuses storage remembers nothing.
/// </summary>
public sealed class BrowserStorage(IJSRuntime js) : IAsyncDisposable
{
    private const string Prefix = "dashboard.";
    private readonly ScriptModule _script = new(js, "js/storage.js");

    /// <summary>The value kept under a name; the default when there is none or it can no longer be read as <typeparamref name="T"/>.</summary>
    public async Task<T?> GetAsync<T>(string name)
    {
        var text = await _script.InvokeAsync<string>("get", Prefix + name);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public Task SetAsync<T>(string name, T value) =>
        _script.InvokeAsync("set", Prefix + name, JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    public ValueTask DisposeAsync() => _script.DisposeAsync();
}
