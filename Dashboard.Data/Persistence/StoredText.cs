using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Data.Persistence;

/// <summary>
/// What a text may hold: whole characters that every database, file and page can carry. Pure. Rules say what a value may be and
/// refuse it; this is the gate behind them, so that no way in leaves a text that no way out can write.
/// </summary>
public static class StoredText
{
    /// <summary>True when every character is whole and none is a control character but the tab and the line break.</summary>
    public static bool IsClean(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsKept(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>The text without control characters, line breaks as \n; half a surrogate pair becomes U+FFFD.</summary>
    public static string Clean(string text) => IsClean(text)
        ? text
        : string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes().Where(IsKept).Select(r => r.ToString()));

    /// <summary>The beginning of a text, at most <paramref name="length"/> UTF-16 units, never half a character.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? text[..(length - 1)] : text[..length];

    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\t' || (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && (rune.Value & 0xFFFE) != 0xFFFE);
}

/// <summary>Lets no other text into the database, whatever wrote it. Stands before the audit trail, which links what is stored.</summary>
internal sealed class TextInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Fit(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Fit(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    /// <summary>Makes every text of an entity such as may be stored.</summary>
    /// <exception cref="ArgumentException">A key is not: nobody may be called otherwise than they were asked for.</exception>
    internal static void Fit(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is not string text)
            {
                continue;
            }

            var fit = StoredText.Clean(text);
            fit = property.Metadata.GetMaxLength() is { } length ? StoredText.Cut(fit, length) : fit;
            if (property.Metadata.IsKey() || property.Metadata.IsForeignKey())
            {
                fit = fit.Trim(); // SQL Server takes a key with a blank behind it for the same, Sqlite does not
            }

            if (fit == text)
            {
                continue;
            }

            if (property.Metadata.IsKey())
            {
                throw new ArgumentException($"{entry.Metadata.ClrType.Name}.{property.Metadata.Name} holds what cannot be stored.");
            }

            property.CurrentValue = fit;
        }
    }

    private static void Fit(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            Fit(entry);
        }
    }
}
