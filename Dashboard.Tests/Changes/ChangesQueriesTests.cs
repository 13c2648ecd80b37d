using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Changes;
using Dashboard.Data.Places;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Changes;

public sealed class ChangesQueriesTests
{
    private static readonly DateOnly[] Days = [new(2022, 8, 3), new(2022, 8, 4), new(2023, 8, 15), new(2025, 6, 30), new(2025, 7, 1), new(2026, 4, 18)];

    [Fact]
    public async Task Between_any_two_days_the_figures_differ_by_what_changed()
    {
        await using var database = await TestDatabase.StartAsync();
        foreach (var (since, until) in Days.SelectMany(a => Days.Where(b => b > a).Select(b => (a, b))))
        {
            var changes = await ListAsync(database, new ChangeFilter(since), until);
            Assert.Equal(await DifferenceAsync(MeasureId.PlacesDesignated), Count(ChangeKind.Designated));
            Assert.Equal(await DifferenceAsync(MeasureId.PlacesDemonstration), Count(ChangeKind.Designated, Tier.Demonstration) + Count(ChangeKind.Risen));
            Assert.Equal(await DifferenceAsync(MeasureId.PlacesPilot), Count(ChangeKind.Designated, Tier.Pilot) - Count(ChangeKind.Risen));
            Assert.Equal(await DifferenceAsync(MeasureId.PlacesExpired), Count(ChangeKind.TermEnded));
            Assert.Equal(await DifferenceAsync(MeasureId.PlacesInForce), Count(ChangeKind.Designated) - Count(ChangeKind.TermEnded));

            int Count(ChangeKind kind, Tier? tier = null) => changes.Count(c => c.Kind == kind && (tier is null || c.Tier == tier));

            async Task<decimal?> DifferenceAsync(MeasureId id) => (await database.Get<CubeQueries>().AskAsync(
                Viewer.Public, new CubeQuestion(MeasureCatalogue.Of(id), [], new Dictionary<Dimension, string>(), until, since)))!.Total.Difference;
        }
    }

    [Fact]
    public async Task Everything_published_by_the_seed_is_told_with_its_document()
    {
        await using var database = await TestDatabase.StartAsync();

        var changes = await ListAsync(database, new ChangeFilter(), new DateOnly(2026, 4, 18));

        Assert.Equal(
            [(ChangeKind.NoticeIssued, 2), (ChangeKind.Designated, 110), (ChangeKind.TermEnded, 110), (ChangeKind.DivisionsListed, 5), (ChangeKind.DivisionChanged, 11)],
            changes.Where(c => c.Kind != ChangeKind.TotalKnown).CountBy(c => c.Kind).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
        Assert.Equal(changes.OrderByDescending(c => c.CountsFrom).Select(c => c.CountsFrom), changes.Select(c => c.CountsFrom));
        Assert.Equal(changes.Count, changes.Select(c => c.Id).Distinct().Count());
        Assert.All(changes, c => Assert.NotEqual("", c.Provenance.Source));
        Assert.False(changes.Single(c => c.Id == "notice/evaluation-2023").IsDayKnown);
        Assert.All(changes.Where(c => c.Kind == ChangeKind.Designated), c => Assert.Equal(("国知发运字〔2022〕33号", true), (c.Provenance.Source, c.Provenance.Row > 0)));
    }

    /// <summary>No change has a document that the reference data does not name.</summary>
    [Fact]
    public async Task A_change_of_divisions_is_told_with_its_document_as_far_as_one_is_recorded()
    {
        await using var database = await TestDatabase.StartAsync();

        var changes = await ListAsync(database, new ChangeFilter(Kind: ChangeKind.DivisionChanged), new DateOnly(2026, 4, 18));

        var rows = SeedFiles.Rows("divisions-changes.csv").ToDictionary(r => $"{r["old_code"]}-{r["new_code"]}");
        Assert.Equal(rows.Count, changes.Count);
        Assert.All(changes, change =>
        {
            var row = rows[change.Id.Split('/')[2]];
            Assert.Equal(row["to_list"], change.CountsFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(row["announced_on"], change.Division!.AnnouncedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "");
            Assert.Equal(row["source"].Contains("http", StringComparison.Ordinal), change.Division.Document is not null);
            Assert.Equal(row["source"].Contains("not read", StringComparison.Ordinal), change.Division.Document is { IsRead: false });
            Assert.EndsWith(change.Division.Document?.Address ?? "mumuy/data_location", row["source"], StringComparison.Ordinal);
        });
        Assert.Equal(["500000", "500000"], changes.Where(c => c.Division!.NewCode == "500157").Select(c => c.ProvinceCode));
        Assert.Equal("660000", changes.Single(c => c.Division!.NewCode == "659013").ProvinceCode);
    }

    [Fact]
    public async Task A_quota_is_told_with_what_it_was_and_neither_who_recorded_it_nor_why()
    {
        await using var office = await QuotaOffice.StartAsync();
        await office.SetAsync("320000", QuotaOffice.PilotCities, 3, document: "国知发运字〔2023〕1号");
        await office.SetAsync("320000", QuotaOffice.PilotCities, 5, QuotaOffice.Day.AddDays(10));

        var changes = await ListAsync(office.Database, new ChangeFilter(Kind: ChangeKind.QuotaSet), QuotaOffice.Day.AddDays(20));

        Assert.Equal([(3, (int?)5), (null, 3)], changes.Select(c => (c.Before, c.After)));
        Assert.Equal("国知发运字〔2023〕1号", changes[1].Provenance.Source);
        Assert.DoesNotContain("按附件录入", string.Join('\n', changes), StringComparison.Ordinal);
        Assert.DoesNotContain(office.Actor.Name, string.Join('\n', changes), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(office.Database, new ChangeFilter(Kind: ChangeKind.QuotaSet), QuotaOffice.Day.AddDays(-1)));
        Assert.Empty(await ListAsync(office.Database, new ChangeFilter(QuotaOffice.Day.AddDays(10)), QuotaOffice.Day.AddDays(20)));
    }

    [Fact]
    public async Task Sample_data_is_told_only_when_asked_for_and_is_marked()
    {
        await using var office = await QuotaOffice.StartAsync(sample: true);
        var day = new DateOnly(2026, 4, 18);

        Assert.DoesNotContain(await ListAsync(office.Database, new ChangeFilter(), day), c => c.IsIllustrative);
        Assert.Contains(await ListAsync(office.Database, new ChangeFilter(WithIllustrative: true), day), c => c is { Kind: ChangeKind.QuotaSet, IsIllustrative: true });
    }

    private static Task<IReadOnlyList<PublishedChange>> ListAsync(TestDatabase database, ChangeFilter filter, DateOnly asOf) =>
        database.Get<ChangesQueries>().ListAsync(Viewer.Public, filter, asOf, TestContext.Current.CancellationToken);
}
