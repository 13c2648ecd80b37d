using Dashboard.Data.Notices;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Notices;

/// <summary>The words for the parts of a notice.</summary>
internal static class NoticeWords
{
    /// <summary>Statements of a kind, as a heading.</summary>
    public static string Many(NoticeItemKind kind) => kind switch
    {
        NoticeItemKind.Fact => NoticesText.Facts,
        NoticeItemKind.Condition => NoticesText.Conditions,
        NoticeItemKind.Step => NoticesText.Steps,
        NoticeItemKind.Material => NoticesText.Materials,
        NoticeItemKind.Obligation => NoticesText.Obligations,
        NoticeItemKind.Consequence => NoticesText.Consequences,
    };

    /// <summary>How many statements of a kind there are.</summary>
    public static string Count(NoticeItemKind kind, int count) => kind switch
    {
        NoticeItemKind.Fact => NoticesText.Facts,
        NoticeItemKind.Condition => NoticesText.ConditionsTitle.With(count.Text()),
        NoticeItemKind.Step => NoticesText.StepsTitle.With(count.Text()),
        NoticeItemKind.Material => NoticesText.MaterialsTitle.With(count.Text()),
        NoticeItemKind.Obligation => NoticesText.ObligationsTitle.With(count.Text()),
        NoticeItemKind.Consequence => NoticesText.ConsequencesTitle.With(count.Text()),
    };

    /// <summary>The half of a "Chinese / English" remark in the language of the interface.</summary>
    public static string OfSource(string note) =>
        note.Split(" / ") is [var zh, var en] ? Cultures.IsEnglish ? en : zh : note;
}
