namespace Dashboard.Data.Briefing;

/// <summary>The fonts of official documents by the names that Chinese office programs know, each with the one that stands in for it.</summary>
public static class OfficeFonts
{
    /// <summary>Titles.</summary>
    public const string Song = "方正小标宋简体";

    /// <summary>The line under a title.</summary>
    public const string Kai = "楷体_GB2312";

    /// <summary>Text.</summary>
    public const string FangSong = "仿宋_GB2312";

    /// <summary>Headings and figures.</summary>
    public const string Hei = "黑体";

    /// <summary>Footers.</summary>
    public const string PlainSong = "宋体";

    /// <summary>Slides.</summary>
    public const string YaHei = "微软雅黑";

    /// <summary>A font, and what is taken where an office has not got it.</summary>
    public static IReadOnlyList<(string Name, string Instead)> All { get; } =
    [
        (Song, "华文中宋"), (Kai, "楷体"), (FangSong, "仿宋"), (Hei, "SimHei"), (PlainSong, "SimSun"), (YaHei, "Microsoft YaHei"),
        ("Times New Roman", "Liberation Serif"), ("Arial", "Liberation Sans"),
    ];
}
