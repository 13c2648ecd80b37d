using Dashboard.Data.Apportionment;
using static Dashboard.Data.Apportionment.ApportionmentMethod;

namespace Dashboard.Tests.Apportionment;

/// <summary>
/// Elections as declared: votes and seats of the lists that passed the threshold. A list below it takes part with
/// weight 0.
/// </summary>
public sealed class PublishedElectionTests
{
    public static TheoryData<string, ApportionmentMethod, string> Elections => new()
    {
        // Austria, Nationalrat, third stage: D'Hondt, 183 seats, 4 % (Bundesministerium für Inneres).
        {
            "Austria 2019", Jefferson,
            "ÖVP 1789417 71, SPÖ 1011868 40, FPÖ 772666 31, NEOS 387124 15, GRÜNE 664055 26, JETZT 0 0"
        },
        {
            "Austria 2017", Jefferson,
            "SPÖ 1361746 52, ÖVP 1595526 62, FPÖ 1316442 51, NEOS 268518 10, PILZ 223543 8, GRÜNE 0 0"
        },
        {
            "Austria 2013", Jefferson,
            "SPÖ 1258605 52, ÖVP 1125876 47, FPÖ 962313 40, GRÜNE 582657 24, FRANK 268679 11, NEOS 232946 9, BZÖ 0 0"
        },
        { "Austria 2008", Jefferson, "SPÖ 1430206 57, ÖVP 1269656 51, GRÜNE 509936 20, FPÖ 857029 34, BZÖ 522933 21" },
        { "Austria 2006", Jefferson, "ÖVP 1616493 66, SPÖ 1663986 68, FPÖ 519598 21, GRÜNE 520130 21, BZÖ 193539 7" },
        { "Austria 2002", Jefferson, "SPÖ 1792499 69, FPÖ 491328 18, ÖVP 2076833 79, GRÜNE 454980 17" },
        { "Austria 1999", Jefferson, "SPÖ 1532448 65, ÖVP 1243672 52, FPÖ 1244087 52, GRÜNE 342260 14" },
        { "Austria 1995", Jefferson, "SPÖ 1843474 71, ÖVP 1370510 52, FPÖ 1060377 41, GRÜNE 233208 9, LIF 267026 10" },
        { "Austria 1994", Jefferson, "SPÖ 1617804 65, ÖVP 1281846 52, FPÖ 1042332 42, GRÜNE 338538 13, LIF 276580 11" },

        // Israel, Knesset: Bader–Ofer (D'Hondt) between lists and surplus agreements (Central Elections Committee).
        {
            "Israel, 19th Knesset", Jefferson,
            """
            Likud+Bayit 1231148 43, YeshAtid+Labor 975576 34, Shas+UTJ 527760 18, Hatenua+Meretz 361570 12,
            UAL 138450 4, Hadash+Balad 210469 7, Kadima 78974 2
            """
        },
        {
            "Israel, 20th Knesset", Jefferson,
            """
            Likud+Bayit 1269318 38, Zionist+Meretz 951842 29, Joint 446583 13, YeshAtid 371602 11,
            Kulanu+Beitenu 530266 16, Shas+UTJ 451756 13
            """
        },
        {
            "Israel, 21st Knesset", Jefferson,
            """
            Likud+URP 1299838 40, BlueWhite 1125881 35, Shas+UTJ 507324 16, Hadash+Raam 337108 10,
            Labor+Meretz 347343 10, Beitenu 173004 5, Kulanu 152756 4
            """
        },
        {
            "Israel, 22nd Knesset", Jefferson,
            "BlueWhite+Beitenu 1461368 41, Likud+Yemina 1374272 39, Joint 470211 13, Shas+UTJ 598974 16, Labor+DU 405277 11"
        },

        // European Parliament 2019.
        {
            "Belgium, Dutch-speaking college", Jefferson,
            "NVA 954048 3, VB 811169 3, OpenVLD 678051 2, CDV 617651 2, Groen 525908 1, spa 434002 1, PVDA 210391 0"
        },
        {
            "Latvia", Webster,
            "JV 124193 2, S 82604 2, NA 77591 2, AP 58763 1, LKS 29546 1, PAR 25252 0, ZZS 23581 0, LRA 20595 0"
        },

        // Germany, Bundestag: Sainte-Laguë, national distribution (Bundeswahlleiterin). Checked against public copies of its files:
        // votes and seats of 2013, votes of 2025 (kerg2.csv); of 2017 the vote of the CDU only, the rest is without a checked source.
        {
            "Germany 2013", Webster,
            "CDU 14921877 255, SPD 11252215 193, LINKE 3755699 64, GRÜNE 3694057 63, CSU 3243569 56"
        },
        {
            "Germany 2017", Webster,
            """
            CDU 12447656 200, SPD 9539381 153, AfD 5878115 94, FDP 4999449 80, LINKE 4297270 69, GRÜNE 4158400 67,
            CSU 2869688 46
            """
        },
        {
            "Germany 2025", Webster,
            """
            CDU 11196374 164, AfD 10328780 152, SPD 8149124 120, GRÜNE 5762380 85, Linke 4356532 64, CSU 2964028 44,
            SSW 76138 1
            """
        },

        // Sweden, Riksdag: modified Sainte-Laguë, 1.4 until 2014. A textbook-like case: these votes were not checked against the
        // declaration (Valmyndigheten, historik.val.se/val/val2006/slutlig).
        {
            "Sweden 2006", ModifiedSainteLague,
            "S 1942625 130, M 1453517 97, C 437389 29, FP 418395 28, KD 365998 24, V 324722 22, MP 291121 19"
        },
    };

    [Theory]
    [MemberData(nameof(Elections))]
    public void The_declared_result_is_reproduced(string election, ApportionmentMethod method, string table)
    {
        var (units, seats) = Cases.Table(table);

        var allocation = Cases.Allocate(new ApportionmentRequest(method, seats.Sum(), units));

        Assert.True(
            seats.SequenceEqual(allocation.Seats()),
            $"{election}: expected {string.Join(' ', seats)}, got {string.Join(' ', allocation.Seats())}");
    }
}
