using Dashboard.Data.Access;
using Dashboard.Data.Overview;

namespace Dashboard.Tests.Overview;

public sealed class ProgrammeLineTests
{
    [Fact]
    public async Task The_line_reaches_from_the_first_term_to_the_last_with_documents_and_ends_of_terms_as_its_marks()
    {
        await using var database = await TestDatabase.StartAsync();

        var line = await database.Overview.LineAsync(Viewer.Public, new DateOnly(2026, 11, 28), TestContext.Current.CancellationToken);

        Assert.Equal((new DateOnly(2022, 7, 1), new DateOnly(2026, 12, 31)), (line.From, line.To));
        Assert.Equal([("2022", true), ("2023", false)], line.Terms.Select(t => (t.Round, t.IsHeld)));
        Assert.Equal(
            [(new DateOnly(2022, 8, 4), ProgrammeMarkKind.Document), (new(2024, 1, 5), ProgrammeMarkKind.Unlisted), (new(2025, 6, 30), ProgrammeMarkKind.TermEnd)],
            line.Marks.Select(m => (m.On, m.Kind)));
        Assert.Equal([33, 2, null], line.Marks.Select(m => m.ShortNumber));
        Assert.Equal([2023], line.UndatedYears); // the evaluation notice, whose date the source lost, is no mark
        Assert.Equal(5, line.DivisionLists.Count);
    }

    [Fact]
    public async Task Playing_stops_at_each_mark_when_a_term_has_run_out_and_today()
    {
        await using var database = await TestDatabase.StartAsync();
        var line = await database.Overview.LineAsync(Viewer.Public, new DateOnly(2026, 11, 28), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["2022-07-01", "2022-08-04", "2024-01-05", "2025-06-30", "2025-07-01", "2026-11-28"],
            line.StopsUntil(new DateOnly(2026, 11, 28)).Select(d => $"{d:yyyy-MM-dd}"));
        Assert.Equal(["2022-07-01", "2022-08-04", "2023-08-15"], line.StopsUntil(new DateOnly(2023, 8, 15)).Select(d => $"{d:yyyy-MM-dd}"));
        Assert.Equal([0, 0, 1000, 1000], new DateOnly[] { new(2020, 1, 1), new(2022, 7, 1), new(2026, 12, 31), new(2030, 1, 1) }.Select(line.PermilleOn));
    }

    [Fact]
    public async Task A_day_is_compared_first_with_the_stop_before_it()
    {
        await using var database = await TestDatabase.StartAsync();
        var today = new DateOnly(2026, 11, 28);
        var line = await database.Overview.LineAsync(Viewer.Public, today, TestContext.Current.CancellationToken);

        Assert.Equal(
            [new(2022, 8, 4), new(2022, 7, 1), new(2025, 7, 1), new(2022, 8, 4)],
            new DateOnly[] { new(2023, 8, 15), new(2022, 8, 4), today, new(2022, 7, 1) }.Select(day => line.ComparedFirst(day, today)));
    }

    [Fact]
    public async Task What_is_not_known_yet_is_not_on_the_line()
    {
        await using var database = await TestDatabase.StartAsync();

        var line = await database.Overview.LineAsync(Viewer.Public, new DateOnly(2022, 7, 15), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(line.Marks, m => m.Kind != ProgrammeMarkKind.TermEnd);
        Assert.Empty(line.UndatedYears);
    }
}
