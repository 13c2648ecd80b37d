using Dashboard.Data.Persistence;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Layout;

/// <summary>A part of the frame that shows data: it asks anew whenever the data has changed. A failure of its own leaves it empty; the page says and logs it.</summary>
public abstract class LiveFrame : ComponentBase, IDisposable
{
    private readonly PageLanguage _language = new();

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Inject]
    public required LiveNotices Live { get; init; }

    public void Dispose()
    {
        Live.Due -= OnDue;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the part shows.</summary>
    protected abstract Task AskAsync();

    /// <summary>Empties the part, when what it shows could not be read.</summary>
    protected abstract void Forget();

    /// <summary>Reads anew. Does not throw: the frame must stand.</summary>
    protected async Task RefreshAsync()
    {
        try
        {
            await AskAsync();
        }
        catch (Exception)
        {
            Forget();
        }
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Live.Due += OnDue;
        }
    }

    private void OnDue(DataChange change) => _ = _language.InAsync(() => InvokeAsync(async () =>
    {
        await RefreshAsync();
        StateHasChanged();
    }));
}
