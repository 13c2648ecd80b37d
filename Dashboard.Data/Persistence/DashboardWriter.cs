using System.Data;
using System.Data.Common;
using System.Globalization;
using Dashboard.Data.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
public sealed partial class DashboardWriter(
    IDbContextFactory<DashboardDbContext> factory, SessionBook sessions, DataVersionMonitor monitor, TimeProvider time, ILogger<DashboardWriter> logger)
{
    // Of those who meet at the end of the chain one always succeeds; so many in a row do not fail by accident.
    private const int Attempts = 100;
    private const int CannotOpen = 14; // SQLITE_CANTOPEN
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    // How often a command whose commit came to nothing is run again, and how long an unanswered commit is looked for.
    private const int Commits = 3;
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the command; saves and commits when it is done, writes nothing otherwise.</summary>
    /// <param name="reason">Why, in the actor's words; null when the command does not ask.</param>
    /// <param name="command">Checks its rules and changes tracked entities. May run several times.</param>
    internal Task<CommandResult<T>> WriteAsync<T>(
        Actor actor, string? reason, Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command, CancellationToken cancellationToken) =>
        DataTelemetry.WriteAsync(command, () => WriteUncountedAsync(actor, reason, command, cancellationToken));

    private async Task<CommandResult<T>> WriteUncountedAsync<T>(
        Actor actor, string? reason, Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command, CancellationToken cancellationToken)
    {
        for (var (attempt, commits) = (1, 1); ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            if (db.Database.IsSqlServer())
            {
                db.Database.SetCommandTimeout(SqlServerDatabase.WriteSeconds);
            }

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
            catch (UnansweredCommitException<T> unanswered)
            {
                switch (await StandsAsync(unanswered.End, cancellationToken))
                {
                    case true:
                        LogFound(logger, unanswered.InnerException!, command.Method.Name);
                        await monitor.AskAsync(db, cancellationToken, afterOwnWrite: true);
                        return unanswered.Result;
                    case false when commits++ < Commits:
                        LogRepeated(logger, unanswered.InnerException!, command.Method.Name);
                        break;
                    case false:
                        throw unanswered.InnerException!;
                    case null:
                        LogUnknown(logger, unanswered.InnerException!, command.Method.Name, actor.Name, actor.AccountId);
                        return new AccessRefusal.OutcomeUnknown();
                }
            }
            catch (Exception gone) when (gone is OperatorException or SqliteException { SqliteErrorCode: CannotOpen })
            {
                LogGone(logger, gone);
                return new AccessRefusal.DatabaseGone();
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
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var end = AuditInterceptor.Known(await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken));
        var stamp = await db.DataVersions.AsNoTracking().Select(v => v.Stamp).SingleAsync(cancellationToken);
        db.Audit = new AuditScope(actor, reason) { Start = end, Head = end, IsLatest = stamp == monitor.Current };
        if (await RefusalOfAsync(db, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var result = await command(db, cancellationToken);
        if (result is CommandResult<T>.Done)
        {
            await db.SaveChangesAsync(cancellationToken);
            try
            {
                await transaction.CommitAsync(CancellationToken.None); // who leaves the page now wants to have written
            }
            catch (Exception unanswered)
            {
                throw new UnansweredCommitException<T>(result, db.Audit.Head != end ? db.Audit.Head : null, unanswered);
            }
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

    /// <summary>
    /// Whether a commit that was not answered has come to pass: the end of the chain it wrote stands in the trail, or it does
    /// not. Null: nobody knows, because the database does not answer, or because the command left no trail.
    /// </summary>
    private async Task<bool?> StandsAsync((long Count, string Hash)? end, CancellationToken cancellationToken)
    {
        if (end is not { } written)
        {
            return null;
        }

        var began = time.GetTimestamp();
        do
        {
            try
            {
                await using var db = await factory.CreateDbContextAsync(cancellationToken);
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
                    await db.AuditHeads.ExecuteUpdateAsync(h => h.SetProperty(e => e.Count, e => e.Count), cancellationToken); // waits for one still under way
                    return await db.AuditEntries.AnyAsync(e => e.Id == written.Count && e.Hash == written.Hash, cancellationToken);
                });
            }
            catch (Exception silent) when (silent is DbException or RetryLimitExceededException or TimeoutException or OperatorException)
            {
                await Task.Delay(BetweenSearches, time, cancellationToken);
            }
        }
        while (time.GetElapsedTime(began) < Search);

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The commit of {Command} was not answered; it is in the trail, so it was done.")]
    private static partial void LogFound(ILogger logger, Exception failure, string command);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The commit of {Command} was not answered and is not in the trail; it is run again.")]
    private static partial void LogRepeated(ILogger logger, Exception failure, string command);

    [LoggerMessage(Level = LogLevel.Error, Message = "The commit of {Command} by {Name} ({AccountId}) was not answered, and the database does not say whether it was done.")]
    private static partial void LogUnknown(ILogger logger, Exception failure, string command, string name, string? accountId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be written.")]
    private static partial void LogGone(ILogger logger, Exception failure);

    /// <summary>The database did not say what became of a commit.</summary>
    /// <param name="end">The end of the audit chain as the commit wrote it; null: it wrote no entry.</param>
    private sealed class UnansweredCommitException<T>(CommandResult<T> result, (long Count, string Hash)? end, Exception inner)
        : Exception("The commit was not answered.", inner)
    {
        public CommandResult<T> Result => result;

        public (long Count, string Hash)? End => end;
    }
}
