using Bunit;
using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Shared;

namespace Dashboard.Tests.Components;

/// <summary>What every list is made of: heads that sort, pages, filters that are an address.</summary>
public sealed class ListTests : ComponentTestContext
{
    [Theory]
    [InlineData(PlaceOrder.Annex, false, null, "Name False")]
    [InlineData(PlaceOrder.Name, false, "ascending", "Name True")]
    [InlineData(PlaceOrder.Name, true, "descending", "Name False")]
    public void A_head_sorts_and_turns_round_when_pressed_again(PlaceOrder order, bool descending, string? said, string href)
    {
        var sort = new ListSort<PlaceOrder>(order, descending, (by, down) => $"{by} {down}");

        var head = Render<SortHead>(p => p.Add(h => h.Text, "城市").Add(h => h.Href, sort.Href(PlaceOrder.Name)).Add(h => h.Descending, sort.By(PlaceOrder.Name)));

        Assert.Equal(said, head.Find("th").GetAttribute("aria-sort"));
        Assert.Equal(href, head.Find("a").GetAttribute("href"));
        Assert.Equal(said is null ? 0 : 1, head.FindAll("svg").Count);
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(2, 3, "1 [2] 3")]
    [InlineData(1, 9, "[1] 2 3 … 9")]
    [InlineData(5, 9, "1 … 3 4 [5] 6 7 … 9")]
    [InlineData(700, 1000, "1 … 698 699 [700] 701 702 … 1,000")]
    public void The_pages_around_the_one_shown_are_links_and_the_first_and_the_last(int page, int pages, string shown)
    {
        var pager = Render<Pager>(p => p.Add(g => g.Page, page).Add(g => g.Pages, pages).Add(g => g.Part, new ListPart(1, 50, 62)).Add(g => g.Href, number => $"/?page={number}"));

        Assert.Equal(shown, string.Join(' ', pager.FindAll("nav > *").Select(e => e.HasAttribute("aria-current") ? $"[{e.TextContent}]" : e.TextContent)));
        Assert.All(pager.FindAll("a"), a => Assert.Equal($"/?page={a.TextContent.Replace(",", "", StringComparison.Ordinal)}", a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(1, 50, "未全部印出，只有一部分：第 1–50 项，共 62 项")]
    [InlineData(2, 50, "未全部印出，只有一部分：第 51–62 项，共 62 项")]
    [InlineData(1, 62, "第 1–62 项，共 62 项")]
    public void A_page_of_a_list_says_on_paper_that_it_is_a_part(int page, int size, string said)
    {
        var part = Enumerable.Range(1, 62).ToList().PageOf(page, size).Part;

        var shown = Render<PartOfList>(p => p.Add(l => l.Part, part));

        Assert.Equal(said, shown.Find(".list-part").TextContent);
        Assert.Equal(part.IsPartial, shown.FindAll(".print-only").Count == 1);
    }

    [Fact]
    public void A_filter_keeps_the_rest_of_the_address_and_needs_no_script()
    {
        var form = Render<AddressForm>(p => p.Add(f => f.Rest, "/places?tier=Pilot&asOf=2023-08-15").AddChildContent("<select name=region></select>"));

        Assert.Equal("/places", form.Find("form").GetAttribute("action"));
        Assert.Equal(["tier=Pilot", "asOf=2023-08-15"], form.FindAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.Contains("<button", form.Find("noscript").InnerHtml, StringComparison.Ordinal);
        Assert.Equal("auto", form.Find("form").GetAttribute("data-address"));
    }

    [Fact]
    public void What_is_typed_is_not_taken_back_by_an_address_that_comes_late()
    {
        var text = Render<LiveText>(p => p.Add(t => t.Text, "海").Add(t => t.Label, "查找").Add(t => t.Hint, "查找"));

        text.Render(p => p.Add(t => t.Text, "海淀"));

        Assert.Equal("海", text.Find("input").GetAttribute("value")); // the field is the script's, which is told
        Assert.Equal("海淀", text.Find("live-text").GetAttribute("text"));
    }
}
