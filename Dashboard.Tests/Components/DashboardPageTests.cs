using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components;

/// <summary>What every page does about loading, with a page whose loads the test answers itself.</summary>
public sealed class DashboardPageTests : ComponentTestContext
{
    private readonly Loads _loads = new();

    public DashboardPageTests()
    {
        Services.AddSingleton<ProgrammeClock>();
        Services.AddSingleton<DataVersionMonitor>();
        Services.AddSingleton<LiveNotices>();
        Services.AddSingleton(_loads);
    }

    private DataVersionMonitor Monitor => Services.GetRequiredService<DataVersionMonitor>();

    [Fact]
    public void Until_the_first_load_is_done_a_skeleton_stands_in()
    {
        var page = Open();
        Assert.Single(page.FindAll("[aria-busy]"));

        _loads[0].SetResult("first");

        page.WaitForAssertion(() => Assert.Equal("first", page.Find("p.content").TextContent));
        Assert.Empty(page.FindAll("[aria-busy]"));
    }

    [Fact]
    public void The_last_load_wins_whatever_the_order_of_the_answers()
    {
        var page = Open();
        page.Render(p => p.Add(x => x.Text, "other"));

        _loads[1].SetResult("second");
        page.WaitForAssertion(() => Assert.Equal("second", page.Find("p.content").TextContent));
        _loads[0].SetResult("first");

        Assert.True(_loads.Tokens[0].IsCancellationRequested);
        Assert.False(_loads.Tokens[1].IsCancellationRequested);
        Assert.Equal("second", page.Find("p.content").TextContent);
        Assert.Empty(Log.Errors); // giving way is no failure
    }

    [Fact]
    public void A_load_that_gave_way_and_fails_late_is_not_shown()
    {
        var page = Open();
        page.Render(p => p.Add(x => x.Text, "other"));
        _loads[1].SetResult("second");
        page.WaitForElement("p.content");

        _loads[0].SetException(new TimeoutException());

        Assert.Equal("second", page.Find("p.content").TextContent);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_failed_first_load_shows_the_number_of_the_log_and_can_be_tried_again()
    {
        var page = Open();
        _loads[0].SetException(new TimeoutException("secret"));
        page.WaitForElement(".card [role=alert]");
        var (_, text, failure) = Assert.Single(Log.Errors);
        Assert.IsType<TimeoutException>(failure);
        Assert.Contains(page.Instance.Failure!, text, StringComparison.Ordinal);
        Assert.Contains(page.Instance.Failure!, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);

        page.Find("[role=alert] a.button").Click();
        _loads[1].SetResult("second");

        page.WaitForAssertion(() => Assert.Equal("second", page.Find("p.content").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Null(page.Instance.Failure);
    }

    [Fact]
    public void A_failed_load_later_keeps_what_was_shown_and_says_so_above_it()
    {
        var page = OpenLoaded();
        Monitor.Advance(Guid.NewGuid());
        page.WaitForAssertion(() => Assert.Equal(2, _loads.Tokens.Count));

        _loads[1].SetException(new TimeoutException());

        page.WaitForAssertion(() => Assert.Contains("没能更新", page.Find(".band[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("first", page.Find("p.content").TextContent);
        Assert.Contains(page.Instance.Failure!, Assert.Single(Log.Errors).Text, StringComparison.Ordinal);

        page.Find("[role=alert] button").Click();
        _loads[2].SetResult("third");
        page.WaitForAssertion(() => Assert.Equal("third", page.Find("p.content").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void Changed_data_are_loaded_and_what_is_shown_stays_meanwhile()
    {
        var page = OpenLoaded();

        Monitor.Advance(Guid.NewGuid());
        page.WaitForAssertion(() => Assert.Equal(2, _loads.Tokens.Count));
        Assert.Equal("first", page.Find("p.content").TextContent);
        Assert.Empty(page.FindAll("[aria-busy]"));
        _loads[1].SetResult("second");

        page.WaitForAssertion(() => Assert.Equal("second", page.Find("p.content").TextContent));
    }

    [Fact]
    public async Task A_form_that_waits_for_what_it_wrote_waits_for_the_load_that_took_over()
    {
        var page = OpenLoaded();
        var shown = page.InvokeAsync(async () =>
        {
            await page.Instance.ShowWrittenAsync();
            return page.Instance.Content;
        });
        page.WaitForAssertion(() => Assert.Equal(2, _loads.Tokens.Count));
        Monitor.Advance(Guid.NewGuid()); // the notice of the writing
        page.WaitForAssertion(() => Assert.Equal(3, _loads.Tokens.Count));

        _loads[1].SetResult("gave way");
        for (var turn = 0; turn < 20; turn++)
        {
            await page.InvokeAsync(() => { });
        }

        _loads[2].SetResult("written");

        Assert.Equal("written", await shown);
        Assert.Equal("written", page.Find("p.content").TextContent);
    }

    [Fact]
    public async Task A_page_that_is_gone_neither_loads_nor_waits()
    {
        var page = OpenLoaded();
        var instance = page.Instance;
        Monitor.Advance(Guid.NewGuid());
        page.WaitForAssertion(() => Assert.Equal(2, _loads.Tokens.Count));

        await DisposeComponentsAsync();
        Monitor.Advance(Guid.NewGuid());
        await instance.ReloadAsync();

        Assert.Equal(2, _loads.Tokens.Count);
        Assert.True(_loads.Tokens[1].IsCancellationRequested);
        Assert.Empty(Log.Errors);
    }

    private IRenderedComponent<ProbePage> Open() => Render<ProbePage>(p => p
        .AddCascadingValue(new ViewContext(Viewer.Public, new AsOf(new(2023, 8, 15), IsToday: false), TestGuard.Public))
        .Add(x => x.Text, "one"));

    private IRenderedComponent<ProbePage> OpenLoaded()
    {
        var page = Open();
        _loads[0].SetResult("first");
        page.WaitForElement("p.content");
        return page;
    }

    /// <summary>The loads of a page in their order; the test ends each as it likes.</summary>
    private sealed class Loads
    {
        private readonly Dictionary<int, TaskCompletionSource<string>> _answers = [];

        public List<CancellationToken> Tokens { get; } = [];

        public TaskCompletionSource<string> this[int number]
        {
            get
            {
                lock (_answers)
                {
                    return _answers.TryGetValue(number, out var answer) ? answer
                        : _answers[number] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }

        /// <summary>A load begins; one that has given way ends as canceled, as a query does.</summary>
        public async Task<string> BeginAsync(CancellationToken token)
        {
            Tokens.Add(token);
            var text = await this[Tokens.Count - 1].Task;
            token.ThrowIfCancellationRequested();
            return text;
        }
    }

    private sealed class ProbePage : DashboardPage
    {
        private string _content = "";

        public string Content => _content;

        [Parameter]
        public string? Text { get; set; }

        [Inject]
        public required Loads Answers { get; init; }

        protected override async Task LoadAsync(CancellationToken cancellationToken) => _content = await Answers.BeginAsync(cancellationToken);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<PageBody>(0);
            builder.AddComponentParameter(1, nameof(PageBody.Page), this);
            builder.AddComponentParameter(2, nameof(PageBody.ChildContent), (RenderFragment)(b => b.AddMarkupContent(0, $"<p class=\"content\">{_content}</p>")));
            builder.CloseComponent();
        }
    }
}
