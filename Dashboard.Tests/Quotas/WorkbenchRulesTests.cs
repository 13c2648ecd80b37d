using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas.Workbench;

namespace Dashboard.Tests.Quotas;

public sealed class WorkbenchRulesTests(SeededDatabases databases)
{
    private static readonly ScenarioInput Counties = WorkbenchCases.Counties;

    public static TheoryData<string, Type> Faults => new()
    {
        { "total 0", typeof(ScenarioRefusal.TotalOutOfRange) },
        { "total 10001", typeof(ScenarioRefusal.TotalOutOfRange) },
        { "base -1", typeof(ScenarioRefusal.BaseOutOfRange) },
        { "floor -1", typeof(ScenarioRefusal.FloorOutOfRange) },
        { "cap -1", typeof(ScenarioRefusal.CapOutOfRange) },
        { "cap 1, floor 2", typeof(ScenarioRefusal.CapBelowFloor) },
        { "share 101", typeof(ScenarioRefusal.PercentOutOfRange) },
        { "share 99", typeof(ScenarioRefusal.MixNotWhole) },
        { "twice", typeof(ScenarioRefusal.SourceTwice) },
        { "factor 0", typeof(ScenarioRefusal.FactorOutOfRange) },
        { "brought -1", typeof(ScenarioRefusal.ImportedOutOfRange) },
        { "no round", typeof(ScenarioRefusal.RoundUnknown) },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_wrong_input_is_refused_with_what_is_wrong(string what, Type fault)
    {
        var input = what switch
        {
            "total 0" => Counties with { Total = 0 },
            "total 10001" => Counties with { Total = 10_001 },
            "base -1" => Counties with { Base = -1 },
            "floor -1" => Counties with { Floor = -1 },
            "cap -1" => Counties with { Cap = -1 },
            "cap 1, floor 2" => Counties with { Cap = 1, Floor = 2 },
            "share 101" => Counties with { Mix = [new(WeightSource.EligibleCounties, 101)] },
            "share 99" => Counties with { Mix = [new(WeightSource.EligibleCounties, 99)] },
            "twice" => Counties with { Mix = [new(WeightSource.EligibleCounties, 50), new(WeightSource.EligibleCounties, 50)] },
            "factor 0" => Counties with { Factors = new Dictionary<Region, decimal> { [Region.West] = 0 } },
            "brought -1" => Counties with { Imported = new Dictionary<string, decimal> { ["A"] = -1 } },
            _ => Counties with { RoundCode = " " },
        };

        Assert.IsType(fault, ScenarioRules.Validate(input));
        Assert.Null(ScenarioRules.Compute(input, WorkbenchCases.Data(1, 2)).Allocation);
    }

    [Fact]
    public void Sources_are_normalized_before_they_are_mixed_and_regions_weighed_last()
    {
        var input = Counties with
        {
            Mix = [new(WeightSource.EligibleCounties, 25), new(WeightSource.Imported, 75)],
            Factors = new Dictionary<Region, decimal> { [Region.West] = 1.05m },
            Imported = new Dictionary<string, decimal> { ["A"] = 0.1m, ["B"] = 0.3m },
        };

        var (provinces, fault) = ScenarioRules.Weigh(input, WorkbenchCases.Data(3000, 1000));

        Assert.Null(fault);
        Assert.Equal(new Rational(25 * 3, 400) + new Rational(75, 400), provinces[0].Weight); // 0.25 × 3/4 + 0.75 × 1/4
        Assert.Equal((new Rational(25, 400) + new Rational(75 * 3, 400)) * new Rational(105, 100), provinces[1].Weight);
    }

    [Fact]
    public void A_share_is_its_share_of_the_whole_whatever_the_source_counts_in()
    {
        var one = Counties with { Mix = [new(WeightSource.EligibleCounties, 40), new(WeightSource.PastDesignations, 60)] };

        var few = ScenarioRules.Weigh(one, WorkbenchCases.Data(1, 2, 3)).Provinces;
        var many = ScenarioRules.Weigh(one, WorkbenchCases.Data(1000, 2000, 3000)).Provinces;

        Assert.Equal(few.Select(p => p.Weight), many.Select(p => p.Weight));
        Assert.Equal((Rational)1L, few.Aggregate(Rational.Zero, (sum, p) => sum + p.Weight));
    }

    [Fact]
    public void Who_has_no_county_that_may_apply_gets_nothing_on_the_county_track_even_from_other_sources()
    {
        var input = Counties with { Total = 10, Mix = [new(WeightSource.PastDesignations, 100)] };

        var result = ScenarioRules.Compute(input, WorkbenchCases.Data(0, 5, null));

        Assert.Equal([WeightlessReason.NoEligibleCounty, null, null], result.Provinces.Select(p => p.Weightless));
        Assert.Equal([0, 4, 6], result.Allocation!.Units.Select(u => u.Seats)); // 2 : 3
        Assert.DoesNotContain(result.Allocation.Warnings, w => w.Keys.Contains("A"));
    }

    [Fact]
    public void A_source_that_is_empty_everywhere_is_named()
    {
        var result = ScenarioRules.Compute(Counties with { Mix = [new(WeightSource.EligiblePilots, 100)] }, WorkbenchCases.Data(1, 2));

        Assert.Equal(new ScenarioRefusal.SourceEmpty(WeightSource.EligiblePilots, WorkbenchCases.Day), result.Fault);
    }

    [Fact]
    public void Floors_above_the_total_are_infeasible_with_the_numbers()
    {
        var result = ScenarioRules.Compute(Counties with { Total = 3, Floor = 2 }, WorkbenchCases.Data(1, 2));

        Assert.Equal(new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: 4, Limit: 3), result.Infeasible);
    }

