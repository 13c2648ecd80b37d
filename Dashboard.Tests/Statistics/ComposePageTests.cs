using System.Globalization;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Statistics;
using Dashboard.Web.Navigation;

namespace Dashboard.Tests.Statistics;

/// <summary>Tables put together by their address.</summary>
public sealed class ComposePageTests(SeededFile file) : PageTestContext(file)
{
    private const string Pivot = "/statistics/compose?rows=region,kind&measures=places.designated,divisions.city,coverage.city&where=track:City&expired=true&compare=2023-08-15";
    private static readonly DateOnly Later = new(2026, 4, 18);

    [Fact]
    public void Two_days_stand_beside_each_other_with_the_difference_and_totals_from_the_parts()
    {
        var rows = Rows(Open<ComposePage>(Pivot, Later));

        Assert.Equal(["全国", "110", "110", "0", "407", "406", "−1", "27%110/407", "27%110/406", "+0.1"], rows[0]);
        Assert.Equal(["西部", "26", "26", "0", "156", "155", "−1", "17%26/156", "17%26/155", "+0.1"], rows.Single(r => r[0] == "西部"));
        Assert.Contains("+0.8", rows[rows.FindIndex(r => r[0] == "西部")..].First(r => r[0] == "直辖市的区"));
        Assert.Contains(rows, r => r[0] == "副省级城市" && r[7] == "1/1"); // a small denominator is a fraction
    }

