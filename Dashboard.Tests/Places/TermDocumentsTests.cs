using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Web.Components.Pages.Notices;
using Dashboard.Web.Components.Pages.Places;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Places;

/// <summary>The documents that revise terms, on the page of a place and on that of a notice; none of them is true.</summary>
public sealed class TermDocumentsTests(SeededFile file) : PageTestContext(file), IAsyncLifetime
{
    private const string Haidian = "110108", Shijingshan = "110107";

    private static readonly Viewer[] Others =
    [
        Viewer.Public, Viewer.SignedIn("p", "p", Role.ProvincialOffice, "110000"), Viewer.SignedIn("a", "a", Role.Administrator, null),
    ];

    private Viewer National { get; set; } = Viewer.Public;

    public async ValueTask InitializeAsync()
    {
        var stop = Xunit.TestContext.Current.CancellationToken;
        await new SampleAccounts(Services.GetRequiredService<DashboardWriter>(), Services.GetRequiredService<AccountBook>()).StartAsync(stop);
        var account = (await Services.GetRequiredService<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null), stop)).Single(a => a.UserName == "sample.national");
        National = Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode);
    }

    [Fact]
    public async Task The_national_office_extends_the_term_of_a_place_by_a_document_and_takes_it_back()
    {
        var page = OpenPlace(Haidian, WithinTerm, National, today: true);
        await Button(page, "延长或提前结束时限").ClickAsync();
        Dialogs.WaitForElement("form.term");
        Dialogs.Find("form.term").Submit();
        Dialogs.WaitForAssertion(() => Assert.Contains("请填写", Dialogs.Find("form.term").TextContent, StringComparison.Ordinal));
        Fill("测试发〔2023〕1号", "2023-08-01", "2025-06-30");
        Dialogs.WaitForAssertion(() => Assert.Equal("时限已是2025年6月30日届满。", Dialogs.Find("form.term [role=alert]").TextContent.Trim()));
        Fill("测试发〔2023〕1号", "2023-08-01", "2026-06-30");
        page.WaitForAssertion(() => Assert.Contains("届满日期改为2026年6月30日", page.Find(".term-documents").TextContent, StringComparison.Ordinal));
        Assert.Contains("测试发〔2023〕1号 · 2023年8月1日 · 测试", page.Find(".term-documents").TextContent, StringComparison.Ordinal);
        Assert.Contains("共 48 个月", page.Markup, StringComparison.Ordinal);

        foreach (var other in Others) // why it was recorded, the national office wrote for itself
        {
            Assert.EndsWith("测试发〔2023〕1号 · 2023年8月1日", OpenPlace(Haidian, WithinTerm, other, today: true).Find(".term-documents").TextContent.Trim(), StringComparison.Ordinal);
        }

        Assert.Empty(OpenPlace(Haidian, new(2023, 7, 31), Viewer.Public).FindAll(".term-documents")); // the day before the document
        Assert.Empty(OpenPlace(Haidian, WithinTerm, Viewer.Public, today: true).FindAll(".term-documents button")); // nobody else may
        page = OpenPlace(Haidian, WithinTerm, National, today: true);
        await page.Find(".term-documents button").ClickAsync();
        Dialogs.WaitForElement("#term-undo-reason").Change("登记有误");
        Dialogs.Find("form.term").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".term-documents")));
        Assert.Contains("共 36 个月", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_document_extends_an_annex_of_a_notice_and_the_page_says_it_to_everyone()
    {
        Language(Cultures.English);
        var page = OpenNotice(WithinTerm, National, today: true);
        await Button(page, "Extend or end the term").ClickAsync();
        Dialogs.WaitForAssertion(() => Assert.Equal("110 places", Dialogs.Find("form.term [role=status]").TextContent));
        Fill("测试发〔2023〕2号", "2023-08-02", "2026-12-31");
        page.WaitForAssertion(() => Assert.Contains("New last day: 31 Dec 2026 · 110 places", page.Find(".term-documents").TextContent, StringComparison.Ordinal));

        var everyone = OpenNotice(WithinTerm, Viewer.Public);
        Assert.All(Others, other => Assert.EndsWith(
            "测试发〔2023〕2号 · 2 Aug 2023", OpenNotice(WithinTerm, other).Find(".term-documents").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal("Documents that revise the term", everyone.Find("#terms h2, #terms .title").TextContent);
        Assert.Empty(OpenNotice(new(2023, 8, 1), Viewer.Public).FindAll("#terms"));
        Assert.Contains("31 Dec 2026", OpenPlace(Shijingshan, WithinTerm, Viewer.Public).Markup, StringComparison.Ordinal);

        page = OpenNotice(WithinTerm, National, today: true);
        await page.Find(".term-documents button").ClickAsync();
        Dialogs.WaitForElement("#term-undo-reason").Change("entered by mistake");
        Dialogs.Find("form.term").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".term-documents")));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<Web.Components.Shared.DashboardPage> page, string words) => page.FindAll("button").Single(b => b.TextContent == words);

    private void Fill(string document, string decided, string ends)
    {
        Dialogs.Find("#term-document").Change(document);
        Dialogs.Find("#term-decided").Change(decided);
        Dialogs.Find("#term-ends").Change(ends);
        Dialogs.Find("#term-reason").Change("测试");
        Dialogs.Find("form.term").Submit();
    }

    private IRenderedComponent<PlacePage> OpenPlace(string code, DateOnly day, Viewer viewer, bool today = false) =>
        Open<PlacePage>($"/places/{code}", day, p => p.Add(page => page.Code, code), viewer, today);

    private IRenderedComponent<NoticePage> OpenNotice(DateOnly day, Viewer viewer, bool today = false) =>
        Open<NoticePage>("/notices/designation-2022", day, p => p.Add(page => page.Id, "designation-2022"), viewer, today);
}
