using System.Globalization;
using System.Text.Json;
using Dashboard.Data.Persistence;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>One property of an audit entry in words.</summary>
/// <param name="Property">Empty for an entry that cannot be taken apart.</param>
public sealed record AuditedChange(string Property, string Before, string After);

/// <summary>
/// The words of what is written down about entities: for the audit trail, and for a conflict with somebody else's change. In
/// AuditText an entity is Entity_Name, a property Property_Name (or Property_Entity_Name, where the same name means something
/// else); enumerations are listed in <see cref="Enumerations"/>. What has no words keeps its identifier; the numbers of the
/// database are not shown.
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
        [nameof(LeadershipBriefing.Visibility)] = typeof(BriefingVisibility),
        [nameof(OfficeTemplate.Use)] = typeof(TemplateUse),
        [nameof(TransferRequest.State)] = typeof(TransferState),
        [nameof(TransferStep.Move)] = typeof(TransferMove),
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
    /// <param name="subjects">Names of codes; a code without a name stays a code.</param>
    /// <param name="tier">The procedure whose words the stages have; null: that of the demonstration.</param>
    public static string Value(string entity, string property, string? value, AuditSubjects? subjects = null, Tier? tier = null) => value switch
    {
        null or "" => Absent,
        AuditEntry.Mask => AccessText.Masked,
        _ when property == AuditEntry.Rows => AccessText.AuditRows.With(Count(value)),
        _ when WordOf(entity, property, value, tier) is { } word => word,
        _ when property == nameof(Dashboard.Data.Provenance.Source) && Enum.TryParse<Role>(value, out var office) => office.Word(),
        _ when subjects?.Find(value) is { } name => value.All(char.IsAsciiDigit) ? AccessText.NamedCode.With(name, value) : name,
        _ when property.EndsWith("Id", StringComparison.Ordinal) && Guid.TryParseExact(value, "D", out _) => AccessText.AuditGone,
        "True" => WordsText.Yes,
        "False" => WordsText.No,
        _ when DateOnly.TryParseExact(value, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.Long(),
        [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) =>
            at.Second(),
        { Length: > LongestShown } => AccessText.Shortened.With(StoredText.Cut(value, LongestShown), value.Length),
        _ => value,
    };

    /// <summary>The properties that an entry changed, in the order it holds them.</summary>
    public static IReadOnlyList<AuditedChange> Changes(AuditRow row, AuditSubjects? subjects = null)
    {
        var tier = subjects?.TierOf(row.Key);
        try
        {
            var (before, after) = (Read(row.Before), Read(row.After));
            return after.Keys.Union(before.Keys, StringComparer.Ordinal).Where(p => !IsIdentifier(row.Entity, p))
                .Select(p => new AuditedChange(Property(row.Entity, p), Say(p, before), Say(p, after))).ToList();
        }
        catch (JsonException)
        {
            return [new AuditedChange("", row.Before ?? Absent, row.After ?? Absent)]; // written by somebody else: shown as it stands
        }

        string Say(string property, Dictionary<string, JsonElement> values) =>
            values.TryGetValue(property, out var value) ? Value(row.Entity, property, Text(value), subjects, tier) : Absent;
    }

    /// <summary>Both values of everything that differs, for who comes second.</summary>
    public static string Say(string entity, IReadOnlyList<ConflictingValue> conflict, AuditSubjects? subjects = null) =>
        conflict.Count == 0
            ? AccessText.ConflictGone
            : AccessText.Conflict.With(string.Join(AccessText.ListSeparator, conflict.Select(v => AccessText.ConflictValue.With(
                Property(entity, v.Property), Value(entity, v.Property, v.Yours, subjects), Value(entity, v.Property, v.Theirs, subjects)))));

    /// <summary>Every finding of a check, one sentence each: the breaks of the chain, then the rows.</summary>
    public static IEnumerable<string> Say(AuditCheck check)
    {
        var subjects = new AuditSubjects(check.Names);
        return check.Breaks.Select(b => b.Kind.Say(b)).Concat(check.Rows.Select(r => Say(r, subjects)));
    }

    private static string Say(AuditRowFinding finding, AuditSubjects subjects)
    {
        var row = AccessText.AuditRow.With(Entity(finding.Entity), subjects.Say(finding.Entity, finding.Key));
        var (property, tier) = (finding.Property ?? "", subjects.TierOf(finding.Key));
        return (finding.Kind, finding.Property) switch
        {
            (AuditRowFault.Altered, null) => AccessText.AuditRowWhole.With(row),
            (AuditRowFault.Altered, _) => AccessText.AuditRowAltered.With(
                row, Property(finding.Entity, property), Value(finding.Entity, property, finding.Recorded, subjects, tier), Value(finding.Entity, property, finding.Found, subjects, tier)),
            (AuditRowFault.Missing, _) => AccessText.AuditRowMissing.With(row),
            (AuditRowFault.Foreign, _) => AccessText.AuditRowForeign.With(row),
        };
    }

    /// <summary>A number of the database that says nothing to a reader: the subject of the entry names what it stands for.</summary>
    private static bool IsIdentifier(string entity, string property) => property == "Id" || property.EndsWith("ById", StringComparison.Ordinal)
        || (property == nameof(StageChange.ApplicationId) && entity != nameof(Designation));

    private static int Count(string rows)
    {
        using var document = JsonDocument.Parse(rows);
        return document.RootElement.EnumerateObject().Sum(entity => entity.Value.EnumerateObject().Count());
    }

    /// <summary>Null: the property is no enumeration, or it has no such value.</summary>
    private static string? WordOf(string entity, string property, string value, Tier? tier) =>
        (Enumerations.GetValueOrDefault($"{entity}.{property}") ?? Enumerations.GetValueOrDefault(property)) is { } type
        && Enum.TryParse(type, value, out var found) && Enum.IsDefined(type, found)
            ? found is Stage stage && tier is { } of ? stage.Word(of) : Words.Find((Enum)found) : null;

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
}
