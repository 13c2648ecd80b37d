using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Duties;

/// <summary>A day that a province sets itself. It is the office's own: no other office, and no reader, sees it.</summary>
public sealed class InternalDeadline : IAudited, IVersioned, ICreated
{
    public const int TitleLength = 100;

    /// <summary>The most that one province keeps open.</summary>
    public const int Most = 200;

    public Guid Id { get; set; }

    public required string ProvinceCode { get; set; }

    public required string Title { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Null: nothing beside the title.</summary>
    public string? Remark { get; set; }

    /// <summary>First day on which it is shown.</summary>
    public DateOnly AddedOn { get; set; }

    /// <summary>Null: open.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>First day on which it is no longer shown; null: it is kept.</summary>
    public DateOnly? RemovedOn { get; set; }

    public string? CreatedById { get; set; }

    public string CreatedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public int Version { get; set; }

    string IAudited.AuditKey => $"{ProvinceCode}/{Id}";
}

internal sealed class InternalDeadlineConfiguration : IEntityTypeConfiguration<InternalDeadline>
{
    public void Configure(EntityTypeBuilder<InternalDeadline> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.ProvinceCode).IsOfficialCode();
        builder.Property(d => d.Title).HasMaxLength(InternalDeadline.TitleLength);
        builder.Property(d => d.Remark).HasMaxLength(RecordedModel.ReasonLength);
        builder.Property(d => d.CreatedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(d => d.CreatedBy).HasMaxLength(RecordedModel.NameLength);
        builder.Property(d => d.Version).IsConcurrencyToken().IsLeftOutOfAudit();
        builder.HasOne<Province>().WithMany().HasForeignKey(d => d.ProvinceCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.ProvinceCode, d.DueOn });
    }
}

/// <summary>A deadline of the office as it stands on a day.</summary>
/// <param name="DoneOn">Null: open on the day.</param>
/// <param name="Version">What a change must have seen.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record DeadlineInfo(Guid Id, string Title, DateOnly DueOn, string? Remark, DateOnly? DoneOn, int Version, DateTime ChangedAt);

/// <summary>What an office sets itself.</summary>
/// <param name="AddedOn">First day on which it is shown; null: today.</param>
public sealed record NewDeadline(string ProvinceCode, string Title, DateOnly DueOn, string? Remark = null, DateOnly? AddedOn = null);

/// <summary>A deadline as somebody saw it: in conflict when it was changed since.</summary>
public readonly record struct SeenDeadline(Guid Id, int Version);

/// <summary>Why a deadline is not kept, beside <see cref="AccessRefusal"/>.</summary>
public abstract record DeadlineRefusal : Refusal
{
    private DeadlineRefusal()
    {
    }

    /// <summary>It needs a title of at most so many letters.</summary>
    public sealed record TitleMissing(int Most) : DeadlineRefusal;

    public sealed record RemarkTooLong(int Most) : DeadlineRefusal;

    /// <summary>The last day has passed on the day it is entered.</summary>
    public sealed record Past(DateOnly First) : DeadlineRefusal;

    public sealed record InFuture(DateOnly Day, DateOnly Today) : DeadlineRefusal;

    /// <summary>Nothing is done before it is set.</summary>
    public sealed record BeforeAdded(DateOnly Day, DateOnly AddedOn) : DeadlineRefusal;

    public sealed record AlreadyDone(DateOnly On) : DeadlineRefusal;

    /// <summary>It is open, so that it cannot be opened again.</summary>
    public sealed record NotDone : DeadlineRefusal;

    public sealed record TooMany(int Most) : DeadlineRefusal;

    /// <summary>The office has no such deadline, whoever else may.</summary>
    public sealed record Unknown : DeadlineRefusal;
}

