using System.Text;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Small files that are the address of their own link.</summary>
internal static class FileLinks
{
    /// <summary>A csv file, with a byte order mark so that spreadsheets read the Chinese.</summary>
    public static string Csv(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headers))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Of(text.ToString());
    }

    public static string Of(string csv) => "data:text/csv;charset=utf-8;base64," + Convert.ToBase64String([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)]);

    /// <summary>Quoted, and never a formula.</summary>
    private static string Cell(string value) =>
        $"\"{(value is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
