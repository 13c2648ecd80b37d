using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Components.Shared;

/// <summary>Keeps the failure of one card inside it: the rest of the page stays, the card says so and can be tried again.</summary>
public sealed partial class CardBoundary : ErrorBoundaryBase
{
    private string _number = "";

    [Inject]
    public required ILogger<CardBoundary> Logger { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        _number = ErrorNumber.Next();
        LogCardFailed(Logger, _number, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<ErrorState>(1);
        builder.AddComponentParameter(2, nameof(ErrorState.Number), _number);
        builder.AddComponentParameter(3, nameof(ErrorState.Retry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A card failed to render. Error number {Number}")]
    private static partial void LogCardFailed(ILogger logger, string number, Exception exception);
}
