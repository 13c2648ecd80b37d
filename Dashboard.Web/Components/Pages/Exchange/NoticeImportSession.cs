using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import of a notice under way in this window: it survives going to another page and coming back, and by <see cref="ImportVault"/> a reload. One per circuit.</summary>
public sealed class NoticeImportSession : IImportSession
{
    /// <summary>Null: nothing is uploaded.</summary>
    public SheetFile? File { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The round that the notice concludes; null: none.</summary>
    public string? RoundCode { get; set; }

    /// <summary>What the user was shown; null until it is made.</summary>
    public NoticeImportPreview? Preview { get; set; }

    /// <summary>What the last import wrote; null: nothing yet.</summary>
    public NoticeImportResult? Result { get; private set; }

    public void Begin(SheetFile file, string name)
    {
        Forget();
        (File, FileName) = (file, name);
    }

    public void TakeFrom(IImportSession before)
    {
        if (before is NoticeImportSession other)
        {
            (File, FileName, RoundCode, Preview, Result) = (other.File, other.FileName, other.RoundCode, other.Preview, other.Result);
        }
    }

    public void Finish(NoticeImportResult result)
    {
        Forget();
        Result = result;
    }

    public void Forget() => (File, FileName, RoundCode, Preview, Result) = (null, "", null, null, null);
}
