using System.Net;

namespace Dashboard.Tests.Exchange;

[Collection(AccessCollection.Name)]
public sealed class TemplateEndpointTests(AccessApp app)
{
    [Fact]
    public async Task The_template_of_a_round_is_a_file_that_nobody_keeps()
    {
        using var browser = await app.AsSampleAsync("sample.national");
        using var answer = await browser.GetAsync("/api/v1/exchange/quotas.xlsx?round=2023&asOf=2023-08-15", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("quotas-2023-template.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(3, Files.Xlsx(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Sheets.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?round=1999")]
    [InlineData("?round=2023&asOf=yesterday")]
    public async Task There_is_no_template_of_a_round_or_day_that_is_none(string query)
    {
        using var browser = await app.AsSampleAsync("sample.national");
        using var answer = await browser.GetAsync("/api/v1/exchange/quotas.xlsx" + query, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
