using System.Net.Mime;

namespace Dashboard.Web.Api;

/// <summary>The forms in which every list can be had, chosen by the extension of the path.</summary>
internal enum ApiFormat
{
    Json,
    Csv,
    Xlsx,

    /// <summary>JSON-stat 2.0, of statistics only.</summary>
    JsonStat,

    /// <summary>A feed, of what changed only.</summary>
    Atom,
}

internal static class ApiFormats
{
    public static string Extension(this ApiFormat format) => format switch
    {
        ApiFormat.Json => "",
        ApiFormat.Csv => ".csv",
        ApiFormat.Xlsx => ".xlsx",
        ApiFormat.JsonStat => ".jsonstat",
        ApiFormat.Atom => ".atom",
    };

    public static string ContentType(this ApiFormat format) => format switch
    {
        ApiFormat.Json => MediaTypeNames.Application.Json,
        ApiFormat.Csv => CsvExport.ContentType,
        ApiFormat.Xlsx => XlsxExport.ContentType,
        ApiFormat.JsonStat => MediaTypeNames.Application.Json,
        ApiFormat.Atom => AtomFeed.ContentType,
    };
}