    [Fact]
    public void A_press_on_a_share_lists_both_its_parts_exactly()
    {
        var sheet = Open<ComposePage>($"{Pivot}&cell=coverage.city~region:West~kind:MunicipalityDistrict&part=denominator", Later).Find("aside");

        Assert.Equal("西部 · 直辖市的区", sheet.QuerySelector("h2")!.TextContent);
        Assert.Equal(["分子 5", "分母 25"], sheet.QuerySelectorAll(".parts a").Select(a => a.TextContent));
        Assert.Equal(25, sheet.QuerySelectorAll(".records li").Length);
        Assert.All(sheet.QuerySelectorAll(".records li").Take(5), li => Assert.Contains("附件2", li.TextContent, StringComparison.Ordinal)); // the five that hold a tier come first
        Assert.Contains("两江新区", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("只在甲", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("江北区（500105）→ 两江新区（500157）：撤区并入新设区，2025年11月6日公布", sheet.TextContent, StringComparison.Ordinal);
        Assert.All(sheet.QuerySelectorAll("a[rel~=external]"), a => Assert.Equal("公开报道", a.TextContent));
    }

    [Fact]
    public void The_records_of_a_figure_are_taken_away_whole_by_the_filter_that_they_are_listed_by()
    {
        var sheet = Open<ComposePage>("/statistics/compose?rows=province&measures=divisions.all&cell=divisions.all", WithinTerm).Find("aside");

        Assert.Equal(100, sheet.QuerySelectorAll(".records li").Length); // a page of them
        var files = sheet.QuerySelectorAll("a[href*='/records']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(
            new[] { ".csv", ".xlsx", "" }.Select(e => $"/api/v1/statistics/divisions.all/records{e}?asOf=2023-08-15&illustrative=true"), files);
        Assert.Equal(files[0], sheet.QuerySelector("copy-table")!.GetAttribute("from"));
        Assert.Contains("&part=Denominator", Open<ComposePage>($"{Pivot}&cell=coverage.city~region:West&part=denominator", Later).Find("aside copy-table").GetAttribute("from"), StringComparison.Ordinal);
        Assert.Contains("region=West", Open<ComposePage>($"{Pivot}&cell=coverage.city~region:West&part=denominator", Later).Find("aside copy-table").GetAttribute("from"), StringComparison.Ordinal);
    }

    /// <summary>Whatever is offered as a place makes the table that has it there; what is not says why.</summary>
    [Fact]
    public void A_pill_can_be_moved_to_every_place_where_the_table_means_something()
    {
        var page = Open<ComposePage>("/statistics/compose?rows=region,kind&columns=tier&measures=places.designated,places.inforce&where=track:City", WithinTerm);
        Assert.Equal(["rows 1", "columns 0", "columns 1", "filters 0", "filters 1"], Places("rows", "Region").Except(["rows 0"]));
        Assert.Equal(["measures 1"], Places("measures", "PlacesDesignated"));
        Assert.Equal(["rows 0", "rows 1", "rows 2", "columns 0", "columns 1"], Places("filters", "Track"));

        foreach (var pill in page.FindAll("[data-part]"))
        {
            foreach (var place in pill.QuerySelectorAll("[data-place]"))
            {
                Assert.True(place.HasAttribute("href") != place.HasAttribute("data-why"));
                if (place.GetAttribute("href") is { } href)
                {
                    var (shelf, at) = (place.GetAttribute("data-place")!.Split(' ')[0], int.Parse(place.GetAttribute("data-place")!.Split(' ')[1], CultureInfo.InvariantCulture));
                    var moved = Open<ComposePage>(href, WithinTerm).FindAll($"[data-shelf={shelf}] > [data-part]").Select(p => p.GetAttribute("data-part")).ToList();
                    Assert.Contains(pill.GetAttribute("data-part"), moved);
                    Assert.True(shelf == "filters" || moved.IndexOf(pill.GetAttribute("data-part")) == at, href);
                }
            }
        }

        Assert.Contains("最多", page.Find("[data-part=Region] [data-place='columns 1']").GetAttribute("data-why"), StringComparison.Ordinal);

        List<string> Places(string shelf, string part) =>
            page.FindAll($"[data-shelf={shelf}] > [data-part={part}] [data-place]").Select(p => p.GetAttribute("data-place")!).ToList();
    }

    /// <summary>A filter keeps all members, so that nothing changes until one is taken away.</summary>
    [Fact]
    public void A_dimension_in_the_filter_leaves_the_total_as_it_is()
    {
        var page = Open<ComposePage>("/statistics/compose?rows=region,tier&measures=places.designated", WithinTerm);
        var moved = Open<ComposePage>(page.Find("[data-part=Region] [data-place='filters 0']").GetAttribute("href")!, WithinTerm);

        Assert.Equal(["合计", "110"], Rows(moved)[0]);
        Assert.Contains("东部、中部、西部、东北", moved.Find("[data-shelf=filters] [data-part=Region]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_leads_to_its_records()
    {
        var page = Open<ComposePage>("/statistics/compose?rows=region&columns=tier&measures=places.designated", WithinTerm);
        var links = page.FindAll(".pivot tbody td a").Select(a => (Number: a.TextContent, Href: a.GetAttribute("href")!)).ToList();

        Assert.Equal(15, links.Count); // four regions and the nation, by two tiers and both
        foreach (var (number, href) in links.Where(l => l.Number != "0"))
        {
            Assert.Equal(number, Open<ComposePage>(href, WithinTerm).Find("aside .value").TextContent);
            Assert.EndsWith($"/ {number}", Open<ComposePage>(href, WithinTerm).FindAll("aside section.row span").Select(s => s.TextContent.Trim()).Single(t => t.StartsWith("已列", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_means_nothing_is_answered_with_what_does()
    {
        var text = Open<ComposePage>("/statistics/compose?rows=stage&measures=coverage.city", WithinTerm).Find(".state").TextContent;

        Assert.Contains("“强市覆盖率”不能按“环节”分开或筛选。可用的有：区域、省级地区、类型", text, StringComparison.Ordinal);
        var menu = Open<ComposePage>("/statistics/compose?rows=region&measures=coverage.city", WithinTerm).Find("#add-row").TextContent;
        Assert.Contains("不能按“环节”", menu, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_the_total_and_the_first_rows_leave_the_total_as_it_is()
    {
        var page = Open<ComposePage>("/statistics/compose?rows=province&measures=places.designated&share=Total&top=3&sort=places.designated&desc=true", WithinTerm);

        Assert.Equal([["全国", "110100%"], ["江苏", "109%"], ["浙江", "87%"], ["广东", "87%"]], Rows(page));
        Assert.Contains("另有 29 行未列出", page.Find(".notes").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_is_offered_no_measure_that_it_may_not_see_and_told_who_may()
    {
        Assert.DoesNotContain("停留天数", Open<ComposePage>("/statistics/compose", WithinTerm).Find("#add-measure").TextContent, StringComparison.Ordinal);
        var refused = Open<ComposePage>("/statistics/compose?rows=stage&measures=applications.live", WithinTerm);
        Assert.NotEmpty(refused.FindAll(".state a[href^='/sign-in']"));
        Assert.Empty(refused.FindAll(".pivot"));
    }

    [Theory]
    [InlineData("Dots", ".dots")]
    [InlineData("Map", ".choropleth")]
    [InlineData("Tree", "apex-chart")]
    public void A_table_is_drawn_as_asked_for_where_that_can_be(string drawing, string element)
    {
        Assert.NotEmpty(Open<ComposePage>($"/statistics/compose?rows=province&measures=places.designated&chart={drawing}", WithinTerm).FindAll(element));
        Assert.NotEmpty(Open<ComposePage>($"/statistics/compose?rows=none&measures=concentration.gini&chart={drawing}", WithinTerm).FindAll(".pivot"));
    }

    /// <summary>Whatever composition can be made, its address makes the same again.</summary>
    [Fact]
    public void An_address_says_all_of_what_it_was_made_of()
    {
        var random = new Random(20231128);
        for (var run = 0; run < 300; run++)
        {
            var dimensions = Enum.GetValues<Dimension>().OrderBy(_ => random.Next()).ToList();
            var composition = new Composition(
                dimensions.Take(random.Next(3)).ToList(),
                dimensions.Skip(3).Take(random.Next(2)).ToList(),
                MeasureCatalogue.All.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(m => m.Id).ToList(),
                random.Next(2) == 0 ? new Dictionary<Dimension, string>() : new() { [Dimension.Region] = "East,West", [Dimension.Tier] = "Pilot" },
                WithinTerm,
                random.Next(2) == 0 ? null : new DateOnly(2022, 8, 4),
                random.Next(2) == 0,
                WithIllustrative: true)
            {
                ShareOf = random.Next(2) == 0 ? null : ShareOf.Column, Top = random.Next(2) == 0 ? null : 5, SortBy = random.Next(2) == 0 ? null : MeasureId.PlacesInForce, Descending = false,
            };
            var address = new ComposeAddress(composition, ComposeDrawing.Dots);
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + DashboardUrls.Compose(new(WithinTerm, IsToday: true), address)).Query);

            var read = ComposeAddress.Read(WithinTerm, name => query.TryGetValue(name, out var value) ? value.ToString() : null);

            Assert.Equal(address.Parameters, read.Parameters);
        }
    }

    private static List<string[]> Rows(IRenderedComponent<ComposePage> page) =>
        page.FindAll(".pivot tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent.Replace(" ", "", StringComparison.Ordinal)).ToArray()).ToList();
}
