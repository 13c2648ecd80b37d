using CsvHelper;
using Radzen.Documents.Spreadsheet;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Reads back what the API exports.</summary>
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

    public static Workbook Xlsx(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return Workbook.LoadFromStream(stream);
    }

    /// <summary>The values of a sheet by row, the header first; null for an empty cell.</summary>
    public static List<object?[]> Rows(Worksheet sheet) => Enumerable.Range(0, sheet.RowCount)
        .Select(r => Enumerable.Range(0, sheet.ColumnCount).Select(c => sheet.Cells.TryGet(r, c, out var cell) ? cell.Value : null).ToArray())
        .Where(row => row.Any(value => value is not null))
        .ToList();
}
