using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Duties;

/// <summary>The days that an office sets itself are its own.</summary>
public sealed class DeadlineTests
{
    private const string Jiangsu = "320000";

    private static readonly DateOnly InAugust = Day("2023-08-15");

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task An_office_keeps_its_own_and_nobody_else_reads_them(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var (commands, queries) = (offices.Database.Get<DeadlineCommands>(), offices.Database.Get<DeadlineQueries>());
        Done(await commands.AddAsync(offices.Jiangsu, new NewDeadline(Jiangsu, " 收齐各市材料 ", Day("2023-09-01"), "纸质", InAugust), Stop));

        var one = Assert.Single(await queries.ListAsync(offices.Jiangsu.Viewer, InAugust, Stop));
        Assert.Equal(("收齐各市材料", Day("2023-09-01"), "纸质", null), (one.Title, one.DueOn, one.Remark, one.DoneOn));
        Assert.Equal([], await queries.ListAsync(offices.Jiangsu.Viewer, InAugust.AddDays(-1), Stop)); // not yet on the day before
        Assert.Equal([], await queries.ListAsync(offices.Zhejiang.Viewer, InAugust, Stop));
        foreach (var other in new[] { offices.National.Viewer, offices.Leadership.Viewer, Viewer.Public })
        {
            await Assert.ThrowsAsync<AccessRefusedException>(() => queries.ListAsync(other, InAugust, Stop));
        }

        Assert.IsType<DeadlineRefusal.Unknown>(Refused(await commands.RemoveAsync(offices.Zhejiang, new SeenDeadline(one.Id, one.Version), cancellationToken: Stop)));
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.AddAsync(offices.Zhejiang, new NewDeadline(Jiangsu, "别人的", InAugust, AddedOn: InAugust), Stop)));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await commands.FinishAsync(offices.National, new SeenDeadline(one.Id, one.Version), cancellationToken: Stop)));

        Done(await commands.ChangeAsync(offices.Jiangsu, new SeenDeadline(one.Id, one.Version), "收齐材料", Day("2023-09-05"), null, Stop));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.FinishAsync(offices.Jiangsu, new SeenDeadline(one.Id, one.Version), InAugust, Stop));
        one = Assert.Single(await queries.ListAsync(offices.Jiangsu.Viewer, InAugust, Stop));
        Done(await commands.FinishAsync(offices.Jiangsu, new SeenDeadline(one.Id, one.Version), Day("2023-08-20"), Stop));
        Assert.Null((await queries.ListAsync(offices.Jiangsu.Viewer, InAugust, Stop)).Single().DoneOn); // still open then
        one = (await queries.ListAsync(offices.Jiangsu.Viewer, Day("2023-08-20"), Stop)).Single();
        Assert.Equal(Day("2023-08-20"), one.DoneOn);
        Done(await commands.RemoveAsync(offices.Jiangsu, new SeenDeadline(one.Id, one.Version), Day("2023-08-25"), Stop));
        Assert.Equal([], await queries.ListAsync(offices.Jiangsu.Viewer, Day("2023-08-25"), Stop));
        Assert.Single(await queries.ListAsync(offices.Jiangsu.Viewer, Day("2023-08-24"), Stop)); // as the office saw it then
    }

    [Fact]
    public async Task What_is_done_or_taken_away_by_mistake_comes_back()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, queries) = (offices.Database.Get<DeadlineCommands>(), offices.Database.Get<DeadlineQueries>());
        Done(await commands.AddAsync(offices.Jiangsu, new NewDeadline(Jiangsu, "收齐材料", Day("2023-09-01"), "纸质", InAugust), Stop));

        Assert.IsType<DeadlineRefusal.NotDone>(Refused(await commands.ReopenAsync(offices.Jiangsu, await SeenAsync(), Stop)));
        Done(await commands.FinishAsync(offices.Jiangsu, await SeenAsync(), InAugust, Stop));
        Assert.Equal(new DeadlineRefusal.AlreadyDone(InAugust), Refused(await commands.FinishAsync(offices.Jiangsu, await SeenAsync(), InAugust.AddDays(1), Stop)));
        Done(await commands.ReopenAsync(offices.Jiangsu, await SeenAsync(), Stop));
        Assert.Null((await OnlyAsync()).DoneOn);

        var seen = await SeenAsync();
        Done(await commands.RemoveAsync(offices.Jiangsu, seen, InAugust, Stop));
        Assert.Equal([], await queries.ListAsync(offices.Jiangsu.Viewer, InAugust, Stop));
        Assert.IsType<DeadlineRefusal.Unknown>(Refused(await commands.FinishAsync(offices.Jiangsu, seen with { Version = seen.Version + 1 }, InAugust, Stop)));
        Assert.IsType<DeadlineRefusal.Unknown>(Refused(await commands.RestoreAsync(offices.Zhejiang, seen with { Version = seen.Version + 1 }, Stop)));
        Done(await commands.RestoreAsync(offices.Jiangsu, seen with { Version = seen.Version + 1 }, Stop));
        Assert.Equal(("收齐材料", "纸质", Day("2023-09-01")), (await OnlyAsync() is var back ? back.Title : null, back.Remark, back.DueOn));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.RestoreAsync(offices.Jiangsu, seen with { Version = seen.Version + 1 }, Stop));

        async Task<DeadlineInfo> OnlyAsync() => Assert.Single(await queries.ListAsync(offices.Jiangsu.Viewer, InAugust, Stop));

        async Task<SeenDeadline> SeenAsync() => await OnlyAsync() is var one ? new SeenDeadline(one.Id, one.Version) : default;
    }

    [Fact]
    public async Task Nothing_is_done_taken_away_or_set_on_a_day_to_come_or_before_it_was_set()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, today) = (offices.Database.Get<DeadlineCommands>(), FixedTimeProvider.Noon.Today);
        Done(await commands.AddAsync(offices.Jiangsu, new NewDeadline(Jiangsu, "收齐材料", Day("2023-09-01"), null, InAugust), Stop));
        var one = Assert.Single(await offices.Database.Get<DeadlineQueries>().ListAsync(offices.Jiangsu.Viewer, InAugust, Stop));
        var seen = new SeenDeadline(one.Id, one.Version);

        var (early, late) = (new DeadlineRefusal.BeforeAdded(InAugust.AddDays(-1), InAugust), new DeadlineRefusal.InFuture(today.AddDays(1), today));
        Assert.Equal(early, Refused(await commands.FinishAsync(offices.Jiangsu, seen, early.Day, Stop)));
        Assert.Equal(early, Refused(await commands.RemoveAsync(offices.Jiangsu, seen, early.Day, Stop)));
        Assert.Equal(late, Refused(await commands.FinishAsync(offices.Jiangsu, seen, late.Day, Stop)));
        Assert.Equal(late, Refused(await commands.RemoveAsync(offices.Jiangsu, seen, late.Day, Stop)));
        Assert.Equal(late, Refused(await commands.AddAsync(offices.Jiangsu, new NewDeadline(Jiangsu, "日后", late.Day, AddedOn: late.Day), Stop)));
        Done(await commands.FinishAsync(offices.Jiangsu, seen, today, Stop));
    }

    [Theory]
    [InlineData("", "2023-09-01", null, typeof(DeadlineRefusal.TitleMissing))]
    [InlineData("   ", "2023-09-01", null, typeof(DeadlineRefusal.TitleMissing))]
    [InlineData("事项", "2023-08-14", null, typeof(DeadlineRefusal.Past))]
    [InlineData("事项", "2023-09-01", 401, typeof(DeadlineRefusal.RemarkTooLong))]
    public async Task What_is_no_deadline_is_refused_with_the_reason(string title, string due, int? remark, Type why)
    {
        await using var offices = await Offices.StartAsync();
        var result = await offices.Database.Get<DeadlineCommands>().AddAsync(
            offices.Jiangsu, new NewDeadline(Jiangsu, title, Day(due), remark is { } length ? new string('字', length) : null, InAugust), Stop);
        Assert.IsType(why, Refused(result));
    }

    [Fact]
    public async Task What_is_near_or_has_passed_stands_in_the_inbox_of_the_office_alone()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<DeadlineCommands>();
        foreach (var (title, due) in new[] { ("近", "2023-09-14"), ("远", "2023-09-15"), ("过", "2023-08-15") })
        {
            Done(await commands.AddAsync(offices.Jiangsu, new NewDeadline(Jiangsu, title, Day(due), AddedOn: InAugust), Stop));
        }

        var item = Assert.Single((await offices.Database.Get<InboxQueries>().ListAsync(offices.Jiangsu.Viewer, InAugust, Stop)).Items, i => i.Kind == InboxKind.OwnDeadlines);
        Assert.Equal((2, Day("2023-08-15"), InboxUrgency.Pressing), (item.Count, item.DueOn, item.Urgency));
        Assert.Equal(["过", "近"], item.Names.Select(n => n.Zh));
        Assert.DoesNotContain(
            (await offices.Database.Get<InboxQueries>().OfProvinceAsync(offices.National.Viewer, Jiangsu, InAugust, Stop)).Items, i => i.Kind == InboxKind.OwnDeadlines);
    }
}
