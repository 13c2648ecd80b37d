using System.Globalization;

namespace Dashboard.Data.Sheets;

/// <summary>What stands in a cell of a file.</summary>
public enum SheetCellKind : byte
{
    Text,

    /// <summary>A number of the file; <see cref="SheetCell.Text"/> is its invariant form.</summary>
    Number,

    /// <summary>A formula; it is never evaluated, and its stored result is not read.</summary>
    Formula,

    /// <summary>TRUE, FALSE or an error value such as #REF!.</summary>
    Other,
}

/// <summary>What was done to a cell, or stands in it, that its text does not show.</summary>
[Flags]
public enum SheetCellMarks : byte
{
    None = 0,

    /// <summary>There were blanks around the text.</summary>
    Trimmed = 1,

    /// <summary>A character was written as _xHHHH_.</summary>
    Escaped = 2,

    /// <summary>A text of a csv file was written ="320000", so that a spreadsheet keeps it a text.</summary>
    Quoted = 4,

    /// <summary>A part of the text is raised or lowered: what looks like 3² would read as 32.</summary>
    Raised = 8,

    /// <summary>A part of the text is struck out.</summary>
    Struck = 16,
}

/// <summary>A cell that is not empty.</summary>
/// <param name="Column">1-based.</param>
/// <param name="Text">Without blanks around it, 1 to <see cref="SheetLimits.CellLetters"/> letters.</param>
public readonly record struct SheetCell(int Column, SheetCellKind Kind, string Text, SheetCellMarks Marks = SheetCellMarks.None);

/// <summary>A row that is not empty.</summary>
/// <param name="Number">1-based, as a spreadsheet shows it.</param>
/// <param name="Cells">In the order of their columns.</param>
/// <param name="IsHidden">A spreadsheet does not show it: hidden, filtered, collapsed or of no height.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool IsHidden = false)
{
    public SheetCell? this[int column] => Cells.Where(c => c.Column == column).Select(c => (SheetCell?)c).FirstOrDefault();
}

/// <summary>One sheet of a file; a csv file is one sheet.</summary>
/// <param name="Name">Null for a csv file.</param>
/// <param name="Merged">The ranges of merged cells, such as A1:B2.</param>
/// <param name="DatesFrom1904">Days are counted from 1904-01-01, as old workbooks do, and not from 1899-12-30.</param>
public sealed record Sheet(string? Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> Merged, bool DatesFrom1904 = false)
{
    /// <summary>Columns that a spreadsheet does not show, from and to, 1-based; in the order of the file.</summary>
    public IReadOnlyList<(int From, int To)> HiddenColumns { get; init; } = [];

    public CellAddress At(int column, int row) => new(Name, column, row);
}

/// <summary>What a file holds: the visible sheets with anything in them.</summary>
public sealed record SheetFile(IReadOnlyList<Sheet> Sheets);

/// <summary>Where something stands: 强市!D7, or D7 in a csv file.</summary>
/// <param name="Column">1-based.</param>
/// <param name="Row">1-based.</param>
public readonly record struct CellAddress(string? Sheet, int Column, int Row)
{
    /// <summary>A, B, … Z, AA of the 1-based column.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Sheet is null ? "" : Sheet + "!")}{Letters(Column)}{Row}");
}

/// <summary>How far the reading of a file has come.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Share">0 to 1, of the bytes.</param>
public readonly record struct SheetProgress(int Rows, double Share);

/// <summary>What a file may hold at most. Checked while reading, so that no file takes more memory than these allow.</summary>
public static class SheetLimits
{
    /// <summary>Bytes.</summary>
    public const int Megabyte = 1024 * 1024;

    public const int Bytes = 5 * Megabyte;
    public const int Sheets = 12;

    /// <summary>Rows with something in them, of all sheets together.</summary>
    public const int Rows = 20_000;

    public const int Columns = 64;
    public const int CellLetters = 1_000;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 200;

    /// <summary>Bytes of all parts that are read, unpacked.</summary>
    public const int UnpackedBytes = 32 * Megabyte;

    /// <summary>How many times its packed size a part may unpack to, once it is larger than <see cref="UnpackedFreely"/>.</summary>
    public const int Ratio = 200;

    public const int UnpackedFreely = 2 * 1024 * 1024;
}
