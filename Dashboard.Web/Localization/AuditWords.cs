using System.Globalization;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Time;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>One property of an audit entry in words.</summary>
/// <param name="Property">Empty for an entry that cannot be taken apart.</param>
public sealed record AuditedChange(string Property, string Before, string After);

/// <summary>
/// The words of what is written down about entities: for the audit trail, and for a conflict with somebody else's change. In
/// AuditText an entity is Entity_Name, a property Property_Name (or Property_Entity_Name, where the same name means something
/// else); enumerations are listed in <see cref="Enumerations"/>. What has no words keeps its identifier.
/// </summary>
public static class AuditWords
{
    private const string Absent = "—";
    private const int LongestShown = 300;

    /// <summary>By Entity.Property, or by Property where it means the same in every entity.</summary>
    private static readonly Dictionary<string, Type> Enumerations = new(StringComparer.Ordinal)
    {
        [nameof(Account.Role)] = typeof(Role),
        [nameof(Application.Tier)] = typeof(Tier),
        [nameof(Application.Track)] = typeof(Track),
        [nameof(Application.Ground)] = typeof(ProvenanceKind),
        [$"{nameof(Place)}.{nameof(Place.Kind)}"] = typeof(PlaceKind),
        [$"{nameof(Notice)}.{nameof(Notice.Kind)}"] = typeof(NoticeKind),
        [nameof(StageChange.From)] = typeof(Stage),
        [nameof(StageChange.To)] = typeof(Stage),
        [nameof(MaterialReceipt.Material)] = typeof(Material),
        [nameof(MaterialReceipt.Medium)] = typeof(MaterialMedium),
        [nameof(Assessment.Condition)] = typeof(EligibilityCondition),
    };

    /// <summary>Account: what kind of thing it is.</summary>
    public static string Entity(string entity) => KeyedTexts.Find($"Entity_{entity}") ?? entity;

    public static string Property(string entity, string property) =>
        KeyedTexts.Find($"Property_{entity}_{property}") ?? KeyedTexts.Find($"Property_{property}") ?? property;

    /// <summary>A value as the writing commands give it: in invariant form.</summary>
    /// <param name="names">Names of codes, in the language of the interface; a code without a name stays a code.</param>
    public static string Value(string entity, string property, string? value, IReadOnlyDictionary<string, string>? names = null) => value switch
    {
        null or "" => Absent,
        AuditEntry.Mask => AccessText.Masked,
        _ when property == AuditEntry.Rows => AccessText.AuditRows.With(Count(value)),
        _ when WordOf(entity, property, value) is { } word => word,
        _ when names?.GetValueOrDefault(value) is { } name => AccessText.NamedCode.With(name, value),
        "True" => WordsText.Yes,
        "False" => WordsText.No,
        _ when DateOnly.TryParseExact(value, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.Long(),
        [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) =>
            ProgrammeClock.InChina(at).ToString(AccessText.TimeFormat, CultureInfo.CurrentCulture),
        { Length: > LongestShown } => AccessText.Shortened.With(StoredText.Cut(value, LongestShown), value.Length),
        _ => value,
    };

    /// <summary>The properties that an entry changed, in the order it holds them.</summary>
    /// <inheritdoc cref="Value(string, string, string, IReadOnlyDictionary{string, string})" path="/param[@name='names']"/>
    public static IReadOnlyList<AuditedChange> Changes(AuditRow row, IReadOnlyDictionary<string, string>? names = null)
    {
        try
        {
            var (before, after) = (Read(row.Before), Read(row.After));
            return after.Keys.Union(before.Keys, StringComparer.Ordinal)
                .Select(p => new AuditedChange(Property(row.Entity, p), Say(p, before), Say(p, after))).ToList();
        }
        catch (JsonException)
        {
            return [new AuditedChange("", row.Before ?? Absent, row.After ?? Absent)]; // written by somebody else: shown as it stands
        }

        string Say(string property, Dictionary<string, JsonElement> values) =>
            values.TryGetValue(property, out var value) ? Value(row.Entity, property, Text(value), names) : Absent;
    }

    /// <summary>Both values of everything that differs, for who comes second.</summary>
    /// <inheritdoc cref="Value(string, string, string, IReadOnlyDictionary{string, string})" path="/param[@name='names']"/>
    public static string Say(string entity, IReadOnlyList<ConflictingValue> conflict, IReadOnlyDictionary<string, string>? names = null) =>
        conflict.Count == 0
            ? AccessText.ConflictGone
            : AccessText.Conflict.With(string.Join(AccessText.ListSeparator, conflict.Select(v => AccessText.ConflictValue.With(
                Property(entity, v.Property), Value(entity, v.Property, v.Yours, names), Value(entity, v.Property, v.Theirs, names)))));

    /// <summary>Every finding of a check, one sentence each: the breaks of the chain, then the rows.</summary>
    public static IEnumerable<string> Say(AuditCheck check, IReadOnlyDictionary<string, string>? names = null) =>
        check.Breaks.Select(b => b.Kind.Say(b)).Concat(check.Rows.Select(r => Say(r, names)));

    private static string Say(AuditRowFinding finding, IReadOnlyDictionary<string, string>? names)
    {
        var row = AccessText.AuditRow.With(Entity(finding.Entity), finding.Key);
        return finding is { Kind: AuditRowFault.Altered, Property: null }
            ? AccessText.AuditRowWhole.With(row)
            : finding.Kind.Say(new SaidFinding(
                row,
                finding.Property is { } property ? Property(finding.Entity, property) : "",
                Value(finding.Entity, finding.Property ?? "", finding.Recorded, names),
                Value(finding.Entity, finding.Property ?? "", finding.Found, names)));
    }

    private static int Count(string rows)
    {
        using var document = JsonDocument.Parse(rows);
        return document.RootElement.EnumerateObject().Sum(entity => entity.Value.EnumerateObject().Count());
    }

    /// <summary>Null: the property is no enumeration, or it has no such value.</summary>
    private static string? WordOf(string entity, string property, string value) =>
        (Enumerations.GetValueOrDefault($"{entity}.{property}") ?? Enumerations.GetValueOrDefault(property)) is { } type
        && Enum.TryParse(type, value, out var found) && Enum.IsDefined(type, found) ? Words.Find((Enum)found) : null;

    private static Dictionary<string, JsonElement> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal)
            : throw new JsonException();
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    /// <summary>A finding in words: what the sentences of <see cref="AuditRowFault"/> are filled with.</summary>
    internal sealed record SaidFinding(string Row, string Property, string Recorded, string Found);
}
