using Dashboard.Data.Sheets;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>What the workbooks of all templates have in common.</summary>
internal static class TemplateSheet
{
    /// <summary>The sheet that explains: a name and a text in each line.</summary>
    public static NewSheet About(IReadOnlyList<(string Name, string Value)> lines) => new(
        ExchangeText.SheetAbout,
        [new NewColumn(18), new NewColumn(88)],
        lines.Select(line => new NewCell[] { new(line.Name, IsBold: true), new(line.Value, Wraps: true) }))
    {
        IsProtected = true,
    };

    /// <summary>The first row of a sheet.</summary>
    public static IReadOnlyList<NewCell> Head(IEnumerable<string> headers) => headers.Select(header => new NewCell(header, IsBold: true)).ToList();
}
