using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Persistence;

/// <summary>An entity whose every committed change is written into the audit trail.</summary>
internal interface IAudited
{
    /// <summary>How people name this one: a user name, 2023/320000/City/Pilot. Known before it is saved.</summary>
    string AuditKey { get; }
}

/// <summary>An entity no query caches: writing it leaves the data version alone.</summary>
internal interface IUnversioned;

/// <summary>Who is writing through a context, and why. Set by <see cref="DashboardWriter"/>, explicitly, for one context.</summary>
/// <param name="Reason">Null: none was asked for.</param>
internal sealed record AuditScope(Actor Actor, string? Reason = null)
{
    /// <summary>One entry stands for all changes (<see cref="DashboardDbContext.AddAuditSummary"/>): thousands of rows of a data set are one act.</summary>
    public bool Summarized { get; init; }

    /// <summary>This process has told of all that was committed before the transaction began; so what it writes is all that is new.</summary>
    public bool IsLatest { get; init; }

    /// <summary>The end of the chain when the transaction began; null: nobody asked then.</summary>
    public (long Count, string Hash)? Start { get; init; }

    /// <summary>The end of the chain as this transaction knows it; null: not read yet.</summary>
    public (long Count, string Hash)? Head { get; set; }

    /// <summary>The fingerprints of the rows that a summary stands for; null: the row went.</summary>
    public Dictionary<(string Entity, string Key), string?> Rows { get; } = [];
}

internal static class AuditModel
{
    private const string Annotation = "Dashboard:Audit";

    private enum Treatment
    {
        Masked,
        LeftOut,
    }

    /// <summary>A secret or contact data: the trail says that it changed, never what it was.</summary>
    public static PropertyBuilder<T> IsMaskedInAudit<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, Treatment.Masked.ToString());

    /// <summary>Book-keeping: a change of nothing else is no change for the trail, nor for the data version.</summary>
    public static PropertyBuilder IsLeftOutOfAudit(this PropertyBuilder property) => property.HasAnnotation(Annotation, Treatment.LeftOut.ToString());

    public static bool IsMasked(IReadOnlyProperty property) => Is(property, Treatment.Masked);

    public static bool IsLeftOut(IReadOnlyProperty property) => Is(property, Treatment.LeftOut);

    /// <summary>True when saving the entry changes something that a query may show.</summary>
    public static bool IsVersioned(EntityEntry entry) => entry.Entity switch
    {
        IUnversioned => false,
        IAudited when entry.State == EntityState.Modified => entry.Properties.Any(Changes),
        IdentityUserPasskey<string> when entry.State == EntityState.Modified => false, // its data is an entry of its own
        IdentityPasskeyData when entry.State == EntityState.Modified => Changes(entry.Property(nameof(IdentityPasskeyData.Name))), // the rest is the book-keeping of signing in
        IdentityUserToken<string> => false, // which session began at which sign-in elsewhere
        IdentityUserLogin<string> => false,
        _ => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
    };

    /// <summary>
    /// True when the value differs and the difference counts. Identity's store marks every property of an account as modified,
    /// so the values are compared.
    /// </summary>
    public static bool Changes(PropertyEntry property) =>
        !IsLeftOut(property.Metadata) && property.IsModified && !Equals(property.OriginalValue, property.CurrentValue);

    private static bool Is(IReadOnlyProperty property, Treatment treatment) =>
        property.FindAnnotation(Annotation)?.Value as string == treatment.ToString();
}

