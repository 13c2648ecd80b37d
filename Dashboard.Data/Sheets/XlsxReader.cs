using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Dashboard.Data.Sheets;

/// <summary>
/// Reads the cells of a workbook (ECMA-376, transitional or strict) row by row. Only the parts that hold cells are unpacked;
/// a workbook that brings anything which runs or reaches out is refused whole.
/// </summary>
internal static class XlsxReader
{
    private const int LastRow = 1_048_576;
    private const int MostMerged = 1_000;
    private const int LastColumn = 16_384;
    private const int KeptDigits = 15;

    /// <summary>Nobody sees what is smaller: points of a row, letters of a column.</summary>
    private const double LeastHeight = 2;

    private const double LeastWidth = 0.5;
    private static readonly OfficePackageLimits Limits = new(SheetLimits.Parts, SheetLimits.UnpackedBytes);

    /// <summary>What is in a part of such a name, in lower case.</summary>
    private static readonly (string Part, SheetRefusal Why)[] Unwelcome =
    [
        ("vbaproject", new SheetRefusal.Macro()), ("/macrosheets/", new SheetRefusal.Macro()), ("/activex/", new SheetRefusal.Macro()),
        ("/externallinks/", new SheetRefusal.ExternalLink()), ("/connections.xml", new SheetRefusal.ExternalLink()), ("/querytables/", new SheetRefusal.ExternalLink()),
        ("/embeddings/", new SheetRefusal.Embedded()), ("/dialogsheets/", new SheetRefusal.Embedded()), ("/chartsheets/", new SheetRefusal.Embedded()),
        ("/webextensions/", new SheetRefusal.Embedded()),
    ];

