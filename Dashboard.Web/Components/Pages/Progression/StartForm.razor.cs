using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>A new application. Whether the place may apply is shown while it is chosen, and decided by the command.</summary>
public partial class StartForm
{
    private const int MostOffered = 50;

    private PlaceOption? _chosen;
    private Refusal? _against;
    private DateOnly? _on;
    private string? _document;
    private string? _remark;
    private string? _fault;

    [Inject]
    public required DivisionsQueries Divisions { get; init; }

    [Inject]
    public required ApplicationQueries Applications { get; init; }

    [Inject]
    public required ProgressionCommands Commands { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

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

    /// <summary>The divisions of the province and track on the day of the application: by name, pinyin, initials, code, or a name of old.</summary>
    private async Task<IEnumerable<PlaceOption>> FindAsync(string text, CancellationToken cancellationToken) =>
        (await Divisions.DirectoryAsync(View.Viewer, cancellationToken))
            .Search(new DivisionFilter(text, View.Viewer.ProvinceCode, Track), _on ?? Clock.Today)
            .Take(MostOffered).Select(d => new PlaceOption(d.Code, d.Name.Text(), d.FullName.Text()));

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
        _against = _chosen is not { } place || _on is not { } day ? null
            : (await Applications.CheckStartAsync(View.Viewer, new NewApplication(Round.Code, place.Code, Track, Tier, day))).Against;
    }

    private async Task SubmitAsync()
    {
        if (_chosen is not { } place || Actor.Of(View.Viewer) is not { } actor)
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
    /// <param name="FullName">With its province.</param>
    private sealed record PlaceOption(string Code, string Name, string FullName);
}
