using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

/// <summary>The national figures, against figures counted here from the files of the seed.</summary>
public sealed class NationalSummaryTests(SeededDatabases databases)
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Provinces = SeedFiles.Rows("provinces.csv");

    /// <summary>Province code and tier of each row of the annexes.</summary>
    private static readonly IReadOnlyList<(string Province, string Tier)> Rows =
    [
        .. from designation in SeedFiles.Rows("places-designations.csv")
           join place in SeedFiles.Rows("places.csv") on designation["place_code"] equals place["code"]
           select (place["province_code"], designation["tier"]),
    ];

    [Theory]
    [EveryProvider("2023-08-15", 0)]
    [EveryProvider("2026-01-01", 110)]
    public async Task The_figures_are_those_of_the_annexes(DatabaseProvider provider, string day, int expired)
    {
        var summary = await SummaryAsync(provider, Day(day));

        Assert.Equal(new TierCounts(38, 72), summary.Counts);
        Assert.Equal((Rows.Count(r => r.Tier == "Demonstration"), Rows.Count(r => r.Tier == "Pilot")), (summary.Counts.Demonstration, summary.Counts.Pilot));
        Assert.Equal(110, summary.Counts.Total);
        Assert.Equal((expired, 110 - expired, expired > 0), (summary.Expired, summary.Active, summary.AllExpired));
        Assert.Equal(35, summary.Counts.DemonstrationPercent);
        Assert.Equal((30, Rows.Select(r => r.Province).Distinct().Count()), (summary.Covered, summary.Covered));
        Assert.Equal((22, Covering("Demonstration")), (summary.WithDemonstration, summary.WithDemonstration));
        Assert.Equal((30, Covering("Pilot")), (summary.WithPilot, summary.WithPilot));
        Assert.Equal(["西藏自治区", "新疆生产建设兵团"], summary.Uncovered.Select(u => u.Province.Name.Zh));
        Assert.Equal(new Term(new(2022, 7, 1), new(2025, 6, 30)), summary.Term);
        Assert.Equal(new DateOnly(2022, 8, 4), summary.DesignatedOn);
        Assert.Equal(Day(day), summary.AsOf);

        static int Covering(string tier) => Rows.Where(r => r.Tier == tier).Select(r => r.Province).Distinct().Count();
    }

    [Theory]
    [EveryProvider("2022-08-03", Track.City)]
    [EveryProvider("2023-08-15", Track.County)] // county lists are not held
    public async Task Where_nothing_is_designated_everything_is_nought(DatabaseProvider provider, string day, Track track)
    {
        var summary = await SummaryAsync(provider, Day(day), track);

        Assert.Equal(default, summary.Counts);
        Assert.Null(summary.Counts.DemonstrationPercent);
        Assert.Equal((0, 0, 0, 0), (summary.Covered, summary.Expired, summary.WithDemonstration, summary.WithPilot));
        Assert.False(summary.AllExpired);
        Assert.Equal(32, summary.Provinces.Count);
        Assert.Equal(32, summary.Uncovered.Count());
        Assert.Empty(summary.Leaders(c => c.Total));
        Assert.Null(summary.Term);
        Assert.Null(summary.DesignatedOn);
        Assert.Equal(4, summary.Regions.Count);
    }

    [Theory]
    [EveryProvider(Region.East, 54, 20, 10, 9)]
    [EveryProvider(Region.Central, 23, 9, 6, 5)]
    [EveryProvider(Region.West, 26, 6, 13, 5)]
    [EveryProvider(Region.Northeast, 7, 3, 3, 3)]
    public async Task Each_region_has_its_figures(
        DatabaseProvider provider, Region region, int places, int demonstrations, int provinces, int withDemonstration)
    {
        var codes = Provinces.Where(p => p["region"] == region.ToString()).Select(p => p["code"]).ToHashSet();
        var rows = Rows.Where(r => codes.Contains(r.Province)).ToList();
        Assert.Equal(
            (places, demonstrations, provinces, withDemonstration),
            (rows.Count, rows.Count(r => r.Tier == "Demonstration"), codes.Count, rows.Where(r => r.Tier == "Demonstration").Select(r => r.Province).Distinct().Count()));

        var tally = (await SummaryAsync(provider, new(2023, 8, 15))).Regions.Single(r => r.Region == region);

        Assert.Equal(
            (places, demonstrations, provinces, withDemonstration),
            (tally.Counts.Total, tally.Counts.Demonstration, tally.Provinces, tally.WithDemonstration));
        Assert.Equal(Math.Round((decimal)places / provinces, 1, MidpointRounding.AwayFromZero), tally.PlacesPerProvince);
    }

    [Theory, EveryProvider]
    public async Task Each_province_has_its_figures_in_the_customary_order(DatabaseProvider provider)
    {
        var summary = await SummaryAsync(provider, new(2023, 8, 15));

        Assert.Equal(
            Provinces.Where(p => p["takes_part"] == "true").OrderBy(p => int.Parse(p["order"], CultureInfo.InvariantCulture)).Select(p => (
                p["code"],
                Rows.Count(r => r == (p["code"], "Demonstration")),
                Rows.Count(r => r == (p["code"], "Pilot")))),
            summary.Provinces.Select(t => (t.Province.Code, t.Counts.Demonstration, t.Counts.Pilot)));
        Assert.Equal(["江苏"], summary.Leaders(c => c.Total).Select(l => l.Province.Short.Zh));
        Assert.Equal(new TierCounts(3, 7), summary.Leaders(c => c.Total)[0].Counts);
    }

    [Fact]
    public async Task The_figures_name_the_notice_they_are_computed_from()
    {
        var provenance = (await SummaryAsync(DatabaseProvider.Sqlite, new(2023, 8, 15))).Provenance;

        Assert.Equal((Data.ProvenanceKind.Computed, nameof(NationalSummary), "国知发运字〔2022〕33号"), (provenance.Kind, provenance.Source, provenance.Detail));
    }

    [Theory, EveryProvider]
    public async Task Provinces_regions_and_nation_add_up_on_any_day(DatabaseProvider provider)
    {
        await using var database = (await databases.On(provider)).Another(); // its own cache: the shared one is not filled with 200 days
        var random = new Random(20220804);
        for (var i = 0; i < 200; i++)
        {
            var day = new DateOnly(2022, 1, 1).AddDays(random.Next(5 * 365));
            var summary = await database.Statistics.SummaryAsync(Viewer.Public, day);
            var designated = await database.DesignatedAsync(day);

            Assert.Equal(day < new DateOnly(2022, 8, 4) ? 0 : 110, summary.Counts.Total);
            Assert.Equal(designated.Count, summary.Counts.Total);
            Assert.Equal(summary.Counts, Sum(summary.Provinces.Select(p => p.Counts)));
            Assert.Equal(summary.Counts, Sum(summary.Regions.Select(r => r.Counts)));
            Assert.Equal(summary.Provinces.Count, summary.Regions.Sum(r => r.Provinces));
            Assert.Equal(summary.WithDemonstration, summary.Regions.Sum(r => r.WithDemonstration));
            Assert.Equal(32, summary.Covered + summary.Uncovered.Count());
            Assert.Equal(designated.Count(d => d.Term.DaysLeftOn(day) < 0), summary.Expired);
        }
    }

    [Fact]
    public void The_figures_of_invented_places_add_up_too()
    {
        var random = new Random(38072);
        var provinces = Enumerable.Range(1, 40).Select(i => new ProvinceInfo(
            $"{i:D6}", default, default, "", null, "", ProvinceKind.Province, random.Next(8) is < 4 and var r ? (Region)r : Region.East,
            TakesPart: random.Next(5) > 0, i, 0, 0)).ToList();
        var taking = provinces.Where(p => p.TakesPart).ToList();
        for (var i = 0; i < 200; i++)
        {
            var facts = Enumerable.Range(0, random.Next(300)).Select(n => new Fact(taking[random.Next(taking.Count)])
            {
                Kind = (PlaceKind)random.Next(12), Tier = (Tier)random.Next(2), Track = (Track)random.Next(2), Status = (DesignationStatus)random.Next(2), Code = $"{n}",
            }).ToList();
            var cube = new Cube(new Dictionary<MeasureSource, FactList> { [MeasureSource.Designations] = new(facts) }, provinces, default);
            foreach (var id in new[] { MeasureId.PlacesDesignated, MeasureId.PlacesDemonstration, MeasureId.PlacesPilot, MeasureId.PlacesInForce, MeasureId.PlacesExpired })
            {
                var nation = Values(cube, id).Single();
                Assert.Equal([nation, nation, nation], new[] { Dimension.Province, Dimension.Region, Dimension.Track }.Select(by => Values(cube, id, by).Sum()));
            }

            Assert.Equal((facts.Count, facts.Count(f => f.Status == DesignationStatus.Expired)), (Values(cube, MeasureId.PlacesDesignated).Single(), Values(cube, MeasureId.PlacesExpired).Single()));
        }

        static IReadOnlyList<decimal?> Values(Cube cube, MeasureId id, params IReadOnlyList<Dimension> by) =>
            [.. cube.Values(new CubeQuestion(MeasureCatalogue.Of(id), by, new Dictionary<Dimension, string>(), default), by).Values.Select(v => v.Value)];
    }

    /// <summary>Divisions and applications that are counted alike are one record: of 300 random lists, narrowed and divided at random, the figures are those of the single records.</summary>
    [Fact]
    public void Records_that_are_one_because_they_are_alike_count_as_they_do_one_by_one()
    {
        var random = new Random(20231130);
        var provinces = Enumerable.Range(1, 6).Select(i => new ProvinceInfo(
            $"{i:D6}", default, default, "", null, "", ProvinceKind.Province, (Region)random.Next(4), TakesPart: true, i, 0, 0)).ToList();
        Dimension[] dimensions = [Dimension.Region, Dimension.Province, Dimension.Track];
        MeasureId[] measures = [MeasureId.DivisionsAll, MeasureId.DivisionsCity, MeasureId.ApplicationsAll, MeasureId.ApplicationsLive, MeasureId.DwellQuartile1, MeasureId.DwellMedian, MeasureId.DwellQuartile3];
        for (var i = 0; i < 300; i++)
        {
            var alike = Enumerable.Range(0, random.Next(12)).Select(_ => new Fact(provinces[random.Next(provinces.Count)], random.Next(1, 6))
            {
                Track = (Track)random.Next(2), Stage = (Stage)random.Next(5), Dwell = random.Next(9) is > 1 and var days ? days : null,
            }).ToList();
            var singly = alike.SelectMany(f => Enumerable.Repeat(f with { Count = 1 }, f.Count)).OrderBy(_ => random.Next()).ToList();
            var measure = MeasureCatalogue.Of(measures[random.Next(measures.Length)]);
            var by = dimensions.Where(_ => random.Next(2) == 0).ToList();
            var where = random.Next(2) == 0 ? new Dictionary<Dimension, string>() : new() { [Dimension.Province] = string.Join(',', provinces.Take(random.Next(1, 4)).Select(p => p.Code)) };

            Assert.Equal(Values(singly), Values(alike));

            List<(string Members, decimal? Value)> Values(IReadOnlyList<Fact> facts) => [
                .. new Cube(new Dictionary<MeasureSource, FactList> { [measure.Source] = new(facts) }, provinces, default)
                    .Values(new CubeQuestion(measure, by, where, default), by).Select(v => (string.Join('/', v.Key.Members), v.Value.Value)).Order()];
        }
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, 100)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 50)]
    [InlineData(1, 7, 13)] // 12.5 goes up
    [InlineData(38, 72, 35)]
    public void The_share_of_demonstrations_is_rounded_to_whole_per_cent(int demonstration, int pilot, int? percent) =>
        Assert.Equal(percent, new TierCounts(demonstration, pilot).DemonstrationPercent);

    private static TierCounts Sum(IEnumerable<TierCounts> counts) =>
        counts.Aggregate(default(TierCounts), (sum, c) => new(sum.Demonstration + c.Demonstration, sum.Pilot + c.Pilot));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<NationalSummary> SummaryAsync(DatabaseProvider provider, DateOnly day, Track track = Track.City) =>
        await (await databases.On(provider)).Statistics.SummaryAsync(Viewer.Public, day, track);
}
