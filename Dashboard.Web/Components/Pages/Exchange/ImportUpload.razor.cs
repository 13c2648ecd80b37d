using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>Takes a file from the browser and reads it.</summary>
public sealed partial class ImportUpload : IDisposable
{
    private const int Chunk = 64 * 1024;

    private CancellationTokenSource? _reading;
    private SheetProgress _progress;
    private double _received;
    private string? _problem;
    private string _name = "";

    /// <summary>Called with what was read; a refused file stays here.</summary>
    [Parameter]
    public EventCallback<(string Name, SheetReading Reading)> Read { get; set; }

    [Inject]
    public required ILogger<ImportUpload> Logger { get; init; }

    /// <summary>The way to the server is the first half, reading the second.</summary>
    private int Percent => (int)(50 * _received + 50 * _progress.Share);

    public void Dispose()
    {
        _reading?.Cancel();
        _reading?.Dispose();
    }

    private async Task ReadAsync(IBrowserFile chosen)
    {
        (_problem, _progress, _received, _name) = (null, default, 0, chosen.Name);
        if (chosen.Size > SheetLimits.Bytes)
        {
            _problem = new SheetRefusal.TooLarge(SheetLimits.Bytes / SheetLimits.Megabyte).Say();
            return;
        }

        using var reading = _reading = new CancellationTokenSource();
        try
        {
            var content = await ReceiveAsync(chosen, reading.Token);
            var progress = new Progress<SheetProgress>(at =>
            {
                _progress = at;
                StateHasChanged();
            });
            var read = await Task.Run(() => SheetReader.Read(content, progress, reading.Token), reading.Token);
            _problem = read.Refusal is { } refusal ? refusal.Say() : null;
            await Read.InvokeAsync((_name, read));
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            // The user gave it up, or left.
        }
        catch (Exception failure) when (failure is not NavigationException)
        {
            var number = ErrorNumber.Next();
            LogFailed(Logger, number, failure);
            _problem = ExchangeText.FileFailed.With(number);
        }
        finally
        {
            _reading = null;
        }
    }

    private async Task<byte[]> ReceiveAsync(IBrowserFile file, CancellationToken cancellationToken)
    {
        var content = new byte[file.Size];
        await using var stream = file.OpenReadStream(SheetLimits.Bytes, cancellationToken);
        for (var at = 0; at < content.Length;)
        {
            var count = await stream.ReadAsync(content.AsMemory(at, Math.Min(Chunk, content.Length - at)), cancellationToken);
            if (count == 0)
            {
                return content[..at];
            }

            at += count;
            _received = (double)at / content.Length;
            StateHasChanged();
        }

        return content;
    }

    private void Cancel() => _reading?.Cancel();

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be read. Error number {Number}")]
    private static partial void LogFailed(ILogger logger, string number, Exception failure);
}
