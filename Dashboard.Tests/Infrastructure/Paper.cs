using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Dashboard.Tests.Infrastructure;

/// <summary>What a reader that is not ours finds on the pages of a PDF.</summary>
/// <param name="Text">All words of the page without blanks, in the order in which they were drawn.</param>
/// <param name="Filled">How far down the page its own words reach, from 0 to 1; what stands in the margins does not count.</param>
internal sealed record PaperPage(string Text, double Filled)
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double Foot = 13 * PointsPerMillimetre;
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>Null when this machine has no such reader.</summary>
    private static string? Reader { get; } = new[] { "/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext" }.FirstOrDefault(File.Exists);

    public static async Task<IReadOnlyList<PaperPage>> ReadAsync(byte[] pdf)
    {
        Assert.SkipWhen(Reader is null, "no pdftotext: install poppler-utils (eng/test.sh does)");
        using var folder = new TestFolder();
        var (file, words) = (folder.File("page.pdf"), folder.File("words.html"));
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        using var reader = Process.Start(Reader!, ["-bbox", file, words]);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, reader.ExitCode);
        return [.. XDocument.Load(words).Descendants(Html + "page").Select(Read)];
    }

    private static PaperPage Read(XElement page)
    {
        var height = Number(page, "height");
        var words = page.Elements(Html + "word").ToList();
        var own = words.Select(w => Number(w, "yMax")).Where(y => y < height - Foot);
        return new(string.Concat(words.Select(w => w.Value)), own.DefaultIfEmpty().Max() / height);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
