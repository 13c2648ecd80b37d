using Dashboard.Web.Resources;
using Radzen.Documents.Spreadsheet;

namespace Dashboard.Web.Exchange;

/// <summary>What the sheets of all templates have in common.</summary>
internal static class TemplateSheet
{
    /// <summary>The sheet that explains: a name and a text in each line.</summary>
    public static void AddAbout(Workbook workbook, IReadOnlyList<(string Name, string Value)> lines)
    {
        var sheet = workbook.AddSheet(ExchangeText.SheetAbout, lines.Count, 2);
        sheet.Batch(() =>
        {
            for (var r = 0; r < lines.Count; r++)
            {
                Fill(sheet, r, 0, lines[r].Name, bold: true);
                Fill(sheet, r, 1, lines[r].Value);
                sheet.Cells[r, 1].Format = sheet.Cells[r, 1].Format.WithWrapText(true);
            }
        });
        sheet.Columns[0] = 130;
        sheet.Columns[1] = 620;
        Protect(sheet);
    }

    /// <summary>Without a password: against slips, not against intent.</summary>
    public static void Protect(Worksheet sheet)
    {
        sheet.Protection.IsProtected = true;
        sheet.Protection.AllowSelectLockedCells = true;
        sheet.Protection.AllowSelectUnlockedCells = true;
        sheet.Protection.AllowFormatColumns = true;
        sheet.Protection.AllowFormatRows = true;
    }

    public static void Fill(Worksheet sheet, int row, int column, object? value, bool bold = false, bool locked = true)
    {
        var cell = sheet.Cells[row, column];
        switch (value)
        {
            case string text: cell.SetValue("'" + text); break; // so that a code stays a text
            case int number: cell.Value = (double)number; break;
        }

        var format = cell.Format.WithLocked(locked);
        cell.Format = bold ? format.WithBold(true) : format;
    }
}
