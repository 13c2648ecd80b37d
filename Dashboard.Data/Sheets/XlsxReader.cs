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
    private const string ContentTypes = "[Content_Types].xml";

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
        var part = ContentTypes;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var package = new Package(zip, watch);
            package.Check();
            var book = package.Target("", "/officeDocument");
            var sheets = new List<Sheet>();
            var (listed, from1904) = Sheets(package, part = book);
            var shared = package.TryTarget(book, "/sharedStrings") is { } strings ? SharedStrings(package, part = strings) : [];
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
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException or OverflowException or EndOfStreamException or IOException or ArgumentException)
        {
            throw new SheetRefusedException(new SheetRefusal.Broken(part));
        }
    }

    private static (List<(string Name, string Path, bool Hidden)> Sheets, bool From1904) Sheets(Package package, string book)
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

    private static List<CellText> SharedStrings(Package package, string path)
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

    private static Sheet ReadSheet(Package package, string path, string name, List<CellText> shared, SheetWatch watch)
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

    /// <summary>The parts of the file, unpacked under the limits.</summary>
    private sealed class Package(ZipArchive zip, SheetWatch watch)
    {
        private static readonly XmlReaderSettings Safe = new()
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
        };

        private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
        private long _unpacked;
        private long _announced = 1;

        /// <summary>0 to 1: how much of what the parts announce has been unpacked.</summary>
        public double Share => (double)_unpacked / _announced;

        public void Check()
        {
            if (zip.Entries.Count > SheetLimits.Parts)
            {
                throw new SheetRefusedException(new SheetRefusal.TooManyParts(SheetLimits.Parts));
            }

            foreach (var entry in zip.Entries)
            {
                if (entry.IsEncrypted)
                {
                    throw new SheetRefusedException(new SheetRefusal.Encrypted());
                }

                var path = entry.FullName.Replace('\\', '/').TrimStart('/'); // some programs write \
                var name = "/" + path.ToLowerInvariant();
                if (!_parts.TryAdd(path, entry) || name.Contains("/../", StringComparison.Ordinal))
                {
                    throw new SheetRefusedException(new SheetRefusal.Broken(entry.FullName));
                }

                if (Unwelcome.FirstOrDefault(u => name.Contains(u.Part, StringComparison.Ordinal)) is { Part: not null } found)
                {
                    throw new SheetRefusedException(found.Why);
                }

                _announced += entry.Length;
            }

            if (!_parts.ContainsKey(ContentTypes))
            {
                throw new SheetRefusedException(_parts.ContainsKey("mimetype") ? new SheetRefusal.OpenDocument() : new SheetRefusal.NotAWorkbook());
            }

            CheckTypes();
        }

        public XmlReader Open(string path) => _parts.TryGetValue(path, out var entry)
            ? XmlReader.Create(new Unpacking(this, entry), Safe)
            : throw new SheetRefusedException(new SheetRefusal.Broken(path));

        public string Target(string of, string type) => TryTarget(of, type) ?? throw new SheetRefusedException(new SheetRefusal.NotAWorkbook());

        public string? TryTarget(string of, string type) =>
            Relationships(of).Values.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)).Path;

        /// <summary>What a part refers to, by identifier.</summary>
        /// <param name="of">Empty: the package itself.</param>
        public Dictionary<string, (string Type, string Path)> Relationships(string of)
        {
            var slash = of.LastIndexOf('/') + 1;
            var path = $"{of[..slash]}_rels/{of[slash..]}.rels";
            var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
            if (!_parts.ContainsKey(path))
            {
                return found;
            }

            using var xml = Open(path);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                {
                    var target = (xml.GetAttribute("Target") ?? "").Replace('\\', '/');
                    found[xml.GetAttribute("Id") ?? ""] = (xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : of[..slash] + target);
                }
            }

            return found;
        }

        private void CheckTypes()
        {
            var isWorkbook = false;
            using var xml = Open(ContentTypes);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type)
                {
                    continue;
                }

                if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                {
                    throw new SheetRefusedException(new SheetRefusal.Macro());
                }

                if (type.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase))
                {
                    throw new SheetRefusedException(new SheetRefusal.BinaryWorkbook());
                }

                isWorkbook |= type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase);
            }

            if (!isWorkbook)
            {
                throw new SheetRefusedException(new SheetRefusal.NotAWorkbook());
            }
        }

        /// <summary>What comes out of the packing, counted: the sizes that a file states of itself prove nothing.</summary>
        private sealed class Unpacking(Package package, ZipArchiveEntry entry) : Stream
        {
            private readonly Stream _inner = entry.Open();
            private long _read;

            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position
            {
                get => throw new NotSupportedException();
                set => throw new NotSupportedException();
            }

            public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

            public override int Read(Span<byte> buffer)
            {
                var count = _inner.Read(buffer);
                _read += count;
                package._unpacked += count;
                package.Watch();
                var bomb = package._unpacked > SheetLimits.UnpackedBytes
                    || (_read > SheetLimits.UnpackedFreely && _read > entry.CompressedLength * SheetLimits.Ratio);
                return bomb ? throw new SheetRefusedException(new SheetRefusal.Bomb((int)(SheetLimits.UnpackedBytes / SheetLimits.Megabyte))) : count;
            }

            public override void Flush() => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                _inner.Dispose();
                base.Dispose(disposing);
            }
        }

        private void Watch() => watch.Check();
    }
}
