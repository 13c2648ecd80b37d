using Bunit;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace Dashboard.Tests.Components;

/// <summary>The one dialog.</summary>
public sealed class DialogTests : FormTestContext
{
    [Fact]
    public void A_dialog_is_named_by_its_title()
    {
        var provider = Render<MudDialogProvider>();

        Open();

        var dialog = provider.WaitForElement("[role=dialog]");
        Assert.Equal("新建账户", provider.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal("H2", provider.Find($"#{dialog.GetAttribute("aria-labelledby")}").TagName);
        Assert.Equal("true", dialog.GetAttribute("aria-modal"));
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

    /// <summary>Who opened it forgets what it spoke of in the moment in which it closes.</summary>
    [Fact]
    public void A_dialog_on_its_way_out_speaks_of_nothing()
    {
        var provider = Render<MudDialogProvider>();
        var host = Render<Speaker>();
        Assert.Equal("已办理", provider.WaitForElement("#said").TextContent);

        host.Instance.Forget();

        provider.WaitForAssertion(() => Assert.Empty(provider.FindAll("[role=dialog]")));
    }

    private IRenderedComponent<Dialog> Open() => Render<Dialog>(p => p.Add(d => d.Title, "新建账户").AddChildContent("<button>创建</button>"));

    /// <summary>Opens a dialog on what it holds.</summary>
    private sealed class Speaker : ComponentBase
    {
        private string? _said = "已办理";

        public void Forget() => InvokeAsync(() =>
        {
            _said = null;
            StateHasChanged();
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (_said is not null)
            {
                builder.OpenComponent<Dialog>(0);
                builder.AddComponentParameter(1, nameof(Dialog.Title), "结果");
                builder.AddComponentParameter(2, nameof(Dialog.ChildContent), (RenderFragment)(body => body.AddMarkupContent(0, $"<p id='said'>{_said!.Trim()}</p>")));
                builder.CloseComponent();
            }
        }
    }
}
