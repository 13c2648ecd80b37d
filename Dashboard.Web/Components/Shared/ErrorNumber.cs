using System.Globalization;

namespace Dashboard.Web.Components.Shared;

/// <summary>The number a reader can quote and an operator can find in the log.</summary>
public static class ErrorNumber
{
    public static string Next()
    {
        var hex = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8].ToUpperInvariant();
        return $"{hex[..4]}-{hex[4..]}";
    }
}
