using System.Globalization;
using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;
using Dashboard.Data;
using Dashboard.Data.Exchange;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;

namespace Dashboard.Bench;

/// <summary>Budget (design, section 8): 10,000 rows with preview in 5 s.</summary>
[MemoryDiagnoser]
public class ImportBenchmarks
{
    private const int Rows = 10_000;
    private byte[] _workbook = [];
    private QuotaTable _table = null!;
    private IReadOnlyList<ProvinceInfo> _provinces = [];

    [GlobalSetup]
    public void Setup()
    {
        _provinces = Enumerable.Range(1, 32).Select(i => new ProvinceInfo(
            Code(i), new Bilingual($"第{i}省", $"Province {i}"), new Bilingual($"第{i}", $"P{i}"), "省", null, "sheng", ProvinceKind.Province, Region.East, true, i, 0, 0)).ToList();
        var round = new RoundInfo(
            "2023", new Bilingual("2023", "2023"), null, null, new DateOnly(2023, 1, 1), null, null, null, null, null, null,
            new Dictionary<Material, MaterialMedium>(), ProvenanceKind.Official, 0);
        _table = new QuotaTable(round, new DateOnly(2023, 8, 15), false, _provinces.Select(p => new ProvinceQuotas(
            p, default, 10, QuotaColumn.All.Select(c => new QuotaFigure(c, true, null, 0, 0, null, null, 0, false, null)).ToList())).ToList());
        _workbook = Workbook();
    }

    [Benchmark(Description = "read 10,000 rows of 8 columns")]
    public SheetReading Read() => SheetReader.Read(_workbook);

    [Benchmark(Description = "read and preview, 1,000 faults shown")]
    public QuotaImportPreview Preview() => QuotaImport.Preview(_table, _provinces, SheetReader.Read(_workbook).File!);

    private static string Code(int i) => string.Create(CultureInfo.InvariantCulture, $"{i + 10}0000");

    private static byte[] Workbook()
    {
        const string Head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        string[] headers = ["code", "province", "demonstrationcity", "pilotcity", "demonstrationcounty", "pilotcounty", "recommended", "note"];
        var sheet = new StringBuilder(Head);
        for (var r = 1; r <= Rows + 1; r++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{r}\">");
            for (var c = 1; c <= headers.Length; c++)
            {
                var at = CellAddress.Letters(c) + r.ToString(CultureInfo.InvariantCulture);
                var text = r == 1 ? headers[c - 1] : c switch
                {
                    1 => Code(r % 32 + 1), 2 => $"Province {r % 32 + 1}", 8 => $"note {r}", _ => null,
                };
                sheet.Append(text is null ? $"<c r=\"{at}\"><v>{r % 7}</v></c>" : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Packages = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Add(zip, "_rels/.rels", $"{Packages}<Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns:r=\"{Relations}\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"{Packages}<Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add(zip, "xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString());
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
