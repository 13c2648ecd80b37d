using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Inbox;

public sealed class InboxQueriesTests
{
    private static readonly DateOnly InAugust = Day("2023-08-15");

    [Fact]
    public async Task Counts_equal_the_lists_behind_them_for_every_role_on_any_day()
    {
        await using var offices = await Offices.StartAsync();
        Done(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));
        await offices.Database.WriteAsync(db => db.Rounds.AsTracking().Single(r => r.Code == InRound).RecommendationDueOn = Day("2023-10-31"));
        var random = new Random(14);
        Viewer[] viewers =
        [
            Viewer.Public, offices.National.Viewer, offices.Jiangsu.Viewer, offices.Zhejiang.Viewer, offices.Leadership.Viewer,
            Viewer.SignedIn("a", "a", Role.Administrator, null), Viewer.SignedIn("b", "b", Role.ProvincialOffice, "110000"), Viewer.SignedIn("x", "x", Role.ProvincialOffice, "660000"),
        ];
        var checkedItems = 0;
        foreach (var day in Enumerable.Range(0, 12).Select(_ => Day("2023-05-20").AddDays(random.Next(300))).Append(Day("2023-10-15")))
        {
            foreach (var viewer in viewers)
            {
                var list = await offices.Database.Get<InboxQueries>().ListAsync(viewer, day);

                Assert.Equal(list.Items.Count, Enum.GetValues<InboxSubject>().Sum(list.CountOf));
                Assert.All(list.Items, i => Assert.True(i.Count > 0 && i.Names.Count <= i.Count));
                foreach (var item in list.Items.Where(i => InboxRules.IsOfApplications(i.Kind)))
                {
                    var behind = await offices.Database.Get<ProgressionQueries>().ListAsync(viewer, FilterOf(item), day, size: 1000);
                    Assert.Equal((item.Kind, item.Count), (item.Kind, behind.Total));
                    Assert.Equal(item.IsIllustrative, behind.Items.Any(r => r.Square.IsIllustrative));
                    checkedItems++;
                }

                if (viewer.ProvinceCode is { } province)
                {
                    await EveryApplicationIsWaitedForOnceAsync(offices, viewer, province, list, day);
                }

                foreach (var item in list.Items.Where(i => i.Group == InboxGroup.Duties || (i.Kind == InboxKind.DutiesNotRecorded && viewer.Role is Role.NationalOffice or Role.Leadership)))
                {
                    Assert.Equal(await DutiesBehindAsync(offices, viewer, item, day), item.Count);
                }
            }
        }

