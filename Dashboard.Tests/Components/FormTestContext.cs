using Bunit;
using Dashboard.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components;

/// <summary>A test of what is written in: MudBlazor's own scripts are ignored, ours are not.</summary>
public abstract class FormTestContext : ComponentTestContext
{
    protected FormTestContext()
    {
        Services.AddDashboardControls();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Storage = JSInterop.SetupModule("./js/storage.js");
        Script = JSInterop.SetupModule("./js/forms.js");
        Script.Mode = JSRuntimeMode.Strict;
        Script.SetupVoid("toFault", _ => true).SetVoidResult();
    }

    /// <summary>What the tab keeps: nothing, where a test does not say.</summary>
    protected BunitJSModuleInterop Storage { get; }

    /// <summary>The script of forms, sheets and dialogs.</summary>
    protected BunitJSModuleInterop Script { get; }
}