    [Fact]
    public void A_recorded_decision_settles_the_tie_it_was_made_for_and_no_other()
    {
        var input = Counties with { Total = 3, Floor = 0, Method = ApportionmentMethod.Webster };
        var data = WorkbenchCases.Data(5, 5);
        var open = ScenarioRules.Compute(input, data);
        var tie = open.Allocation!.Tie!;
        var decided = input with { Ties = [new RecordedTie(input.Method, tie.Keys, tie.Seats, WorkbenchCases.Decision("B"))] };

        Assert.NotNull(open.Allocation!.Tie);
        Assert.Equal([1, 2], ScenarioRules.Compute(decided, data).Allocation!.Units.Select(u => u.Seats));
        Assert.NotNull(ScenarioRules.Compute(decided with { Method = ApportionmentMethod.Jefferson }, data).Allocation!.Tie);
        Assert.Equal(["C"], ScenarioRules.Compute(decided with { Total = 4 }, WorkbenchCases.Data(5, 5, 5)).Allocation!.Tie!.Keys.Except(["A", "B"]));
    }

    [Fact]
    public void An_input_survives_being_stored_and_being_an_address()
    {
        var input = Counties with
        {
            Mix = [new(WeightSource.Imported, 30), new(WeightSource.EligibleCounties, 70)],
            Factors = new Dictionary<Region, decimal> { [Region.West] = 1.50m, [Region.East] = 1.00m },
            Imported = new Dictionary<string, decimal> { ["320000"] = 3.25m, ["110000"] = 0.1m },
            ImportedName = "高价值专利指数",
            Ties = [new(ApportionmentMethod.Webster, ["110000", "320000"], 1, WorkbenchCases.Decision("320000"))],
        };

        var text = ScenarioText.Write(input);
        Assert.Equal(text, ScenarioText.Write(ScenarioText.Read(text)!));
        Assert.Equal(text, ScenarioText.Write(ScenarioText.Unpack(ScenarioText.Pack(input))!));
        Assert.Matches("^[A-Za-z0-9_-]+$", ScenarioText.Pack(input));
        Assert.Equal(text, ScenarioText.Write(input with { Factors = new Dictionary<Region, decimal> { [Region.West] = 1.5m } }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"v":2,"input":{"roundCode":"2023"}}""")]
    [InlineData("""{"v":1,"input":{"roundCode":"2023","mix":null}}""")]
    [InlineData("""{"v":1,"input":null}""")]
    public void What_is_no_scenario_is_not_read(string text)
    {
        Assert.Null(ScenarioText.Read(text));
        Assert.Null(ScenarioText.Unpack(text));
    }

    [Fact]
    public void The_line_for_the_provenance_names_all_that_the_numbers_depend_on()
    {
        var line = ScenarioText.Line(Counties with { Factors = new Dictionary<Region, decimal> { [Region.West] = 1.05m } }, "质量优先");

        Assert.Equal("scenario 「质量优先」; total 120; floor 1; cap 12; EligibleCounties 100%; West ×1.05; weights 2023-08-15", line);
    }

    [Fact]
    public async Task The_seed_gives_the_counties_that_section_two_lets_apply()
    {
        var data = await DataAsync(Track.County);
        var byCode = data.Provinces.ToDictionary(p => p.Province.Code);

        Assert.Equal(32, data.Provinces.Count);
        Assert.Equal([0, 0, 0], new[] { "110000", "120000", "310000" }.Select(c => byCode[c].EligibleCounties!.Value)); // districts of municipalities only
        Assert.Equal(12, byCode["500000"].EligibleCounties); // its counties
        Assert.Equal(95, byCode["320000"].EligibleCounties);
        Assert.Null(byCode["660000"].EligibleCounties);
        Assert.Equal(2769, data.Provinces.Sum(p => p.EligibleCounties));
        Assert.Equal(new DateOnly(2022, 7, 27), data.DivisionsCountedOn);
    }

    [Fact]
    public async Task The_seed_gives_the_72_pilots_as_eligible_while_their_term_runs()
    {
        var data = await DataAsync(Track.City);

        Assert.Equal(72, data.Provinces.Sum(p => p.EligiblePilots));
        Assert.Equal(110, data.Provinces.Sum(p => p.PastDesignations));
        Assert.Equal(16, data.Provinces[0].EligibleCities);
        Assert.Equal(1, data.Provinces[0].PrefectureCities);
        Assert.Equal(0, (await DataAsync(Track.City, new(2026, 1, 1))).Provinces.Sum(p => p.EligiblePilots));
        Assert.Equal(0, (await DataAsync(Track.City, new(2022, 8, 3))).Provinces.Sum(p => p.PastDesignations));
    }

    [Fact]
    public async Task The_checks_say_what_stands_against_publishing()
    {
        var open = ScenarioRules.Compute(WorkbenchCases.Tied, await DataAsync(Track.City));
        var checks = ScenarioChecks.Of(open, [new QuotaStanding("110000", 9, 9)]).ToDictionary(c => c.Kind);

        Assert.Equal(ScenarioCheckState.Broken, checks[ScenarioCheckKind.Tie].State);
        Assert.Equal(ScenarioCheckState.Broken, checks[ScenarioCheckKind.Total].State);
        Assert.Equal(["110000"], checks[ScenarioCheckKind.Recommended].Provinces);
        Assert.Equal(ScenarioCheckState.Met, checks[ScenarioCheckKind.Official].State);
    }

    [Fact]
    public void Sample_data_in_the_weights_is_seen()
    {
        var data = WorkbenchCases.Data(1, 2) with { Illustrative = new HashSet<WeightSource> { WeightSource.EligibleCounties } };

        Assert.Equal(
            ScenarioCheckState.Broken,
            ScenarioChecks.Of(ScenarioRules.Compute(Counties with { Total = 6 }, data), []).Single(c => c.Kind == ScenarioCheckKind.Official).State);
    }

    private async Task<WeightData> DataAsync(Track track, DateOnly? day = null) => await (await databases.Sqlite).Get<ScenarioQueries>()
        .WeightsAsync(Viewer.SignedIn("a", "a", Role.NationalOffice, null), track, day ?? WorkbenchCases.Day);
}
