using AngleSharp.Dom;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Components;

public sealed class SourceMarkTests : ComponentTestContext
{
    private static readonly Provenance Official = Provenance.Official("国知发运字〔2022〕33号", 1, 3, new(2022, 8, 4));

    [Fact]
    public void An_official_figure_names_document_annex_row_and_day()
    {
        var mark = Render<SourceMark>(p => p.Add(m => m.Provenance, Official).Add(m => m.NoticeHref, "/notices/designation-2022"));

        Assert.Equal("国知发运字〔2022〕33号", mark.Find("button").TextContent.Trim());
        Assert.Equal("来源：国知发运字〔2022〕33号", mark.Find("button").GetAttribute("aria-label"));
        Assert.Equal(
            [("来源类别", "正式文件"), ("文件", "国知发运字〔2022〕33号"), ("位置", "附件1 第3号"), ("日期", "2022年8月4日")],
            Facts(mark));
        Assert.Equal("/notices/designation-2022", mark.Find("dd a").GetAttribute("href"));
    }

    [Fact]
    public void What_is_not_known_of_a_source_is_left_out()
    {
        var mark = Render<SourceMark>(p => p.Add(m => m.Provenance, Provenance.Official("国知发运字〔2022〕33号")));

        Assert.Equal(["来源类别", "文件"], Facts(mark).Select(f => f.Name));
        Assert.Empty(mark.FindAll("a"));
    }

    [Fact]
    public void A_whole_annex_is_named_without_a_row() => Assert.Contains(
        ("位置", "附件2"), Facts(Render<SourceMark>(p => p.Add(m => m.Provenance, Provenance.Official("x", 2)))));

    [Fact]
    public void A_reported_figure_names_the_office_and_its_remark()
    {
        var mark = Render<SourceMark>(p => p.Add(m => m.Provenance, new Provenance(ProvenanceKind.Reported, "江苏省知识产权局", On: new(2023, 9, 1), Detail: "季报")));

        Assert.Equal("江苏省知识产权局", mark.Find("button").TextContent.Trim());
        Assert.Contains(("日期", "2023年9月1日"), Facts(mark));
        Assert.Contains(("说明", "季报"), Facts(mark));
    }

    [Fact]
    public void A_computed_figure_explains_its_method_and_its_inputs()
    {
        var mark = Render<SourceMark>(p => p.Add(m => m.Provenance, Provenance.Computed(nameof(NationalSummary), "国知发运字〔2022〕33号")));

        Assert.DoesNotContain(nameof(NationalSummary), mark.Markup, StringComparison.Ordinal);
        var facts = Facts(mark);
        Assert.Equal(["来源类别", "算法", "依据"], facts.Select(f => f.Name));
        Assert.Contains("占比 = 示范 ÷（示范 + 试点）", facts[1].Text, StringComparison.Ordinal);
        Assert.Equal("国知发运字〔2022〕33号", facts[2].Text);
    }

    [Fact]
    public void Only_sample_data_are_marked_as_such()
    {
        foreach (var kind in Enum.GetValues<ProvenanceKind>())
        {
            var button = Render<SourceMark>(p => p.Add(m => m.Provenance, new Provenance(kind, "x", Detail: "y"))).Find("button");

            Assert.Equal(kind == ProvenanceKind.Illustrative, button.ClassList.Contains("illustrative"));
            Assert.Equal(kind == ProvenanceKind.Illustrative, button.TextContent.Contains(ProvenanceKind.Illustrative.Word(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Kinds_have_words_of_their_own() =>
        Assert.Equal(4, Enum.GetValues<ProvenanceKind>().Select(kind => Facts(Render<SourceMark>(p => p.Add(m => m.Provenance, new Provenance(kind, "x", Detail: "y"))))[0].Text).Distinct().Count());

    [Fact]
    public void Two_marks_open_their_own_details()
    {
        var (one, other) = (Render<SourceMark>(p => p.Add(m => m.Provenance, Official)), Render<SourceMark>(p => p.Add(m => m.Provenance, Official)));

        Assert.Equal(one.Find("[popover]").Id, one.Find("button").GetAttribute("popovertarget"));
        Assert.NotEqual(one.Find("[popover]").Id, other.Find("[popover]").Id);
    }

    [Fact]
    public void In_English_the_words_are_English()
    {
        Language(Cultures.English);

        var mark = Render<SourceMark>(p => p.Add(m => m.Provenance, Official).Add(m => m.Text, "Annex"));

        Assert.Equal("Source: Annex", mark.Find("button").GetAttribute("aria-label"));
        Assert.Equal(["Kind of source", "Document", "Place", "Date"], Facts(mark).Select(f => f.Name));
        Assert.Contains(("Date", "4 Aug 2022"), Facts(mark));
    }

    private static List<(string Name, string Text)> Facts(IRenderedComponent<SourceMark> mark) =>
        mark.FindAll("dt").Zip(mark.FindAll("dd"), (name, text) => (name.TextContent.Trim(), text.TextContent.Trim())).ToList();
}
