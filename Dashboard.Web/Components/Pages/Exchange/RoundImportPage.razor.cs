using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Notices;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>
/// Imports applications, materials and filings of a round: template, file, comparison, writing, result. Nothing is decided here:
/// <see cref="RoundImport"/> compares and <see cref="RoundImportCommands"/> writes.
/// </summary>
public partial class RoundImportPage
{
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private Citations _citations = Citations.None;
    private RoundBook? _book;
    private string? _message;
    private bool _outdated;
    private bool _saving;

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required RoundImportQueries Imports { get; init; }

    [Inject]
    public required RoundImportCommands Commands { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required NoticesQueries Notices { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

    [Inject]
    public required RoundImportSession Import { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? RoundCode { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var viewer = View.Viewer;
        var rounds = await Rounds.ListAsync(viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(viewer, cancellationToken);
        var round = rounds.FirstOrDefault(r => r.Code == (RoundCode ?? Import.RoundCode)) ?? await Rounds.CurrentAsync(viewer, View.AsOf.Date, cancellationToken) ?? rounds[0];
        var book = await Imports.BookAsync(viewer, round.Code, cancellationToken);
        var items = new List<NoticeItem>();
        foreach (var id in NoticeReferences.Notices)
        {
            items.AddRange((await Notices.FindAsync(viewer, id, View.AsOf.Date, cancellationToken))?.Items ?? []);
        }

        if (Import.File is not null && RoundCode is not null && Import.RoundCode != round.Code)
        {
            Import.Forget(); // another round was chosen; an address without one is of a page that is being left, or goes on with the import
        }

        (_rounds, _provinces, _book, _citations) = (rounds, provinces, book, new Citations(items));
        _outdated = Import is { File: { } file, Preview: { } shown } && !Compare(file).IsAs(shown);
    }

    private RoundImportPreview Compare(SheetFile file) => RoundImport.Preview(_book!, _provinces, file, View.Viewer, View.Guard, Clock.Today);

    private async Task BeginAsync((string Name, SheetReading Reading) upload)
    {
        Discard();
        if (upload.Reading.File is { } file)
        {
            Import.Begin(file, upload.Name, _book!.Round.Code);
            await CompareAsync();
        }
    }

    /// <summary>Compares the file with what stands now and shows it.</summary>
    private async Task CompareAsync()
    {
        await ReloadAsync();
        if (Import.File is { } file)
        {
            Import.Preview = Compare(file);
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
        if (_saving)
        {
            return;
        }

        (_saving, _message) = (true, null);
        try
        {
            var actor = Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.ReportDuties, new AccessRefusal.SignInRequired());
            switch (await Commands.ApplyAsync(actor, Import.File!, Import.FileName, Import.Preview!))
            {
                case CommandResult<RoundImportResult>.Done done:
                    Import.Finish(done.Value);
                    break;
                case CommandResult<RoundImportResult>.Refused refused:
                    _message = ExchangeText.RoundRefused.With(refused.Refusal.Say());
                    await CompareAsync();
                    break;
                case CommandResult<RoundImportResult>.Conflict:
                    _message = ExchangeText.RoundConflict;
                    await CompareAsync();
                    break;
            }
        }
        finally
        {
            _saving = false;
        }
    }
}
