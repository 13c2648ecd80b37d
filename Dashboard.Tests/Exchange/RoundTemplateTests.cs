using System.Globalization;
using System.Net;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Seeding;
using Dashboard.Web.Components.Pages.Exchange;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Exchange;

public sealed class RoundTemplateTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_template_holds_what_is_recorded_and_is_read_back_without_a_fault_or_a_change(string culture)
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        await offices.PublicizedAsync(Nantong);

        var preview = await RoundImportTests.PreviewAsync(offices, offices.Jiangsu, await TemplateAsync(offices, offices.Jiangsu, culture));

        Assert.Empty(preview.Faults);
        Assert.Empty(preview.Ignored);
        Assert.True(preview.ChangesNothing);
        Assert.Equal(7 + 5, preview.Items.Count); // seven steps, five materials
    }

    [Fact]
    public async Task An_office_gets_its_own_places_those_that_may_apply_among_them_and_no_sample_data()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        await offices.ReviewedAsync(Nantong);
        Done(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));

        var sheets = Files.Xlsx(await TemplateAsync(offices, offices.Jiangsu)).Sheets;

        Assert.Equal(["申报进展", "申报材料", "工作方案", "说明"], sheets.Select(s => s.Name));
        var steps = Files.Rows(sheets[0]);
        Assert.Equal(
            ["代码", "名称", "省份", "层级", "编制方案", "政府同意", "报省局", "省局审核", "省级公示起", "省级公示止", "推荐", "专家评审", "公示起", "公示止"], steps[0].Cast<string>());
        Assert.Equal(["320200", "320400", "320600", "320800", "320900", "321000", "321100"], steps.Skip(1).Select(r => (string)r[0]!)); // the seven pilots of Jiangsu
        var nantong = steps.Single(r => r[0] as string == Nantong);
        Assert.Equal(["2023-05-01", "2023-05-10", "2023-05-20", "2023-06-01", null], nantong.Skip(4).Take(5).Select(c => c as string));
        Assert.All(steps.Skip(1).Where(r => r[0] as string != Nantong), r => Assert.All(r.Skip(4), Assert.Null));
        Assert.Equal(10, Files.Rows(sheets[2]).Count - 1); // three demonstrations and seven pilots owe a work plan
    }

    [Fact]
    public async Task The_national_office_gets_every_province()
    {
        await using var offices = await Offices.StartAsync();

        var sheets = Files.Xlsx(await TemplateAsync(offices, offices.National)).Sheets;

        Assert.Equal((72, 72, 110), (Files.Rows(sheets[0]).Count - 1, Files.Rows(sheets[1]).Count - 1, Files.Rows(sheets[2]).Count - 1));
    }

    private static async Task<byte[]> TemplateAsync(Offices offices, Actor actor, string culture = "zh-CN")
    {
        var before = CultureInfo.CurrentUICulture;
        var book = await offices.Database.Get<RoundImportQueries>().BookAsync(actor.Viewer, InRound);
        var provinces = await offices.Database.Provinces.ListAsync(actor.Viewer);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return RoundTemplate.Write(book!, provinces, actor.Viewer, new DateTimeOffset(2023, 8, 15, 9, 0, 0, TimeSpan.FromHours(8)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

[Collection(AccessCollection.Name)]
public sealed class RoundTemplateEndpointTests(AccessApp app)
{
    [Fact]
    public async Task The_template_is_a_file_that_nobody_keeps_and_there_is_none_of_another_round()
    {
        using var browser = await app.AsSampleAsync("sample.jiangsu");
        using var answer = await browser.GetAsync("/api/v1/exchange/round.xlsx?round=2023", TestContext.Current.CancellationToken);
        using var none = await browser.GetAsync("/api/v1/exchange/round.xlsx?round=1999", TestContext.Current.CancellationToken);
        using var nothing = await browser.GetAsync("/api/v1/exchange/round.xlsx", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, none.StatusCode, nothing.StatusCode));
        Assert.Equal("applications-2023-template.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(4, Files.Xlsx(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Sheets.Count);
    }
}
