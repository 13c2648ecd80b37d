using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Apportionments of the U.S. House as published, and the paradoxes found in them.</summary>
public sealed class PublishedHouseTests
{
    public static TheoryData<string, ApportionmentMethod, string, int> Acts => new()
    {
        { "Census 2020", HuntingtonHill, UsHouse.Census2020, 1 },
        { "Census 2010", HuntingtonHill, UsHouse.Census2010, 1 },
        { "Census 2000", HuntingtonHill, UsHouse.Census2000, 1 },
        { "Census 1990", HuntingtonHill, UsHouse.Census1990, 1 },
        { "Census 1980", HuntingtonHill, UsHouse.Census1980, 1 },
        { "Act of 1941", HuntingtonHill, UsHouse.Census1940, 1 },
        { "Act of 1911", Webster, UsHouse.Census1910, 1 },
        { "Act of 1792", Jefferson, UsHouse.Act1792, 1 },
        { "Vetoed bill of 1792", Hamilton, UsHouse.Vetoed1792, 1 },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_published_apportionment_is_reproduced(string act, ApportionmentMethod method, string table, int floor)
    {
        var (units, seats) = Cases.Table(table, floor);

        var allocation = Cases.Allocate(new ApportionmentRequest(method, seats.Sum(), units));

        Assert.True(seats.SequenceEqual(allocation.Seats()), act);
    }

    [Fact] // Burnett and others, "2020 Census: Apportionment of the U.S. House", C2020BR-01: 89 people short.
    public void New_York_2020_was_89_people_short_of_the_seat_Minnesota_got_last()
    {
        var (units, _) = Cases.Table(UsHouse.Census2020);
        var allocation = Cases.Allocate(new ApportionmentRequest(HuntingtonHill, 435, units));

        Assert.Equal(["MN"], allocation.LastIn);
        Assert.Equal(["NY"], allocation.NextIn);
        var gain = allocation.Explain("NY").Gain!;
        Assert.True(gain.To.CompareTo(20_215_751 + 88) > 0);
        Assert.True(gain.To.CompareTo(20_215_751 + 89) < 0);
    }

    [Fact] // The case Utah v. Evans, 536 U.S. 452 (2002).
    public void Utah_2000_was_856_people_short_of_the_seat_North_Carolina_got_last()
    {
        var (units, _) = Cases.Table(UsHouse.Census2000);
        var allocation = Cases.Allocate(new ApportionmentRequest(HuntingtonHill, 435, units));

        Assert.Equal(["NC"], allocation.LastIn);
        Assert.Equal(["UT"], allocation.NextIn);
        var gain = allocation.Explain("UT").Gain!;
        Assert.True(gain.To.CompareTo(2_236_714 + 855) > 0);
        Assert.True(gain.To.CompareTo(2_236_714 + 856) < 0);
    }

    [Fact] // Michigan and Arkansas 1941: Webster would have given Michigan 18 and Arkansas 6 (Balinski and Young, ch. 6).
    public void Webster_1940_would_have_moved_one_seat_from_Arkansas_to_Michigan()
    {
        var (units, seats) = Cases.Table(UsHouse.Census1940, floor: 1);

        var webster = Cases.Allocate(new ApportionmentRequest(Webster, 435, units));

        var moved = units.Zip(seats, webster.Seats()).Where(row => row.Second != row.Third)
            .Select(row => (row.First.Key, row.Third));
        Assert.Equal([("AR", 6), ("MI", 18)], moved);
    }

    [Fact] // Seaton 1881; Balinski and Young 2001, ch. 5, table 5.1.
    public void Alabama_1880_loses_a_seat_when_the_House_grows_from_299_to_300()
    {
        var (units, _) = Cases.Table(UsHouse.Census1880, floor: 1);
        var smaller = Cases.Allocate(new ApportionmentRequest(Hamilton, 299, units));
        var larger = Cases.Allocate(new ApportionmentRequest(Hamilton, 300, units));

        Assert.Equal((8, 9, 18), (smaller["AL"].Seats, smaller["TX"].Seats, smaller["IL"].Seats));
        Assert.Equal((7, 10, 19), (larger["AL"].Seats, larger["TX"].Seats, larger["IL"].Seats));
        Assert.Equal("7.6459", smaller["AL"].Quota.ToDecimalString(4));
        Assert.Equal("7.6715", larger["AL"].Quota.ToDecimalString(4));
        Assert.Equal(["AL"], smaller.Warned(ApportionmentWarningKind.OneSeatMoreTakesFrom));
        Assert.Equal(["AL"], larger.Warned(ApportionmentWarningKind.OneSeatLessGivesTo));
    }

    [Fact] // "one for every thirty-three thousand persons": 1 Stat. 253.
    public void The_act_of_1792_holds_for_the_divisor_33000_it_names()
    {
        var (units, _) = Cases.Table(UsHouse.Act1792);

        var allocation = Cases.Allocate(new ApportionmentRequest(Jefferson, 105, units));

        Assert.True(allocation.Cuts!.Contains(33_000));
        Assert.False(allocation.Cuts.Contains(34_000));
    }
}
