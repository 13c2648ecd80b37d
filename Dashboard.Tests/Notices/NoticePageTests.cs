using Bunit;
using Dashboard.Web.Components.Pages.Notices;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Notices;

public sealed class NoticePageTests(SeededFile file) : PageTestContext(file)
{
    private const string Designation = "designation-2022";
    private const string Evaluation = "evaluation-2023";

    [Fact]
    public void Annexes_are_tables_of_all_their_rows_with_links()
    {
        var page = Open(Designation, WithinTerm);

        Assert.Equal(38, page.FindAll("#annex-1 tbody tr").Count);
        Assert.Equal(72, page.FindAll("#annex-2 tbody tr").Count);
        Assert.Equal("/places/110108?asOf=2023-08-15", page.Find("#annex-1 tbody th a").GetAttribute("href"));
        Assert.Equal("/provinces/110000?asOf=2023-08-15", page.Find("#annex-1 tbody td a").GetAttribute("href"));
    }

    [Fact]
    public void Statements_have_their_words_their_due_day_and_their_anchor()
    {
        var statement = Open(Designation, WithinTerm).Find("#N22-5");

        Assert.Equal("自批复之日起 2个月内由城市人民政府印发", statement.QuerySelector("blockquote[lang=zh-CN]")!.TextContent);
        Assert.Contains("2022年10月4日", statement.TextContent, StringComparison.Ordinal);
        Assert.Equal("推断", statement.QuerySelector(".chip.inferred")!.TextContent);
    }

    [Fact]
    public void Every_gap_has_its_marks_in_the_text_its_details_and_its_row()
    {
        var page = Open(Evaluation, WithinTerm);

        for (var number = 1; number <= 24; number++)
        {
            var code = $"L{number}";
            Assert.NotEmpty(page.FindAll($".text button.gap[popovertarget='details-{code}']"));
            Assert.Single(page.FindAll($"#mark-{code}"));
            Assert.Single(page.FindAll($"#details-{code}[popover]"));
            Assert.Single(page.FindAll($"tr#{code}"));
        }

        Assert.DoesNotContain('⟦', page.Markup);
        Assert.Equal(4, page.FindAll(".text button[popovertarget='details-L7']").Count);
    }

    [Theory]
    [InlineData("L7")]
    [InlineData("N23-7")]
    public void The_part_an_address_points_to_is_marked(string anchor)
    {
        var page = Open($"{Evaluation}#{anchor}", WithinTerm);

        Assert.Equal(anchor, Assert.Single(page.FindAll(".current")).Id);
    }

    [Fact]
    public void A_reading_is_marked_as_an_inference_and_a_date_is_not_guessed()
    {
        var page = Open(Evaluation, WithinTerm);

        Assert.Equal("推断", page.Find("#L17 .chip.inferred").TextContent);
        Assert.Contains("不作推断", page.Find("#L19").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#L19 .chip.inferred"));
        Assert.Contains("24 处缺失，其中 3 处不作推断", page.FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public void Annexes_that_are_not_held_say_so_and_have_no_table()
    {
        var page = Open(Evaluation, WithinTerm);

        Assert.Equal(5, page.FindAll("#annexes section").Count);
        Assert.Equal(5, page.FindAll("#annexes .status").Count(s => s.TextContent == "原文缺失"));
        Assert.Empty(page.FindAll("#annexes table"));
        Assert.Equal("附件3 · 推断", page.Find("#annex-3 .chip.inferred").TextContent);
    }

    [Fact]
    public void The_text_has_its_sections_in_Chinese_and_the_contents_lead_to_them()
    {
        var page = Open(Evaluation, WithinTerm);

        Assert.Equal("zh-CN", page.Find("#text .text").GetAttribute("lang"));
        Assert.Equal("二、申报资格", page.Find("h3#text-2").TextContent.Trim());
        Assert.Equal("（二）试点城市、试点县", page.Find("h4#text-3-2").TextContent.Trim());
        var targets = page.FindAll("nav.contents a").Select(a => a.GetAttribute("href")!.Split('#')[1]).ToList();
        Assert.Contains("text-5", targets);
        Assert.All(targets, target => Assert.Single(page.FindAll($"#{target}")));
    }

    [Theory]
    [InlineData(Designation, "2022-08-03", "截至2022年8月3日本文件尚未印发")]
    [InlineData(Evaluation, "2022-12-31", "截至2022年12月31日本文件尚未印发")]
    public void A_document_of_a_later_day_stays_readable_under_a_band(string id, string asOf, string title)
    {
        var page = Open(id, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains(title, page.Find(".band").TextContent, StringComparison.Ordinal);
        Assert.Contains("特此通知。", page.Find("#text").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#annexes table"));
    }

    [Fact]
    public void An_issued_document_has_no_band() => Assert.Empty(Open(Designation, new DateOnly(2022, 8, 4)).FindAll(".band"));

    [Fact]
    public void After_the_term_the_rows_are_expired() =>
        Assert.Equal(110, Open(Designation, new DateOnly(2025, 7, 1)).FindAll("#annexes tbody .status").Count(s => s.TextContent == "已届满"));

    [Fact]
    public void In_English_the_quotation_stays_Chinese_and_has_a_gloss()
    {
        Language(Cultures.English);
        var statement = Open(Designation, WithinTerm).Find("#N22-2");

        Assert.Equal("与相关城市建立强市共建机制", statement.QuerySelector("blockquote[lang=zh-CN]")!.TextContent);
        Assert.Equal("Set up with each city concerned a mechanism for co-building a strong IP city", statement.QuerySelector(".gloss")!.TextContent);
    }

    [Fact]
    public void An_unknown_document_is_not_found()
    {
        var missing = false;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing = true;

        Open("designation-1999", WithinTerm);

        Assert.True(missing);
    }

    [Fact]
    public void A_failed_load_can_be_tried_again()
    {
        Database.Lasts = true;
        var page = Open(Designation, WithinTerm);

        Database.Lasts = false;
        page.Find("[role=alert] a.button").Click();

        page.WaitForAssertion(() => Assert.Equal(38, page.FindAll("#annex-1 tbody tr").Count));
    }

    private IRenderedComponent<NoticePage> Open(string id, DateOnly asOf) =>
        Open<NoticePage>($"/notices/{id}", asOf, p => p.Add(page => page.Id, id.Split('#')[0]));
}
