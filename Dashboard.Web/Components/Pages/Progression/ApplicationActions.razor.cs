using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Progression;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The actions of one application. Every rule stands in the commands; the application is acted on as it was when the form was opened.</summary>
public partial class ApplicationActions
{
    private Opened? _open;
    private string? _fault;
    private bool _working;

    [CascadingParameter]
    public DashboardPage? Page { get; set; }

    [Inject]
    public required ProgressionCommands Commands { get; init; }

    [Inject]
    public required DecisionCommands Decisions { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Parameter, EditorRequired]
    public required ApplicationDetail Detail { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [CascadingParameter]
    public Citations Citations { get; set; } = Citations.None;

    private SeenApplication Seen => new(Detail.Row.Square.Id, Detail.Row.Version);

    private bool ChangedMeanwhile => _open is { } open && open.Seen.Version != Detail.Row.Version && !_working;

    private bool MayDecide => View.MayNow(AccessAction.RecordNationalDecision);

    /// <summary>Who takes the next step.</summary>
    private StageOwner Next => StageRules.From(Detail.Row.Tier, Detail.Row.Square.Stage)
        .FirstOrDefault(r => r.Kind is StepKind.Advance or StepKind.Decide or StepKind.Resume)?.By ?? Detail.Row.Square.Owner;

    private bool MayReview => MayDecide && Detail.Row.Square.Stage == Stage.ExpertReview;

    private bool MayCriticize => MayDecide && Detail.Falsification is not null;

    private void Open(Opened open) => (_open, _fault) = (open, null);

    private void Close() => (_open, _fault) = (null, null);

    private Task MoveAsync(StageStep step) => SubmitAsync(
        (actor, open) => open.Rule switch
        {
            { Kind: StepKind.Amend } => Commands.ClosePublicNoticeAsync(actor, open.Seen, step.NoticeEndsOn!.Value, step.DocumentNumber, step.Remark),
            { Kind: StepKind.Advance } rule when rule.Asks(StepRequirement.NoticePeriod) => Commands.OpenPublicNoticeAsync(
                actor, open.Seen, step.NoticeStartsOn!.Value, step.NoticeEndsOn!.Value, step.DocumentNumber, step.Remark),
            { } rule => Commands.AdvanceAsync(actor, open.Seen, rule.To, step),
            null => throw new NotSupportedException(),
        },
        open => open.Rule!.Kind == StepKind.Amend ? ProgressionText.DoneAmend : Moved(open));

    private Task DesignateAsync(NewDesignation wanted) => SubmitAsync((actor, open) => Decisions.DesignateAsync(actor, open.Seen, wanted), Moved);

    private Task CancelAsync(FalsificationFinding finding) => SubmitAsync((actor, open) => Decisions.CancelEligibilityAsync(actor, open.Seen, finding), Moved);

    private Task ReviewAsync(ReviewFinding finding) => SubmitAsync(
        (actor, open) => Decisions.RecordExpertReviewAsync(actor, open.Seen, finding, open.Standing?.Version), _ => ProgressionText.DoneReview);

    private Task CriticizeAsync((DateOnly? PlaceOn, DateOnly? ProvinceOn) days) => SubmitAsync(
        (actor, open) => Decisions.RecordCriticismsAsync(actor, open.Seen, open.Finding!.Version, days.PlaceOn, days.ProvinceOn), _ => ProgressionText.DoneCriticisms);

    private string Moved(Opened open) => ProgressionText.DoneMove.With(Detail.Row.Square.Name.Text(), open.Rule!.To.Word(Detail.Row.Tier));

    private async Task SubmitAsync<T>(Func<Actor, Opened, Task<CommandResult<T>>> command, Func<Opened, string> done)
    {
        if (_open is not { } open || _working || Actor.Of(View.Viewer) is not { } actor)
        {
            return;
        }

        _working = true;
        try
        {
            var result = await command(actor, open);
            _fault = Outcome.Fault(result, Detail.Row, Citations);
            if (_fault is null)
            {
                await (Page?.ShowWrittenAsync() ?? Task.CompletedTask);
                _open = null;
                Snackbar.Done(done(open));
            }
            else if (result is CommandResult<T>.Conflict)
            {
                // What the person now sees is what they act on next.
                _open = open with { Seen = Seen, Standing = Detail.Review, Finding = open.Finding is null ? null : Detail.Falsification };
            }
        }
        finally
        {
            _working = false;
        }
    }

    /// <summary>The action whose form is open.</summary>
    /// <param name="Seen">The application as it was when the form was opened.</param>
    /// <param name="Rule">The step; null for a record that is no step.</param>
    private sealed record Opened(
        SeenApplication Seen, StageRule? Rule = null, bool Review = false, ReviewStanding? Standing = null, FalsificationStanding? Finding = null);
}
