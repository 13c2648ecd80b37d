using System.Buffers;
using System.Globalization;
using System.Text;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>What a reader overlooked in a cell to read its value. There is nothing else that it overlooks.</summary>
public enum ImportTolerance
{
    /// <summary>Blanks around or within the value, those of no width among them.</summary>
    Blanks,

    /// <summary>０–９ for 0–9.</summary>
    FullWidthDigits,

    /// <summary>A character written as _xHHHH_.</summary>
    Escaped,

    /// <summary>A text of a csv file written ="320000".</summary>
    Quoted,

    /// <summary>A day with the hour 00:00.</summary>
    Midnight,

    /// <summary>The place by a short name that is its alone: 南京, 江苏南京, 延边州.</summary>
    ShortName,

    /// <summary>The place by a name or code that it had: 襄樊市.</summary>
    FormerName,

    /// <summary>A header with something in brackets after it.</summary>
    HeaderBracket,
}

/// <summary>A tolerance that was used in reading a file.</summary>
/// <param name="Count">In how many cells.</param>
/// <param name="First">The first of them.</param>
public sealed record ImportToleranceUse(ImportTolerance Tolerance, int Count, CellAddress First);

/// <summary>What the reading of a file has to say: what is wrong, and what was overlooked.</summary>
public sealed class ImportNotes
{
    private readonly HashSet<(ImportTolerance Tolerance, CellAddress At)> _seen = [];
    private readonly SortedDictionary<ImportTolerance, (int Count, CellAddress First)> _used = [];

    public List<ImportFault> Faults { get; } = [];

    /// <summary>In the order of <see cref="ImportTolerance"/>.</summary>
    public IReadOnlyList<ImportToleranceUse> Tolerances => _used.Select(u => new ImportToleranceUse(u.Key, u.Value.Count, u.Value.First)).ToList();

    public void Fault(CellAddress at, Refusal reason) => Faults.Add(new ImportFault(at, reason));

    /// <summary>Notes that a cell could not be read; what a bracket in it holds is said, for it is no part of the value.</summary>
    public void Unread(CellAddress at, string text, Func<string, ImportRefusal> why) => Faults.Add(new ImportFault(at, ImportValue.Problem(text, why)));

    /// <summary>Notes what was overlooked in a cell whose value was read.</summary>
    public void Read(CellAddress at, SheetCell cell)
    {
        foreach (var tolerance in ImportValue.Tolerances(cell))
        {
            Read(at, tolerance);
        }
    }

    public void Read(CellAddress at, ImportTolerance tolerance)
    {
        if (_seen.Add((tolerance, at)))
        {
            _used[tolerance] = _used.TryGetValue(tolerance, out var used) ? (used.Count + 1, used.First) : (1, at);
        }
    }
}

/// <summary>
/// A value as it is compared: exactly what stands there, but for blanks and full-width digits. Any other character makes it another value. Pure.
/// </summary>
public static class ImportValue
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("(（[［{｛〔【「『《<〈＜");
    private static readonly SearchValues<char> Closing = SearchValues.Create(")）]］}｝〕】」』》>〉＞");

    /// <summary>
    /// The value without blanks, its full-width digits as 0–9 and its ASCII letters small. Empty, which no value is, where a blank stands
    /// between two digits: 1 2 is not 12.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var blank = false;
        foreach (var letter in text)
        {
            if (IsBlank(letter))
            {
                blank = true;
                continue;
            }

            var ch = letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
            if (blank && char.IsAsciiDigit(ch) && plain.Length > 0 && char.IsAsciiDigit(plain[^1]))
            {
                return "";
            }

            plain.Append(ch);
            blank = false;
        }

        return plain.ToString();
    }

    /// <summary>What is overlooked in reading a cell.</summary>
    public static IEnumerable<ImportTolerance> Tolerances(SheetCell cell)
    {
        if (cell.Marks.HasFlag(SheetCellMarks.Trimmed) || cell.Text.Where((ch, i) => IsBlank(ch) && !(ch == ' ' && IsBetweenWords(cell.Text, i))).Any())
        {
            yield return ImportTolerance.Blanks;
        }

        if (cell.Text.Any(ch => ch is >= '０' and <= '９'))
        {
            yield return ImportTolerance.FullWidthDigits;
        }

        if (cell.Marks.HasFlag(SheetCellMarks.Escaped))
        {
            yield return ImportTolerance.Escaped;
        }

        if (cell.Marks.HasFlag(SheetCellMarks.Quoted))
        {
            yield return ImportTolerance.Quoted;
        }
    }

    /// <summary>Why a text is no value: for what a bracket in it holds, or for the given reason.</summary>
    public static ImportRefusal Problem(string text, Func<string, ImportRefusal> otherwise)
    {
        var open = text.AsSpan().IndexOfAny(Opening);
        if (open <= 0)
        {
            return otherwise(text);
        }

        var inside = text.AsSpan(open + 1);
        var close = inside.IndexOfAny(Closing);
        return new ImportRefusal.Bracketed(text, (close < 0 ? inside : inside[..close]).Trim().ToString());
    }

    /// <summary>The first character that nobody sees and that is no blank, as U+200D; null: there is none.</summary>
    public static string? Invisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var isSeen = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.EnclosingMark or UnicodeCategory.NonSpacingMark);
            if (!isSeen && !(rune.IsBmp && IsBlank((char)rune.Value)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            }
        }

        return SheetText.HasUnprintable(text) ? "U+FFFD" : null;
    }

    /// <summary>The blank of Inner Mongolia and of 2022-08-15 00:00 belongs to how it is written.</summary>
    private static bool IsBetweenWords(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static bool IsBlank(char ch) => char.IsWhiteSpace(ch) || ch is '\u200B' or '\uFEFF';
}
