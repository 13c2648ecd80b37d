using Dashboard.Data.Sheets;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import under way in this window: it survives going to another page and coming back, and by <see cref="ImportVault"/> a reload. One of a kind per circuit.</summary>
public abstract class ImportSession<TPreview, TResult> : IImportSession
    where TPreview : class
    where TResult : class
{
    /// <summary>Null: nothing is uploaded.</summary>
    public SheetFile? File { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The round that the file is of; null: nothing is uploaded, or a file that names none.</summary>
    public string? RoundCode { get; set; }

    /// <summary>What the user was shown; null until it is made.</summary>
    public TPreview? Preview { get; set; }

    /// <summary>What the last import wrote; null: nothing yet.</summary>
    public TResult? Result { get; private set; }

    public void Begin(SheetFile file, string name, string? round = null)
    {
        Forget();
        (File, FileName, RoundCode) = (file, name, round);
    }

    public virtual void TakeFrom(IImportSession before)
    {
        if (before is ImportSession<TPreview, TResult> other)
        {
            (File, FileName, RoundCode, Preview, Result) = (other.File, other.FileName, other.RoundCode, other.Preview, other.Result);
        }
    }

    public void Finish(TResult result)
    {
        Forget();
        Result = result;
    }

    public virtual void Forget() => (File, FileName, RoundCode, Preview, Result) = (null, "", null, null, null);
}
