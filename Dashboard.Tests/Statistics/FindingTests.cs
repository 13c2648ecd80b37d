using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

/// <summary>What a title may say of an answer.</summary>
public sealed class FindingTests
{
    private static readonly DateOnly Day = new(2023, 8, 15);

    [Fact]
    public void One_leader_of_what_adds_up_is_named_with_its_share() => Is(
        Finding(MeasureId.PlacesDesignated, Dimension.Region, ("East", 54, null), ("West", 26, null), ("Central", 23, null)),
        FindingKind.MostShare, ["East"], share: 54m / 103);

    [Fact]
    public void Tied_leaders_are_all_named() => Is(
        Finding(MeasureId.PlacesDesignated, Dimension.Province, ("A", 3, null), ("B", 5, null), ("C", 5, null)), FindingKind.MostTied, ["B", "C"]);

    [Fact]
    public void More_leaders_than_can_be_named_are_counted_and_none_is_named()
    {
        var finding = Finding(MeasureId.PlacesDesignated, Dimension.Province, [("Z", 1, null), .. Enumerable.Range(0, 6).Select(i => ($"P{i}", (decimal?)2, (decimal?)null))]);
        Is(finding, FindingKind.MostMany, []);
        Assert.Equal(6, finding.Count);
    }

    [Fact]
    public void Where_all_are_equal_nobody_leads() =>
        Is(Finding(MeasureId.PlacesDesignated, Dimension.Province, ("A", 2, null), ("B", 2, null)), FindingKind.Same, []);

    [Fact]
    public void Shares_over_a_half_are_named_from_the_largest_and_exactly_a_half_is_not_over_it()
    {
        var finding = Finding(MeasureId.CoverageCity, Dimension.Province, ("Half", 5, 10), ("Most", 10, 13), ("More", 5, 9), ("Less", 1, 20));
        Is(finding, FindingKind.OverHalf, ["Most", "More"]);
        Assert.Equal(1, finding.Below); // 21/52 is the total: only 1/20 is under it
    }

    [Fact]
    public void A_single_highest_ratio_says_how_many_are_under_the_total()
    {
        var finding = Finding(MeasureId.CoverageCity, Dimension.Province, ("A", 4, 10), ("B", 1, 10), ("C", 1, 10));
        Is(finding, FindingKind.Highest, ["A"]);
        Assert.Equal(2, finding.Below);
    }

    [Fact]
    public void What_belongs_to_no_member_is_never_named() =>
        Is(Finding(MeasureId.PlacesDesignated, Dimension.Round, (null, 9, null), ("2022", 3, null)), FindingKind.Plain, []);

    [Fact]
    public void Nothing_counted_is_said_to_be_nothing_and_no_one_leads() =>
        Is(Finding(MeasureId.PlacesDesignated, Dimension.Province, ("A", 0, null), ("B", 0, null)), FindingKind.NoneYet, []);

    [Fact]
    public void A_rate_of_nothing_is_zero_and_no_leader() =>
        Is(Finding(MeasureId.CoverageCity, Dimension.Province, ("A", 0, 10), ("B", 0, 12)), FindingKind.Zero, []);

    [Fact]
    public void An_unknown_quota_forbids_every_superlative() => Is(
        FindingRules.Of(Answer(MeasureId.QuotaCount, Dimension.Province, [("A", 3, null), ("B", null, null)], total: new CubeValue(null, null, null, false))),
        FindingKind.Unknown, []);

    [Theory]
    [InlineData(6, FindingKind.TopFiveNamed, 5)]
    [InlineData(5, FindingKind.TopFive, 0)] // the sixth is tied with the fifth
    public void The_five_largest_are_named_only_when_the_sixth_is_smaller(int fifth, FindingKind kind, int named)
    {
        var places = Answer(MeasureId.PlacesDesignated, Dimension.Province, [("A", 10, null), ("B", 9, null), ("C", 8, null), ("D", 7, null), ("E", fifth, null), ("F", 5, null)]);
        var share = Answer(MeasureId.ConcentrationTop5, null, [], total: new CubeValue(0.9m, 40, 45, false));

        var finding = FindingRules.TopFiveOf(share, places);

        Assert.Equal((kind, named), (finding.Kind, finding.Members.Count));
        Assert.Equal(0.9m, finding.Total!.Value);
    }

    [Fact]
    public void Pilots_that_have_not_risen_are_said_with_the_list_that_is_missing()
    {
        var none = Answer(MeasureId.ConversionRate, null, [], total: new CubeValue(0, 0, 72, false));

        Assert.Equal(FindingKind.RisenNone, FindingRules.RisenOf(none).Kind);
        Assert.Equal(FindingKind.RisenUnlisted, FindingRules.RisenOf(none with { Notes = [new StatisticsNote(NoteKind.ListNotRecorded, Count: 18)] }).Kind);
    }

