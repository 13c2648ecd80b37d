using Bunit;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components;

/// <summary>The one form of a command.</summary>
public sealed class CommandFormTests : FormTestContext
{
    private int _sent;

    [Fact]
    public void An_empty_field_is_said_in_a_sentence_and_nothing_is_sent()
    {
        var form = Open();

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains("请填写“理由”。", form.Markup, StringComparison.Ordinal));
        Assert.Equal("true", form.Find("#reason").GetAttribute("aria-invalid"));
        Assert.Equal(0, _sent);
        form.WaitForAssertion(() => Assert.Single(Script.Invocations["toFault"]));
    }

    [Fact]
    public void Blanks_are_no_reason()
    {
        var form = Open();

        form.Find("#reason").Change("  ");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains("请填写“理由”。", form.Markup, StringComparison.Ordinal));
        Assert.Equal(0, _sent);
    }

    [Fact]
    public void A_form_is_sent_once_while_it_is_busy_and_says_so()
    {
        var gate = new TaskCompletionSource();
        var form = Open(sending: gate.Task);
        form.Find("#reason").Change("按程序");

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal("正在办理……", form.Find("button[type=submit]").TextContent));
        form.Find("form").Submit();
        Assert.Equal("true", form.Find("form").GetAttribute("aria-busy"));

        gate.SetResult();
        form.WaitForAssertion(() => Assert.Equal("发布", form.Find("button[type=submit]").TextContent));
        Assert.Equal(1, _sent);
    }

    [Fact]
    public void A_refusal_stands_in_the_form_and_what_was_typed_stays()
    {
        var form = Open();
        form.Find("#reason").Change("按程序");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(1, _sent));

        form.Render(p => p.Add(f => f.Fault, "名额不足。").Add(f => f.Conflict, true));

        Assert.Equal("名额不足。 再次提交将以您填写的内容为准。", form.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("按程序", form.Find("#reason").GetAttribute("value"));
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(2, _sent));
        form.WaitForAssertion(() => Assert.NotEmpty(Script.Invocations["toFault"]));
    }

    [Fact]
    public void What_changed_meanwhile_is_said_over_the_fields()
    {
        var form = Open();

        form.Render(p => p.Add(f => f.ChangedMeanwhile, true));

        Assert.Contains("其他人已作更改", form.Find("form > .changed[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_waits_for_a_decision_sends_nothing()
    {
        var form = Open();
        form.Find("#reason").Change("按程序");

        form.Render(p => p.Add(f => f.Blocked, true));
        form.Find("form").Submit();

        Assert.Equal("true", form.Find("button[type=submit]").GetAttribute("aria-disabled"));
        Assert.Equal(0, _sent);
    }

    [Fact]
    public void A_form_without_a_way_out_offers_none()
    {
        Assert.Empty(Open().FindAll("[data-cancel]"));
        Assert.Single(Open(cancelled: () => { }).FindAll("[data-cancel]"));
    }

    [Theory]
    [InlineData("一二三四五", null)]
    [InlineData("一二三四五六", "最多 5 个字符，现有 6 个。")]
    public void A_text_that_is_too_long_is_refused_and_not_cut_off(string typed, string? refused)
    {
        var form = Open();

        form.Find("#reason").Change(typed);
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Equal(refused is null ? 1 : 0, _sent));
        Assert.Equal(typed, form.Find("#reason").GetAttribute("value"));
        Assert.Equal(refused is not null, refused is not null && form.Markup.Contains(refused, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_tab_kept_comes_back_says_so_and_goes_when_one_starts_over()
    {
        Storage.Setup<string>("get", _ => true).SetResult("""{"count":"7x"}""");
        Storage.SetupVoid("set", _ => true).SetVoidResult();
        var form = Render<CommandForm>(p => p.Add(f => f.Label, "发布").Add(f => f.Submit, "发布")
            .AddChildContent<NumberField>(field => field.Add(f => f.Id, "count").Add(f => f.Label, "名额")));
        form.WaitForAssertion(() => Assert.Equal("7x", form.Find("#count").GetAttribute("value"))); // also what is not right yet
        Assert.NotNull(form.Find("form").GetAttribute("data-unsent"));

        form.Find(".restored button").Click();

        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".restored")));
        Assert.Equal("", form.Find("#count").GetAttribute("value") ?? "");
        Assert.Null(form.Find("form").GetAttribute("data-unsent"));
        Assert.Null(Storage.Invocations["set"][^1].Arguments[1]);
    }

    [Fact]
    public void What_is_typed_is_kept_until_it_is_sent_or_given_up()
    {
        var form = Open(cancelled: () => { });
        form.Find("#reason").Change("按程序");
        form.WaitForAssertion(() => Assert.Equal("""{"reason":"\u6309\u7A0B\u5E8F"}""", Storage.Invocations["set"][^1].Arguments[1]));
        Assert.EndsWith(".reason./", (string)Storage.Invocations["set"][^1].Arguments[0]!, StringComparison.Ordinal); // the address, and the first field

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Null(Storage.Invocations["set"][^1].Arguments[1]));

        form.Find("#reason").Change("按");
        form.Find("[data-cancel]").Click();
        form.WaitForAssertion(() => Assert.Null(Storage.Invocations["set"][^1].Arguments[1]));
        Assert.Equal(4, Storage.Invocations["set"].Count);
    }

    /// <summary>The answer of the tab may come after the first words: it takes none of them away, and they take nothing of it.</summary>
    [Fact]
    public void What_is_typed_before_the_tab_has_answered_is_kept_with_what_it_kept()
    {
        var answer = Storage.Setup<string>("get", _ => true);
        Storage.SetupVoid("set", _ => true).SetVoidResult();
        var form = Render<CommandForm>(p => p.Add(f => f.Label, "发布").Add(f => f.Submit, "发布")
            .AddChildContent<NumberField>(field => field.Add(f => f.Id, "floor").Add(f => f.Label, "下限"))
            .AddChildContent<NumberField>(field => field.Add(f => f.Id, "cap").Add(f => f.Label, "上限")));

        form.Find("#floor").Change("2");
        Assert.Empty(Storage.Invocations["set"]);
        answer.SetResult("""{"floor":"1","cap":"9"}""");

        form.WaitForAssertion(() => Assert.Equal("""{"floor":"2","cap":"9"}""", Storage.Invocations["set"][^1].Arguments[1]));
        form.WaitForAssertion(() => Assert.Equal(("2", "9"), (form.Find("#floor").GetAttribute("value"), form.Find("#cap").GetAttribute("value"))));
        Assert.NotNull(form.Find("form").GetAttribute("data-unsent"));
    }

    [Fact]
    public void What_was_refused_is_kept()
    {
        var form = Open();
        form.Find("#reason").Change("按程序");
        form.Render(p => p.Add(f => f.Fault, "名额不足。"));

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Equal(1, _sent));
        Assert.NotNull(Storage.Invocations["set"][^1].Arguments[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_page_is_only_gone_to_after_a_question_while_something_is_unsent(bool leaves)
    {
        Script.Setup<bool>("leave", _ => true).SetResult(leaves);
        var form = Open();
        var navigation = Services.GetRequiredService<NavigationManager>();
        form.InvokeAsync(() => navigation.NavigateTo("/places"));
        Assert.EndsWith("/places", navigation.Uri, StringComparison.Ordinal);

        form.Find("#reason").Change("按程序");
        form.InvokeAsync(() => navigation.NavigateTo("/places?q=1"));
        Assert.Empty(Script.Invocations["leave"]); // the same page
        form.InvokeAsync(() => navigation.NavigateTo("/quotas"));

        form.WaitForAssertion(() => Assert.Single(Script.Invocations["leave"]));
        form.WaitForAssertion(() => Assert.EndsWith(leaves ? "/quotas" : "/places?q=1", navigation.Uri, StringComparison.Ordinal));
    }

    private IRenderedComponent<CommandForm> Open(Task? sending = null, Action? cancelled = null) => Render<CommandForm>(p =>
    {
        p.Add(f => f.Label, "发布").Add(f => f.Submit, "发布")
            .Add(f => f.Submitted, () =>
            {
                _sent++;
                return sending ?? Task.CompletedTask;
            })
            .AddChildContent<TextField>(field => field.Add(f => f.Id, "reason").Add(f => f.Label, "理由").Add(f => f.Required, true).Add(f => f.Most, 5));
        if (cancelled is not null)
        {
            p.Add(f => f.Cancelled, cancelled);
        }
    });
}
