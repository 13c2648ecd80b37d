using System.Globalization;
using CsvHelper;
using Dashboard.Data.Time;

namespace Dashboard.Data.Seeding;

/// <summary>One row of a seed file; every mistake names the file, line and column.</summary>
internal sealed class SeedRow(string file, int line, IReadOnlyDictionary<string, int> positions, string[] cells)
{
    public string Text(string column) =>
        Optional(column) ?? throw Wrong(column, "is empty, but must have a value");

    public string? Optional(string column)
    {
        var cell = cells[positions[column]];
        return cell.Length == 0 ? null : cell;
    }

    public int Number(string column) => OptionalNumber(column) ?? throw Wrong(column, "is empty, but must be a whole number");

    public int? OptionalNumber(string column) => Optional(column) is not { } cell ? null
        : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, $"'{cell}' is no whole number of 0 or more");

    public DateOnly Date(string column) => OptionalDate(column) ?? throw Wrong(column, $"is empty, but must be a date ({AsOf.Format})");

    public DateOnly? OptionalDate(string column) => Optional(column) is not { } cell ? null
        : DateOnly.TryParseExact(cell, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Wrong(column, $"'{cell}' is no date of the form {AsOf.Format}");

    public bool Flag(string column) => Text(column) switch
    {
        "true" => true,
        "false" => false,
        var cell => throw Wrong(column, $"'{cell}' is neither true nor false"),
    };

    public T Word<T>(string column)
        where T : struct, Enum => OptionalWord<T>(column) ?? throw Wrong(column, $"is empty, but must be one of {string.Join(", ", Enum.GetNames<T>())}");

    public T? OptionalWord<T>(string column)
        where T : struct, Enum => Optional(column) is not { } cell ? null
        : Enum.GetNames<T>().Contains(cell, StringComparer.Ordinal) ? Enum.Parse<T>(cell)
        : throw Wrong(column, $"'{cell}' is none of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>A GB/T 2260 code of six digits.</summary>
    public string OfficialCode(string column)
    {
        var cell = Text(column);
        return cell.Length == 6 && cell.All(char.IsAsciiDigit) ? cell : throw Wrong(column, $"'{cell}' is no code of six digits");
    }

    /// <summary>A value that must stand in another file.</summary>
    public string Known(string column, IReadOnlySet<string> known, string where) =>
        OptionalKnown(column, known, where) ?? throw Wrong(column, $"is empty, but must name a row of {where}");

    public string? OptionalKnown(string column, IReadOnlySet<string> known, string where) => Optional(column) is not { } cell ? null
        : known.Contains(cell) ? cell
        : throw Wrong(column, $"'{cell}' does not stand in {where}");

    public SeedException Wrong(string? column, string reason) => new(file, line, column, reason);
}

/// <summary>Reads the files of the seed folder.</summary>
internal sealed class SeedFolder(string folder)
{
    private static readonly CsvReaderOptions Strict = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw, TrackLineNumbers = true, DetectSeparatorHint = false,
    };

    /// <summary>The rows of a CSV file made into entities, each with a key of its own.</summary>
    public IReadOnlyList<T> Read<T, TKey>(string file, string[] columns, Func<SeedRow, T> make, Func<T, TKey> key)
        where TKey : notnull
    {
        var seen = new HashSet<TKey>();
        var made = new List<T>();
        foreach (var row in Rows(file, columns))
        {
            var item = make(row);
            if (!seen.Add(key(item)))
            {
                throw row.Wrong(null, $"the key {key(item)} stands in an earlier line already");
            }

            made.Add(item);
        }

        return made;
    }

    /// <summary>The text of a file, lines ended by \n.</summary>
    public string ReadText(string file)
    {
        try
        {
            return System.IO.File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n").Trim('\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SeedException(file, null, null, $"cannot be read ({failure.Message})");
        }
    }

    private List<SeedRow> Rows(string file, string[] columns)
    {
        using var csv = CsvReader.FromText(ReadText(file), Strict);
        try
        {
            csv.ReadHeader();
            CheckHeader(file, csv.Headers, columns);
            var positions = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
            var rows = new List<SeedRow>();
            while (csv.Read())
            {
                var line = (int)csv.LineNumber;
                if (csv.FieldCount != columns.Length)
                {
                    throw new SeedException(file, line, null, $"has {csv.FieldCount} cells, but the header has {columns.Length}");
                }

                var cells = new string[columns.Length];
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = csv.GetString(i);
                }

                rows.Add(new SeedRow(file, line, positions, cells));
            }

            return rows;
        }
        catch (CsvFormatException malformed)
        {
            throw new SeedException(file, (int)malformed.LineNumber, null, "is no well-formed CSV: a quotation mark is out of place or not closed");
        }
    }

    private static void CheckHeader(string file, IReadOnlyList<string> header, string[] columns)
    {
        if (header.SequenceEqual(columns))
        {
            return;
        }

        var missing = columns.Except(header).FirstOrDefault();
        var unknown = header.Except(columns).FirstOrDefault();
        throw new SeedException(file, 1, missing ?? unknown, missing is not null ? "the column is missing"
            : unknown is not null ? "the column is unknown"
            : $"the columns must be, in this order: {string.Join(',', columns)}");
    }
}
