using Bunit;
using Dashboard.Web.Components.Shared;
using MudBlazor;

namespace Dashboard.Tests.Components;

/// <summary>The one dialog.</summary>
public sealed class DialogTests : FormTestContext
{
    [Fact]
    public void A_dialog_is_named_by_its_title_and_guards_its_way_out()
    {
        var provider = Render<MudDialogProvider>();

        Open();

        var dialog = provider.WaitForElement("[role=dialog]");
        Assert.Equal("新建账户", provider.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal("H2", provider.Find($"#{dialog.GetAttribute("aria-labelledby")}").TagName);
        Assert.Equal("true", dialog.GetAttribute("aria-modal"));
        provider.WaitForAssertion(() => Assert.Equal(".mud-dialog", Assert.Single(Script.Invocations["guard"]).Arguments[1]));
    }

    [Fact]
    public void What_stands_in_it_follows_who_draws_it()
    {
        var provider = Render<MudDialogProvider>();
        var dialog = Open();
        provider.WaitForElement("[role=dialog]");

        dialog.Render(p => p.AddChildContent("<p id='said'>他人已作更改</p>"));

        provider.WaitForAssertion(() => Assert.Equal("他人已作更改", provider.Find("#said").TextContent));
    }

    [Fact]
    public async Task A_dialog_goes_with_who_drew_it()
    {
        var provider = Render<MudDialogProvider>();
        Open();
        provider.WaitForElement("[role=dialog]");

        await DisposeComponentsAsync();

        Assert.Empty(Render<MudDialogProvider>().FindAll("[role=dialog]"));
    }

    private IRenderedComponent<Dialog> Open() => Render<Dialog>(p => p.Add(d => d.Title, "新建账户").AddChildContent("<button>创建</button>"));
}
