using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>
/// Imports the lists of a notice: template, file, comparison, writing, and taking it back. Nothing is decided here: <see cref="NoticeImport"/>
/// compares and <see cref="NoticeImportCommands"/> writes.
/// </summary>
public partial class NoticeImportPage
{
    private IReadOnlyList<RoundInfo> _rounds = [];
    private IReadOnlyList<ProvinceInfo> _all = [];
    private Dictionary<string, string> _provinces = [];
    private NoticeBook? _book;
    private string? _message;
    private bool _isFault;
    private bool _saving;

    [Inject]
    public required NoticeImportQueries Imports { get; init; }

    [Inject]
    public required NoticeImportCommands Commands { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [Inject]
    public required ProgrammeClock Clock { get; init; }

    [Inject]
    public required NoticeImportSession Import { get; init; }

    private Actor Writer => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.RecordNationalDecision, new AccessRefusal.SignInRequired());

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var book = await Imports.BookAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        var rounds = await Rounds.ListAsync(View.Viewer, cancellationToken);
        (_book, _all, _rounds, _provinces) = (book, provinces, rounds, provinces.ToDictionary(p => p.Code, p => p.Short.Text()));
    }

    private async Task BeginAsync((string Name, SheetReading Reading) upload)
    {
        Discard();
        if (upload.Reading.File is { } file)
        {
            Import.Begin(file, upload.Name);
            await CompareAsync();
        }
    }

    /// <summary>Compares the file with what stands now and shows it.</summary>
    private async Task CompareAsync()
    {
        await ReloadAsync();
        if (Import.File is { } file)
        {
            Import.Preview = NoticeImport.Preview(_book!, _all, file, Clock.Today);
        }
    }

    private void Discard()
    {
        Import.Forget();
        _message = null;
    }

    private Task ApplyAsync() => WriteAsync(async () =>
    {
        switch (await Commands.ApplyAsync(Writer, Import.File!, Import.FileName, Import.RoundCode, Import.Preview!))
        {
            case CommandResult<NoticeImportResult>.Done done:
                Import.Finish(done.Value);
                break;
            case CommandResult<NoticeImportResult>.Refused refused:
                (_message, _isFault) = (ExchangeText.NoticeRefused.With(refused.Refusal.Say()), true);
                await CompareAsync();
                break;
            case CommandResult<NoticeImportResult>.Conflict:
                (_message, _isFault) = (ExchangeText.NoticeConflict, true);
                await CompareAsync();
                break;
        }
    });

    private Task UndoAsync(string noticeId) => WriteAsync(async () =>
    {
        switch (await Commands.UndoAsync(Writer, noticeId, ExchangeText.NoticeUndoReason))
        {
            case CommandResult<NoticeImportResult>.Done done:
                Import.Forget();
                (_message, _isFault) = (ExchangeText.NoticeUndone.With(done.Value.Designations.Text()), false);
                break;
            case CommandResult<NoticeImportResult>.Refused refused:
                (_message, _isFault) = (refused.Refusal.Say(), true);
                break;
            case CommandResult<NoticeImportResult>.Conflict:
                (_message, _isFault) = (ExchangeText.NoticeConflict, true);
                break;
        }

        await ReloadAsync();
    });

    private async Task WriteAsync(Func<Task> write)
    {
        if (_saving)
        {
            return;
        }

        (_saving, _message) = (true, null);
        try
        {
            await write();
        }
        finally
        {
            _saving = false;
        }
    }
}
