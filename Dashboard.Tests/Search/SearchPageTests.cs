using System.Net;
using AngleSharp.Dom;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Search;

/// <summary>What the search box gets while one types, and the page it leads to without script. Keys and the rest of the box: PlacesBrowserTests.</summary>
[Collection(WebCollection.Name)]
public sealed class SearchPageTests(WebFixture web)
{
    [Theory]
    [InlineData("海淀", "海淀区", "/places/110108?asOf=2023-08-10")]
    [InlineData("haidian", "海淀区", "/places/110108?asOf=2023-08-10")]
    [InlineData("110108", "海淀区", "/places/110108?asOf=2023-08-10")]
    [InlineData("  Haidian ", "海淀区", "/places/110108?asOf=2023-08-10")]
    [InlineData("江苏", "江苏省", "/provinces/320000?asOf=2023-08-10")]
    [InlineData("33号", "国知发运字〔2022〕33号", "/notices/designation-2022?asOf=2023-08-10")]
    public async Task The_best_hit_comes_first_while_typing_and_on_the_page(string text, string first, string address)
    {
        var query = $"?q={Uri.EscapeDataString(text)}&asOf=2023-08-10";
        var (typed, page) = (await web.DocumentAsync("/search/hits" + query), await web.DocumentAsync("/search" + query));

        var option = typed.QuerySelector("[role=listbox] > a[role=option]")!;
        Assert.Contains(first, option.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, option.GetAttribute("href"));
        Assert.Equal("search-hit-0", option.Id);
        Assert.Equal(address, page.QuerySelector("main .hits a")!.GetAttribute("href"));
        Assert.Equal(text, page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Where_nothing_is_found_the_answer_says_so()
    {
        Assert.Contains("没有与“zzzz”相符", (await web.DocumentAsync("/search/hits?q=zzzz")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var page = await web.DocumentAsync("/search?q=zzzz");
        Assert.Contains("没有与“zzzz”相符", page.QuerySelector(".subtitle")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".hits"));
    }

    [Fact]
    public async Task What_is_searched_for_is_said_as_text_and_never_as_markup()
    {
        var answer = await web.DocumentAsync("/search/hits?q=" + Uri.EscapeDataString("<img src=x onerror=alert(1)>"));

        Assert.Empty(answer.QuerySelectorAll("img"));
        Assert.Contains("<img", answer.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_opened_lately_is_found_again_in_its_order_and_what_is_unknown_is_left_out()
    {
        var answer = await web.DocumentAsync("/search/hits?recent=Place.110108,Place.999999,Nonsense,Notice.designation-2022,Province.320000,Place.110108&asOf=2023-08-10");

        Assert.Equal("最近打开", answer.QuerySelector(".hint")!.TextContent);
        Assert.Equal(["Place.110108", "Notice.designation-2022", "Province.320000"], answer.QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("data-hit")));
    }

    [Fact]
    public async Task On_a_day_before_the_designation_the_place_is_not_found() =>
        Assert.Empty((await web.DocumentAsync("/search/hits?q=haidian&asOf=2022-01-01")).QuerySelectorAll("[role=option]"));

    [Fact]
    public async Task In_English_hits_are_English()
    {
        var option = (await web.DocumentAsync("/search/hits?q=Haidian", Cultures.English)).QuerySelector("[role=option]")!;

        Assert.Contains("Haidian District", option.TextContent, StringComparison.Ordinal);
        Assert.Equal("Beijing · Demonstration", option.QuerySelector(".context")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?asOf=nonsense")]
    [InlineData("?q=%20")]
    public async Task Without_a_text_there_is_help_and_no_hit(string query)
    {
        using var response = await web.GetAsync("/search/hits" + query);
        var answer = await WebFixture.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Empty(answer.QuerySelectorAll("[role=option]"));
        Assert.Contains("可输入汉字、拼音", answer.QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_longer_than_any_name_finds_nothing() =>
        Assert.Empty((await web.DocumentAsync("/search/hits?q=" + new string('海', 101))).QuerySelectorAll("[role=option]"));

    [Fact]
    public async Task The_box_is_a_form_that_keeps_the_day_and_opens_without_script()
    {
        var page = await web.DocumentAsync("/places?asOf=2023-08-10&tier=Pilot");
        var box = page.GetElementById("search")!;

        Assert.Equal("search", page.GetElementById("search-open")!.GetAttribute("popovertarget"));
        Assert.Equal("/search/hits?asOf=2023-08-10", box.GetAttribute("data-hits"));
        Assert.Equal("/search", box.QuerySelector("form")!.GetAttribute("action"));
        Assert.Equal(["asOf"], box.QuerySelectorAll("form input[type=hidden]").Select(i => i.GetAttribute("name")));
        Assert.NotNull(box.QuerySelector("form button[type=submit]"));
    }
}
