using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Workbooks written part by part, so that they can be wrong in every way.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Path, byte[] Content)> _parts = [];

    public string ContentType { get; set; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public string SheetRelation { get; set; } = Relations + "/worksheet";

    public string BookExtra { get; set; } = "";

    public string? SharedStrings { get; set; }

    /// <summary>Cells as XML or, when they do not begin with &lt;, as text or number.</summary>
    public TestWorkbook Sheet(string name, IEnumerable<string[]> rows, string state = "visible", string after = "")
    {
        var data = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            data.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var c = 0; c < row.Length; c++)
            {
                data.Append(Cell($"{CellAddress.Letters(c + 1)}{number}", row[c]));
            }

            data.Append("</row>");
        }

        return Raw(name, $"<sheetData>{data}</sheetData>{after}", state);
    }

    public TestWorkbook Raw(string name, string inner, string state = "visible")
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{inner}</worksheet>"));
        return this;
    }

    public TestWorkbook Part(string path, byte[]? content = null)
    {
        _parts.Add((path, content ?? "x"u8.ToArray()));
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentType}\"/></Types>");
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            var sheets = string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i + 1}\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{sheets}</sheets>{BookExtra}</workbook>");
            var targets = string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{SheetRelation}\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + (SharedStrings is null ? "" : $"<Relationship Id=\"t\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}\">{targets}</Relationships>");
            foreach (var (sheet, i) in _sheets.Select((s, i) => (s, i)))
            {
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", sheet.Xml);
            }

            if (SharedStrings is not null)
            {
                Write(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{SharedStrings}</sst>");
            }

            foreach (var (path, content) in _parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Cell(string address, string value) => value switch
    {
        "" => "",
        ['<', ..] => value.Replace("{r}", address, StringComparison.Ordinal),
        _ when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"<c r=\"{address}\"><v>{value}</v></c>",
        _ => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(value)}</t></is></c>",
    };

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
