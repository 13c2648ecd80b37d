using System.Globalization;
using Dashboard.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.Data.Persistence;

/// <summary>
/// The one way a command reaches the database: one context, one transaction, the actor checked again, the audit trail told who
/// and why. Commands look as if they ran one after the other.
/// </summary>
/// <remarks>
/// The end of the audit chain is read first and is the lock of the whole command: when anybody else has committed an audited
/// change meanwhile, saving fails and the command runs again from the start, on what is then in the database. So a rule that
/// counted (places left, administrators left) counted right when the command is committed. On Sqlite the transaction takes the
/// write lock at its start, and commands queue instead. A command must therefore have no effect but on its context.
/// </remarks>
public sealed partial class DashboardWriter(IDbContextFactory<DashboardDbContext> factory, SessionBook sessions, ILogger<DashboardWriter> logger)
{
    // Of those who meet at the end of the chain one always succeeds; so many in a row do not fail by accident.
    private const int Attempts = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the command; saves and commits when it is done, writes nothing otherwise.</summary>
    /// <param name="reason">Why, in the actor's words; null when the command does not ask.</param>
    /// <param name="command">Checks its rules and changes tracked entities. May run several times.</param>
    internal async Task<CommandResult<T>> WriteAsync<T>(
        Actor actor, string? reason, Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            try
            {
                var result = await db.Database.CreateExecutionStrategy()
                    .ExecuteAsync(() => AttemptAsync(db, actor, reason, command, cancellationToken));
                if (result is CommandResult<T>.Refused refused)
                {
                    LogRefused(logger, command.Method.Name, actor.Name, actor.AccountId, refused.Refusal.GetType().Name);
                }

                return result;
            }
            catch (DbUpdateException failed)
            {
                // Whatever the database complained of first: when the chain has grown meanwhile, the command starts from what is there now.
                if (attempt < Attempts && await HasGrownAsync(db.Audit?.Start, cancellationToken))
                {
                    await Task.Delay(Random.Shared.Next((int)LongestPause.TotalMilliseconds), cancellationToken);
                }
                else if (failed is DbUpdateConcurrencyException lost && lost.Entries.Any(e => e.Entity is not AuditHead))
                {
                    return new CommandResult<T>.Conflict(await DifferencesAsync(lost, cancellationToken));
                }
                else
                {
                    throw;
                }
            }
        }
    }

    /// <summary>The account as an actor, and as it stands in the database; null when it is disabled or there is none.</summary>
    internal async Task<(Actor Actor, Account Account)?> FindActorAsync(string accountId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId && !a.IsDisabled, cancellationToken) is { } account
            ? (Actor.Of(Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode))!, account) : null;
    }

    private async Task<CommandResult<T>> AttemptAsync<T>(
        DashboardDbContext db,
        Actor actor,
        string? reason,
        Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command,
        CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        db.TakeAuditSummaries(); // of an attempt that did not come to saving
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var end = AuditInterceptor.Known(await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken));
        db.Audit = new AuditScope(actor, reason) { Start = end, Head = end };
        if (await RefusalOfAsync(db, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var result = await command(db, cancellationToken);
        if (result is CommandResult<T>.Done)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>An open page may know its account as it no longer is, or outlive its session. Null: neither.</summary>
    private async Task<AccessRefusal?> RefusalOfAsync(DashboardDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } id)
        {
            return null;
        }

        if (!await db.Users.AnyAsync(
            a => a.Id == id && !a.IsDisabled && a.Role == actor.Viewer.Role && a.ProvinceCode == actor.Viewer.ProvinceCode, cancellationToken))
        {
            return new AccessRefusal.AccountChanged();
        }

        if (actor.Viewer.SessionId is not { } session)
        {
            return null;
        }

        if (await sessions.EndOfAsync(db, session, cancellationToken) is not null)
        {
            return new AccessRefusal.SessionEnded();
        }

        sessions.See(session);
        return null;
    }

    private async Task<bool> HasGrownAsync((long Count, string Hash)? start, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return start is { } known && AuditInterceptor.Known(await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken)) != known;
    }

    private static async Task<IReadOnlyList<ConflictingValue>> DifferencesAsync(DbUpdateConcurrencyException lost, CancellationToken cancellationToken)
    {
        var differences = new List<ConflictingValue>();
        foreach (var entry in lost.Entries.Where(e => e.Entity is not AuditHead))
        {
            if (await entry.GetDatabaseValuesAsync(cancellationToken) is not { } theirs)
            {
                continue;
            }

            differences.AddRange(
                from property in entry.Properties
                where !AuditModel.IsLeftOut(property.Metadata) && !AuditModel.IsMasked(property.Metadata)
                    && !Equals(property.CurrentValue, theirs[property.Metadata])
                select new ConflictingValue(property.Metadata.Name, Text(property.CurrentValue), Text(theirs[property.Metadata])));
        }

        return differences;
    }

    private static string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} by {Name} ({AccountId}) was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string command, string name, string? accountId, string reason);
}
