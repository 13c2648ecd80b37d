using Dashboard.Data.Exchange;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Access;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import under way in this window: it survives going to another page and coming back, and by <see cref="ImportVault"/> a reload. One per circuit.</summary>
public sealed class ImportState : IImportSession
{
    /// <summary>Null: nothing is uploaded.</summary>
    public SheetFile? File { get; private set; }

    public string FileName { get; private set; } = "";

    public string RoundCode { get; private set; } = "";

    /// <summary>What the user was shown; null until it is made.</summary>
    public QuotaImportPreview? Preview { get; private set; }

    /// <summary>Of the stale numbers: true for that of the file.</summary>
    public Dictionary<CellAddress, bool> Decided { get; } = [];

    public string Reason { get; set; } = "";

    public string DocumentNumber { get; set; } = "";

    /// <summary>First day on which the numbers hold; null: not chosen yet.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>What the last import wrote; null: nothing yet.</summary>
    public QuotaPublication? Result { get; private set; }

    public void Begin(SheetFile file, string name, string round)
    {
        Forget();
        (File, FileName, RoundCode) = (file, name, round);
    }

    public void TakeFrom(IImportSession before)
    {
        if (before is ImportState other && !ReferenceEquals(this, other))
        {
            (File, FileName, RoundCode, Preview, Result) = (other.File, other.FileName, other.RoundCode, other.Preview, other.Result);
            (Reason, DocumentNumber, EffectiveOn) = (other.Reason, other.DocumentNumber, other.EffectiveOn);
            foreach (var (at, ofFile) in other.Decided)
            {
                Decided[at] = ofFile;
            }
        }
    }

    /// <summary>Shows a new comparison; decisions hold where the numbers are still in question.</summary>
    public void Show(QuotaImportPreview preview)
    {
        Preview = preview;
        foreach (var at in Decided.Keys.Where(at => !preview.Cells.Any(c => c.At == at && c.State == QuotaImportState.Stale)).ToList())
        {
            Decided.Remove(at);
        }
    }

    public void Finish(QuotaPublication result)
    {
        Forget();
        Result = result;
    }

    public void Forget()
    {
        (File, FileName, RoundCode, Preview, Result) = (null, "", "", null, null);
        (Reason, DocumentNumber, EffectiveOn) = ("", "", null);
        Decided.Clear();
    }
}
