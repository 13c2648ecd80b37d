using Dashboard.Data.Places;

namespace Dashboard.Data.Divisions;

/// <summary>A division as queries show it. See <see cref="Division"/> for the units of its members.</summary>
/// <param name="FullName">江苏省南京市: with its province.</param>
/// <param name="Successors">Codes that took its place; empty while it stands in the newest list.</param>
public sealed record DivisionInfo(
    string Code,
    Bilingual Name,
    Bilingual FullName,
    string Pinyin,
    string? OtherPinyin,
    string? SpelledBy,
    PlaceKind Kind,
    string ProvinceCode,
    string? PrefectureCode,
    DateOnly FirstList,
    DateOnly LastList,
    IReadOnlyList<string> Successors,
    string Source)
{
    public Track Track => PlaceRules.TrackOf(Kind);

    public DivisionLevel Level => DivisionRules.LevelOf(Kind);

    /// <summary>True when the list of that date has it.</summary>
    public bool StandsIn(DateOnly list) => FirstList <= list && list <= LastList;

    internal static DivisionInfo Of(Division division, Bilingual province) => new(
        division.Code,
        new Bilingual(division.NameZh, division.NameEn),
        new Bilingual(province.Zh + division.NameZh, $"{division.NameEn}, {province.En}"),
        division.Pinyin,
        division.OtherPinyin,
        division.SpelledBy,
        division.Kind,
        division.ProvinceCode,
        division.PrefectureCode,
        division.FirstList,
        division.LastList,
        division.SuccessorCodes?.Split(' ') ?? [],
        division.Source);
}

/// <summary>A change between two lists. See <see cref="DivisionChange"/>.</summary>
public sealed record DivisionChangeInfo(
    DateOnly FromList,
    DateOnly ToList,
    string? OldCode,
    string? OldName,
    string NewCode,
    string NewName,
    DivisionChangeKind Kind,
    string ChangeZh,
    DateOnly? AnnouncedOn,
    string? Note,
    string Source)
{
    /// <summary>What is known of the document of it; null: no document is recorded, only the list that has it.</summary>
    public DivisionDocument? Document => DivisionDocument.Of(Source);

    /// <summary>The list in which it was found, without its revision.</summary>
    public string ListSource => Source.Split("; ")[0].Split('@')[0];
}

/// <summary>A document of a change of divisions.</summary>
/// <param name="Address">Where it is published.</param>
/// <param name="IsRead">False: it is the notice itself, whose address is known and which nobody has read; true: a public report, which was read.</param>
public sealed record DivisionDocument(string Address, bool IsRead)
{
    private const string NotRead = "notice (address cited, not read): ";

    /// <summary>The document that a source names after the list; null: none.</summary>
    internal static DivisionDocument? Of(string source) => source.Split("; ").Skip(1).FirstOrDefault() is not { } named ? null
        : named.StartsWith(NotRead, StringComparison.Ordinal) ? new DivisionDocument(named[NotRead.Length..], IsRead: false)
        : Uri.IsWellFormedUriString(named, UriKind.Absolute) ? new DivisionDocument(named, IsRead: true) : null;
}

/// <summary>A name of the years before the lists.</summary>
/// <param name="LastRevision">2010-10: the last revision of GB/T 2260 that has it.</param>
public sealed record FormerNameInfo(string Code, string Name, string LastRevision, string NowCode, FormerNameGround Ground, string Source);

/// <summary>By which of its names a division was found; the earlier ones outrank the later.</summary>
public enum DivisionNaming
{
    Code,

    /// <summary>南京市.</summary>
    Name,

    /// <summary>南京, 延边州: the name without its kind, and without the peoples of an autonomous division.</summary>
    ShortName,

    /// <summary>Xicheng District; case, blanks, hyphens and apostrophes do not count.</summary>
    English,

    /// <summary>Xicheng: the English name without its kind.</summary>
    ShortEnglish,

    /// <summary>nanjingshi.</summary>
    Pinyin,

    /// <summary>nanjing: the pinyin of the short name; a second reading in use counts.</summary>
    ShortPinyin,

    /// <summary>襄樊市: a name it has no more, or that of a division whose place it took.</summary>
    Former,
}

/// <summary>What a text names on a day.</summary>
/// <param name="Candidates">One: found. Several: ask which. None: no division is called so.</param>
/// <param name="By">By which naming; null when none was found.</param>
/// <param name="FormerName">The name of old that led there; null when it was none.</param>
public sealed record DivisionAnswer(IReadOnlyList<DivisionInfo> Candidates, DivisionNaming? By, string? FormerName = null)
{
    public static readonly DivisionAnswer Nothing = new([], null);

    /// <summary>Null: none, or not one alone.</summary>
    public DivisionInfo? Found => Candidates is [var only] ? only : null;

    public bool IsAmbiguous => Candidates.Count > 1;
}

/// <summary>Which divisions a list shows. Null means: all.</summary>
public sealed record DivisionFilter(string? Text = null, string? ProvinceCode = null, Track? Track = null);
