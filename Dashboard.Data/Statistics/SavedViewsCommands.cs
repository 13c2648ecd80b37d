using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Statistics;

/// <summary>Keeps composed tables under names, each account its own.</summary>
public sealed class SavedViewsCommands(DashboardWriter writer, ProgrammeClock clock)
{
    /// <summary>Keeps a table under a name that the account has not given yet. Gives back its identifier.</summary>
    /// <param name="address">The query of the composer's address, without its question mark.</param>
    public Task<CommandResult<Guid>> SaveAsync(Actor actor, string name, string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = Guid.CreateVersion7(clock.Now);
        return writer.WriteAsync<Guid>(actor, null, async (db, token) =>
        {
            if (actor.AccountId is not { } account)
            {
                return new AccessRefusal.SignInRequired();
            }

            if (await CheckAsync(db, account, null, name, address, token) is { } refusal)
            {
                return refusal;
            }

            if (await db.SavedViews.CountAsync(v => v.AccountId == account, token) >= SavedView.Most)
            {
                return new SavedViewRefusal.TooMany(SavedView.Most);
            }

            db.SavedViews.Add(new SavedView { Id = id, AccountId = account, Name = name.Trim(), Address = address });
            return Done(id);
        }, cancellationToken);
    }

    /// <summary>Gives a view of one's own another name or another table.</summary>
    /// <param name="seen">As the actor saw it: in conflict when it is no longer so.</param>
    public Task<CommandResult<Nothing>> ChangeAsync(Actor actor, SavedViewInfo seen, string name, string address, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, seen, name, address, async (db, account, view, token) =>
        {
            if (await CheckAsync(db, account, view.Id, name, address, token) is { } refusal)
            {
                return refusal;
            }

            (view.Name, view.Address) = (name.Trim(), address);
            return Done();
        }, cancellationToken);

    /// <summary>Removes a view of one's own.</summary>
    /// <inheritdoc cref="ChangeAsync(Actor, SavedViewInfo, string, string, CancellationToken)" path="/param"/>
    public Task<CommandResult<Nothing>> DeleteAsync(Actor actor, SavedViewInfo seen, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, seen, null, null, (db, _, view, _) =>
        {
            db.SavedViews.Remove(view);
            return Task.FromResult(Done());
        }, cancellationToken);

    private static async Task<Refusal?> CheckAsync(
        DashboardDbContext db, string account, Guid? own, string? name, string? address, CancellationToken cancellationToken) =>
        name?.Trim() is not { Length: > 0 and <= SavedView.NameLength } given ? new SavedViewRefusal.NameInvalid(SavedView.NameLength)
        : !SavedView.IsAddress(address) ? new SavedViewRefusal.AddressInvalid(SavedView.AddressLength)
        : await db.SavedViews.AnyAsync(v => v.AccountId == account && v.Name == given && v.Id != own, cancellationToken) ? new SavedViewRefusal.NameTaken(given)
        : null;

    private Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor,
        SavedViewInfo seen,
        string? name,
        string? address,
        Func<DashboardDbContext, string, SavedView, CancellationToken, Task<CommandResult<Nothing>>> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        return writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            if (actor.AccountId is not { } account)
            {
                return new AccessRefusal.SignInRequired();
            }

            if (await db.SavedViews.AsTracking().SingleOrDefaultAsync(v => v.Id == seen.Id && v.AccountId == account, token) is not { } view)
            {
                return new SavedViewRefusal.Unknown();
            }

            return view.Version != seen.Version
                ? new CommandResult<Nothing>.Conflict([new(nameof(SavedView.Name), name, view.Name), new(nameof(SavedView.Address), address, view.Address)])
                : await change(db, account, view, token);
        }, cancellationToken);
    }
}
