using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>A new application. Whether the place may apply is shown while it is chosen, and decided by the command.</summary>
public partial class StartForm
{
    private IReadOnlyList<DesignatedPlace> _candidates = [];
    private string _typed = "";
    private PlaceLife? _place;
    private Refusal? _against;
    private DateOnly _on;
    private string? _document;
    private string? _remark;
    private string? _fault;
    private string? _message;
    private bool _working;

    [Inject]
    public required PlacesQueries Places { get; init; }

    [Inject]
    public required ProgressionQueries Progression { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

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

    private async Task TypedAsync(string? typed)
    {
        (_typed, _fault, _message) = (typed?.Trim() ?? "", null, null);
        var all = (await Places.DesignatedAsync(View.Viewer, Clock.Today)).Where(p => p.ProvinceCode == View.Viewer.ProvinceCode && p.Track == Track).ToList();
        _candidates = _typed.Length == 0 ? [] : [.. new PlaceFilter(_typed).Apply(all).Take(20)];
        await CheckAsync();
    }

    private async Task CheckAsync()
    {
        var code = _typed.Length == 6 && _typed.All(char.IsAsciiDigit) ? _typed
            : _candidates is [var only] ? only.Code
            : _candidates.FirstOrDefault(c => c.Name.Zh == _typed)?.Code;
        var place = code is null ? null : await Places.FindAsync(View.Viewer, code, Clock.Today);
        _place = place;
        _against = place is null ? null : EligibilityRules.CheckStart(
            place.Kind,
            Track,
            Tier,
            Round.Code,
            [.. place.Designations.Select(d => new HeldTier(d.Tier, d.NoticeId, d.Annex, d.Row, d.DesignatedOn, d.Term))],
            await EarlierAsync(place.Code),
            _on);
    }

    /// <summary>The applications of the place in every round, as far as the viewer may see them.</summary>
    private async Task<IReadOnlyCollection<EarlierApplication>> EarlierAsync(string code)
    {
        var earlier = new List<EarlierApplication>();
        foreach (var round in await Rounds.ListAsync(View.Viewer))
        {
            var filter = new ProgressionFilter(round.Code, ProvinceCode: View.Viewer.ProvinceCode, Text: code);
            var rows = await Progression.ListAsync(View.Viewer, filter, Clock.Today);
            earlier.AddRange(rows.Items.Where(r => r.Square.PlaceCode == code)
                .Select(r => new EarlierApplication(round.Code, r.Tier, r.Square.Days is null ? r.Square.EnteredOn : null)));
        }

        return earlier;
    }

    private async Task AddedAsync(NewPlace added)
    {
        _typed = added.Code;
        await CheckAsync();
        _message = ProgressionText.DonePlace.With(added.NameZh);
    }

    private async Task SubmitAsync()
    {
        if (_place is not { } place || _working || Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        _working = true;
        try
        {
            switch (await Commands.StartAsync(actor, new NewApplication(Round.Code, place.Code, Track, Tier, _on, _document, _remark)))
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
        finally
        {
            _working = false;
        }
    }
}
