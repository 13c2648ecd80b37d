using Bunit;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Tests.Components;

public sealed class CardBoundaryTests : ComponentTestContext
{
    [Fact]
    public void What_renders_is_left_alone()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "A").AddChildContent("<p>fine</p>"));

        Assert.Equal("fine", card.Find(".card-body p").TextContent);
        Assert.Empty(card.FindAll("[role=alert]"));
        Assert.Empty(Log.Errors);
    }

    [Fact]
    public void A_failing_card_says_so_with_the_number_of_the_log()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "A").AddChildContent<Fragile>(f => f.Add(x => x.Switch, new Switch { Broken = true })));

        Assert.Contains("这部分没有加载成功", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        var number = Number(card);
        var (_, text, failure) = Assert.Single(Log.Errors);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Equal("broken", failure?.Message);
        Assert.DoesNotContain("broken", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_of_the_card_and_of_the_page_stays()
    {
        var broken = new Switch { Broken = true };
        var page = Render(builder =>
        {
            builder.AddContent(0, Of("A", broken));
            builder.AddContent(1, Of("B", new Switch()));
        });

        Assert.Equal(["A", "B"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(2, page.FindAll(".card-foot").Count);
        Assert.Single(page.FindAll("[role=alert]"));
        Assert.Single(page.FindAll("p.whole"));
    }

    [Fact]
    public void Trying_again_brings_back_what_works_again()
    {
        var trouble = new Switch { Broken = true };
        var card = Render<Card>(p => p.Add(c => c.Title, "A").AddChildContent<Fragile>(f => f.Add(x => x.Switch, trouble)));

        trouble.Broken = false;
        card.Find("[role=alert] a.button").Click();

        Assert.Single(card.FindAll("p.whole"));
        Assert.Empty(card.FindAll("[role=alert]"));
    }

    [Fact]
    public void Trying_again_in_vain_is_another_failure_with_another_number()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "A").AddChildContent<Fragile>(f => f.Add(x => x.Switch, new Switch { Broken = true })));
        var first = Number(card);

        card.Find("[role=alert] a.button").Click();

        Assert.NotEqual(first, Number(card));
        Assert.Equal(2, Log.Errors.Count);
        Assert.Contains(Number(card), Log.Errors[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_while_being_used_stays_in_the_card_as_well()
    {
        var card = Render<Card>(p => p.AddChildContent<Fragile>(f => f.Add(x => x.Switch, new Switch())));

        card.Find("button").Click();

        Assert.Contains(Number(card), Assert.Single(Log.Errors).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_English_the_failure_is_English()
    {
        Language(Cultures.English);

        var card = Render<Card>(p => p.AddChildContent<Fragile>(f => f.Add(x => x.Switch, new Switch { Broken = true })));

        Assert.Contains("This part could not be loaded", card.Markup, StringComparison.Ordinal);
        Assert.Equal("Try again", card.Find("[role=alert] a.button").TextContent);
    }

    private static string Number(IRenderedComponent<Card> card)
    {
        var text = card.Find("[role=alert] .faint").TextContent.Split(' ')[^1];
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", text);
        return text;
    }

    private static RenderFragment Of(string title, Switch trouble) => builder =>
    {
        builder.OpenComponent<Card>(0);
        builder.AddComponentParameter(1, "Title", title);
        builder.AddComponentParameter(2, "Foot", (RenderFragment)(b => b.AddContent(0, "foot")));
        builder.AddComponentParameter(3, "ChildContent", (RenderFragment)(b =>
        {
            b.OpenComponent<Fragile>(0);
            b.AddComponentParameter(1, nameof(Fragile.Switch), trouble);
            b.CloseComponent();
        }));
        builder.CloseComponent();
    };

    private sealed class Switch
    {
        public bool Broken { get; set; }
    }

    private sealed class Fragile : ComponentBase
    {
        [Parameter, EditorRequired]
        public required Switch Switch { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Switch.Broken)
            {
                throw new InvalidOperationException("broken");
            }

            builder.AddMarkupContent(0, "<p class=\"whole\">whole</p>");
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, () => throw new InvalidOperationException("pressed")));
            builder.CloseElement();
        }
    }
}
