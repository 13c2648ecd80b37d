using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;

namespace Dashboard.Tests.Overview;

public sealed class OverviewQueriesTests(SeededDatabases databases)
{
    [Theory, EveryProvider]
    public async Task Before_the_first_notice_the_calendar_is_empty(DatabaseProvider provider) =>
        Assert.Empty(await CalendarAsync(provider, new(2022, 8, 3)));

    [Theory, EveryProvider]
    public async Task The_calendar_of_2022_has_the_days_of_the_designation_notice(DatabaseProvider provider) => Assert.Equal(
        [
            (CalendarEntryKind.NoticeIssued, new DateOnly(2022, 8, 4), "designation-2022"),
            (CalendarEntryKind.WorkPlanDue, new DateOnly(2022, 10, 4), "designation-2022"),
            (CalendarEntryKind.TermEnds, new DateOnly(2025, 6, 30), "designation-2022"),
        ],
        (await CalendarAsync(provider, new(2022, 8, 4))).Select(e => (e.Kind, e.On!.Value, e.NoticeId)));

    [Theory]
    [EveryProvider("2023-08-15")]
    [EveryProvider("2026-01-01")]
    public async Task Dates_that_the_source_lost_come_last_and_are_not_invented(DatabaseProvider provider, string day) => Assert.Equal(
        [
            (CalendarEntryKind.NoticeIssued, new DateOnly(2022, 8, 4), "designation-2022"),
            (CalendarEntryKind.WorkPlanDue, new DateOnly(2022, 10, 4), "designation-2022"),
            (CalendarEntryKind.TermEnds, new DateOnly(2025, 6, 30), "designation-2022"),
            (CalendarEntryKind.NoticeIssued, (DateOnly?)null, "evaluation-2023"),
            (CalendarEntryKind.RecommendationDue, null, "evaluation-2023"),
            (CalendarEntryKind.LiaisonReceiptDue, null, "evaluation-2023"),
        ],
        (await CalendarAsync(provider, DateOnly.ParseExact(day, "yyyy-MM-dd", null))).Select(e => (e.Kind, e.On, e.NoticeId)));

    [Fact]
    public async Task The_inferred_deadline_is_marked_as_computed_and_the_others_as_official()
    {
        var entries = await CalendarAsync(DatabaseProvider.Sqlite, new(2023, 8, 15));

        Assert.All(entries, e => Assert.Equal(
            e.Kind == CalendarEntryKind.WorkPlanDue ? ProvenanceKind.Computed : ProvenanceKind.Official, e.Provenance.Kind));
        Assert.All(entries, e => Assert.False(string.IsNullOrEmpty(e.Title.Zh) || string.IsNullOrEmpty(e.Title.En)));
    }

    [Theory]
    [EveryProvider("2022-08-30", 0)]
    [EveryProvider("2022-08-31", 2)]
    [EveryProvider("2023-08-15", 2)]
    [EveryProvider("2024-01-04", 2)]
    [EveryProvider("2024-01-05", 6)]
    [EveryProvider("2026-01-01", 6)]
    public async Task Totals_of_rounds_without_lists_are_mentioned_once_they_are_known(DatabaseProvider provider, string day, int count) =>
        Assert.Equal(count, (await OutcomesAsync(provider, DateOnly.ParseExact(day, "yyyy-MM-dd", null))).Count);

    [Theory, EveryProvider]
    public async Task The_totals_are_those_of_the_public_sources(DatabaseProvider provider)
    {
        var outcomes = await OutcomesAsync(provider, new(2026, 1, 1));

        Assert.Equal(
            [
                ("2022", Track.County, Tier.Demonstration, 48), ("2022", Track.County, Tier.Pilot, 151),
                ("2023", Track.City, Tier.Demonstration, 18), ("2023", Track.City, Tier.Pilot, 38),
                ("2023", Track.County, Tier.Demonstration, 30), ("2023", Track.County, Tier.Pilot, 97),
            ],
            outcomes.Select(o => (o.Round, o.Track, o.Tier, o.Count)));
        Assert.All(outcomes, o => Assert.Contains("http", o.Source, StringComparison.Ordinal));
        Assert.All(outcomes, o => Assert.Equal(o.Round == "2022" ? null : "国知发运字〔2024〕2号", o.DocumentNumber));
    }

    private async Task<IReadOnlyList<CalendarEntry>> CalendarAsync(DatabaseProvider provider, DateOnly asOf) =>
        await (await databases.On(provider)).Overview.CalendarAsync(Viewer.Public, asOf);

    private async Task<IReadOnlyList<UnlistedOutcome>> OutcomesAsync(DatabaseProvider provider, DateOnly asOf) =>
        await (await databases.On(provider)).Overview.UnlistedOutcomesAsync(Viewer.Public, asOf);
}
