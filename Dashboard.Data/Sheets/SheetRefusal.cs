namespace Dashboard.Data.Sheets;

/// <summary>Why a file is not read at all.</summary>
public abstract record SheetRefusal : Refusal
{
    private SheetRefusal()
    {
    }

    public sealed record TooLarge(int Megabytes) : SheetRefusal;

    /// <summary>There is nothing in it.</summary>
    public sealed record Empty : SheetRefusal;

    /// <summary>Neither xlsx nor csv.</summary>
    public sealed record NotAWorkbook : SheetRefusal;

    /// <summary>A web page or XML with the ending of a workbook.</summary>
    public sealed record Markup : SheetRefusal;

    /// <summary>xls, the format before 2007.</summary>
    public sealed record OldWorkbook : SheetRefusal;

    /// <summary>xlsb.</summary>
    public sealed record BinaryWorkbook : SheetRefusal;

    /// <summary>ods.</summary>
    public sealed record OpenDocument : SheetRefusal;

    /// <summary>Locked by a password.</summary>
    public sealed record Encrypted : SheetRefusal;

    /// <summary>Holds or may hold macros.</summary>
    public sealed record Macro : SheetRefusal;

    /// <summary>Holds links to other files or data connections.</summary>
    public sealed record ExternalLink : SheetRefusal;

    /// <summary>Holds embedded objects, or sheets that are no worksheets.</summary>
    public sealed record Embedded : SheetRefusal;

    /// <summary>A zip bomb: unpacked it is larger, or the ratio is abnormal.</summary>
    public sealed record Bomb(int Megabytes) : SheetRefusal;

    public sealed record TooManyParts(int Most) : SheetRefusal;

    public sealed record TooManySheets(int Sheets, int Most) : SheetRefusal;

    public sealed record TooManyRows(int Most) : SheetRefusal;

    public sealed record TooManyColumns(CellAddress At, int Most) : SheetRefusal;

    /// <summary>A cell has more letters.</summary>
    public sealed record TooLongCell(CellAddress At, int Most) : SheetRefusal;

    /// <summary>A hidden sheet holds something.</summary>
    public sealed record HiddenSheet(string Sheet) : SheetRefusal;

    /// <summary>The parts contradict each other or break off.</summary>
    public sealed record Broken(string Part) : SheetRefusal;

    /// <summary>Neither UTF-8 nor GB18030.</summary>
    public sealed record Encoding : SheetRefusal;

    /// <summary>A text in the encoding of traditional Chinese.</summary>
    public sealed record Big5 : SheetRefusal;

    /// <summary>UTF-16 that does not say so at its beginning.</summary>
    public sealed record Utf16 : SheetRefusal;

    /// <summary>UTF-8 or UTF-16 with broken characters, as when a file is cut.</summary>
    public sealed record CutText(int Row) : SheetRefusal;

    /// <summary>A quotation mark out of place or not closed.</summary>
    public sealed record Quotes(int Row) : SheetRefusal;
}

/// <summary>The reading ends with a refusal.</summary>
internal sealed class SheetRefusedException(SheetRefusal refusal) : Exception(refusal.GetType().Name)
{
    public SheetRefusal Refusal => refusal;
}
