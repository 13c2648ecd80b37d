using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Components.Pages.Provinces;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Persistence;

/// <summary>A write reaches who shows it: notices say what of which province has changed, and many in a row come as few.</summary>
public sealed class LiveNoticesTests
{
    [Fact]
    public void The_first_change_is_told_at_once_and_five_hundred_after_it_as_one()
    {
        var time = new HandTime();
        var monitor = new DataVersionMonitor(new ProgrammeClock(time), NullLogger<DataVersionMonitor>.Instance);
        using var notices = new LiveNotices(monitor, time);
        List<DataChange> told = [];
        notices.Due += told.Add;

        Change("320000");
        Assert.Single(told);
        for (var write = 0; write < 500; write++)
        {
            Change(write % 2 == 0 ? "330000" : "110000");
        }

        Assert.Single(told);
        Assert.Equal(500, notices.Waiting);
        time.Fire();
        Assert.Equal(2, told.Count);
        Assert.Equal(["110000", "330000"], told[1].Provinces!.Order());
        Assert.Equal(0, notices.Waiting);

        Change("320000"); // still within the window that the second opened
        Assert.Equal(2, told.Count);
        time.Fire();
        Assert.Equal(3, told.Count);
        time.Fire(); // nothing came: the next is told at once
        Change("320000");
        Assert.Equal(4, told.Count);

        void Change(string province) => monitor.Advance(Guid.NewGuid(), change: Of([DataPart.Applications], province));
    }

    [Theory]
    [InlineData(new[] { DataPart.Applications }, "320000", true)]
    [InlineData(new[] { DataPart.Applications }, "330000", false)]
    [InlineData(new[] { DataPart.Duties, DataPart.Applications }, "330000", false)]
    [InlineData(new[] { DataPart.Applications, DataPart.Quotas }, "330000", true)] // a quota stands in the figures of the nation
    [InlineData(new[] { DataPart.Accounts }, "320000", false)]
    [InlineData(new[] { DataPart.Applications }, null, true)] // of an unknown province
    public void A_page_of_one_province_is_touched_by_its_own_and_by_what_the_nation_shows(DataPart[] parts, string? province, bool touched) =>
        Assert.Equal(touched, Of(parts, province).Touches(DataChange.Programme, new HashSet<string> { "320000" }));

    [Fact]
    public void What_is_not_known_touches_every_page_and_two_changes_touch_what_either_does()
    {
        var both = Of([DataPart.Accounts], null).And(Of([DataPart.Duties], "320000"));

        Assert.True(DataChange.Everything.Touches(new HashSet<DataPart>(), new HashSet<string>()));
        Assert.True(both.Touches(new HashSet<DataPart> { DataPart.Accounts }, null));
        Assert.True(both.Touches(DataChange.Programme, null));
        Assert.Null(both.And(DataChange.Everything).Parts);
    }

    [Fact]
    public async Task Commands_say_what_of_which_province_they_have_changed()
    {
        await using var offices = await Offices.StartAsync();
        List<DataChange> told = [];
        offices.Database.Monitor.Noticed += told.Add;

        var move = Done(await offices.StartAsync(Nantong));
        move = Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));
        Done(await offices.StartAsync(Huzhou, actor: offices.Zhejiang));

        Assert.All(told, change => Assert.Equal([DataPart.Applications], change.Parts!));
        Assert.Equal(["320000", "320000", "330000"], told.Select(change => Assert.Single(change.Provinces!)));
    }

    [Fact]
    public async Task A_write_that_follows_one_of_another_instance_says_that_anything_may_have_changed()
    {
        await using var offices = await Offices.StartAsync();
        await using var other = TestDatabase.At(offices.Database.File);
        await other.PollAsync();
        var account = (await Accounts.ActorAsync(other, "zhejiang"))!;
        List<DataChange> told = [];
        offices.Database.Monitor.Noticed += told.Add;

        Done(await other.Get<ProgressionCommands>().StartAsync(account, new NewApplication(InRound, Huzhou, Dashboard.Data.Places.Track.City, Dashboard.Data.Places.Tier.Demonstration, Day("2023-05-01"))));
        var move = Done(await offices.StartAsync(Nantong)); // nobody has asked for the version in between
        Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));

        Assert.Equal([false, true], told.Select(change => change.Parts is not null));
    }

    internal static DataChange Of(DataPart[] parts, string? province) =>
        new(new HashSet<DataPart>(parts), province is null ? null : new HashSet<string> { province });

    /// <summary>A clock whose one timer the test fires.</summary>
    private sealed class HandTime : TimeProvider
    {
        private TimerCallback? _timer;

        public void Fire() => _timer!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timer = callback;
            return new Hand();
        }

        private sealed class Hand : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}

/// <summary>The same for an open page.</summary>
public sealed class LivePageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void A_desk_is_drawn_anew_for_its_own_province_and_not_for_another()
    {
        var page = Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(d => d.Code, "320000"));
        var drawn = page.RenderCount;

        Change([DataPart.Applications], "330000");
        Assert.Equal(drawn, page.RenderCount);

        Change([DataPart.Applications], "320000"); // the window of the first is still open: told when it passes
        page.WaitForAssertion(() => Assert.NotEqual(drawn, page.RenderCount));
    }

    [Theory]
    [InlineData(DataPart.Inbox, true)]
    [InlineData(DataPart.Scenarios, true)] // their ties wait there for a decision
    [InlineData(DataPart.Briefings, false)]
    public void The_overview_is_drawn_anew_for_what_stands_in_its_list_of_what_waits(DataPart part, bool isDrawn)
    {
        var page = Open<OverviewPage>("/", WithinTerm);
        var drawn = page.RenderCount;

        Change([part], null);

        page.WaitForState(() => page.RenderCount != drawn == isDrawn);
        Assert.Equal(isDrawn, page.RenderCount != drawn);
    }

    /// <summary>The notice comes on the thread of whoever wrote, with the language of whoever wrote.</summary>
    [Fact]
    public void A_page_that_shows_what_another_wrote_keeps_its_own_language()
    {
        var page = Open<ProvincePage>("/provinces/320000", WithinTerm, p => p.Add(d => d.Code, "320000"));
        var (drawn, text) = (page.RenderCount, Text());

        Language(Cultures.English);
        Change([DataPart.Applications], "320000");

        page.WaitForState(() => page.RenderCount != drawn);
        Assert.Equal(text, Text());

        string Text() => string.Concat(page.Nodes.Select(node => node.TextContent));
    }

    private void Change(DataPart[] parts, string? province) =>
        Services.GetRequiredService<DataVersionMonitor>().Advance(Guid.NewGuid(), change: LiveNoticesTests.Of(parts, province));
}
