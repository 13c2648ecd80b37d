namespace Dashboard.Data.Persistence;

/// <summary>
/// The form of the identifiers that people and addresses name: codes of rounds, provinces and places, notices, briefings. SQL Server takes
/// another case, a full-width letter or a blank behind a text for the same: whoever asks it by such a text asks here first, and
/// finds nothing, as on Sqlite. Pure.
/// </summary>
internal static class Identifier
{
    /// <summary>True when something may be called so: lower-case ASCII letters, digits and hyphens.</summary>
    public static bool IsOne(string? text) => !string.IsNullOrEmpty(text) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
