using System.Globalization;
using CsvHelper;
using Dashboard.Data.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Reads back what the API exports, by a library that is not our reader.</summary>
internal static class Files
{
    /// <summary>The records of a csv file, the header first.</summary>
    public static List<string[]> Csv(byte[] content)
    {
        using var csv = CsvReader.Create(content, CsvReaderOptions.Default with { HasHeader = false });
        var records = new List<string[]>();
        while (csv.Read())
        {
            records.Add(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray());
        }

        return records;
    }

    /// <summary>The workbook; a fault of its markup fails the test.</summary>
    public static WrittenBook Xlsx(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var book = document.WorkbookPart!;
        return new WrittenBook(book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Select(s => new WrittenSheet(s.Name!, ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet!, book.WorkbookStylesPart!.Stylesheet!)).ToList());
    }

    /// <summary>The list of a workbook's first sheet, its headers first, without the sentences that may stand over it.</summary>
    public static List<object?[]> Table(byte[] workbook) => [.. Rows(Xlsx(workbook).Sheets[0]).SkipWhile(row => row.Count(cell => cell is not null) == 1)];

    /// <summary>The values of a sheet by row, the header first; null for an empty cell.</summary>
    public static List<object?[]> Rows(WrittenSheet sheet) => sheet.Rows;
}

internal sealed record WrittenBook(IReadOnlyList<WrittenSheet> Sheets);

/// <summary>A sheet that was written; rows and columns are 0-based.</summary>
internal sealed class WrittenSheet(string name, Worksheet sheet, Stylesheet styles)
{
    private readonly Dictionary<string, WrittenCell> _cells = sheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, c => new WrittenCell(c, styles));

    public string Name => name;

    public int FrozenRows => (int)(sheet.Descendants<Pane>().SingleOrDefault()?.VerticalSplit?.Value ?? 0);

    public int FrozenColumns => (int)(sheet.Descendants<Pane>().SingleOrDefault()?.HorizontalSplit?.Value ?? 0);

    public bool IsProtected => sheet.Descendants<SheetProtection>().SingleOrDefault()?.Sheet?.Value ?? false;

    public bool HasPassword => sheet.Descendants<SheetProtection>().Any(p => p.Password is not null || p.HashValue is not null);

    /// <summary>Without empty rows.</summary>
    public List<object?[]> Rows
    {
        get
        {
            var columns = sheet.Descendants<Cell>().Max(Column);
            return sheet.Descendants<Row>()
                .Select(row => Enumerable.Range(0, columns).Select(c => this[(int)row.RowIndex!.Value - 1, c]?.Value).ToArray())
                .Where(row => row.Any(value => value is not null))
                .ToList();
        }
    }

    public WrittenCell? this[int row, int column] => _cells.GetValueOrDefault(CellAddress.Letters(column + 1) + (row + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>In letters of the standard font.</summary>
    public double Width(int column) => ColumnAt(column)!.Width!;

    public bool IsHidden(int column) => ColumnAt(column)?.Hidden?.Value ?? false;

    public DataValidation? Rule(int row, int column) => sheet.Descendants<DataValidation>()
        .SingleOrDefault(rule => rule.SequenceOfReferences!.InnerText == CellAddress.Letters(column + 1) + (row + 1).ToString(CultureInfo.InvariantCulture));

    private Column? ColumnAt(int column) => sheet.Descendants<Column>().SingleOrDefault(c => c.Min! <= (uint)column + 1 && c.Max! >= (uint)column + 1);

    private static int Column(Cell cell) => cell.CellReference!.Value!.TakeWhile(char.IsLetter).Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1);
}

/// <summary>A cell that was written.</summary>
internal sealed class WrittenCell(Cell cell, Stylesheet styles)
{
    private readonly CellFormat _format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    /// <summary>A text or a double; null: empty.</summary>
    public object? Value => cell.DataType?.Value == CellValues.InlineString ? cell.InlineString!.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal)
        : cell.CellValue is { } value ? double.Parse(value.Text, CultureInfo.InvariantCulture) : null;

    public string? Formula => cell.CellFormula?.Text;

    public bool IsBold => styles.Fonts!.Elements<Font>().ElementAt((int)_format.FontId!.Value).Bold is not null;

    public bool IsLocked => _format.Protection?.Locked?.Value ?? true;

    public string? NumberFormat => styles.NumberingFormats!.Elements<NumberingFormat>().SingleOrDefault(f => f.NumberFormatId! == _format.NumberFormatId!.Value)?.FormatCode;
}
