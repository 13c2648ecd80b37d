using System.Text.Json;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Data.Access;

/// <summary>How a row differs from what the trail tells of it.</summary>
public enum AuditRowFault
{
    /// <summary>It holds another value than was recorded.</summary>
    Altered,

    /// <summary>It was recorded and is gone, and nothing records its going.</summary>
    Missing,

    /// <summary>It stands in the database, and nothing records its coming.</summary>
    Foreign,
}

/// <summary>A row that was changed behind the application's back.</summary>
/// <param name="Entity">Type of the row.</param>
/// <param name="Key">Its natural key, as the trail has it.</param>
/// <param name="Property">The property that differs; null: the row as a whole.</param>
/// <param name="Recorded">What the trail says, in invariant form; null: nothing.</param>
/// <param name="Found">What the database holds; null: nothing.</param>
public sealed record AuditRowFinding(AuditRowFault Kind, string Entity, string Key, string? Property = null, string? Recorded = null, string? Found = null);

/// <summary>
/// Tells every row again from the entries of the trail and compares it with the row itself. The rows of a data set have no entry
/// of their own but a fingerprint in that of the data set; what was changed since is taken back before it is compared.
/// </summary>
internal static class AuditReconciliation
{
    private static readonly string[] Summaries = [nameof(ReferenceSeed), nameof(SampleData)];

    /// <param name="known">The last entry that was there when the check began.</param>
    public static async Task<IReadOnlyList<AuditRowFinding>> FindAsync(DashboardDbContext db, long known, CancellationToken cancellationToken)
    {
        var findings = new List<AuditRowFinding>();
        var sets = await DataSetsAsync(db, cancellationToken);
        foreach (var type in AuditedRows.Types(db))
        {
            var told = await TellAsync(db, type, sets, cancellationToken);
            await foreach (var row in AuditedRows.ReadAsync(db, type).WithCancellation(cancellationToken))
            {
                var key = AuditedRows.KeyOf(row);
                findings.AddRange(told.Remove(key, out var story)
                    ? story.Compare(type, key, AuditedRows.ValuesOf(type, row))
                    : [new AuditRowFinding(AuditRowFault.Foreign, type.ClrType.Name, key)]);
            }

            findings.AddRange(told.Where(t => t.Value.Exists).Select(t => new AuditRowFinding(AuditRowFault.Missing, type.ClrType.Name, t.Key)));
        }

        // What only repeats steps is wrong by itself where they are as recorded.
        if (!findings.Exists(f => f.Entity is nameof(StageChange) or nameof(Application)))
        {
            await foreach (var finding in StandingInterceptor.FindAsync(db, cancellationToken))
            {
                findings.Add(finding);
            }
        }

        return findings.Count == 0 || await db.AuditHeads.Select(h => h.Count).SingleAsync(cancellationToken) <= known
            ? findings : await WithoutNewsAsync(db, findings, known, cancellationToken);
    }

    /// <summary>Somebody has written meanwhile: what was recorded properly since is no finding.</summary>
    private static async Task<IReadOnlyList<AuditRowFinding>> WithoutNewsAsync(
        DashboardDbContext db, List<AuditRowFinding> findings, long known, CancellationToken cancellationToken)
    {
        var news = await db.AuditEntries.Where(e => e.Id > known).Select(e => new { e.Entity, e.Key }).ToListAsync(cancellationToken);
        var touched = news.Select(n => (n.Entity, n.Key)).ToHashSet();
        return news.Exists(n => Summaries.Contains(n.Entity)) ? [] : findings.FindAll(f => !touched.Contains((f.Entity, f.Key)));
    }

    /// <summary>The fingerprints of the data sets by entity, each with the number of its entry, in their order.</summary>
    private static async Task<ILookup<string, (long Id, string Key, string? Fingerprint)>> DataSetsAsync(DashboardDbContext db, CancellationToken cancellationToken)
    {
        var entries = await db.AuditEntries.Where(e => Summaries.Contains(e.Entity)).OrderBy(e => e.Id).Select(e => new { e.Id, e.After }).ToListAsync(cancellationToken);
        return (from entry in entries
                from entity in Members(Members(entry.After).GetValueOrDefault(AuditEntry.Rows))
                from row in Members(entity.Value)
                select (Entity: entity.Key, Row: (entry.Id, row.Key, row.Value.GetString()))).ToLookup(r => r.Entity, r => r.Row);
    }

