using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>A new application. Whether the place may apply is shown while it is chosen, and decided by the command.</summary>
public partial class StartForm
{
    private PlaceOption? _chosen;
    private PlaceLife? _place;
    private Refusal? _against;
    private DateOnly? _on;
    private string? _document;
    private string? _remark;
    private string? _fault;

    [Inject]
    public required PlacesQueries Places { get; init; }

    [Inject]
    public required ApplicationQueries Applications { get; init; }

    [Inject]
    public required ProgressionCommands Commands { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Parameter, EditorRequired]
    public required RoundInfo Round { get; set; }

    [Parameter, EditorRequired]
    public Tier Tier { get; set; }

    [Parameter, EditorRequired]
    public Track Track { get; set; }

    /// <summary>Called with the application that was begun.</summary>
    [Parameter]
    public EventCallback<Guid> Started { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [CascadingParameter]
    public Citations Citations { get; set; } = Citations.None;

    protected override void OnInitialized() => _on = Clock.Today;

    /// <summary>The designated places that fit, and the one of a code whether it is designated or not.</summary>
    private async Task<IEnumerable<PlaceOption>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var designated = (await Places.DesignatedAsync(View.Viewer, Clock.Today, cancellationToken))
            .Where(p => p.ProvinceCode == View.Viewer.ProvinceCode && p.Track == Track).ToList();
        var found = new PlaceFilter(text).Apply(designated).Select(p => new PlaceOption(p.Code, p.Name.Text())).Distinct().ToList();
        if (text.Length == PlaceRules.CodeLength && found.TrueForAll(p => p.Code != text) && await Places.FindAsync(View.Viewer, text, Clock.Today, cancellationToken) is { } place)
        {
            found.Add(new PlaceOption(place.Code, place.Name.Text()));
        }

        return found;
    }

    private Task ChooseAsync(PlaceOption? chosen)
    {
        (_chosen, _fault) = (chosen, null);
        return CheckAsync();
    }

    private Task DateAsync(DateOnly? day)
    {
        _on = day;
        return CheckAsync();
    }

    private async Task CheckAsync()
    {
        var place = _chosen is null ? null : await Places.FindAsync(View.Viewer, _chosen.Code, Clock.Today);
        _place = place;
        _against = place is null || _on is not { } day ? null
            : (await Applications.CheckStartAsync(View.Viewer, new NewApplication(Round.Code, place.Code, Track, Tier, day))).Against;
    }

    private async Task AddedAsync(NewPlace added)
    {
        await ChooseAsync(new PlaceOption(added.Code, Cultures.IsEnglish ? added.NameEn : added.NameZh));
        Snackbar.Done(ProgressionText.DonePlace.With(added.NameZh));
    }

    private async Task SubmitAsync()
    {
        if (_place is not { } place || Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        switch (await Commands.StartAsync(actor, new NewApplication(Round.Code, place.Code, Track, Tier, _on!.Value, _document, _remark)))
        {
            case CommandResult<StageMove>.Done done:
                await Started.InvokeAsync(done.Value.ApplicationId);
                break;
            case CommandResult<StageMove>.Refused refused:
                _fault = Outcome.Fault(refused.Refusal, Track, Tier, Citations);
                break;
            case CommandResult<StageMove>.Conflict conflict:
                _fault = ProgressionWords.Say(conflict.Values, Tier);
                break;
        }
    }

    /// <summary>A place to choose.</summary>
    private sealed record PlaceOption(string Code, string Name);
}
