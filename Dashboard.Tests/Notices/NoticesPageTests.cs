using Bunit;
using Dashboard.Web.Components.Pages.Notices;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Notices;

public sealed class NoticesPageTests(SeededFile file) : PageTestContext(file)
{
    [Fact]
    public void Both_documents_are_listed_with_what_is_known_of_them()
    {
        var page = Open<NoticesPage>("/notices", WithinTerm);

        Assert.Equal(["关于 2023 年评定工作的通知", "关于确定试点示范城市的通知"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal("国知办函运字〔 〕 号", page.Find("dd span[lang=zh-CN]").TextContent);
        Assert.Equal("推断 国知办函运字〔2023〕582号", page.Find(".chip.inferred").TextContent);
        Assert.Contains("日期待补录", page.Markup, StringComparison.Ordinal);
        Assert.Contains("2 个，名单 110 行", page.Markup, StringComparison.Ordinal);
        Assert.Contains("5 个，均未收录（原文缺失）", page.Markup, StringComparison.Ordinal);
        Assert.Equal("24 处数字或标点缺失", page.Find("a[href$='#gaps']").TextContent);
    }

    [Fact]
    public void Only_documents_issued_by_the_day_are_listed() =>
        Assert.Equal(["关于确定试点示范城市的通知"], Open<NoticesPage>("/notices", new DateOnly(2022, 12, 31)).FindAll("h2").Select(h => h.TextContent));

    [Fact]
    public void Before_the_first_document_the_page_says_so_and_leads_to_its_day()
    {
        var page = Open<NoticesPage>("/notices", new DateOnly(2022, 8, 3));

        Assert.Contains("截至2022年8月3日尚无文件印发", page.Markup, StringComparison.Ordinal);
        Assert.Equal("查看2022年8月4日", page.Find("a[href='/notices?asOf=2022-08-04']").TextContent);
    }

    [Fact]
    public void English_covers_the_page_and_keeps_the_official_title_in_Chinese()
    {
        Language(Cultures.English);
        var page = Open<NoticesPage>("/notices", WithinTerm);

        Assert.Contains("24 places lost numerals or marks", page.Markup, StringComparison.Ordinal);
        Assert.All(page.FindAll("p.official"), p => Assert.Equal("zh-CN", p.GetAttribute("lang")));
    }
}
