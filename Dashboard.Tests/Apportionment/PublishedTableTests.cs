using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>Tables from the literature: weights, seats, and what each method makes of them.</summary>
public sealed class PublishedTableTests
{
    // Balinski and Young, "The Quota Method of Apportionment", American Mathematical Monthly 82 (1975), and Fair
    // Representation (2001), appendix A: five methods, five answers.
    private static readonly Weight[] FiveWays = [9061, 7179, 5259, 3319, 1182];

    // Balinski and Young 1975, the other example there: small units against large ones.
    private static readonly Weight[] SmallOnes = [5117, 4400, 162, 161, 160];

    // wahlrecht.de, "Sitzzuteilungsverfahren anschaulich".
    private static readonly Weight[] Percentages = [43, 33, 12, 8, 4];

    // German Wikipedia, "Adams-Verfahren", "Dean-Verfahren", "Hill-Huntington-Verfahren".
    private static readonly Weight[] Thousand = [450, 350, 199, 1];

    // English Wikipedia, "D'Hondt method" and "Huntington–Hill method".
    private static readonly Weight[] FourParties = [100_000, 80_000, 30_000, 20_000];

    public static TheoryData<string, ApportionmentMethod, int, Weight[], int[]> Tables => new()
    {
        { "Balinski and Young 26", Adams, 26, FiveWays, [9, 7, 5, 3, 2] },
        { "Balinski and Young 26", Dean, 26, FiveWays, [9, 7, 5, 4, 1] },
        { "Balinski and Young 26", HuntingtonHill, 26, FiveWays, [9, 7, 6, 3, 1] },
        { "Balinski and Young 26", Webster, 26, FiveWays, [9, 8, 5, 3, 1] },
        { "Balinski and Young 26", Jefferson, 26, FiveWays, [10, 7, 5, 3, 1] },
        { "Balinski and Young 26", Hamilton, 26, FiveWays, [9, 7, 5, 4, 1] },
        { "Balinski and Young 100", Hamilton, 100, SmallOnes, [51, 44, 2, 2, 1] },
        { "Balinski and Young 100", Jefferson, 100, SmallOnes, [52, 45, 1, 1, 1] },
        { "Balinski and Young 100", Webster, 100, SmallOnes, [51, 43, 2, 2, 2] },
        { "Balinski and Young 100", HuntingtonHill, 100, SmallOnes, [51, 43, 2, 2, 2] },
        { "Balinski and Young 100", Adams, 100, SmallOnes, [51, 43, 2, 2, 2] },
        { "Balinski and Young 100", Dean, 100, SmallOnes, [51, 43, 2, 2, 2] },
        { "wahlrecht.de", Adams, 10, Percentages, [4, 3, 1, 1, 1] },
        { "wahlrecht.de", Dean, 10, Percentages, [4, 3, 1, 1, 1] },
        { "wahlrecht.de", HuntingtonHill, 10, Percentages, [4, 3, 1, 1, 1] },
        { "wahlrecht.de", Webster, 10, Percentages, [5, 3, 1, 1, 0] },
        { "wahlrecht.de", Jefferson, 10, Percentages, [5, 4, 1, 0, 0] },
        { "de.wikipedia Adams", Adams, 50, Thousand, [22, 17, 10, 1] },
        { "de.wikipedia Dean", Dean, 50, Thousand, [22, 17, 10, 1] },
        { "de.wikipedia Hill-Huntington", HuntingtonHill, 50, Thousand, [22, 17, 10, 1] },
        { "en.wikipedia D'Hondt", Jefferson, 8, FourParties, [4, 3, 1, 0] },
        { "en.wikipedia Sainte-Laguë", Webster, 8, FourParties, [3, 3, 1, 1] },
        { "en.wikipedia Sainte-Laguë", Webster, 7, [53_000, 24_000, 23_000], [3, 2, 2] },
        { "wahlrecht.de D'Hondt", Jefferson, 10, [4160, 3380, 2460], [4, 4, 2] },
        { "wahlrecht.de Sainte-Laguë", Webster, 10, [4160, 3380, 2460], [4, 3, 3] },
        { "de.wikipedia Hare-Niemeyer", Hamilton, 60, [216, 310, 22, 32], [23, 32, 2, 3] },
        {
            "de.wikipedia Hare-Niemeyer", Hamilton, 31,
            [720_257, 323_524, 257_466, 213_138, 144_392, 88_315], [13, 6, 5, 4, 2, 1]
        },
        {
            "en.wikipedia largest remainder", Hamilton, 10,
            [47_000, 16_000, 15_800, 12_000, 6_100, 3_100], [5, 2, 1, 1, 1, 0]
        },
        { "en.wikipedia Alabama paradox", Hamilton, 10, [6, 6, 2], [4, 4, 2] },
        { "en.wikipedia Alabama paradox", Hamilton, 11, [6, 6, 2], [5, 5, 1] },
        { "en.wikipedia largest remainder", Hamilton, 25, [1500, 1500, 900, 500, 500, 200], [7, 7, 4, 3, 3, 1] },
        { "en.wikipedia largest remainder", Hamilton, 26, [1500, 1500, 900, 500, 500, 200], [8, 8, 5, 2, 2, 1] },
        { "Stein, How Math Explains the World", Hamilton, 323, [56.7m, 38.5m, 4.2m, 0.6m], [183, 124, 14, 2] },
        { "Stein, How Math Explains the World", Hamilton, 324, [56.7m, 38.5m, 4.2m, 0.6m], [184, 125, 13, 2] },
        { "Tannenbaum, new states", Hamilton, 100, [1045, 8955], [10, 90] },
        { "Tannenbaum, new states", Hamilton, 105, [1045, 8955, 525], [11, 89, 5] },
        { "Angel, population paradox", Hamilton, 100, [23_527, 5_548, 70_925], [23, 6, 71] },
        { "Angel, population paradox", Hamilton, 100, [23_926, 5_648, 71_110], [24, 5, 71] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_published_table_is_reproduced(
        string source, ApportionmentMethod method, int seats, Weight[] weights, int[] published)
    {
        var allocation = Cases.Allocate(method, seats, weights);

        Assert.True(
            published.SequenceEqual(allocation.Seats()),
            $"{source}, {method}: expected {string.Join(' ', published)}, got {string.Join(' ', allocation.Seats())}");
    }

    [Fact] // martinlackner/apportionment: the smallest case in which the first divisor 1.4 matters.
    public void The_first_divisor_of_1_4_keeps_a_small_party_out()
    {
        Assert.Equal([3, 1], Cases.Allocate(Webster, 4, 6, 1).Seats());
        Assert.Equal([4, 0], Cases.Allocate(ModifiedSainteLague, 4, 6, 1).Seats());
    }
}
