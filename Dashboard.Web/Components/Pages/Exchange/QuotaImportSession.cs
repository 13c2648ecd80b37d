using Dashboard.Data.Exchange;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import of quotas, with what was decided where somebody else was faster.</summary>
public sealed class QuotaImportSession : ImportSession<QuotaImportPreview, QuotaPublication>
{
    /// <summary>Of the stale numbers: true for that of the file.</summary>
    public Dictionary<CellAddress, bool> Decided { get; } = [];

    public string Reason { get; set; } = "";

    public string DocumentNumber { get; set; } = "";

    /// <summary>First day on which the numbers hold; null: not chosen yet.</summary>
    public DateOnly? EffectiveOn { get; set; }

    public override void TakeFrom(IImportSession before)
    {
        base.TakeFrom(before);
        if (before is QuotaImportSession other && !ReferenceEquals(this, other))
        {
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

    public override void Forget()
    {
        base.Forget();
        (Reason, DocumentNumber, EffectiveOn) = ("", "", null);
        Decided.Clear();
    }
}
