using AngleSharp.Dom;
using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components;

public sealed class SearchBoxTests : PageTestContext
{
    private readonly BunitJSModuleInterop _dialog;
    private readonly BunitJSModuleInterop _storage;

    public SearchBoxTests(SeededFile file)
        : base(file)
    {
        Services.AddScoped<BrowserStorage>();
        _dialog = JSInterop.SetupModule("./Components/Layout/SearchBox.razor.js");
        _dialog.SetupVoid("open", _ => true).SetVoidResult();
        _dialog.SetupVoid("close", _ => true).SetVoidResult();
        _storage = JSInterop.SetupModule("./js/storage.js");
        _storage.SetupVoid("set", _ => true).SetVoidResult();
    }

    [Fact]
    public void Pressing_the_button_opens_the_dialog_with_the_box_and_a_hint()
    {
        var search = Box();

        search.Find("#search-open").Click();

        Assert.Equal(2, _dialog.VerifyInvoke("open").Arguments.Count);
        Assert.Contains("可输入汉字、拼音", search.Find(".hint").TextContent, StringComparison.Ordinal);
        Assert.Empty(search.FindAll("[role=option]"));
    }

    [Theory]
    [InlineData("海淀", "海淀区")]
    [InlineData("haidian", "海淀区")]
    [InlineData("110108", "海淀区")]
    [InlineData("  Haidian ", "海淀区")]
    [InlineData("江苏", "江苏省")]
    public void Typing_finds_the_best_hit_first_and_marks_it(string text, string first)
    {
        var search = Type(text);

        Assert.Equal(first, Name(Options(search)[0]));
        Assert.Equal("true", Assert.Single(search.FindAll("[aria-selected=true]")).GetAttribute("aria-selected"));
        Assert.Equal("search-hit-0", search.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void Arrow_keys_walk_the_hits_and_round_again()
    {
        var search = Type("江苏");
        var count = Options(search).Count;
        Assert.True(count > 2);

        search.Find("input").KeyDown("ArrowDown");
        search.WaitForAssertion(() => Assert.Equal(1, Active(search)));
        search.Find("input").KeyDown("ArrowUp");
        search.WaitForAssertion(() => Assert.Equal(0, Active(search)));
        search.Find("input").KeyDown("ArrowUp");
        search.WaitForAssertion(() => Assert.Equal(count - 1, Active(search)));
        search.Find("input").KeyDown("ArrowDown");
        search.WaitForAssertion(() => Assert.Equal(0, Active(search)));
    }

    [Fact]
    public void Enter_opens_the_marked_hit_on_the_day_shown_and_remembers_it()
    {
        var search = Type("海淀");

        search.Find("input").KeyDown("Enter");

        search.WaitForAssertion(() => Assert.EndsWith("/places/110108?asOf=2023-08-15", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.NotEmpty(_dialog.Invocations["close"]);
        Assert.Contains("110108", (string)_storage.VerifyInvoke("set").Arguments[1]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_after_an_arrow_opens_the_other_hit()
    {
        var search = Type("江苏");
        var second = Name(Options(search)[1]);

        search.Find("input").KeyDown("ArrowDown");
        search.WaitForAssertion(() => Assert.Equal(1, Active(search)));
        search.Find("input").KeyDown("Enter");

        search.WaitForAssertion(() => Assert.Contains("asOf=2023-08-15", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("/provinces/320000", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.NotEqual("江苏省", second);
    }

    [Theory]
    [InlineData("江苏", "/provinces/320000?asOf=2023-08-15")]
    [InlineData("33号", "/notices/designation-2022?asOf=2023-08-15")]
    public void Pressing_a_hit_opens_it(string text, string address)
    {
        var search = Type(text);

        Options(search)[0].Click();

        search.WaitForAssertion(() => Assert.EndsWith(address, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Enter_without_a_hit_goes_nowhere()
    {
        var before = Services.GetRequiredService<NavigationManager>().Uri;
        var search = Box();
        search.Find("input").Input("zzzz");
        search.WaitForAssertion(() => Assert.Contains("没有与“zzzz”相符", search.Find("[role=status]").TextContent, StringComparison.Ordinal));

        search.Find("input").KeyDown("Enter");
        search.Find("input").KeyDown("ArrowDown");

        Assert.Equal(before, Services.GetRequiredService<NavigationManager>().Uri);
        _dialog.VerifyNotInvoke("close");
    }

    [Fact]
    public void Other_text_starts_again_at_the_first_hit()
    {
        var search = Type("江苏");
        search.Find("input").KeyDown("ArrowDown");

        search.Find("input").Input("海淀");

        search.WaitForAssertion(() => Assert.Equal("海淀区", Name(Options(search)[0])));
        search.WaitForAssertion(() => Assert.Equal(0, Active(search)));
    }

    [Fact]
    public void What_was_opened_lately_is_offered_before_typing()
    {
        var first = Type("海淀");
        first.Find("input").KeyDown("Enter");
        _storage.Setup<string>("get", "dashboard.search.recent").SetResult((string)_storage.VerifyInvoke("set").Arguments[1]!);

        var search = Box();
        search.Find("#search-open").Click();

        search.WaitForAssertion(() => Assert.Equal("海淀区", Name(Assert.Single(Options(search)))));
        Assert.Equal("最近打开", search.Find(".hint").TextContent);
    }

    [Fact]
    public void A_search_the_database_does_not_answer_says_so_and_the_next_works()
    {
        Database.Lasts = true;
        var search = Box();

        search.Find("input").Input("海淀");
        search.WaitForAssertion(() => Assert.Contains("这部分没有加载成功", search.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Database.Lasts = false;
        search.Find("input").Input("海淀区");

        search.WaitForAssertion(() => Assert.Equal("海淀区", Name(Options(search)[0])));
        Assert.DoesNotContain("这部分没有加载成功", search.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void In_English_hits_are_English()
    {
        Language(Cultures.English);

        var search = Type("Haidian");

        Assert.Equal("Haidian District", Name(Options(search)[0]));
        Assert.Equal("Beijing · Demonstration", Options(search)[0].QuerySelector(".context")!.TextContent);
    }

    private static string Name(IElement option) => option.QuerySelector("span:not(.context)")!.TextContent;

    private static IReadOnlyList<IElement> Options(IRenderedComponent<SearchBox> search) => search.FindAll("[role=option]");

    private static int Active(IRenderedComponent<SearchBox> search) => Options(search).ToList().FindIndex(o => o.GetAttribute("aria-selected") == "true");

    private IRenderedComponent<SearchBox> Type(string text)
    {
        var search = Box();
        search.Find("input").Input(text);
        search.WaitForAssertion(() => Assert.NotEmpty(Options(search)));
        return search;
    }

    private IRenderedComponent<SearchBox> Box() =>
        Render<SearchBox>(p => p.AddCascadingValue(new ViewContext(Viewer.Public, new AsOf(WithinTerm, IsToday: false))));
}
