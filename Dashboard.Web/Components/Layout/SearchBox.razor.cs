using Dashboard.Data;
using Dashboard.Data.Search;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Layout;

/// <summary>Global search (Ctrl+K) over places, provinces and notices, by Chinese, English, pinyin or code.</summary>
public sealed partial class SearchBox : IAsyncDisposable
{
    private const string RecentHabit = "search.recent";
    private const int RecentCount = 5;

    private ElementReference _dialog;
    private ElementReference _input;
    private ScriptModule _script = null!;
    private string _typed = "";
    private string _text = "";
    private int _active;
    private bool _preventDefault;
    private string? _failure;
    private IReadOnlyList<SearchHit> _hits = [];
    private IReadOnlyList<SearchHit> _recent = [];

    [Inject]
    public required IJSRuntime JS { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SearchQueries Search { get; init; }

    [Inject]
    public required BrowserStorage Storage { get; init; }

    [Inject]
    public required ILogger<SearchBox> Logger { get; init; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    private IReadOnlyList<SearchHit> Shown => _text.Length == 0 ? _recent : _hits;

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new ScriptModule(JS, Assets["Components/Layout/SearchBox.razor.js"]);

    private static string Context(SearchHit hit) => hit.Kind switch
    {
        SearchHitKind.Province => LayoutText.Provinces,
        SearchHitKind.Place => hit.Context.Text() + " · " + hit.Tier!.Value.Word(),
        SearchHitKind.Notice => hit.Context.Text(),
    };

    private async Task OpenAsync()
    {
        _recent = await Storage.GetAsync<List<SearchHit>>(RecentHabit) ?? [];
        _active = 0;
        await _script.InvokeAsync("open", _dialog, _input);
    }

    private Task CloseAsync() => _script.InvokeAsync("close", _dialog);

    private void Closed()
    {
        _typed = _text = "";
        _hits = [];
        _failure = null;
    }

    private async Task TypedAsync()
    {
        var text = _text = _typed.Trim();
        IReadOnlyList<SearchHit> hits = [];
        string? number = null;
        try
        {
            hits = await Search.FindAsync(View.Viewer, text, View.AsOf.Date);
        }
        catch (Exception failure)
        {
            number = ErrorNumber.Next();
            LogSearchFailed(Logger, number, failure);
        }

        if (text == _text)
        {
            (_hits, _failure, _active) = (hits, number, 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A search failed. Error number {Number}")]
    private static partial void LogSearchFailed(ILogger logger, string number, Exception failure);

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        _preventDefault = key.Key is "ArrowDown" or "ArrowUp";
        switch (key.Key)
        {
            case "ArrowDown" when Shown.Count > 0:
                _active = (_active + 1) % Shown.Count;
                break;
            case "ArrowUp" when Shown.Count > 0:
                _active = (_active + Shown.Count - 1) % Shown.Count;
                break;
            case "Enter" when _active < Shown.Count:
                await GoAsync(Shown[_active]);
                break;
            default:
                break;
        }
    }

    private async Task GoAsync(SearchHit hit)
    {
        _recent = [hit, .. _recent.Where(r => (r.Kind, r.Key) != (hit.Kind, hit.Key)).Take(RecentCount - 1)];
        await Storage.SetAsync(RecentHabit, _recent);
        await CloseAsync();
        Navigation.NavigateTo(hit.Kind switch
        {
            SearchHitKind.Province => DashboardUrls.Province(hit.Key, View.AsOf),
            SearchHitKind.Place => DashboardUrls.Place(hit.Key, View.AsOf),
            SearchHitKind.Notice => DashboardUrls.Notice(hit.Key, View.AsOf),
        });
    }
}