/// <summary>
/// Writes an entry for every change of an <see cref="IAudited"/> entity, in the saving that makes the change: both are
/// committed or neither is.
/// </summary>
/// <remarks>
/// Appends cannot fork the chain: each saving moves the one row <see cref="AuditHead"/> from the hash it read to its own, with
/// the old hash as the concurrency token, and takes the next numbers as its keys. Of two that read the same end, the second
/// meets a number that is taken or an end that has moved, on both databases, and its whole transaction fails;
/// <see cref="DashboardWriter"/> then does it again from the start.
/// </remarks>
internal sealed class AuditInterceptor(TimeProvider time) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is DashboardDbContext db && Draft(db) is { Count: > 0 } drafts)
        {
            Append(db, drafts, db.Audit?.Head ?? Known(db.AuditHeads.AsNoTracking().Single()));
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is DashboardDbContext db && Draft(db) is { Count: > 0 } drafts)
        {
            Append(db, drafts, db.Audit?.Head ?? Known(await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken)));
        }

        return result;
    }

    internal static (long Count, string Hash) Known(AuditHead head) => (head.Count, head.Hash);

    /// <summary>An entry that is no change of one entity, to be saved with the next saving.</summary>
    internal static AuditEntry Summary(AuditAction action, string entity, string key, object? after, object? before = null) => new()
    {
        Action = action,
        Entity = entity,
        Key = key,
        Before = before is null ? null : JsonSerializer.Serialize(before, Readable),
        After = after is null ? null : JsonSerializer.Serialize(after, Readable),
    };

    /// <summary>The entries to write; those of a saving that failed are forgotten first.</summary>
    private static List<AuditEntry> Draft(DashboardDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var left in db.ChangeTracker.Entries().Where(e => e.Entity is AuditEntry or AuditHead).ToList())
        {
            left.State = EntityState.Detached;
        }

        if (db.Audit is not { Summarized: true } scope)
        {
            return [.. db.ChangeTracker.Entries<IAudited>().Select(Draft).OfType<AuditEntry>(), .. db.TakeAuditSummaries()];
        }

        foreach (var entry in db.ChangeTracker.Entries<IAudited>().Where(AuditModel.IsVersioned))
        {
            scope.Rows[(entry.Metadata.ClrType.Name, AuditedRows.KeyOf(entry.Entity))] =
                entry.State == EntityState.Deleted ? null : AuditedRows.Fingerprint(AuditedRows.ValuesOf((IEntityType)entry.Metadata, entry.Entity));
        }

        var summaries = db.TakeAuditSummaries();
        if (summaries is [var summary, ..] && scope.Rows.Count > 0)
        {
            summary.After = WithRows(summary.After, scope.Rows);
            scope.Rows.Clear();
        }

        return [.. summaries];
    }

    /// <summary>What a summary says, and the fingerprints of the rows it stands for.</summary>
    private static string WithRows(string? after, Dictionary<(string Entity, string Key), string?> rows)
    {
        var said = after is null ? [] : JsonNode.Parse(after)!.AsObject();
        said[AuditEntry.Rows] = new JsonObject(rows.GroupBy(r => r.Key.Entity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create(g.Key, (JsonNode?)new JsonObject(g.Select(r => KeyValuePair.Create(r.Key.Key, (JsonNode?)r.Value))))));
        return said.ToJsonString(Readable);
    }

    private static AuditEntry? Draft(EntityEntry<IAudited> entry)
    {
        var (action, changed) = entry.State switch
        {
            EntityState.Added => (AuditAction.Created, entry.Properties.Where(p => !AuditModel.IsLeftOut(p.Metadata) && p.CurrentValue is not null).ToList()),
            EntityState.Modified => (AuditAction.Changed, entry.Properties.Where(AuditModel.Changes).ToList()),
            EntityState.Deleted => (AuditAction.Removed, entry.Properties.Where(p => !AuditModel.IsLeftOut(p.Metadata) && p.OriginalValue is not null).ToList()),
            _ => (default, []),
        };
        return changed.Count == 0 ? null : new AuditEntry
        {
            Action = action,
            Entity = entry.Metadata.ClrType.Name,
            Key = entry.Entity.AuditKey,
            Before = action == AuditAction.Created ? null : Text(changed, p => p.OriginalValue),
            After = action == AuditAction.Removed ? null : Text(changed, p => p.CurrentValue),
        };
    }

    private static string Text(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value)
    {
        var json = new JsonObject();
        foreach (var property in properties)
        {
            json[property.Metadata.Name] = (value(property), AuditModel.IsMasked(property.Metadata)) switch
            {
                (null, _) => null,
                (_, true) => AuditEntry.Mask,
                (Enum word, _) => word.ToString(),
                (var other, _) => JsonSerializer.SerializeToNode(other, Readable),
            };
        }

        return json.ToJsonString(Readable);
    }

    private void Append(DashboardDbContext db, List<AuditEntry> drafts, (long Count, string Hash) end)
    {
        var actor = db.Audit?.Actor ?? Actor.System;
        var head = db.Attach(new AuditHead { Count = end.Count, Hash = end.Hash });
        var at = time.GetUtcNow().UtcDateTime;
        foreach (var entry in drafts)
        {
            (entry.Id, entry.PreviousHash) = (head.Entity.Count + 1, head.Entity.Hash);
            (entry.At, entry.AccountId, entry.AccountName, entry.Reason) = (at, actor.AccountId, actor.Name, db.Audit?.Reason);
            TextInterceptor.Fit(db.Entry(entry)); // the hash is over what is stored
            entry.Hash = AuditChain.HashOf(entry);
            (head.Entity.Count, head.Entity.Hash) = (entry.Id, entry.Hash);
        }

        db.AddRange(drafts);
        if (db.Audit is { Head: not null } scope)
        {
            scope.Head = Known(head.Entity);
        }
    }
}
