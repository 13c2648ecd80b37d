using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;

namespace Dashboard.Tests.Notices;

public sealed class NoticesQueriesTests(SeededDatabases databases)
{
    [Theory]
    [EveryProvider("2022-08-03")]
    [EveryProvider("2022-08-04", "designation-2022")]
    [EveryProvider("2022-12-31", "designation-2022")]
    [EveryProvider("2023-01-01", "evaluation-2023", "designation-2022")] // its date is lost; it is of 2023
    [EveryProvider("2026-01-01", "evaluation-2023", "designation-2022")]
    public async Task The_notices_issued_by_a_day_are_listed_latest_first(DatabaseProvider provider, string day, params string[] ids)
    {
        var notices = await (await databases.On(provider)).Notices.ListAsync(Viewer.Public, DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal(ids, notices.Select(n => n.Id));
    }

    [Theory, EveryProvider]
    public async Task The_designation_notice_has_its_head_annexes_and_rows(DatabaseProvider provider)
    {
        var notice = await FindAsync(provider, "designation-2022", new(2023, 8, 15));

        Assert.Equal(("国知发运字〔2022〕33号", NoticeKind.Designation, new DateOnly(2022, 8, 4)), (notice!.Summary.DocumentNumber, notice.Summary.Kind, notice.Summary.IssuedOn!.Value));
        Assert.Null(notice.Summary.DocumentNumberInferred);
        Assert.Null(notice.DocumentNumberGround);
        Assert.NotNull(notice.IssuedOnNote);
        Assert.Equal([(1, 38), (2, 72)], notice.Annexes.Select(a => (a.PrintedNumber!.Value, a.Rows!.Value)));
        Assert.All(notice.Annexes, a => Assert.True(a.Held));
        Assert.Equal(110, notice.Rows.Count);
        Assert.All(notice.Annexes, a => Assert.Equal(a.Rows, notice.Rows.Count(r => r.Annex == a.PrintedNumber)));
        Assert.Equal(14, notice.Items.Count);
    }

    [Theory, EveryProvider]
    public async Task The_evaluation_notice_says_what_the_source_lost(DatabaseProvider provider)
    {
        var notice = await FindAsync(provider, "evaluation-2023", new(2023, 8, 15));

        Assert.Null(notice!.Summary.IssuedOn);
        Assert.Equal(("国知办函运字〔 〕 号", "国知办函运字〔2023〕582号"), (notice.Summary.DocumentNumber, notice.Summary.DocumentNumberInferred));
        Assert.NotNull(notice.DocumentNumberGround);
        Assert.Equal(24, notice.Summary.GapCount);
        Assert.Equal(Enumerable.Range(1, 24).Select(i => $"L{i}"), notice.Gaps.Select(g => g.Code));
        Assert.Equal(5, notice.Annexes.Count);
        Assert.All(notice.Annexes, a => Assert.False(a.Held));
        Assert.All(notice.Annexes, a => Assert.True(a is { PrintedNumber: null, Rows: null } && a.InferredNumber == a.Ordinal));
        Assert.Empty(notice.Rows);
    }

    [Theory]
    [EveryProvider(NoticeItemKind.Fact, 5)]
    [EveryProvider(NoticeItemKind.Condition, 9)]
    [EveryProvider(NoticeItemKind.Step, 7)]
    [EveryProvider(NoticeItemKind.Material, 5)]
    [EveryProvider(NoticeItemKind.Obligation, 7)]
    [EveryProvider(NoticeItemKind.Consequence, 1)]
    public async Task The_statements_of_the_evaluation_notice_are_all_there(DatabaseProvider provider, NoticeItemKind kind, int count)
    {
        var notice = await FindAsync(provider, "evaluation-2023", new(2023, 8, 15));

        Assert.Equal(count, notice!.Items.Count(i => i.Kind == kind));
        Assert.All(notice.Items.GroupBy(i => (i.Kind, i.Section)), g => Assert.Equal(g.OrderBy(i => i.Ordinal), g));
    }

    [Theory]
    [EveryProvider("2022-08-03", 0, 0)]
    [EveryProvider("2023-08-15", 110, 0)]
    [EveryProvider("2026-01-01", 110, 110)]
    public async Task The_rows_of_a_notice_carry_the_status_of_the_day(DatabaseProvider provider, string day, int rows, int expired)
    {
        var notice = await FindAsync(provider, "designation-2022", DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal((rows, expired), (notice!.Rows.Count, notice.Rows.Count(r => r.Status == DesignationStatus.Expired)));
    }

    [Theory]
    [EveryProvider("designation-1999")]
    [EveryProvider("")]
    public async Task An_unknown_identifier_is_no_notice(DatabaseProvider provider, string id) =>
        Assert.Null(await FindAsync(provider, id, new(2023, 8, 15)));

    [Fact]
    public void A_notice_without_a_date_counts_from_the_first_day_of_its_year()
    {
        Assert.Equal(new DateOnly(2022, 8, 4), NoticeRules.CountsFrom(new(2022, 8, 4), 2022));
        Assert.Equal(new DateOnly(2023, 1, 1), NoticeRules.CountsFrom(null, 2023));
    }

    private async Task<NoticeDocument?> FindAsync(DatabaseProvider provider, string id, DateOnly asOf) =>
        await (await databases.On(provider)).Notices.FindAsync(Viewer.Public, id, asOf);
}
