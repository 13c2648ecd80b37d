using System.Text;

namespace Dashboard.Data.Sheets;

/// <summary>What became of reading a file.</summary>
/// <param name="File">Null when refused.</param>
/// <param name="Refusal">A <see cref="SheetRefusal"/>; null when read.</param>
public sealed record SheetReading(SheetFile? File, Refusal? Refusal);

/// <summary>
/// Reads xlsx and csv files that strangers made: what they are is decided by their content and not by their name, nothing in
/// them is run or followed, and <see cref="SheetLimits"/> hold while unpacking.
/// </summary>
public static class SheetReader
{
    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="progress">Told now and then.</param>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static SheetReading Read(byte[] content, IProgress<SheetProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return new SheetReading(ReadFile(content, new SheetWatch(progress, cancellationToken)), null);
        }
        catch (SheetRefusedException refused)
        {
            return new SheetReading(null, refused.Refusal);
        }
    }

    private static SheetFile ReadFile(byte[] content, SheetWatch watch)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.Length > SheetLimits.Bytes)
        {
            throw new SheetRefusedException(new SheetRefusal.TooLarge(SheetLimits.Bytes / SheetLimits.Megabyte));
        }

        if (bytes.StartsWith(Zip))
        {
            return XlsxReader.Read(content, watch);
        }

        if (bytes.StartsWith(CompoundFile))
        {
            // A workbook with a password is such a file, with its content in a stream of this name.
            throw new SheetRefusedException(bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? new SheetRefusal.Encrypted() : new SheetRefusal.OldWorkbook());
        }

        return CsvSheetReader.Read(content, watch);
    }
}

/// <summary>Counts rows while a file is read, says how far it is and stops when nobody waits any longer.</summary>
internal sealed class SheetWatch(IProgress<SheetProgress>? progress, CancellationToken cancellationToken)
{
    private const int RowsBetweenReports = 500;
    private int _rows;

    /// <param name="share">0 to 1.</param>
    public void Row(double share)
    {
        if (++_rows > SheetLimits.Rows)
        {
            throw new SheetRefusedException(new SheetRefusal.TooManyRows(SheetLimits.Rows));
        }

        if (_rows % RowsBetweenReports == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new SheetProgress(_rows, Math.Clamp(share, 0, 1)));
        }
    }

    public void Check() => cancellationToken.ThrowIfCancellationRequested();
}

/// <summary>Collects the cells of one sheet under the limits.</summary>
internal sealed class SheetBuilder(string? name, SheetWatch watch)
{
    private readonly List<SheetRow> _rows = [];
    private List<SheetCell> _cells = [];

    public List<string> Merged { get; } = [];

    public List<(int From, int To)> HiddenColumns { get; } = [];

    /// <summary>Adds a cell to the row that is not ended yet; an empty one leaves no trace.</summary>
    public void Add(int column, int row, SheetCellKind kind, string text, SheetCellMarks marks = SheetCellMarks.None)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 && kind != SheetCellKind.Formula)
        {
            return;
        }

        if (column > SheetLimits.Columns)
        {
            throw new SheetRefusedException(new SheetRefusal.TooManyColumns(new CellAddress(name, column, row), SheetLimits.Columns));
        }

        if (trimmed.Length > SheetLimits.CellLetters)
        {
            throw new SheetRefusedException(new SheetRefusal.TooLongCell(new CellAddress(name, column, row), SheetLimits.CellLetters));
        }

        _cells.Add(new SheetCell(column, kind, trimmed, trimmed.Length < text.Length ? marks | SheetCellMarks.Trimmed : marks));
    }

    public void EndRow(int number, double share, bool isHidden = false)
    {
        if (_cells.Count > 0)
        {
            watch.Row(share);
            _rows.Add(new SheetRow(number, _cells, isHidden));
            _cells = [];
        }
    }

    public Sheet Build() => new(name, _rows, Merged) { HiddenColumns = HiddenColumns };
}