    private static async Task<Dictionary<string, Story>> TellAsync(
        DashboardDbContext db, IEntityType type, ILookup<string, (long Id, string Key, string? Fingerprint)> sets, CancellationToken cancellationToken)
    {
        var name = type.ClrType.Name;
        var told = new Dictionary<string, Story>(StringComparer.Ordinal);
        var ahead = new Queue<(long Id, string Key, string? Fingerprint)>(sets[name]);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Entity == name).OrderBy(e => e.Id)
            .Select(e => new { e.Id, e.Key, e.Action, e.Before, e.After }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            TakeSets(entry.Id);
            told[entry.Key] = entry.Action switch
            {
                AuditAction.Created => new Story { Changes = { (null, entry.After) } },
                AuditAction.Removed => new Story { Exists = false },
                _ => (told.GetValueOrDefault(entry.Key) ?? new Story { IsPart = true }).With(entry.Before, entry.After),
            };
        }

        TakeSets(long.MaxValue);
        return told;

        void TakeSets(long before)
        {
            while (ahead.TryPeek(out var next) && next.Id < before)
            {
                ahead.Dequeue();
                told[next.Key] = new Story { Exists = next.Fingerprint is not null, Fingerprint = next.Fingerprint };
            }
        }
    }

    private static Dictionary<string, JsonElement> Members(string? json)
    {
        try
        {
            return json is null ? [] : Members(JsonDocument.Parse(json).RootElement);
        }
        catch (JsonException)
        {
            return []; // written by somebody else: the chain says so
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) : [];

    /// <summary>What the trail tells of one row.</summary>
    private sealed class Story
    {
        public bool Exists { get; init; } = true;

        /// <summary>Of a row that a data set brought; null: it came by itself.</summary>
        public string? Fingerprint { get; init; }

        /// <summary>Its coming is not told: only what was changed can be compared.</summary>
        public bool IsPart { get; init; }

        public List<(string? Before, string? After)> Changes { get; } = [];

        public Story With(string? before, string? after)
        {
            Changes.Add((before, after));
            return this;
        }

        public IEnumerable<AuditRowFinding> Compare(IEntityType type, string key, Dictionary<string, string?> found)
        {
            var entity = type.ClrType.Name;
            if (!Exists)
            {
                return [new AuditRowFinding(AuditRowFault.Foreign, entity, key)];
            }

            var (first, last) = (Values(type, Changes.AsEnumerable().Reverse().Select(c => c.Before)), Values(type, Changes.Select(c => c.After)));
            var differing = AuditedRows.Compared(type)
                .Where(p => last.TryGetValue(p.Name, out var recorded) ? found[p.Name] != recorded : Fingerprint is null && !IsPart && !IsNothing(p, found[p.Name]))
                .Select(p => new AuditRowFinding(AuditRowFault.Altered, entity, key, p.Name, last.GetValueOrDefault(p.Name), found[p.Name])).ToList();
            if (Fingerprint is not null && AuditedRows.Fingerprint(found.Select(f => KeyValuePair.Create(f.Key, first.TryGetValue(f.Key, out var before) ? before : f.Value))) != Fingerprint)
            {
                differing.Add(new AuditRowFinding(AuditRowFault.Altered, entity, key));
            }

            return differing;
        }

        /// <summary>The values that stand at the end of the texts.</summary>
        private static Dictionary<string, string?> Values(IEntityType type, IEnumerable<string?> texts)
        {
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var (name, value) in texts.SelectMany(Members))
            {
                if (type.FindProperty(name) is { } property)
                {
                    values[name] = AuditedRows.Text(property.ClrType, value);
                }
            }

            return values;
        }

        /// <summary>Nothing was recorded: nothing may stand there, or what a column added later begins with.</summary>
        private static bool IsNothing(IReadOnlyProperty property, string? value) => value is null
            || (property.ClrType.IsValueType && Nullable.GetUnderlyingType(property.ClrType) is null && value is "0" or "False");
    }
}