    [Fact]
    public void Furthest_from_proportion_is_named_on_both_sides_or_not_at_all()
    {
        Is(FindingRules.SpreadOf(Answer(MeasureId.QuotaDeviation, Dimension.Province, [("A", 1.5m, null), ("B", -1.5m, null), ("C", 0, null)])), FindingKind.Spread, ["A"]);
        Is(
            FindingRules.SpreadOf(Answer(MeasureId.QuotaDeviation, Dimension.Province, [("A", 3, null), .. Enumerable.Range(0, 6).Select(i => ($"P{i}", (decimal?)-0.5m, (decimal?)null))])),
            FindingKind.SpreadRange, []);
    }

    [Fact]
    public void Where_the_use_of_a_province_is_not_published_nobody_is_said_to_have_used_all_or_none()
    {
        var use = Answer(MeasureId.QuotaUseRate, Dimension.Province, [("A", 2, 2), ("B", 1, 3)]);

        Assert.Equal((FindingKind.QuotaUsed, 1), (FindingRules.QuotaUseOf(use).Kind, FindingRules.QuotaUseOf(use).Count));
        Assert.Equal(FindingKind.QuotaUsedTotal, FindingRules.QuotaUseOf(use with { Rows = [use.Rows[0], use.Rows[1] with { Value = new CubeValue(null, null, 3, false) }] }).Kind);
    }

    [Fact]
    public void Silence_about_duties_is_no_lateness()
    {
        var rate = Answer(MeasureId.DutiesDoneRate, null, [], total: new CubeValue(0, 0, 330, false));

        Assert.Equal(FindingKind.DutiesNotRecorded, FindingRules.DutiesOf(rate, notRecorded: 330, overdue: 0).Kind);
        Assert.Equal((FindingKind.DutiesDone, 320, 4), (FindingRules.DutiesOf(rate, 320, 4).Kind, FindingRules.DutiesOf(rate, 320, 4).Count, FindingRules.DutiesOf(rate, 320, 4).Below));
    }

    [Fact]
    public void Of_two_days_a_total_that_stayed_names_the_parts_that_did_not()
    {
        var answer = Answer(MeasureId.PlacesDesignated, Dimension.Region, [("East", 3, null), ("West", 2, null)]);
        answer = answer with
        {
            Question = answer.Question with { CompareTo = new DateOnly(2022, 8, 4) },
            Rows = [answer.Rows[0] with { Compared = Value(2, null) }, answer.Rows[1] with { Compared = Value(3, null) }],
            Total = answer.Total with { Compared = Value(5, null) },
        };

        Is(FindingRules.Of(answer), FindingKind.ChangedWithin, ["East", "West"]);
        Assert.Equal(FindingKind.Changed, FindingRules.Of(answer with { Total = answer.Total with { Compared = Value(4, null) } }).Kind);
        Assert.Equal(FindingKind.Unchanged, FindingRules.Of(answer with { Rows = answer.Rows.Select(r => r with { Compared = r.Value }).ToList() }).Kind);
    }

    /// <summary>Over many random answers: who is named has the largest value, everyone who has it is named, and the share is the one of the numbers.</summary>
    [Fact]
    public void Whoever_is_named_leads_and_whoever_leads_is_named()
    {
        var random = new Random(20231128);
        for (var run = 0; run < 500; run++)
        {
            var rows = Enumerable.Range(0, random.Next(2, 9)).Select(i => ((string?)$"P{i}", (decimal?)random.Next(0, 6), (decimal?)null)).ToArray();
            var finding = Finding(MeasureId.PlacesDesignated, Dimension.Province, rows);
            var most = rows.Max(r => r.Item2);
            if (finding.Members.Count > 0)
            {
                Assert.Equal(rows.Where(r => r.Item2 == most).Select(r => r.Item1), finding.Members);
                Assert.Equal(most, finding.Value!.Value);
                Assert.True(finding.Share is null || finding.Share == most / rows.Sum(r => r.Item2));
            }
            else
            {
                Assert.True(most == 0 || rows.Count(r => r.Item2 == most) is > FindingRules.MostNames || rows.All(r => r.Item2 == most));
            }
        }
    }

    private static void Is(Finding finding, FindingKind kind, string[] members, decimal? share = null)
    {
        Assert.Equal(kind, finding.Kind);
        Assert.Equal(members, finding.Members);
        Assert.Equal(share, finding.Share);
    }

    private static Finding Finding(MeasureId id, Dimension by, params (string? Member, decimal? Value, decimal? Whole)[] rows) => FindingRules.Of(Answer(id, by, rows));

    private static CubeAnswer Answer(MeasureId id, Dimension? by, (string? Member, decimal? Value, decimal? Whole)[] rows, CubeValue? total = null) => new(
        new CubeQuestion(MeasureCatalogue.Of(id), by is { } one ? [one] : [], new Dictionary<Dimension, string>(), Day),
        rows.Select(r => new CubeRow([r.Member], Value(r.Value, r.Whole), null)).ToList(),
        new CubeRow([], total ?? Value(rows.Sum(r => r.Value), rows.Any(r => r.Whole is not null) ? rows.Sum(r => r.Whole) : null), null),
        [],
        []);

    private static CubeValue Value(decimal? value, decimal? whole) => whole is { } of ? new CubeValue(value / of, value, of, false) : new CubeValue(value, null, null, false);
}
