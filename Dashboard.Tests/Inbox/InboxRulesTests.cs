using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;

namespace Dashboard.Tests.Inbox;

public sealed class InboxRulesTests
{
    private static readonly DateOnly Day = new(2023, 8, 15);

    public static TheoryData<Tier, Stage> LiveSteps => [.. from tier in Enum.GetValues<Tier>()
        from stage in StageRules.StepsOf(tier).Where(StageRules.IsLive).Append(Stage.ReturnedForCompletion)
        select (tier, stage)];

    [Theory, MemberData(nameof(LiveSteps))]
    public void Wherever_an_application_stands_exactly_one_office_is_waited_for(Tier tier, Stage stage)
    {
        var steps = InboxRules.Steps.Where(s => s.Tier == tier && s.Stage == stage && s.Kind is not (InboxKind.StandingLong or InboxKind.StandingOverMedian) && s.Waits != ApplicationWait.Lacking).ToList();

        var step = Assert.Single(steps);
        var next = StageRules.Forward(tier, stage)!;
        Assert.Equal(next.By == StageOwner.National ? StageOwner.National : StageOwner.Province, step.By);
        Assert.Equal(StageRules.IsPublicNotice(stage), step.Waits == ApplicationWait.NoticeEnded);
        Assert.Equal(next.NeededMaterials.Count > 0, InboxRules.Steps.Any(s => s.Tier == tier && s.Stage == stage && s.Waits == ApplicationWait.Lacking));
    }

    [Fact]
    public void Every_kind_is_in_a_group_under_a_subject_and_has_somebody_or_nobody_to_do_it()
    {
        Assert.All(Enum.GetValues<InboxKind>(), kind =>
        {
            _ = (InboxRules.GroupOf(kind), InboxRules.SubjectOf(kind));
            Assert.False(InboxRules.IsHandledBy(kind, Viewer.Public));
            Assert.False(InboxRules.IsHandledBy(kind, Viewer.SignedIn("l", "l", Role.Leadership, null)));
        });
    }

    [Theory]
    [InlineData(InboxKind.DutiesDue, "2023-08-14", InboxUrgency.Blocking)]
    [InlineData(InboxKind.DutiesDue, "2023-08-15", InboxUrgency.Pressing)]
    [InlineData(InboxKind.DutiesDue, "2023-09-14", InboxUrgency.Pressing)]
    [InlineData(InboxKind.DutiesDue, "2023-09-15", InboxUrgency.Plain)]
    [InlineData(InboxKind.DutiesDue, null, InboxUrgency.Plain)]
    [InlineData(InboxKind.TermEnding, "2024-08-14", InboxUrgency.Plain)]
    [InlineData(InboxKind.TermEnding, "2024-02-14", InboxUrgency.Pressing)]
    [InlineData(InboxKind.TieToSettle, null, InboxUrgency.Blocking)]
    public void The_nearer_its_day_the_more_pressing(InboxKind kind, string? due, InboxUrgency urgency) =>
        Assert.Equal(urgency, new InboxItem(kind, 1, Day) { DueOn = due is null ? null : DateOnly.ParseExact(due, "yyyy-MM-dd", null) }.Urgency);

    [Theory]
    [InlineData("2024-06-29", null, InboxUrgency.Plain)]
    [InlineData("2024-06-30", 12, InboxUrgency.Plain)]
    [InlineData("2024-12-29", 12, InboxUrgency.Plain)]
    [InlineData("2024-12-30", 6, InboxUrgency.Pressing)]
    [InlineData("2025-03-29", 6, InboxUrgency.Pressing)]
    [InlineData("2025-03-30", 3, InboxUrgency.Pressing)]
    [InlineData("2025-06-30", 3, InboxUrgency.Pressing)]
    public void The_end_of_a_term_is_announced_12_6_and_3_months_before_and_is_new_each_time(string day, int? months, InboxUrgency urgency)
    {
        var end = new DateOnly(2025, 6, 30);
        var item = InboxRules.OfTerm(end, "designation-2022", 110, 0, DateOnly.ParseExact(day, "yyyy-MM-dd", null)).SingleOrDefault();

        Assert.Equal(months, item?.WarningMonths);
        if (item is not null)
        {
            Assert.Equal((urgency, Dashboard.Data.Time.ProgrammeClock.BeginOf(end.AddMonths(-months!.Value))), (item.Urgency, item.NewestAt));
        }
    }

