using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shared;

/// <summary>
/// A page whose state is its address: it loads when the address changes and again when the data changes; the last load wins,
/// and a failed one keeps what was shown.
/// </summary>
public abstract partial class DashboardPage : ComponentBase, IDisposable
{
    private readonly PageLanguage _language = new();
    private CancellationTokenSource? _loading;
    private Task _latest = Task.CompletedTask;
    private bool _disposed;

    [Inject]
    public required DataVersionMonitor Data { get; init; }

    [Inject]
    public required LiveNotices Live { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<DashboardPage> Logger { get; init; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    /// <summary>The request of the first response; null once the page is interactive.</summary>
    [CascadingParameter]
    public HttpContext? Request { get; set; }

    /// <summary>True once the first load has succeeded: the page has something to show.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The state of the data that is shown; read before the data was.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>The number of the last failure; null while the last load succeeded.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why the viewer may not see what the page shows; null while the viewer may.</summary>
    public AccessRefusal? Refusal { get; private set; }

    /// <summary>Loads again what the address asks for. It ends early when a newer load takes over.</summary>
    public Task ReloadAsync() => _latest = LoadAgainAsync();

    /// <summary>
    /// Loads and draws what was just written. A form that waits for it closes together with what it has changed, so that nothing
    /// moves under the next click.
    /// </summary>
    public async Task ShowWrittenAsync()
    {
        var load = ReloadAsync();
        await load;
        while (load != _latest)
        {
            load = _latest; // the notice of the writing itself may come in between: then its load shows what was written
            await load;
        }

        StateHasChanged();
    }

    public void Dispose()
    {
        _disposed = true;
        Live.Due -= OnDue;
        _loading?.Cancel();
        _loading?.Dispose();
        _loading = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>The parts of the data that the page shows; null: any. A write of others does not load it anew.</summary>
    protected virtual IReadOnlySet<DataPart>? ShownData => null;

    /// <summary>The provinces whose applications and duties it shows; null: any.</summary>
    protected virtual IReadOnlySet<string>? ShownProvinces => null;

    /// <summary>Reads what the page shows for the present parameters. Assign the results at the end, after the last await.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Live.Due += OnDue;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Page} failed to load. Error number {Number}")]
    private static partial void LogLoadFailed(ILogger logger, string page, string number, Exception failure);

    private async Task LoadAgainAsync()
    {
        if (_disposed || View is { HasEnded: true })
        {
            return;
        }

        var previous = _loading;
        var loading = _loading = new CancellationTokenSource();
        var token = loading.Token;
        if (previous is not null)
        {
            await previous.CancelAsync();
            previous.Dispose();
        }

        var stamp = Data.Current.ToString("N");
        try
        {
            await LoadAsync(token);
            if (_loading == loading)
            {
                Loaded = true;
                (Stamp, Failure, Refusal) = (stamp, null, null);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer load has taken over, or the page is gone.
        }
        catch (AccessRefusedException refused) when (Loaded && refused.Refusal is AccessRefusal.SessionEnded)
        {
            // The layout is about to cover the page: what was typed into it stays.
        }
        catch (AccessRefusedException refused)
        {
            if (_loading == loading)
            {
                (Failure, Refusal) = (null, refused.Refusal);
            }
        }
        catch (Exception failure) when (failure is not NavigationException)
        {
            if (_loading == loading)
            {
                (Failure, Refusal) = (ErrorNumber.Next(), null);
                LogLoadFailed(Logger, GetType().Name, Failure, failure);
                if (Request is { Response.HasStarted: false } request)
                {
                    request.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; // so that nobody keeps this answer
                }
            }
        }
    }

    private void OnDue(DataChange change)
    {
        if (change.Touches(ShownData, ShownProvinces))
        {
            _ = _language.InAsync(() => InvokeAsync(ShowChangedAsync));
        }
    }

    private async Task ShowChangedAsync()
    {
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
