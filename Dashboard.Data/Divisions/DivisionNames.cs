using System.Text;
using Dashboard.Data.Places;

namespace Dashboard.Data.Divisions;

/// <summary>The forms in which people write the name of a division. Pure.</summary>
public static class DivisionNames
{
    private const int ShortestName = 2;

    // 黔东南苗族侗族自治州, 双江拉祜族佤族布朗族傣族自治县; some stand without 族 before 自治.
    private static readonly string[] Peoples =
    [
        "柯尔克孜", "维吾尔族", "蒙古族", "布依族", "朝鲜族", "哈尼族", "哈萨克族", "哈萨克", "傈僳族", "拉祜族", "东乡族", "纳西族", "景颇族", "达斡尔族",
        "仫佬族", "布朗族", "撒拉族", "毛南族", "仡佬族", "塔吉克", "鄂温克族", "保安族", "裕固族", "独龙族", "鄂伦春族", "土家族", "各族", "蒙古", "锡伯",
        "汉族", "满族", "回族", "藏族", "苗族", "彝族", "壮族", "侗族", "瑶族", "白族", "傣族", "黎族", "佤族", "畲族", "水族", "土族", "羌族", "怒族", "普米族",
    ];

    private static readonly string[] EnglishKinds =
    [
        "autonomousprefecture", "autonomouscounty", "autonomousbanner", "specialdistrict", "forestrydistrict", "prefecture", "newarea", "district",
        "county", "banner", "league", "city",
    ];

    /// <summary>The name without its kind, shortest first: 延边, 延边州. Empty when too little would be left (吉县).</summary>
    public static IReadOnlyList<string> ShortForms(string name, PlaceKind kind)
    {
        var (end, shorter) = kind switch
        {
            PlaceKind.SubProvincialCity or PlaceKind.PrefectureCity or PlaceKind.CountyLevelCity => ("市", (string?)null),
            PlaceKind.Prefecture => ("地区", null),
            PlaceKind.AutonomousPrefecture => ("自治州", "州"),
            PlaceKind.League => ("盟", null),
            PlaceKind.MunicipalityDistrict or PlaceKind.CityDistrict => (name.EndsWith("新区", StringComparison.Ordinal) ? "新区" : "区", null),
            PlaceKind.County => ("县", null),
            PlaceKind.AutonomousCounty => ("自治县", "县"),
            PlaceKind.Banner => ("旗", null),
            PlaceKind.AutonomousBanner => ("自治旗", "旗"),
            PlaceKind.SpecialDistrict => ("特区", null),
            PlaceKind.ForestryDistrict => ("林区", null),
        };
        if (!name.EndsWith(end, StringComparison.Ordinal))
        {
            return [];
        }

        var stem = shorter is null ? name[..^end.Length] : WithoutPeoples(name[..^end.Length]);
        return (stem.Length < ShortestName, shorter) switch
        {
            (true, _) => [],
            (false, null) => [stem],
            (false, var kindWord) => [stem, stem + kindWord, stem + end],
        };
    }

    /// <summary>The letters of a Latin name, small: "Ürümqi" keeps its ü; blanks, hyphens and apostrophes do not count.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '\'' or '’' or '‘' or '.'))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }

    /// <summary>The letters of an English name without its kind: xicheng of Xicheng District.</summary>
    public static string EnglishStem(string letters)
    {
        var kind = EnglishKinds.FirstOrDefault(k => letters.Length > k.Length && letters.EndsWith(k, StringComparison.Ordinal));
        return kind is null ? letters : letters[..^kind.Length];
    }

    /// <summary>Text as it is compared: no blanks anywhere, full-width digits and letters as plain ones.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                plain.Append(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c);
            }
        }

        return plain.ToString();
    }

    private static string WithoutPeoples(string name)
    {
        while (Peoples.FirstOrDefault(p => name.Length - p.Length >= ShortestName && name.EndsWith(p, StringComparison.Ordinal)) is { } people)
        {
            name = name[..^people.Length];
        }

        return name;
    }
}
