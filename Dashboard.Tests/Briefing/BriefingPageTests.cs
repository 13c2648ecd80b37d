using System.Net;
using AngleSharp.Html.Dom;
using Dashboard.Data;
using Dashboard.Data.Briefing;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Briefing;

/// <summary>The pages and files of briefings over the real application, by the rights of who asks.</summary>
public sealed class BriefingPageTests(BriefingPageTests.Own app) : IClassFixture<BriefingPageTests.Own>
{
    [Fact]
    public async Task An_internal_briefing_and_its_files_are_for_the_national_office_and_the_leadership()
    {
        var id = await MakeAsync(BriefingVisibility.Internal);
        string[] addresses =
        [
            $"/api/v1/briefings/{id}.pptx", $"/api/v1/briefings/{id}.docx", $"/api/v1/briefings/{id}.xlsx", $"/api/v1/briefings/{id}/booklet.docx",
            $"/api/v1/briefings/{id}/provinces/320000.docx",
        ];
        foreach (var (reader, answer) in new (string?, HttpStatusCode)[]
        {
            (null, HttpStatusCode.NotFound), ("sample.jiangsu", HttpStatusCode.NotFound), ("sample.administrator", HttpStatusCode.NotFound),
            ("sample.leadership", HttpStatusCode.OK), ("sample.national", HttpStatusCode.OK),
        })
        {
            using var browser = reader is null ? app.Browser() : await app.AsSampleAsync(reader);
            foreach (var address in addresses)
            {
                using var got = await browser.GetAsync(address, TestContext.Current.CancellationToken);
                Assert.Equal((reader, address, answer), (reader, address, got.StatusCode));
                Assert.True(got.Headers.CacheControl?.NoStore);
            }

            using var page = await browser.GetAsync($"/briefing/{id}", TestContext.Current.CancellationToken);
            Assert.Equal(answer, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/v1/briefings/nothing.pptx")]
    [InlineData("/api/v1/briefings/nothing/booklet.docx")]
    [InlineData("/api/v1/briefings/sample/provinces/710000.docx")]
    [InlineData("/briefing/nothing")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var browser = app.Browser();
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_sample_is_marked_on_every_slide_and_each_has_title_day_source_and_number()
    {
        using var browser = app.Browser();
        var page = await PageAsync(browser, "/briefing/sample");
        var slides = page.QuerySelectorAll(".slide");

        Assert.Equal(17, slides.Length);
        Assert.All(slides.Index(), slide =>
        {
            Assert.Contains("示例数据，不得引用", slide.Item.TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(slide.Item.QuerySelector("h2")!.TextContent);
            var foot = slide.Item.QuerySelector("footer")!.TextContent;
            Assert.Contains("来源：", foot, StringComparison.Ordinal);
            Assert.Contains("数据截至 2023年11月20日", foot, StringComparison.Ordinal);
            Assert.Contains($"{slide.Index + 1} / 17", foot, StringComparison.Ordinal);
        });
    }

    /// <summary>The slides have no circuit, so a button that asks one would be dead.</summary>
    [Fact]
    public async Task The_sample_data_is_removed_where_that_works()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        var band = (await PageAsync(browser, "/briefing/sample")).QuerySelector("#sample-band")!;

        Assert.Equal("/#sample-band", Assert.Single(band.QuerySelectorAll("a.button")).GetAttribute("href"));
        Assert.All(band.QuerySelectorAll("button"), button => Assert.Equal("submit", button.GetAttribute("type")));
        Assert.Contains("移除示例数据", Assert.Single((await PageAsync(browser, "/")).QuerySelectorAll("#sample-band button[type=button]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_and_the_page_say_when_one_was_made_as_one_says_it()
    {
        using var browser = app.Browser();
        foreach (var (address, place) in new[] { ("/briefing", ".card p.soft"), ("/briefing/sample", ".subtitle") })
        {
            var text = (await PageAsync(browser, address)).QuerySelector(place)!.TextContent;

            Assert.Matches(@"编制，\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d", text);
            Assert.DoesNotMatch(@"\d{4}-\d\d-\d\d", text);
        }
    }

    [Fact]
    public async Task A_band_names_the_figures_that_were_corrected_and_the_slides_keep_what_they_said()
    {
        var id = await MakeAsync(BriefingVisibility.Public);
        using var browser = app.Browser();
        Assert.Null((await PageAsync(browser, $"/briefing/{id}")).QuerySelector(".corrected"));
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var designation = await db.Designations.SingleAsync(d => d.Annex == 1 && d.Row == 10, TestContext.Current.CancellationToken);
            designation.Tier = Tier.Pilot;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await PageAsync(browser, $"/briefing/{id}");

        Assert.Contains("当时 38，现为 37", page.QuerySelector(".corrected")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("38", page.QuerySelector("#slide-1 .numbers")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return await WebFixture.ReadAsync(answer);
    }

    private async Task<string> MakeAsync(BriefingVisibility visibility) => Assert.IsType<CommandResult<string>.Done>(
        await app.Services.GetRequiredService<BriefingCommands>().CreateAsync(await app.ActorAsync("sample.national"), BriefingOffice.Input with { Visibility = visibility })).Value;

    /// <summary>An application of its own: these tests change the lists.</summary>
    public sealed class Own : AccessApp;
}
