using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import of a round under way in this window: it survives going to another page and coming back, and by <see cref="ImportVault"/> a reload. One per circuit.</summary>
public sealed class RoundImportSession : IImportSession
{
    /// <summary>Null: nothing is uploaded.</summary>
    public SheetFile? File { get; private set; }

    public string FileName { get; private set; } = "";

    public string RoundCode { get; private set; } = "";

    /// <summary>What the user was shown; null until it is made.</summary>
    public RoundImportPreview? Preview { get; set; }

    /// <summary>What the last import wrote; null: nothing yet.</summary>
    public RoundImportResult? Result { get; private set; }

    public void Begin(SheetFile file, string name, string round)
    {
        Forget();
        (File, FileName, RoundCode) = (file, name, round);
    }

    public void TakeFrom(IImportSession before)
    {
        if (before is RoundImportSession other)
        {
            (File, FileName, RoundCode, Preview, Result) = (other.File, other.FileName, other.RoundCode, other.Preview, other.Result);
        }
    }

    public void Finish(RoundImportResult result)
    {
        Forget();
        Result = result;
    }

    public void Forget() => (File, FileName, RoundCode, Preview, Result) = (null, "", "", null, null);
}
