using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>
/// Imports in five steps, template, file, comparison, confirmation, result, and the exports. Nothing is decided here:
/// <see cref="QuotaImport"/> compares and <see cref="QuotasCommands"/> writes.
/// </summary>
public partial class ExchangePage
{
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private QuotaTable? _table;
    private string? _message;
    private bool _failed;
    private bool _outdated;

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required QuotasQueries Quotas { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required QuotasCommands Commands { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

    [Inject]
    public required QuotaImportSession Import { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? RoundCode { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SampleParameter)]
    public string? SampleText { get; set; }

    private bool Sample => SampleText == "true";

    private bool MayImport => View.May(AccessAction.SetQuotas);

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.SetQuotas, new AccessRefusal.SignInRequired());

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rounds = await Rounds.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        var round = rounds.FirstOrDefault(r => r.Code == (RoundCode ?? Import.RoundCode)) ?? await Rounds.CurrentAsync(View.Viewer, View.AsOf.Date, cancellationToken) ?? rounds[0];
        var table = await Quotas.TableAsync(View.Viewer, round.Code, EffectiveOn(round.Code), cancellationToken: cancellationToken);
        if (Import.File is not null && RoundCode is not null && Import.RoundCode != round.Code)
        {
            Import.Forget(); // another round was chosen; an address without one is of a page that is being left, or goes on with the import
        }

        (_rounds, _provinces, _table) = (rounds, provinces, table);
        _outdated = Import.Preview?.IsOutdated(table!) == true;
    }

    /// <summary>The day from which the import shall hold: the chosen one, else today, as near as the round allows.</summary>
    private DateOnly EffectiveOn(string round)
    {
        var (first, last) = QuotaRules.DatesOf(round);
        var today = Clock.Today;
        return Import.EffectiveOn is { } chosen && chosen >= first && chosen <= last ? chosen : today < first ? first : today > last ? last : today;
    }

    private async Task BeginAsync((string Name, SheetReading Reading) upload)
    {
        Discard();
        if (upload.Reading.File is { } file)
        {
            Import.Begin(file, upload.Name, _table!.Round.Code);
            Import.EffectiveOn = EffectiveOn(Import.RoundCode!);
            await CompareAsync();
        }
    }

    /// <summary>Compares the file with what stands now and shows it.</summary>
    private async Task CompareAsync()
    {
        await ReloadAsync();
        if (Import.File is { } file && _table is { } table)
        {
            Import.Show(QuotaImport.Preview(table, _provinces, file));
            _outdated = false;
        }
    }

    private void Discard()
    {
        Import.Forget();
        _message = null;
    }

    private async Task ApplyAsync()
    {
        var preview = Import.Preview!;
        var document = Import.DocumentNumber.Trim();
        var draft = new QuotaDraft(
            Import.RoundCode!, preview.Changes(Import.Decided), Import.Reason.Trim(), preview.Table.AsOf, document.Length == 0 ? null : document);
        switch (await Commands.PublishAsync(Actor, draft))
        {
            case CommandResult<QuotaPublication>.Done done:
                (_message, _failed) = (null, false);
                Import.Finish(done.Value);
                break;
            case CommandResult<QuotaPublication>.Refused refused:
                (_message, _failed) = (refused.Refusal.Say(), true);
                break;
            case CommandResult<QuotaPublication>.Conflict conflict:
                (_message, _failed) = (ExchangeText.Conflict.With(string.Join(ExchangeText.ListSeparator, conflict.Values.Select(v =>
                    ExchangeText.ConflictValue.With(ExchangeWords.Property(v.Property, preview.Table), v.Yours ?? WordsText.NotEntered, v.Theirs ?? WordsText.NotEntered)))), true);
                await CompareAsync();
                break;
        }
    }
}
