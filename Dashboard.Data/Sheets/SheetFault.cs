namespace Dashboard.Data.Sheets;

/// <summary>Why a file is not read at all.</summary>
public enum SheetFault
{
    /// <summary>Number: the most bytes.</summary>
    TooLarge,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>Neither xlsx nor csv.</summary>
    NotAWorkbook,

    /// <summary>A web page or XML with the ending of a workbook.</summary>
    Markup,

    /// <summary>xls, the format before 2007.</summary>
    OldWorkbook,

    /// <summary>xlsb.</summary>
    BinaryWorkbook,

    /// <summary>ods.</summary>
    OpenDocument,

    /// <summary>Locked by a password.</summary>
    Encrypted,

    /// <summary>Holds or may hold macros.</summary>
    Macro,

    /// <summary>Holds links to other files or data connections.</summary>
    ExternalLink,

    /// <summary>Holds embedded objects, or sheets that are no worksheets.</summary>
    Embedded,

    /// <summary>A zip bomb. Number: the most bytes unpacked.</summary>
    Bomb,

    /// <summary>Number: the most parts.</summary>
    TooManyParts,

    /// <summary>Numbers: how many there are, the most.</summary>
    TooManySheets,

    /// <summary>Number: the most.</summary>
    TooManyRows,

    /// <summary>Numbers: the address, the most.</summary>
    TooManyColumns,

    /// <summary>Numbers: the address, the most letters.</summary>
    TooLongCell,

    /// <summary>Number: its name.</summary>
    HiddenSheet,

    /// <summary>A workbook whose parts contradict each other or break off. Number: the part.</summary>
    Broken,

    /// <summary>Neither UTF-8 nor GB18030.</summary>
    Encoding,

    /// <summary>A quotation mark out of place or not closed. Number: the row.</summary>
    Quotes,
}

/// <summary>The reading ends with a refusal.</summary>
internal sealed class SheetRefusedException(Refusal refusal) : Exception(refusal.Reason.ToString())
{
    public SheetRefusedException(SheetFault fault, params IReadOnlyList<object> numbers)
        : this(new Refusal(fault, numbers))
    {
    }

    public Refusal Refusal => refusal;
}