/// <summary>Reads the deadlines that an office sets itself.</summary>
public sealed class DeadlineQueries(DashboardReader reader, AccessGuard guard)
{
    /// <summary>Those of the viewer's own office on a day: open ones by their day, then those that are done.</summary>
    /// <exception cref="AccessRefusedException">The viewer is of no provincial office.</exception>
    public Task<IReadOnlyList<DeadlineInfo>> ListAsync(Viewer viewer, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.KeepDeadlines, new AccessTarget(viewer.ProvinceCode));
        var provinceCode = viewer.ProvinceCode;
        return reader.ReadAsync<IReadOnlyList<DeadlineInfo>>(
            viewer,
            new ListKey(asOf),
            async (db, token) =>
            {
                var own = await db.InternalDeadlines.Where(d => d.ProvinceCode == provinceCode && d.AddedOn <= asOf && (d.RemovedOn == null || d.RemovedOn > asOf)).OrderBy(d => d.DueOn).ThenBy(d => d.Title).ThenBy(d => d.Id)
                    .ToListAsync(token);
                return
                [
                    .. own.Select(d => new DeadlineInfo(d.Id, d.Title, d.DueOn, d.Remark, d.DoneOn <= asOf ? d.DoneOn : null, d.Version, d.ChangedAt))
                        .OrderBy(d => d.DoneOn is null ? 0 : 1),
                ];
            },
            cancellationToken);
    }

    private sealed record ListKey(DateOnly AsOf);
}

