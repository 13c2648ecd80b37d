namespace Dashboard.Data.Sheets;

/// <summary>A cell to be written.</summary>
/// <param name="Value">A text, which stays the text it is; an int or decimal; a <see cref="DateOnly"/>; null for an empty cell.</param>
/// <param name="IsBold">Heads and names of lines.</param>
/// <param name="Wraps">A long text breaks into lines.</param>
/// <param name="IsUnlocked">Can be changed on a protected sheet.</param>
public readonly record struct NewCell(object? Value, bool IsBold = false, bool Wraps = false, bool IsUnlocked = false);

/// <summary>A column to be written.</summary>
/// <param name="Letters">Width, in Latin letters; a Chinese character takes two.</param>
/// <param name="IsHidden">Not shown, though it is there.</param>
public readonly record struct NewColumn(double Letters, bool IsHidden = false);

/// <summary>A cell in which a spreadsheet takes whole numbers of this range only, or nothing.</summary>
/// <param name="Column">1-based.</param>
/// <param name="Row">1-based.</param>
/// <param name="Title">Of the message to whoever enters something else; at most 32 letters are shown.</param>
/// <param name="Message">At most 225 letters are shown.</param>
public sealed record WholeNumberRule(int Column, int Row, int Least, int Most, string Title, string Message);

/// <summary>A sheet to be written by <see cref="XlsxWriter"/>.</summary>
/// <param name="Name">What spreadsheets do not take in a name is replaced, and a name that is there already gets a number.</param>
/// <param name="Rows">Read once, row by row.</param>
public sealed record NewSheet(string Name, IReadOnlyList<NewColumn> Columns, IEnumerable<IReadOnlyList<NewCell>> Rows)
{
    /// <summary>Rows that stay in sight.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay in sight.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Without a password: against slips, not against intent.</summary>
    public bool IsProtected { get; init; }

    public IReadOnlyList<WholeNumberRule> Rules { get; init; } = [];
}