    [Theory]
    [InlineData(30, InboxUrgency.Plain)]
    [InlineData(31, InboxUrgency.Pressing)]
    public void What_waits_longer_than_thirty_days_presses(int days, InboxUrgency urgency) =>
        Assert.Equal(urgency, new InboxItem(InboxKind.ReviewsToBegin, 1, Day) { SinceOn = Day.AddDays(-days) }.Urgency);

    [Theory]
    [InlineData("", null)]
    [InlineData("9 40", null)] // of two nothing is said
    [InlineData("9 40 20", 20)]
    [InlineData("40 9 20 30", 20)]
    [InlineData("5 5 5", 5)]
    public void The_median_of_a_step_is_the_lower_of_two_in_the_middle_and_is_of_three_at_least(string days, int? median) =>
        Assert.Equal(median, InboxRules.MedianOf([.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, null))]));

    [Theory, MemberData(nameof(LiveSteps))]
    public void An_office_is_told_of_what_stands_long_in_its_own_steps_and_of_no_public_notice(Tier tier, Stage stage)
    {
        var own = InboxRules.Steps.Where(s => s.Tier == tier && s.Stage == stage && s.Kind == InboxKind.StandingOverMedian).ToList();

        Assert.Equal(StageRules.IsPublicNotice(stage) ? 0 : 1, own.Count);
        Assert.All(own, s => Assert.Equal(StageRules.Forward(tier, stage)!.By == StageOwner.National, s.By == StageOwner.National));
    }

    [Fact]
    public void A_beginning_that_lies_ahead_is_no_waiting() => Assert.Null(new InboxItem(InboxKind.DutiesNotRecorded, 1, Day) { SinceOn = Day.AddDays(1) }.Waited);

    [Fact]
    public void Groups_stand_in_their_order_and_in_them_the_pressing_first()
    {
        var column = new QuotaColumn(Track.City, Tier.Pilot);
        var sorted = InboxRules.Sort(
        [
            new(InboxKind.DatesMissing, 1, Day),
            new(InboxKind.TermEnded, 1, Day),
            new(InboxKind.ReviewsToBegin, 1, Day) { Column = column, SinceOn = Day },
            new(InboxKind.NoticesToOpen, 1, Day) { Column = column, SinceOn = Day.AddDays(-40) },
            new(InboxKind.DutiesOverdue, 1, Day) { DueOn = Day.AddDays(-1) },
        ]);

        Assert.Equal([InboxKind.NoticesToOpen, InboxKind.ReviewsToBegin, InboxKind.DutiesOverdue, InboxKind.TermEnded, InboxKind.DatesMissing], sorted.Select(i => i.Kind));
    }

    [Fact]
    public void New_is_what_came_in_after_the_account_looked_and_all_of_it_before_it_ever_did()
    {
        var seen = new DateTime(2023, 8, 15, 1, 0, 0, DateTimeKind.Utc);
        var list = new InboxList(Day, null,
        [
            new(InboxKind.ReviewsToBegin, 1, Day) { NewestAt = seen }, new(InboxKind.Returned, 1, Day) { NewestAt = seen.AddSeconds(1) }, new(InboxKind.DatesMissing, 2, Day),
        ]);

        Assert.Equal([InboxKind.Returned], list.NewSince(seen).Select(i => i.Kind));
        Assert.Equal(3, list.NewSince(null).Count);
    }
}
