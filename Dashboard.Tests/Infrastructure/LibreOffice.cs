using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A spreadsheet program that is not ours, run without a window: it opens a workbook, changes cells and saves it again.</summary>
internal sealed class LibreOffice : IDisposable
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private readonly TestFolder _folder = new();

    /// <summary>Null when this machine has none.</summary>
    public static string? Path { get; } = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);

    /// <summary>Opens the workbook, enters the numbers and saves it as xlsx; by way of its own format, in which a cell is XML.</summary>
    public async Task<byte[]> EditAsync(byte[] xlsx, params (string Sheet, string Code, int Column, int Count)[] entries)
    {
        var (workbook, flat) = (_folder.File("quotas.xlsx"), _folder.File("quotas.fods"));
        await File.WriteAllBytesAsync(workbook, xlsx, TestContext.Current.CancellationToken);
        await ConvertAsync(workbook, "fods");
        var document = XDocument.Load(flat);
        foreach (var (sheet, code, column, count) in entries)
        {
            var row = document.Descendants(Table + "table").Single(t => (string?)t.Attribute(Table + "name") == sheet)
                .Descendants(Table + "table-row").Single(r => r.Elements(Table + "table-cell").First().Value.Trim() == code);
            var cell = CellAt(row, column);
            cell.SetAttributeValue(Office + "value-type", "float");
            cell.SetAttributeValue(Office + "value", count.ToString(CultureInfo.InvariantCulture));
            cell.ReplaceNodes(new XElement(Text + "p", count));
        }

        document.Save(flat);
        File.Delete(workbook);
        await ConvertAsync(flat, "xlsx");
        return await File.ReadAllBytesAsync(workbook, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the document and saves it in the same format; by way of its own, so that nothing of it is only copied.</summary>
    public async Task<byte[]> SavedAsync(string name, string own, byte[] document)
    {
        var file = _folder.File(name);
        await File.WriteAllBytesAsync(file, document, TestContext.Current.CancellationToken);
        await ConvertAsync(file, own);
        File.Delete(file);
        await ConvertAsync(System.IO.Path.ChangeExtension(file, own), System.IO.Path.GetExtension(file)[1..]);
        return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
    }

    /// <summary>How many pages a document has when it is made a PDF.</summary>
    public async Task<int> PagesAsync(string name, byte[] document)
    {
        var file = _folder.File(name);
        await File.WriteAllBytesAsync(file, document, TestContext.Current.CancellationToken);
        await ConvertAsync(file, "pdf");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/pdfinfo") { ArgumentList = { System.IO.Path.ChangeExtension(file, "pdf") }, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return int.Parse(said.Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>Opens the workbook, and gives what its sheets hold: numbers in the form of programs, texts as they are.</summary>
    public async Task<IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)>> ReadAsync(byte[] xlsx)
    {
        var (workbook, flat) = (_folder.File("read.xlsx"), _folder.File("read.fods"));
        await File.WriteAllBytesAsync(workbook, xlsx, TestContext.Current.CancellationToken);
        await ConvertAsync(workbook, "fods");
        return XDocument.Load(flat).Descendants(Table + "table").Select(table => (
            (string)table.Attribute(Table + "name")!,
            (IReadOnlyList<string[]>)table.Descendants(Table + "table-row").Select(Cells).Where(row => row.Length > 0).ToList())).ToList();

        static string[] Cells(XElement row) =>
        [
            .. row.Elements(Table + "table-cell")
                .Where(cell => !cell.IsEmpty || cell.ElementsAfterSelf().Any(c => !c.IsEmpty))
                .SelectMany(cell => Enumerable.Repeat(
                    (string?)cell.Attribute(Office + "value") ?? (string?)cell.Attribute(Office + "date-value") ?? string.Join('\n', cell.Elements(Text + "p").Select(p => p.Value)),
                    (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1)),
        ];
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One of a run of equal cells is written once; it becomes a cell of its own.</summary>
    private static XElement CellAt(XElement row, int column)
    {
        var at = 0;
        foreach (var cell in row.Elements(Table + "table-cell").ToList())
        {
            var run = (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1;
            if (column < at + run)
            {
                var copies = Enumerable.Range(0, run).Select(_ => new XElement(cell)).ToList();
                copies.ForEach(c => c.SetAttributeValue(Table + "number-columns-repeated", null));
                cell.ReplaceWith(copies);
                return copies[column - at];
            }

            at += run;
        }

        throw new InvalidOperationException($"The row has no column {column}.");
    }

    private async Task ConvertAsync(string file, string format)
    {
        var start = new ProcessStartInfo(Path!)
        {
            ArgumentList =
            {
                $"-env:UserInstallation=file://{_folder.File("profile")}", "--headless", "--convert-to", format, "--outdir", System.IO.Path.GetDirectoryName(file)!, file,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(System.IO.Path.ChangeExtension(file, format)), said);
    }
}
