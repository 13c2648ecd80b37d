using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Provinces;

public sealed class DeskQueriesTests
{
    [Fact]
    public async Task The_desk_lists_what_is_to_do_by_deadline_and_names_the_action()
    {
        await using var offices = await Offices.StartAsync();
        var desk = offices.Database.Get<DeskQueries>();
        var reviewed = await offices.ReviewedAsync(Nantong);
        var begun = Done(await offices.StartAsync(Wuxi));
        await using (var db = offices.Database.Open())
        {
            var row = await db.Designations.Where(d => d.PlaceCode == Changzhou).Select(d => new DesignationRow(d.NoticeId, d.Annex, d.Row)).SingleAsync();
            Done(await offices.Database.Get<DutiesCommands>().RecordFilingAsync(offices.Jiangsu, row, new FilingDates(Day("2022-09-20"), null, null)));
        }

        var tasks = await desk.TasksAsync(offices.Jiangsu.Viewer, "320000", InRound, Day("2023-08-15"));

        Assert.Equal((DeskTaskKind.FollowUpDuty, Changzhou, Day("2022-10-04"), 2), (tasks[0].Kind, tasks[0].PlaceCode, tasks[0].DueOn, tasks[0].Count));
        Assert.True(tasks[0].Days < 0);
        Assert.Null(tasks[1].DueOn); // the source lost the other dates
        Assert.Equal(
            (reviewed.ApplicationId, Stage.Recommended, "N23-D3"),
            tasks.Where(t => t.Kind == DeskTaskKind.DecideRecommendation).Select(t => (t.ApplicationId!.Value, t.Next!.Value, t.Reference.Code)).Single());
        Assert.Equal(begun.ApplicationId, tasks.Single(t => t.Kind == DeskTaskKind.ReportApplication).ApplicationId);
        Assert.DoesNotContain(tasks, t => t.Kind == DeskTaskKind.CollectMaterial);
        Assert.Single(tasks, t => t.Kind == DeskTaskKind.ReturnReceipt);
        Assert.All(tasks.Where(t => t.Kind == DeskTaskKind.RecordDuty), t => Assert.Null(t.Days));
        await Assert.ThrowsAsync<AccessRefusedException>(() => desk.TasksAsync(offices.Zhejiang.Viewer, "320000", InRound, Day("2023-08-15")));
        await Assert.ThrowsAsync<AccessRefusedException>(() => desk.TasksAsync(Viewer.Public, "320000", InRound, Day("2023-08-15")));
    }

    [Fact]
    public async Task A_day_that_the_round_sets_counts_down_and_missing_materials_are_counted()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        var move = Done(await offices.Progression.RecommendAsync(offices.Jiangsu, Seen(await offices.ReviewedAsync(Nantong)), On("2023-07-01")));
        await offices.Database.WriteAsync(db => db.Rounds.AsTracking().Single(r => r.Code == InRound).RecommendationDueOn = Day("2023-08-31"));

        var tasks = await offices.Database.Get<DeskQueries>().TasksAsync(offices.Jiangsu.Viewer, "320000", InRound, Day("2023-08-15"));

        Assert.Equal((DeskTaskKind.CollectMaterial, move.ApplicationId, 16, 1), (tasks[0].Kind, tasks[0].ApplicationId, tasks[0].Days, tasks[0].Count));
    }
}
