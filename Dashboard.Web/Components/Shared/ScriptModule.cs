using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Shared;

/// <summary>
/// The script beside a component, imported on first use. A page may be gone before its script has run: then nothing happens,
/// for there is nothing left to do. Functions of the script take null for an element that a newer render has removed.
/// </summary>
/// <param name="path">Fingerprinted path of the module: <c>Assets["Components/…/X.razor.js"]</c>.</param>
public sealed class ScriptModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;
    private bool _disposed;

    /// <summary>Calls a function of the module that gives nothing back.</summary>
    public async Task InvokeAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await ModuleAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (Exception gone) when (IsGone(gone))
        {
        }
    }

    /// <summary>Calls a function of the module; the default when the page is gone.</summary>
    public async Task<T?> InvokeAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await (await ModuleAsync()).InvokeAsync<T>(function, arguments);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_module is null)
        {
            return;
        }

        try
        {
            await (await _module).DisposeAsync();
        }
        catch (Exception gone) when (IsGone(gone))
        {
        }
    }

    private Task<IJSObjectReference> ModuleAsync() =>
        _module ??= js.InvokeAsync<IJSObjectReference>("import", "./" + path).AsTask();

    private bool IsGone(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException || (_disposed && exception is JSException or ObjectDisposedException);
}
