namespace Dashboard.Data.Seeding;

/// <summary>A seed file is malformed. The start stops, and nothing of the seed is written.</summary>
public sealed class SeedException : Exception
{
    /// <param name="file">Name of the file in the seed folder.</param>
    /// <param name="line">1-based line of the file, the header being 1; null when the file as a whole is at fault.</param>
    /// <param name="column">Name of the column; null when the line as a whole is at fault.</param>
    /// <param name="reason">What is wrong and what would be right.</param>
    public SeedException(string file, int? line, string? column, string reason)
        : base(Describe(file, line, column, reason))
    {
        File = file;
        Line = line;
        Column = column;
        Reason = reason;
    }

    public string File { get; }

    public int? Line { get; }

    public string? Column { get; }

    public string Reason { get; }

    private static string Describe(string file, int? line, string? column, string reason) => (line, column) switch
    {
        (null, null) => $"seed/{file}: {reason}",
        (null, _) => $"seed/{file}, column {column}: {reason}",
        (_, null) => $"seed/{file}, line {line}: {reason}",
        _ => $"seed/{file}, line {line}, column {column}: {reason}",
    };
}
