using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dashboard.Data.Sheets;

/// <summary>
/// Writes workbooks row by row. Texts are texts: no spreadsheet reads a number or a formula into them, and a character that no file can hold
/// becomes U+FFFD. Whole and decimal numbers are numbers; days are days, or texts before the calendar of spreadsheets is right.
/// </summary>
public static class XlsxWriter
{
    private const uint DateFormat = 164; // the first number of a format of one's own
    private const int NameLetters = 31;
    private const int TitleLetters = 32;
    private const int MessageLetters = 225;

    /// <summary>The calendar of spreadsheets is wrong before this day: it has a 29 February 1900.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>The formats of cells, by their number in the file.</summary>
    [Flags]
    private enum Style
    {
        Plain = 0,
        Bold = 1,
        Date = 2,
        Wrapped = 4,
        Unlocked = 8,
        All = Bold | Date | Wrapped | Unlocked,
    }

    /// <param name="sheets">At least one.</param>
    public static byte[] Write(IReadOnlyList<NewSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var names = Names(sheets);
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                using (var xml = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>(id)))
                {
                    Write(xml, sheets[i]);
                }

                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = names[i], SheetId = (uint)(i + 1), Id = id });
            }

            book.Workbook = new Workbook(list);
        }

        return stream.ToArray();
    }

    private static void Write(OpenXmlWriter xml, NewSheet sheet)
    {
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(Views(sheet));
        if (sheet.Columns.Count > 0)
        {
            xml.WriteElement(new Columns(sheet.Columns.Select((column, i) => new Column
            {
                Min = (uint)(i + 1), Max = (uint)(i + 1), Width = column.Letters, CustomWidth = true, Hidden = column.IsHidden ? true : null,
            })));
        }

        new CellWriter(xml).Write(sheet.Rows);
        if (sheet.IsProtected)
        {
            xml.WriteElement(new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false });
        }

        if (sheet.Rules.Count > 0)
        {
            xml.WriteElement(new DataValidations(sheet.Rules.Select(Validation)) { Count = (uint)sheet.Rules.Count });
        }

        xml.WriteEndElement();
    }

    private static SheetViews Views(NewSheet sheet)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (sheet.FrozenRows + sheet.FrozenColumns > 0)
        {
            var corner = (sheet.FrozenRows > 0, sheet.FrozenColumns > 0) switch
            {
                (true, true) => PaneValues.BottomRight,
                (true, false) => PaneValues.BottomLeft,
                _ => PaneValues.TopRight,
            };
            view.Append(
                new Pane
                {
                    VerticalSplit = sheet.FrozenRows > 0 ? sheet.FrozenRows : null,
                    HorizontalSplit = sheet.FrozenColumns > 0 ? sheet.FrozenColumns : null,
                    TopLeftCell = CellAddress.Letters(sheet.FrozenColumns + 1) + (sheet.FrozenRows + 1).ToString(CultureInfo.InvariantCulture),
                    ActivePane = corner,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = corner });
        }

        return new SheetViews(view);
    }

    private static DataValidation Validation(WholeNumberRule rule) => new(
        new Formula1(rule.Least.ToString(CultureInfo.InvariantCulture)), new Formula2(rule.Most.ToString(CultureInfo.InvariantCulture)))
    {
        Type = DataValidationValues.Whole,
        Operator = DataValidationOperatorValues.Between,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorStyle = DataValidationErrorStyleValues.Stop,
        ErrorTitle = Cut(SheetText.Escape(rule.Title), TitleLetters),
        Error = Cut(SheetText.Escape(rule.Message), MessageLetters),
        SequenceOfReferences = new ListValue<StringValue>([CellAddress.Letters(rule.Column) + rule.Row.ToString(CultureInfo.InvariantCulture)]),
    };

    /// <summary>One format for each combination, so that the format of a cell is its number.</summary>
    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(Font(isBold: false), Font(isBold: true)) { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(Enumerable.Range(0, (int)Style.All + 1).Select(i => Format((Style)i))) { Count = (uint)Style.All + 1 });

    private static Font Font(bool isBold)
    {
        var font = new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
        if (isBold)
        {
            font.InsertAt(new Bold(), 0);
        }

        return font;
    }

    private static CellFormat Format(Style style)
    {
        var format = new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 };
        if (style.HasFlag(Style.Bold))
        {
            (format.FontId, format.ApplyFont) = (1, true);
        }

        if (style.HasFlag(Style.Date))
        {
            (format.NumberFormatId, format.ApplyNumberFormat) = (DateFormat, true);
        }

        if (style.HasFlag(Style.Wrapped))
        {
            format.Append(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top });
            format.ApplyAlignment = true;
        }

        if (style.HasFlag(Style.Unlocked))
        {
            format.Append(new Protection { Locked = false });
            format.ApplyProtection = true;
        }

        return format;
    }

    private static List<string> Names(IReadOnlyList<NewSheet> sheets)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return sheets.Select((sheet, i) =>
        {
            var clean = new StringBuilder(SheetText.Clean(sheet.Name).Trim().Trim('\''));
            foreach (var refused in "[]:*?/\\\n\t")
            {
                clean.Replace(refused, ' ');
            }

            var name = clean.Length == 0 ? "-" : Cut(clean.ToString(), NameLetters);
            for (var number = 2; !taken.Add(name); number++)
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $" {number}");
                name = Cut(clean.ToString(), NameLetters - suffix.Length) + suffix;
            }

            return name;
        }).ToList();
    }

    /// <summary>The first letters, never half of a pair.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Writes the rows without an object for each element: the same few name them all.</summary>
    private sealed class CellWriter(OpenXmlWriter xml)
    {
        private static readonly OpenXmlAttribute[] KeepBlanks = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];
        private static readonly string[] Numbers = Enumerable.Range(0, (int)Style.All + 1).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        private readonly Row _row = new();
        private readonly Cell _cell = new();
        private readonly CellValue _value = new();
        private readonly InlineString _inline = new();
        private readonly Text _text = new();
        private readonly List<OpenXmlAttribute> _attributes = [];

        public void Write(IEnumerable<IReadOnlyList<NewCell>> rows)
        {
            xml.WriteStartElement(new SheetData());
            var number = 0;
            var letters = new List<string>();
            foreach (var row in rows)
            {
                var at = (++number).ToString(CultureInfo.InvariantCulture);
                Start(_row, new OpenXmlAttribute("r", "", at));
                for (var c = 0; c < row.Count; c++)
                {
                    if (letters.Count == c)
                    {
                        letters.Add(CellAddress.Letters(c + 1));
                    }

                    if (row[c] is not { Value: null, IsUnlocked: false })
                    {
                        Write(row[c], letters[c] + at);
                    }
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        private void Write(NewCell cell, string address)
        {
            var style = (cell.IsBold ? Style.Bold : 0) | (cell.Wraps ? Style.Wrapped : 0) | (cell.IsUnlocked ? Style.Unlocked : 0);
            switch (cell.Value)
            {
                case null: WriteNumber(null, style, address); break;
                case string text: WriteText(text, style, address); break;
                case int number: WriteNumber(number.ToString(CultureInfo.InvariantCulture), style, address); break;
                case decimal number: WriteNumber(number.ToString(CultureInfo.InvariantCulture), style, address); break;
                case DateOnly day when day < FirstDay: WriteText(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), style, address); break;
                case DateOnly day: WriteNumber((day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture), style | Style.Date, address); break;
                case var other: throw new NotSupportedException($"A cell cannot hold {other.GetType()}.");
            }
        }

        private void WriteText(string text, Style style, string address)
        {
            Start(_cell, new OpenXmlAttribute("r", "", address), new OpenXmlAttribute("s", "", Numbers[(int)style]), new OpenXmlAttribute("t", "", "inlineStr"));
            xml.WriteStartElement(_inline);
            xml.WriteStartElement(_text, KeepBlanks);
            xml.WriteString(SheetText.Escape(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void WriteNumber(string? number, Style style, string address)
        {
            Start(_cell, new OpenXmlAttribute("r", "", address), new OpenXmlAttribute("s", "", Numbers[(int)style]));
            if (number is not null)
            {
                xml.WriteStartElement(_value);
                xml.WriteString(number);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        private void Start(OpenXmlElement head, params ReadOnlySpan<OpenXmlAttribute> attributes)
        {
            _attributes.Clear();
            _attributes.AddRange(attributes);
            xml.WriteStartElement(head, _attributes);
        }
    }
}