        Assert.True(checkedItems > 100, $"{checkedItems}");
    }

    [Fact]
    public async Task The_inbox_of_a_province_says_what_is_to_do_since_when_and_what_holds_it_up()
    {
        await using var offices = await Offices.StartAsync();
        var inbox = offices.Database.Get<InboxQueries>();
        var reviewed = await offices.ReviewedAsync(Nantong);
        var begun = Done(await offices.StartAsync(Wuxi));
        await using (var db = offices.Database.Open())
        {
            var row = await db.Designations.Where(d => d.PlaceCode == Changzhou).Select(d => new DesignationRow(d.NoticeId, d.Annex, d.Row)).SingleAsync();
            Done(await offices.Database.Get<DutiesCommands>().RecordFilingAsync(offices.Jiangsu, row, new FilingDates(Day("2022-09-20"), null, null)));
        }

        var list = await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust);

        Assert.Equal(
            [
                (InboxKind.RecommendationsToDecide, 1), (InboxKind.PlacesToReport, 1), (InboxKind.DutiesOverdue, 1), (InboxKind.ReceiptsOpen, 1), (InboxKind.DutiesNotRecorded, 9),
            ],
            list.Items.Select(i => (i.Kind, i.Count)));
        Assert.Equal((reviewed.ApplicationId, Stage.Recommended, Day("2023-06-01"), 75), Of(list, InboxKind.RecommendationsToDecide, i => (i.ApplicationId!.Value, i.Next!.Value, i.SinceOn!.Value, i.Waited!.Value)));
        Assert.Equal((begun.ApplicationId, (DateOnly?)null), Of(list, InboxKind.PlacesToReport, i => (i.ApplicationId!.Value, i.DueOn))); // the source lost the date
        Assert.Equal((Changzhou, Day("2022-10-04"), InboxUrgency.Blocking), Of(list, InboxKind.DutiesOverdue, i => (i.PlaceCode, i.DueOn!.Value, i.Urgency)));
        Assert.Equal((null, InboxUrgency.Plain), Of(list, InboxKind.DutiesNotRecorded, i => (i.DueOn, i.Urgency))); // silence is not lateness
        Assert.Equal(InboxBlock.QuotaUnknown, Of(list, InboxKind.RecommendationsToDecide, i => i.Block!.Value));

        await offices.SetQuotaAsync(0);
        Assert.Equal((InboxBlock?)InboxBlock.QuotaUsed, Of(await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust), InboxKind.RecommendationsToDecide, i => i.Block));
        await offices.SetQuotaAsync(1);
        Assert.Null(Of(await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust), InboxKind.RecommendationsToDecide, i => i.Block));

        await Assert.ThrowsAsync<AccessRefusedException>(() => inbox.OfProvinceAsync(offices.Zhejiang.Viewer, "320000", InAugust));
        await Assert.ThrowsAsync<AccessRefusedException>(() => inbox.OfProvinceAsync(Viewer.Public, "320000", InAugust));
        Assert.Equal(list.Items.Select(i => i.Kind), (await inbox.OfProvinceAsync(offices.National.Viewer, "320000", InAugust)).Items.Select(i => i.Kind));
    }

    [Theory, EveryProvider]
    public async Task What_stands_longer_than_the_median_of_its_step_is_told_with_it_and_leads_to_just_these(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var (inbox, lists) = (offices.Database.Get<InboxQueries>(), offices.Database.Get<ProgressionQueries>());
        foreach (var (place, day) in new[] { (Nantong, "2023-05-01"), (Wuxi, "2023-07-01") })
        {
            Done(await offices.StartAsync(place, day));
        }

        Assert.DoesNotContain((await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust)).Items, i => i.Kind == InboxKind.StandingOverMedian); // of two nothing is said
        Done(await offices.StartAsync(Changzhou, "2023-08-01"));
        Done(await offices.StartAsync(Huzhou, "2023-03-01", actor: offices.Zhejiang)); // another province's, which says nothing of this one

        var item = Assert.Single((await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust)).Items, i => i.Kind == InboxKind.StandingOverMedian);
        Assert.Equal((1, 45, 106, Stage.Drafting), (item.Count, item.Median, item.Waited, item.Stage!.Value));
        Assert.Equal("南通市", item.Names.Single().Zh);
        foreach (var order in new[] { ApplicationOrder.Waiting, ApplicationOrder.Place })
        {
            var behind = await lists.ListAsync(offices.Jiangsu.Viewer, FilterOf(item), InAugust, order);
            Assert.Equal([Nantong], behind.Items.Select(r => r.Square.PlaceCode));
        }

        Assert.DoesNotContain((await inbox.ListAsync(offices.Zhejiang.Viewer, InAugust)).Items, i => i.Kind == InboxKind.StandingOverMedian);
        Assert.Equal(
            item.Count, Assert.Single((await inbox.OfProvinceAsync(offices.National.Viewer, "320000", InAugust)).Items, i => i.Kind == InboxKind.StandingOverMedian).Count);
    }

    [Fact]
    public async Task What_is_recommended_moves_from_the_inbox_of_the_province_to_the_national_one_and_out_of_it()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(await offices.ReviewedAsync(Nantong)), On("2023-07-01")));

        Assert.Equal([(InboxKind.MaterialsMissing, Stage.Recommended)], await StepsAsync(offices, offices.Jiangsu.Viewer, "2023-07-01")); // the letter
        Assert.Equal([(InboxKind.MaterialsMissing, Stage.Recommended)], await StepsAsync(offices, offices.National.Viewer, "2023-07-01"));

        Done(await offices.Examination.RecordMaterialAsync(offices.Jiangsu, move.ApplicationId, new ReceivedMaterial(Material.RecommendationLetter, Day("2023-07-02"))));
        Assert.Equal([], await StepsAsync(offices, offices.Jiangsu.Viewer, "2023-07-02"));
        Assert.Equal([(InboxKind.RecommendationsToAccept, Stage.Recommended)], await StepsAsync(offices, offices.National.Viewer, "2023-07-02"));

        move = Done(await offices.MoveAsync(move, Stage.ExpertReview, On("2023-08-01"), offices.National));
        Assert.Equal([(InboxKind.ReviewsToConclude, Stage.ExpertReview)], await StepsAsync(offices, offices.National.Viewer, "2023-08-01"));
        Done(await offices.Decisions.RecordExpertReviewAsync(offices.National, Seen(move), new ReviewFinding(Day("2023-08-20"), true)));
        Done(await offices.Progression.OpenPublicNoticeAsync(offices.National, Seen(move), Day("2023-09-01"), Day("2023-09-07")));
        Assert.Equal([], await StepsAsync(offices, offices.National.Viewer, "2023-09-07"));
        Assert.Equal([(InboxKind.NoticesEnded, Stage.PublicNotice)], await StepsAsync(offices, offices.National.Viewer, "2023-09-08"));
    }

    [Fact]
    public async Task Once_the_results_of_a_round_are_known_nothing_in_it_waits_for_an_office_but_is_named_as_unfinished()
    {
        await using var offices = await Offices.StartAsync();
        await offices.ReviewedAsync(Nantong);

        var after = await offices.Database.Get<InboxQueries>().ListAsync(offices.Jiangsu.Viewer, Day("2024-01-05"));

        Assert.Equal([InboxKind.RoundUnfinished, InboxKind.DutiesNotRecorded], after.Items.Select(i => i.Kind));
        Assert.Equal((1, Day("2024-01-05"), InboxUrgency.Plain), Of(after, InboxKind.RoundUnfinished, i => (i.Count, i.SinceOn!.Value, i.Urgency)));
    }

    [Fact]
    public async Task What_one_account_has_seen_stays_new_for_another_and_what_comes_in_later_is_new_again()
    {
        await using var offices = await Offices.StartAsync();
        var inbox = offices.Database.Get<InboxQueries>();
        await offices.ReviewedAsync(Nantong);
        Done(await offices.Database.Get<InboxCommands>().MarkSeenAsync(offices.Jiangsu));
        Done(await offices.Database.Get<InboxCommands>().MarkSeenAsync(offices.Jiangsu));

        Assert.Null(await inbox.SeenAtAsync(offices.Zhejiang.Viewer));
        Assert.Null(await inbox.SeenAtAsync(Viewer.Public));
        var seenAt = await inbox.SeenAtAsync(offices.Jiangsu.Viewer);
        Assert.Equal(FixedTimeProvider.Noon.Now.UtcDateTime, seenAt);
        Assert.Equal([], (await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust)).NewSince(seenAt));

        Assert.Equal([InboxKind.RecommendationsToDecide, InboxKind.ReceiptsOpen, InboxKind.DutiesNotRecorded], (await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust)).NewSince(null).Select(i => i.Kind));
        Assert.Contains((await inbox.ListAsync(offices.Jiangsu.Viewer, InAugust)).NewSince(seenAt!.Value.AddTicks(-1)), i => i.Kind == InboxKind.RecommendationsToDecide);
    }

    [Fact]
    public async Task The_public_is_told_what_is_public_and_no_more()
    {
        await using var offices = await Offices.StartAsync();
        await offices.ReviewedAsync(Nantong);

        Assert.Equal(
            [(InboxKind.QuotasNotEntered, 32), (InboxKind.DatesMissing, 2), (InboxKind.DutiesNotRecorded, 110)],
            (await offices.Database.Get<InboxQueries>().ListAsync(Viewer.Public, InAugust)).Items.Select(i => (i.Kind, i.Count)));
        Assert.Equal(
            [InboxKind.TermEnding], (await offices.Database.Get<InboxQueries>().ListAsync(Viewer.Public, Day("2024-07-01"))).Items.Select(i => i.Kind).Where(k => k is InboxKind.TermEnding or InboxKind.TermEnded));
    }

    [Fact]
    public async Task A_new_installation_is_told_what_to_do_first_and_how_far_it_is_until_real_work_begins()
    {
        await using var offices = await Offices.StartAsync();
        var inbox = offices.Database.Get<InboxQueries>();
        await offices.SetQuotaAsync(3);

        var steps = await inbox.SetupAsync(offices.National.Viewer, InAugust);

        Assert.Equal(
            [(SetupKind.Accounts, 2, 32), (SetupKind.Quotas, 1, 122), (SetupKind.Liaison, 0, 32), (SetupKind.Deadlines, 0, 2), (SetupKind.Round, 1, 1)],
            steps.Select(s => (s.Kind, s.Done, s.Of)));
        Assert.Equal(0, (await inbox.SetupAsync(offices.National.Viewer, Day("2024-02-01")))[^1].Done); // its results are known: a new round is to be opened
        Assert.Equal([], await inbox.SetupAsync(offices.Jiangsu.Viewer, InAugust));
        Assert.Equal([], await inbox.SetupAsync(Viewer.Public, InAugust));

        await offices.ReviewedAsync(Nantong);
        Assert.Equal([], await inbox.SetupAsync(offices.National.Viewer, InAugust));
    }

    private static ProgressionFilter FilterOf(InboxItem item) =>
        new(item.RoundCode!, item.Column!.Value.Tier, item.Column.Value.Track, item.ProvinceCode, Stage: item.Stage, Waits: item.Waits);

    private static T Of<T>(InboxList list, InboxKind kind, Func<InboxItem, T> read) => read(list.Items.Single(i => i.Kind == kind));

    private static async Task<IReadOnlyList<(InboxKind, Stage)>> StepsAsync(Offices offices, Viewer viewer, string day) =>
        [.. (await offices.Database.Get<InboxQueries>().ListAsync(viewer, Day(day))).Items.Where(i => i.Stage is not null && i.Kind is not (InboxKind.StandingLong or InboxKind.StandingOverMedian)).Select(i => (i.Kind, i.Stage!.Value))];

    /// <summary>Of the applications that go on, each that is with the province is in its inbox once; one under public notice waits for nobody.</summary>
    private static async Task EveryApplicationIsWaitedForOnceAsync(Offices offices, Viewer viewer, string province, InboxList list, DateOnly day)
    {
        var open = (await offices.Database.Get<ProgressionQueries>().ListAsync(viewer, new ProgressionFilter(InRound, ProvinceCode: province, Waits: ApplicationWait.Open), day, size: 1000)).Items;
        var unfinished = list.Items.Where(i => i.Kind == InboxKind.RoundUnfinished).Sum(i => i.Count);
        if (unfinished > 0)
        {
            Assert.Equal(open.Count, unfinished);
            return;
        }

        var own = open.Count(r => StageRules.Forward(r.Tier, r.Square.Stage)!.By != StageOwner.National);
        var running = (await offices.Database.Get<ProgressionQueries>().ListAsync(
            viewer, new ProgressionFilter(InRound, ProvinceCode: province, Stage: Stage.ProvincialPublicNotice), day, size: 1000)).Total
            - (await offices.Database.Get<ProgressionQueries>().ListAsync(
                viewer, new ProgressionFilter(InRound, ProvinceCode: province, Stage: Stage.ProvincialPublicNotice, Waits: ApplicationWait.NoticeEnded), day, size: 1000)).Total;
        Assert.Equal(own - running, list.Items.Where(i => i.Kind != InboxKind.StandingOverMedian && i.Stage is not null and not Stage.Recommended).Sum(i => i.Count));
    }

    private static async Task<int> DutiesBehindAsync(Offices offices, Viewer viewer, InboxItem item, DateOnly day)
    {
        var duties = offices.Database.Get<DutiesQueries>();
        if (item.Kind == InboxKind.ReceiptsOpen)
        {
            return (await duties.LiaisonAsync(viewer, item.ProvinceCode, item.RoundCode!, day)).Count(l => l.Receipt.Status != DutyStatus.Done);
        }

        var status = item.Kind switch
        {
            InboxKind.DutiesOverdue => DutyStatus.Overdue,
            InboxKind.DutiesDue => DutyStatus.Due,
            _ => DutyStatus.NotRecorded,
        };
        return new DutyFilter(ProvinceCode: item.ProvinceCode, Status: status).Apply(await duties.PlacesAsync(viewer, item.ProvinceCode, day)).Count();
    }
}