    public static SheetFile Read(byte[] content, SheetWatch watch)
    {
        var part = OfficePackage.ContentTypes;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var package = new OfficePackage(zip, Limits, watch.Check);
            Check(package);
            var book = package.Target("", "/officeDocument") ?? throw new SheetRefusedException(new SheetRefusal.NotAWorkbook());
            var sheets = new List<Sheet>();
            var (listed, from1904) = Sheets(package, part = book);
            var shared = package.Target(book, "/sharedStrings") is { } strings ? SharedStrings(package, part = strings) : [];
            foreach (var (name, path, hidden) in listed)
            {
                var sheet = ReadSheet(package, part = path, name, shared, watch) with { DatesFrom1904 = from1904 };
                if (sheet.Rows.Count > 0)
                {
                    sheets.Add(hidden ? throw new SheetRefusedException(new SheetRefusal.HiddenSheet(name)) : sheet);
                }
            }

            return sheets.Count == 0 ? throw new SheetRefusedException(new SheetRefusal.Empty()) : new SheetFile(sheets);
        }
        catch (OfficePackageException fault)
        {
            throw new SheetRefusedException(RefusalOf(fault));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException or OverflowException or EndOfStreamException or IOException or ArgumentException)
        {
            throw new SheetRefusedException(new SheetRefusal.Broken(part));
        }
    }

    private static (List<(string Name, string Path, bool Hidden)> Sheets, bool From1904) Sheets(OfficePackage package, string book)
    {
        var targets = package.Relationships(book);
        var sheets = new List<(string, string, bool)>();
        var from1904 = false;
        using var xml = package.Open(book);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "workbookPr": from1904 = xml.GetAttribute("date1904") is "1" or "true"; break;
                case "externalReferences": throw new SheetRefusedException(new SheetRefusal.ExternalLink());
                case "sheet":
                    var (type, path) = targets.GetValueOrDefault(Relation(xml) ?? "");
                    if (path is null)
                    {
                        throw new SheetRefusedException(new SheetRefusal.Broken(book));
                    }

                    if (!type!.EndsWith("/worksheet", StringComparison.Ordinal))
                    {
                        throw new SheetRefusedException(type.Contains("acro", StringComparison.Ordinal) ? new SheetRefusal.Macro() : new SheetRefusal.Embedded());
                    }

                    sheets.Add((SheetText.Unescape(xml.GetAttribute("name") ?? ""), path, xml.GetAttribute("state") is "hidden" or "veryHidden"));
                    break;
            }
        }

        return sheets.Count > SheetLimits.Sheets
            ? throw new SheetRefusedException(new SheetRefusal.TooManySheets(sheets.Count, SheetLimits.Sheets)) : (sheets, from1904);
    }

    /// <summary>The attribute r:id, in whichever of the two namespaces.</summary>
    private static string? Relation(XmlReader xml)
    {
        string? id = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            id = xml is { LocalName: "id", Prefix.Length: > 0 } ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private static List<CellText> SharedStrings(OfficePackage package, string path)
    {
        var strings = new List<CellText>();
        using var xml = package.Open(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(Text(xml));
            }
        }

        return strings;
    }

    /// <summary>The runs of a text under the present element, without its phonetic guide; cut where it is too long for any cell.</summary>
    private static CellText Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return new CellText("", SheetCellMarks.None);
        }

        var text = new StringBuilder();
        var (marks, ofRun) = (SheetCellMarks.None, SheetCellMarks.None);
        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "rPh"):
                    xml.Skip();
                    continue;
                case (XmlNodeType.Element, "t"):
                    var run = Plain(xml.ReadElementContentAsString());
                    text.Append(run.Text.AsSpan(0, Math.Min(run.Text.Length, SheetLimits.CellLetters + 1 - Math.Min(text.Length, SheetLimits.CellLetters))));
                    marks |= run.Marks | (string.IsNullOrWhiteSpace(run.Text) ? SheetCellMarks.None : ofRun);
                    continue;
                case (XmlNodeType.Element, "r"):
                    ofRun = SheetCellMarks.None;
                    break;
                case (XmlNodeType.Element, "vertAlign") when xml.GetAttribute("val") is "superscript" or "subscript":
                    ofRun |= SheetCellMarks.Raised;
                    break;
                case (XmlNodeType.Element, "strike") when xml.GetAttribute("val") is not { } struck || IsTrue(struck):
                    ofRun |= SheetCellMarks.Struck;
                    break;
            }

            more = xml.Read();
        }

        return new CellText(text.ToString(), marks);
    }

    private static CellText Plain(string written)
    {
        var text = SheetText.Unescape(written);
        return new CellText(text, ReferenceEquals(text, written) || text == written ? SheetCellMarks.None : SheetCellMarks.Escaped);
    }

    private static bool IsTrue(string? value) => value is "1" or "true" or "on";

    private static bool IsSmall(string? size, double least) =>
        size is not null && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < least;

    /// <summary>The columns of a col element that nobody sees; null: they are shown.</summary>
    private static (int From, int To)? Hidden(XmlReader xml) => IsTrue(xml.GetAttribute("hidden")) || IsSmall(xml.GetAttribute("width"), LeastWidth)
        ? (Column(xml.GetAttribute("min")), Column(xml.GetAttribute("max"))) : null;

    private static int Column(string? number) => Math.Clamp(int.Parse(number ?? "", NumberStyles.None, CultureInfo.InvariantCulture), 1, LastColumn);

    private static Sheet ReadSheet(OfficePackage package, string path, string name, List<CellText> shared, SheetWatch watch)
    {
        var sheet = new SheetBuilder(name, watch);
        var (row, column) = (0, 0);
        var (rowsAreHidden, columnsAreHidden, isHidden) = (false, false, false);
        var shown = new List<(int From, int To)>();
        using var xml = package.Open(path);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                sheet.EndRow(row, package.Share, isHidden);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "sheetFormatPr":
                        rowsAreHidden = IsTrue(xml.GetAttribute("customHeight")) && IsSmall(xml.GetAttribute("defaultRowHeight"), LeastHeight);
                        columnsAreHidden = IsSmall(xml.GetAttribute("defaultColWidth"), LeastWidth);
                        break;
                    case "col":
                        shown.Add((Column(xml.GetAttribute("min")), Column(xml.GetAttribute("max"))));
                        if (Hidden(xml) is { } hidden)
                        {
                            sheet.HiddenColumns.Add(hidden);
                        }

                        break;
                    case "row":
                        watch.Check();
                        isHidden = IsTrue(xml.GetAttribute("hidden")) || (xml.GetAttribute("ht") is { } height ? IsSmall(height, LeastHeight) : rowsAreHidden);
                        var next = xml.GetAttribute("r") is { } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
                        (row, column) = next > row && next <= LastRow ? (next, 0) : throw new SheetRefusedException(new SheetRefusal.Broken(path));
                        break;
                    case "c":
                        var to = xml.GetAttribute("r") is { } at ? ColumnOf(at, row, path) : column + 1;
                        column = to > column ? to : throw new SheetRefusedException(new SheetRefusal.Broken(path));
                        ReadCell(xml, sheet, column, row, shared);
                        break;
                    case "mergeCell" when sheet.Merged.Count < MostMerged:
                        sheet.Merged.Add(xml.GetAttribute("ref") ?? "");
                        break;
                    case "oleObjects" or "controls":
                        throw new SheetRefusedException(new SheetRefusal.Embedded());
                }
            }
        }

        if (columnsAreHidden)
        {
            sheet.HiddenColumns.AddRange(Between(shown));
        }

        return sheet.Build();
    }

    /// <summary>The columns that no col element speaks of.</summary>
    private static IEnumerable<(int From, int To)> Between(List<(int From, int To)> said)
    {
        var next = 1;
        foreach (var (from, to) in said.Order())
        {
            if (from > next)
            {
                yield return (next, from - 1);
            }

            next = Math.Max(next, to + 1);
        }

        yield return (next, LastColumn);
    }

    private static int ColumnOf(string address, int row, string path)
    {
        var letters = address.TakeWhile(char.IsAsciiLetterUpper).ToList();
        var column = letters.Count is 1 or 2 or 3 ? letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) : 0;
        return column > 0 && int.TryParse(address.AsSpan(letters.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == row
            ? column : throw new SheetRefusedException(new SheetRefusal.Broken(path));
    }

    private static void ReadCell(XmlReader xml, SheetBuilder sheet, int column, int row, List<CellText> shared)
    {
        var type = xml.GetAttribute("t") ?? "n";
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (formula, value) = (false, new CellText("", SheetCellMarks.None));
        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "f"):
                    formula = true;
                    more = xml.Read();
                    break;
                case (XmlNodeType.Element, "v"):
                    value = new CellText(xml.ReadElementContentAsString(), SheetCellMarks.None);
                    break;
                case (XmlNodeType.Element, "is"):
                    value = Text(xml);
                    break;
                default:
                    more = xml.Read();
                    break;
            }
        }

        var (kind, text) = (formula, type) switch
        {
            (true, _) => (SheetCellKind.Formula, new CellText("", SheetCellMarks.None)),
            (_, "s") => (SheetCellKind.Text, value.Text.Length == 0 ? value : shared[int.Parse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture)]),
            (_, "b") => (SheetCellKind.Other, value with { Text = value.Text == "1" ? "TRUE" : "FALSE" }),
            (_, "e") => (SheetCellKind.Other, value),
            (_, "n") when value.Text.Length > 0 => (SheetCellKind.Number, value with { Text = Number(value.Text) }),
            (_, "inlineStr") => (SheetCellKind.Text, value),
            _ => (SheetCellKind.Text, Plain(value.Text)),
        };
        sheet.Add(column, row, kind, text.Text, text.Marks);
    }

    /// <summary>3 for 3.0 and 2.9999999999999996: spreadsheets keep 15 digits and store more.</summary>
    private static string Number(string value)
    {
        if (value.Length <= KeptDigits && value[0] is >= '1' and <= '9' && !value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return value;
        }

        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private readonly record struct CellText(string Text, SheetCellMarks Marks);

    /// <summary>Nothing that runs or reaches out, and a workbook.</summary>
    private static void Check(OfficePackage package)
    {
        foreach (var name in package.Names.Select(n => "/" + n.ToLowerInvariant()))
        {
            if (Unwelcome.FirstOrDefault(u => name.Contains(u.Part, StringComparison.Ordinal)) is { Part: not null } found)
            {
                throw new SheetRefusedException(found.Why);
            }
        }

        if (!package.Has(OfficePackage.ContentTypes))
        {
            throw new SheetRefusedException(package.Has("mimetype") ? new SheetRefusal.OpenDocument() : new SheetRefusal.NotAWorkbook());
        }

        var types = package.Types();
        if (types.Any(t => t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SheetRefusedException(new SheetRefusal.Macro());
        }

        if (types.Any(t => t.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SheetRefusedException(new SheetRefusal.BinaryWorkbook());
        }

        if (!types.Any(t => t.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SheetRefusedException(new SheetRefusal.NotAWorkbook());
        }
    }

    private static SheetRefusal RefusalOf(OfficePackageException fault) => fault.Fault switch
    {
        OfficePackageFault.TooManyParts => new SheetRefusal.TooManyParts(SheetLimits.Parts),
        OfficePackageFault.Encrypted => new SheetRefusal.Encrypted(),
        OfficePackageFault.Broken => new SheetRefusal.Broken(fault.Part),
        OfficePackageFault.Bomb => new SheetRefusal.Bomb((int)(SheetLimits.UnpackedBytes / SheetLimits.Megabyte)),
    };
}
