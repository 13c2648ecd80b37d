using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Tests.Persistence;
using Dashboard.Tests.Seeding;

namespace Dashboard.Tests.Statistics;

/// <summary>How totals come from parts, and the records behind a number, for every measure of the catalogue, sample data included.</summary>
public sealed class CubeTests(CubeTests.Samples samples) : IClassFixture<CubeTests.Samples>
{
    private static readonly DateOnly Day = new(2023, 11, 20);
    private static readonly Viewer National = Viewer.SignedIn("national", "national", Role.NationalOffice, null);

    public static TheoryData<string> Codes => [.. MeasureCatalogue.All.Select(m => m.Code)];

    [Fact]
    public void The_catalogue_has_at_least_36_measures_each_once() =>
        Assert.Equal(MeasureCatalogue.All.Count, MeasureCatalogue.All.Where(m => MeasureCatalogue.All.Count >= 36).DistinctBy(m => m.Code).DistinctBy(m => m.Id).Count());

    [Theory, MemberData(nameof(Codes))]
    public async Task The_total_of_what_adds_up_is_the_sum_and_of_a_ratio_the_parts(string code)
    {
        var measure = MeasureCatalogue.Find(code)!;
        foreach (var dimension in measure.Dimensions.Except(measure.Undivided))
        {
            var answer = await AskAsync(measure, [dimension]);
            if (answer.Rows.Count == 0)
            {
                continue;
            }

            switch (measure.Kind)
            {
                case MeasureKind.Sum when answer.Rows.All(r => r.Value.Value is not null):
                    Assert.Equal(answer.Total.Value.Value, answer.Rows.Sum(r => r.Value.Value));
                    break;
                case MeasureKind.Ratio when answer.Rows.All(r => r.Value.Numerator is not null && r.Value.Denominator is not null):
                    if (MeasureCatalogue.Of(measure.Numerator!.Value).Kind == MeasureKind.Sum)
                    {
                        Assert.Equal(answer.Total.Value.Numerator, answer.Rows.Sum(r => r.Value.Numerator));
                        Assert.Equal(answer.Total.Value.Denominator, answer.Rows.Sum(r => r.Value.Denominator));
                    }

                    break;
            }

            if (measure.Kind == MeasureKind.Ratio && answer.Total.Value is { Numerator: { } n, Denominator: { } d })
            {
                Assert.Equal(Math.Round((measure.Unit == MeasureUnit.PerHundred ? 100 : 1) * n / d, 10, MidpointRounding.AwayFromZero), answer.Total.Value.Value);
            }
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task Slicing_gives_what_dividing_gives(string code)
    {
        var measure = MeasureCatalogue.Find(code)!;
        foreach (var dimension in measure.Dimensions)
        {
            foreach (var row in (await AskAsync(measure, [dimension])).Rows.Where(r => r.Members[0] is not null).Take(5))
            {
                var slice = await AskAsync(measure, [], new() { [dimension] = row.Members[0]! });
                Assert.Equal((row.Value.Value, row.Value.Numerator, row.Value.Denominator), (slice.Total.Value.Value, slice.Total.Value.Numerator, slice.Total.Value.Denominator));
            }
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task The_records_behind_a_number_are_as_many_as_it_says(string code)
    {
        var measure = MeasureCatalogue.Find(code)!;
        await BehindAsync(Question(measure, [], []), (await AskAsync(measure, [])).Total.Value);
        foreach (var dimension in measure.Dimensions)
        {
            foreach (var row in (await AskAsync(measure, [dimension])).Rows.Take(6))
            {
                await BehindAsync(Question(measure, [], new() { [dimension] = row.Members[0] ?? "" }), row.Value);
            }
        }
    }

    [Fact]
    public async Task Behind_the_number_of_provinces_stand_provinces_and_behind_that_of_applications_each_of_them()
    {
        var provinces = await samples.Cube.RecordsAsync(National, Question(MeasureCatalogue.Find("provinces.covered")!, [], []));
        Assert.Equal(provinces.Numerator.Count, provinces.Numerator.Select(r => r.Code).Distinct().Count());
        Assert.All(provinces.Numerator, r => Assert.EndsWith("0000", r.Code, StringComparison.Ordinal));

        var applications = await samples.Cube.RecordsAsync(National, Question(MeasureCatalogue.Find("applications.live")!, [], new() { [Dimension.Province] = "320000" }));
        Assert.NotEmpty(applications.Numerator);
        Assert.Equal(applications.Numerator.Count, applications.Numerator.Select(r => r.Application).Distinct().Count());
        Assert.All(applications.Numerator, r => Assert.NotNull(r.Stage));
    }

    private async Task BehindAsync(CubeQuestion question, CubeValue value)
    {
        var (measure, records) = (question.Measure, await samples.Cube.RecordsAsync(National, question));
        switch (measure.Kind)
        {
            case MeasureKind.Ratio or MeasureKind.Concentration when value.Denominator is not null:
                Assert.True(value.Numerator is null || value.Numerator == Counted(measure.Numerator ?? MeasureId.PlacesDesignated, records.Numerator), $"{question}");
                Assert.True(value.Denominator == Counted(measure.Denominator ?? MeasureId.PlacesDesignated, records.Denominator), $"{question}");
                break;
            case MeasureKind.Quartile:
                Assert.Equal(value.Value is null, records.Numerator.Count == 0);
                Assert.True(value.Value is null || (value.Value >= records.Numerator.Min(r => r.Count) && value.Value <= records.Numerator.Max(r => r.Count)));
                break;
            case MeasureKind.Sum or MeasureKind.Distinct:
                Assert.True(value.Value is null || value.Value == Counted(measure.Id, records.Numerator), $"{question}");
                break;
        }

        static decimal Counted(MeasureId id, IReadOnlyList<CubeRecord> records) => MeasureCatalogue.Of(id) switch
        {
            { Unit: MeasureUnit.Place, Source: MeasureSource.Designations or MeasureSource.Pilots } or { Unit: MeasureUnit.Division or MeasureUnit.Province or MeasureUnit.Duty or MeasureUnit.Application } => records.Count,
            _ => records.Sum(r => r.Count),
        };
    }

    [Fact]
    public async Task Applications_by_stage_are_those_of_the_sample_file()
    {
        var begun = SeedFiles.Rows("illustrative/applications.csv")
            .Select(row => row.Keys.Skip(3).Where(column => row[column].Length > 0 && string.CompareOrdinal(row[column], "2023-11-20") <= 0).ToList())
            .Where(steps => steps.Count > 0).ToList();

        var answer = await AskAsync(MeasureCatalogue.Find("applications.count")!, [Dimension.Stage]);

        Assert.Equal(begun.Count, answer.Total.Value.Value);
        Assert.True(answer.Total.Value.IsIllustrative);
        Assert.Equal(
            begun.GroupBy(steps => steps[^1].Replace("_", "", StringComparison.Ordinal)).ToDictionary(g => g.Key, g => (decimal?)g.Count()).OrderBy(g => g.Key),
            answer.Rows.ToDictionary(r => r.Members[0]!.ToLowerInvariant(), r => r.Value.Value).OrderBy(g => g.Key));
    }

    [Fact]
    public async Task Sample_data_counts_only_when_it_is_asked_for()
    {
        var question = Question(MeasureCatalogue.Find("applications.count")!, [], []) with { WithIllustrative = false };

        Assert.Equal(0, (await samples.Cube.AskAsync(National, question))!.Total.Value.Value);
        Assert.Null((await samples.Cube.AskAsync(Viewer.Public, Question(MeasureCatalogue.Find("quota.count")!, [], []) with { WithIllustrative = false }))!.Total.Value.Value);
    }

    [Fact]
    public async Task A_province_sees_the_applications_of_its_own_and_the_public_sees_none()
    {
        var measure = MeasureCatalogue.Find("applications.count")!;
        var own = await samples.Cube.AskAsync(
            Viewer.SignedIn("province", "province", Role.ProvincialOffice, "320000"), Question(measure, [Dimension.Province], []));

        Assert.Equal(["320000"], own!.Rows.Select(r => r.Members[0]));
        Assert.Contains(own.Notes, n => n.Kind == NoteKind.OwnProvince);
        await Assert.ThrowsAsync<AccessRefusedException>(() => samples.Cube.AskAsync(Viewer.Public, Question(measure, [], [])));
        await Assert.ThrowsAsync<AccessRefusedException>(() => samples.Cube.RecordsAsync(Viewer.Public, Question(measure, [], [])));
    }

    private static CubeQuestion Question(Measure measure, IReadOnlyList<Dimension> by, Dictionary<Dimension, string> where) => new(measure, by, where, Day, WithIllustrative: true);

    private async Task<CubeAnswer> AskAsync(Measure measure, IReadOnlyList<Dimension> by, Dictionary<Dimension, string>? where = null) =>
        (await samples.Cube.AskAsync(National, Question(measure, by, where ?? [])))!;

    public sealed class Samples : IAsyncLifetime
    {
        public TestDatabase Database { get; } = TestDatabase.Create(illustrative: true);

        public CubeQueries Cube => Database.Get<CubeQueries>();

        public async ValueTask InitializeAsync() => await Database.StartAsync();

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
