using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>One place with its duties. Who may do what is decided by the commands; what would be refused is left out here.</summary>
public sealed partial class DutySheet
{
    private DesignationRow? _filing;
    private bool _agreeing;
    private AgreementStanding? _agreement;
    private string? _fault;
    private object? _asking;

    /// <summary>The designations of the place, the latest last.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<PlaceDuties> Designations { get; set; }

    [Parameter, EditorRequired]
    public required string CloseHref { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    [Inject]
    public required DutiesCommands Commands { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private PlaceDuties Latest => Designations[^1];

    /// <summary>The agreement under correction as it stands now, or as it was when it is gone; null: a new one.</summary>
    private AgreementStanding? Agreement => Latest.Agreements.FirstOrDefault(a => a.Id == _agreement?.Id) ?? _agreement;

    private Actor? Actor => Actor.Of(View.Viewer);

    /// <summary>The past is read only: what is recorded today would not be seen in it.</summary>
    private bool MayAct => View.AsOf.IsToday && Actor is not null;

    private bool MayRecord => View.May(AccessAction.ReportDuties, new AccessTarget(Latest.Place.ProvinceCode));

    private bool MayConfirm => View.May(AccessAction.RecordNationalDecision);

    private void OpenFiling(DesignationRow key) => (_filing, _agreeing, _fault) = (key, false, null);

    private void OpenAgreement(AgreementStanding? corrected) => (_agreement, _agreeing, _filing, _fault) = (corrected, true, null, null);

    private void CloseForm() => (_filing, _agreeing, _agreement) = (null, false, null);

    /// <summary>The first press asks, the second does it.</summary>
    private async Task TakeBackAsync<TKey>(TKey key, Func<Actor, TKey, int, CancellationToken, Task<CommandResult<Nothing>>> takeBack, int version)
        where TKey : notnull
    {
        if (_asking is not TKey asked || !EqualityComparer<TKey>.Default.Equals(asked, key))
        {
            _asking = key;
            return;
        }

        _asking = null;
        _fault = DutyOutcome.Fault(await takeBack(Actor!, key, version, CancellationToken.None), nameof(WorkPlanFiling));
        if (_fault is null)
        {
            Snackbar.Done(DutiesText.DoneTakeBack);
        }
    }

    private async Task ConfirmAsync(Task<CommandResult<Nothing>> confirming, string entity)
    {
        _fault = DutyOutcome.Fault(await confirming, entity);
        if (_fault is null)
        {
            Snackbar.Done(DutiesText.DoneConfirmed);
        }
    }
}
