using Dashboard.Data.Notices;

namespace Dashboard.Tests.Notices;

public sealed class NoticeTextTests
{
    [Fact]
    public void Marks_stand_where_the_source_lost_something() =>
        Assert.Equal(
            [new("纲要（", null), new("", "L2"), new(" —", null), new("", "L2"), new(" 年）", null)],
            NoticeText.Segments("纲要（⟦L2⟧ —⟦L2⟧ 年）"));

    [Theory]
    [InlineData("")]
    [InlineData("无标记")]
    [InlineData("⟦7⟧ ⟦L⟧ ⟦L7")]
    public void What_is_no_mark_stays_text(string line) =>
        Assert.Equal(line, string.Concat(NoticeText.Segments(line).Select(s => s.Text)));

    [Fact]
    public void Paragraphs_are_told_by_their_form()
    {
        const string text = """
            国知办函运字〔⟦L1⟧ 〕⟦L1⟧ 号

            国家知识产权局办公室关于某事的通知

            各省知识产权局：

            现通知如下：

            一、工作思路

            第一段。

            二、申报资格

            （一）示范城市

            ⟦L7⟧申报城市应为地级以上城市。

            国家知识产权局文件

            特此通知。

            附件：⟦L21⟧ ．名单

            ⟦L21⟧．回执

            国家知识产权局办公室

            ⟦L22⟧年 月 日

            （此件公开发布）
            """;

        var paragraphs = NoticeText.Parse(text);

        Assert.Equal(
            [
                NoticeParagraphKind.DocumentNumber, NoticeParagraphKind.Title, NoticeParagraphKind.Salutation, NoticeParagraphKind.Body,
                NoticeParagraphKind.Heading, NoticeParagraphKind.Body, NoticeParagraphKind.Heading, NoticeParagraphKind.Subheading,
                NoticeParagraphKind.Body, NoticeParagraphKind.Letterhead, NoticeParagraphKind.Body, NoticeParagraphKind.Annex, NoticeParagraphKind.Annex,
                NoticeParagraphKind.Signature, NoticeParagraphKind.Signature, NoticeParagraphKind.Body,
            ],
            paragraphs.Select(p => p.Kind));
        Assert.Equal(["一", "二", "二（一）"], paragraphs.Select(p => p.Section).Where(s => s is not null));
    }

    [Theory]
    [InlineData("二", "text-2")]
    [InlineData("二（一）", "text-2-1")]
    [InlineData("十（十）", "text-10-10")]
    [InlineData("附", null)]
    [InlineData(null, null)]
    public void A_section_has_an_identifier(string? section, string? anchor) => Assert.Equal(anchor, NoticeText.Anchor(section));

    [Theory]
    [InlineData(NoticeItemKind.Fact, "主送", "主送", null)]
    [InlineData(NoticeItemKind.Fact, "Term: months only; inferred", "Term", "Months only; inferred")]
    [InlineData(NoticeItemKind.Condition, "组织领导：按段落计", "组织领导", "按段落计")]
    [InlineData(NoticeItemKind.Step, "按段落计", null, "按段落计")]
    [InlineData(NoticeItemKind.Obligation, "推断：以成文日期为批复之日", null, "以成文日期为批复之日")]
    [InlineData(NoticeItemKind.Obligation, "In one sentence. Inferred: the date", null, "In one sentence. Inferred: the date")]
    [InlineData(NoticeItemKind.Material, "", null, null)]
    public void A_note_is_a_label_and_a_remark(NoticeItemKind kind, string note, string? label, string? remark) =>
        Assert.Equal(new NoticeNote(label, remark), NoticeNote.Of(kind, note));
}
