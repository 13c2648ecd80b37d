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

                    sheets.Add((xml.GetAttribute("name") ?? "", path, xml.GetAttribute("state") is "hidden" or "veryHidden"));
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

    private static List<string> SharedStrings(Package package, string path)
    {
        var strings = new List<string>();
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
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Skip();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                var run = xml.ReadElementContentAsString();
                text.Append(run.AsSpan(0, Math.Min(run.Length, SheetLimits.CellLetters + 1 - Math.Min(text.Length, SheetLimits.CellLetters))));
            }
            else
            {
                more = xml.Read();
            }
        }

        return text.ToString();
    }

    private static Sheet ReadSheet(Package package, string path, string name, List<string> shared, SheetWatch watch)
    {
        var sheet = new SheetBuilder(name, watch);
        var (row, column) = (0, 0);
        using var xml = package.Open(path);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                sheet.EndRow(row, package.Share);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "row":
                        watch.Check();
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

        return sheet.Build();
    }

    private static int ColumnOf(string address, int row, string path)
    {
        var letters = address.TakeWhile(char.IsAsciiLetterUpper).ToList();
        var column = letters.Count is 1 or 2 or 3 ? letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) : 0;
        return column > 0 && int.TryParse(address.AsSpan(letters.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == row
            ? column : throw new SheetRefusedException(new SheetRefusal.Broken(path));
    }

    private static void ReadCell(XmlReader xml, SheetBuilder sheet, int column, int row, List<string> shared)
    {
        var type = xml.GetAttribute("t") ?? "n";
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (formula, value) = (false, "");
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
                    value = xml.ReadElementContentAsString();
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
            (true, _) => (SheetCellKind.Formula, ""),
            (_, "s") => (SheetCellKind.Text, value.Length == 0 ? "" : shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
            (_, "b") => (SheetCellKind.Other, value == "1" ? "TRUE" : "FALSE"),
            (_, "e") => (SheetCellKind.Other, value),
            (_, "n") when value.Length > 0 => (SheetCellKind.Number, Number(value)),
            _ => (SheetCellKind.Text, value),
        };
        sheet.Add(column, row, kind, text);
    }

    /// <summary>3 for 3.0 and 2.9999999999999996, which spreadsheets store for what they show as 3.</summary>
    private static string Number(string value)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        var rounded = Math.Round(number, 9);
        return (Math.Abs(rounded) < 1e15 ? rounded : number).ToString(CultureInfo.InvariantCulture);
    }

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

                var name = "/" + entry.FullName.Replace('\\', '/').ToLowerInvariant();
                if (!_parts.TryAdd(entry.FullName.TrimStart('/'), entry) || name.Contains("/../", StringComparison.Ordinal))
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
                    var target = xml.GetAttribute("Target") ?? "";
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
