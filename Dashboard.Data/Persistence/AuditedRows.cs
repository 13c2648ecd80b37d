using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Data.Access;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Data.Persistence;

/// <summary>
/// Rows of audited tables as the trail compares them: each value in one form, whether it comes from the database, from an entity
/// or from an entry of the trail. Secrets, contact data and book-keeping stay out.
/// </summary>
internal static class AuditedRows
{
    private const int FingerprintLength = 32;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The tables whose rows can be told from the trail. A scenario is a working paper, and its name is no key: what comes of it are quotas. Nor is the name of a
    /// view that somebody keeps.
    /// </summary>
    public static IEnumerable<IEntityType> Types(DbContext db) =>
        db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IAudited)) && t.ClrType != typeof(Scenario) && t.ClrType != typeof(SavedView)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal);

    /// <summary>The key under which the trail keeps the row.</summary>
    public static string KeyOf(object row) => StoredText.Cut(((IAudited)row).AuditKey, AuditEntryConfiguration.NameLength);

    public static IEnumerable<IReadOnlyProperty> Compared(IReadOnlyEntityType type) =>
        type.GetProperties().Where(p => !p.IsShadowProperty() && !AuditModel.IsLeftOut(p) && !AuditModel.IsMasked(p));

    /// <summary>The values that are compared, by name.</summary>
    public static Dictionary<string, string?> ValuesOf(IEntityType type, object row) => Compared(type).ToDictionary(
        p => p.Name, p => ValueOf(p, row), StringComparer.Ordinal);

    /// <summary>A value of a row; null: nothing.</summary>
    public static string? ValueOf(IReadOnlyProperty property, object row) => Text(((IProperty)property).GetGetter().GetClrValue(row));

    /// <summary>A short hash over the values, for the rows of a data set, which have no entry of their own.</summary>
    public static string Fingerprint(IEnumerable<KeyValuePair<string, string?>> values) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(values.Where(v => v.Value is not null).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new[] { v.Key, v.Value }), Readable)))[..FingerprintLength];

    /// <summary>The fingerprint of every row of every table that can be told.</summary>
    public static async Task<Dictionary<(string Entity, string Key), string>> FingerprintsAsync(DbContext db, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string Entity, string Key), string>();
        foreach (var type in Types(db))
        {
            await foreach (var row in ReadAsync(db, type).WithCancellation(cancellationToken))
            {
                found[(type.ClrType.Name, KeyOf(row))] = Fingerprint(ValuesOf(type, row));
            }
        }

        return found;
    }

    /// <summary>All rows of a table.</summary>
    public static IAsyncEnumerable<object> ReadAsync(DbContext db, IEntityType type) =>
        (IAsyncEnumerable<object>)typeof(AuditedRows).GetMethod(nameof(Read), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [db])!;

    /// <summary>A value of an entry in the form of <see cref="ValuesOf"/>.</summary>
    public static string? Text(Type type, JsonElement value)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => bool.TrueString,
            JsonValueKind.False => bool.FalseString,
            JsonValueKind.String when kind == typeof(DateTime) && value.TryGetDateTime(out var at) => Text(at),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when kind == typeof(decimal) => Text(value.GetDecimal()),
            _ => value.GetRawText(),
        };
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTime at => DateTime.SpecifyKind(at, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        Enum or Guid or bool or int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, Readable),
    };

    private static IAsyncEnumerable<object> Read<T>(DbContext db)
        where T : class => db.Set<T>().AsNoTracking().AsAsyncEnumerable();
}
