using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>
/// Grimmett, Laslier, Pukelsheim and others, "The allocation between the EU member states of the seats in the European
/// Parliament", European Parliament 2011: base 5, the rest by Adams, cap 96, 751 seats, populations of 1 January 2010,
/// divisor 819,000. Three states at the minimum of 6; against the composition in force six gain and fifteen lose up to 4
/// (University of Cambridge, "Fair representation in Europe"). A textbook-like case: total, base, cap, method and divisor are the report's;
/// the table itself and most populations were not checked against it (those of Germany and Greece agree with public lists).
/// </summary>
public sealed class CambridgeCompromiseTests
{
    private const string Published = """
        DE 81802257 96, FR 64714074 85, UK 62008048 81, IT 60340328 79, ES 45989016 62, PL 38167329 52, RO 21462186 32,
        NL 16574989 26, EL 11305118 19, BE 10839905 19, PT 10637713 18, CZ 10506813 18, HU 10014324 18, SE 9340682 17,
        AT 8375290 16, BG 7563710 15, DK 5534738 12, SK 5424925 12, FI 5351427 12, IE 4467854 11, LT 3329039 10,
        LV 2248374 8, SI 2046976 8, EE 1340127 7, CY 803147 6, LU 502066 6, MT 412970 6
        """;

    [Fact]
    public void Base_and_cap_give_the_published_composition()
    {
        var (units, seats) = Cases.Table(Published);
        ApportionmentUnit[] capped = [.. units.Select(unit => unit with { Cap = 96 })];

        var allocation = Cases.Allocate(
            new ApportionmentRequest(ApportionmentMethod.Adams, 751, capped, Base: 5));

        Assert.Equal(751, seats.Sum());
        Assert.Equal(seats, allocation.Seats());
        Assert.True(allocation.Cuts!.Contains(819_000)); // the divisor the report names
    }
}