/// <summary>A provincial office keeps its own deadlines.</summary>
public sealed class DeadlineCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>Gives back its identifier.</summary>
    public Task<CommandResult<Guid>> AddAsync(Actor actor, NewDeadline wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wanted);
        var id = Guid.CreateVersion7(clock.Now);
        return writer.WriteAsync<Guid>(actor, null, async (db, token) =>
        {
            var on = wanted.AddedOn ?? clock.Today;
            if (guard.Check(actor.Viewer, AccessAction.KeepDeadlines, new AccessTarget(wanted.ProvinceCode)) is { } mayNot)
            {
                return mayNot;
            }

            if (Check(wanted.Title, wanted.Remark) is { } wrong)
            {
                return wrong;
            }

            if (on > clock.Today)
            {
                return new DeadlineRefusal.InFuture(on, clock.Today);
            }

            if (wanted.DueOn < on)
            {
                return new DeadlineRefusal.Past(on);
            }

            if (await CheckRoomAsync(db, wanted.ProvinceCode, token) is { } full)
            {
                return full;
            }

            db.InternalDeadlines.Add(new InternalDeadline
            {
                Id = id, ProvinceCode = wanted.ProvinceCode, Title = wanted.Title.Trim(), DueOn = wanted.DueOn, Remark = RecordedModel.Trimmed(wanted.Remark), AddedOn = on,
            });
            return Done(id);
        }, cancellationToken);
    }

    /// <summary>Gives it another title, day or remark.</summary>
    public Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor, SeenDeadline seen, string title, DateOnly dueOn, string? remark, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, seen, (_, deadline, _) =>
        {
            if (Check(title, remark) is { } wrong)
            {
                return Refused(wrong);
            }

            if (dueOn < deadline.AddedOn)
            {
                return Refused(new DeadlineRefusal.Past(deadline.AddedOn));
            }

            (deadline.Title, deadline.DueOn, deadline.Remark) = (title.Trim(), dueOn, RecordedModel.Trimmed(remark));
            return Kept;
        }, cancellationToken: cancellationToken);

    /// <summary>It is done from a day on.</summary>
    /// <param name="on">Null: today.</param>
    public Task<CommandResult<Nothing>> FinishAsync(Actor actor, SeenDeadline seen, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, seen, (_, deadline, _) =>
        {
            var day = on ?? clock.Today;
            if ((deadline.DoneOn is { } done ? new DeadlineRefusal.AlreadyDone(done) : CheckDay(deadline, day)) is { } wrong)
            {
                return Refused(wrong);
            }

            deadline.DoneOn = day;
            return Kept;
        }, cancellationToken: cancellationToken);

    /// <summary>It is not done after all.</summary>
    public Task<CommandResult<Nothing>> ReopenAsync(Actor actor, SeenDeadline seen, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, seen, async (db, deadline, token) =>
        {
            if (deadline.DoneOn is null)
            {
                return new DeadlineRefusal.NotDone();
            }

            if (await CheckRoomAsync(db, deadline.ProvinceCode, token) is { } full)
            {
                return full;
            }

            deadline.DoneOn = null;
            return Done();
        }, cancellationToken: cancellationToken);

    /// <summary>Takes it away from a day on; the days before show it, and <see cref="RestoreAsync"/> brings it back.</summary>
    /// <param name="on">Null: today.</param>
    public Task<CommandResult<Nothing>> RemoveAsync(Actor actor, SeenDeadline seen, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, seen, (_, deadline, _) =>
        {
            var day = on ?? clock.Today;
            if (CheckDay(deadline, day) is { } wrong)
            {
                return Refused(wrong);
            }

            deadline.RemovedOn = day;
            return Kept;
        }, cancellationToken: cancellationToken);

    /// <summary>Brings back what was taken away, as if it never had been.</summary>
    public Task<CommandResult<Nothing>> RestoreAsync(Actor actor, SeenDeadline seen, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, seen, async (db, deadline, token) =>
        {
            if (deadline.DoneOn is null && await CheckRoomAsync(db, deadline.ProvinceCode, token) is { } full)
            {
                return full;
            }

            deadline.RemovedOn = null;
            return Done();
        }, restores: true, cancellationToken);

    private static Task<CommandResult<Nothing>> Kept { get; } = Task.FromResult<CommandResult<Nothing>>(Done());

    private static Task<CommandResult<Nothing>> Refused(DeadlineRefusal why) => Task.FromResult<CommandResult<Nothing>>(why);

    private static DeadlineRefusal? Check(string? title, string? remark) =>
        title?.Trim() is not { Length: > 0 and <= InternalDeadline.TitleLength } ? new DeadlineRefusal.TitleMissing(InternalDeadline.TitleLength)
        : remark?.Trim().Length > RecordedModel.ReasonLength ? new DeadlineRefusal.RemarkTooLong(RecordedModel.ReasonLength) : null;

    private DeadlineRefusal? CheckDay(InternalDeadline deadline, DateOnly day) =>
        day > clock.Today ? new DeadlineRefusal.InFuture(day, clock.Today)
        : day < deadline.AddedOn ? new DeadlineRefusal.BeforeAdded(day, deadline.AddedOn) : null;

    /// <summary>Null: one more can be kept open.</summary>
    private static async Task<DeadlineRefusal?> CheckRoomAsync(DashboardDbContext db, string provinceCode, CancellationToken cancellationToken) =>
        await db.InternalDeadlines.CountAsync(d => d.ProvinceCode == provinceCode && d.DoneOn == null && d.RemovedOn == null, cancellationToken) >= InternalDeadline.Most
            ? new DeadlineRefusal.TooMany(InternalDeadline.Most) : null;

    /// <param name="restores">Whether it is about one that was taken away.</param>
    private Task<CommandResult<Nothing>> WriteAsync(
        Actor actor,
        SeenDeadline seen,
        Func<DashboardDbContext, InternalDeadline, CancellationToken, Task<CommandResult<Nothing>>> change,
        bool restores = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            var own = actor.Viewer.ProvinceCode;
            if (guard.Check(actor.Viewer, AccessAction.KeepDeadlines, new AccessTarget(own)) is { } mayNot)
            {
                return mayNot;
            }

            var deadline = await db.InternalDeadlines.AsTracking().SingleOrDefaultAsync(d => d.Id == seen.Id && d.ProvinceCode == own, token);
            return deadline is null || (deadline.RemovedOn is not null && !restores) ? new DeadlineRefusal.Unknown()
                : deadline.Version != seen.Version ? new CommandResult<Nothing>.Conflict([new(nameof(InternalDeadline.Title), null, deadline.Title)])
                : await change(db, deadline, token);
        }, cancellationToken);
    }
}
