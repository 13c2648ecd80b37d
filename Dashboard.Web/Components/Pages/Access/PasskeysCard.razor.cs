using System.Security.Claims;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>Adds, renames and removes the passkeys of one's own account. Every rule stands in <see cref="PasskeyCommands"/>.</summary>
public partial class PasskeysCard
{
    private const string AddFormName = "passkey-add";
    private const string RenameFormName = "passkey-rename";
    private const string RemoveFormName = "passkey-remove";
    private const string PasskeyName = "PasskeyName";

    private IReadOnlyList<PasskeyInfo> _passkeys = [];
    private (string Form, Func<Task> SubmitAsync)? _gone;
    private string? _fault;
    private string? _done;

    /// <summary>Who has signed in.</summary>
    [Parameter, EditorRequired]
    public required ClaimsPrincipal Account { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required PasskeysQueries Queries { get; init; }

    [Inject]
    public required PasskeyCommands Commands { get; init; }

    [Inject]
    internal Passkeys Passkeys { get; init; } = null!;

    private Viewer Viewer => AccountClaims.ViewerOf(Account);

    private string Name => Context.Request.Form[PasskeyName].ToString();

    protected override async Task OnInitializedAsync()
    {
        _passkeys = await Queries.ListAsync(Viewer);
        _gone = Gone(HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType ? Context.Request.Form["_handler"].ToString() : "");
    }

    /// <summary>The form that was sent when its passkey is not listed; null: it is, or another form was sent.</summary>
    private (string Form, Func<Task> SubmitAsync)? Gone(string form)
    {
        foreach (var (name, change) in new (string, Func<string, Task>)[] { (RenameFormName, RenameAsync), (RemoveFormName, RemoveAsync) })
        {
            if (form.StartsWith(name + "-", StringComparison.Ordinal) && form[(name.Length + 1)..] is var id && _passkeys.All(p => p.Id != id))
            {
                return (form, () => change(id));
            }
        }

        return null;
    }

    private Task AddAsync() => ChangeAsync(
        async actor => await Passkeys.VerifyNewAsync(Context, actor, Context.Request.Form["Credential"].ToString()) is { } made
            ? await Commands.AddAsync(actor, made, Name) : new AccountRefusal.PasskeyNotVerified(),
        AccessText.PasskeyDone);

    private Task RenameAsync(string id) => ChangeAsync(async actor => await Commands.RenameAsync(actor, id, Name), AccessText.PasskeyDone);

    private Task RemoveAsync(string id) => ChangeAsync(async actor => await Commands.RemoveAsync(actor, id), AccessText.PasskeyRemoved);

    private async Task ChangeAsync(Func<Actor, Task<CommandResult<Nothing>>> change, string done)
    {
        if (Actor.Of(Viewer) is not { } actor)
        {
            _fault = new AccessRefusal.AccountChanged().Say();
            return;
        }

        switch (await change(actor))
        {
            case CommandResult<Nothing>.Done:
                _done = done;
                break;
            case CommandResult<Nothing>.Refused refused:
                _fault = refused.Refusal.Say();
                break;
            default:
                _fault = AccessText.ConflictGone;
                break;
        }

        _passkeys = await Queries.ListAsync(Viewer);
    }
}
