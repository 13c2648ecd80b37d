using System.Text.RegularExpressions;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;

namespace Dashboard.Tests.Seeding;

/// <summary>The notices: quotations, gaps and text belong together.</summary>
public sealed partial class NoticeTextTests(SeededDatabases databases)
{
    public static TheoryData<string> Notices => ["designation-2022", "evaluation-2023"];

    [Theory, MemberData(nameof(Notices))]
    public async Task Every_statement_is_a_quotation_from_its_notice(string id)
    {
        var notice = await NoticeAsync(id);
        var text = Bare(notice.Text);

        Assert.NotEmpty(notice.Items);
        Assert.All(
            notice.Items.SelectMany(item => item.TextZh.Split("……")),
            quotation => Assert.Contains(Bare(quotation), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Notices))]
    public async Task The_gaps_are_the_markers_in_the_text(string id)
    {
        var notice = await NoticeAsync(id);

        var marked = Marker().Matches(notice.Text).Select(m => m.Groups[1].Value).Distinct();

        Assert.Equal(notice.Gaps.Select(g => g.Code), marked);
        Assert.Equal(id == "evaluation-2023" ? 24 : 0, notice.Gaps.Count);
        Assert.Equal(notice.Gaps.Count, notice.Summary.GapCount);
        Assert.DoesNotContain(Marker().Replace(notice.Text, ""), c => c is '⟦' or '⟧');
    }

    [Fact]
    public async Task What_stands_at_a_gap_is_a_quotation_too()
    {
        var notice = await NoticeAsync("evaluation-2023");
        var text = Bare(notice.Text);

        Assert.All(
            notice.Gaps.SelectMany(gap => gap.TextAsItStands.Split("……")),
            quotation => Assert.Contains(Bare(quotation), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_may_be_guessed_there_is_no_reading()
    {
        var notice = await NoticeAsync("evaluation-2023");

        Assert.Equal(["L19", "L20", "L23"], notice.Gaps.Where(g => g.LikelyReading is null).Select(g => g.Code));
        Assert.Null(notice.Summary.IssuedOn);
        Assert.All(notice.Items, item => Assert.Null(item.DueOn));
    }

    [Fact]
    public async Task The_contact_persons_name_is_left_out()
    {
        var notice = await NoticeAsync("evaluation-2023");

        var contact = Assert.Single(notice.Text.Split('\n'), line => line.Contains("联系人及电话", StringComparison.Ordinal));
        Assert.Equal("（联系人及电话：知识产权运用促进司（姓名略）邮箱：）", Bare(contact));
        Assert.Contains("（姓名略）", Assert.Single(notice.Items, i => i.Code == "N23-F5").TextZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_has_one_paragraph_a_line_and_no_page_marks()
    {
        Assert.Equal(15, Paragraphs((await NoticeAsync("designation-2022")).Text));
        Assert.Equal(52, Paragraphs((await NoticeAsync("evaluation-2023")).Text));

        static int Paragraphs(string text) => text.Split('\n').Count(line => line.Length > 0);
    }

    [GeneratedRegex(@"⟦(L\d+)⟧")]
    private static partial Regex Marker();

    [GeneratedRegex(@"⟦L\d+⟧|\s")]
    private static partial Regex MarkerOrSpace();

    private static string Bare(string text) => MarkerOrSpace().Replace(text, "");

    private async Task<NoticeDocument> NoticeAsync(string id) =>
        (await (await databases.Sqlite).Notices.FindAsync(Viewer.Public, id, new(2023, 8, 15)))!;
}
