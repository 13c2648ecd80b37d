using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Provinces;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>The accounts: made, changed, disabled, given a new password. Every rule stands in <see cref="AccountCommands"/>.</summary>
public partial class AccountsPage
{
    private IReadOnlyList<AccountInfo> _accounts = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<OneTimePassword> _passwords = [];
    private readonly Dictionary<(string Account, AccountChange Change), ElementReference> _buttons = [];
    private AccountInfo? _edited;
    private (AccountInfo Account, AccountChange Change)? _asked;
    private string? _askedFault;
    private string? _message;
    private bool _failed;
    private int _formNumber;

    [Inject]
    public required AccountsQueries Accounts { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required AccountCommands Commands { get; init; }

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.ManageAccounts, new AccessRefusal.SignInRequired());

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var accounts = await Accounts.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        (_accounts, _provinces) = (accounts, provinces.Where(p => p.TakesPart).ToList());
    }

    private void Edit(AccountInfo account) => (_edited, _asked) = (account, null);

    private void Ask(AccountInfo account, AccountChange change) => (_asked, _askedFault, _edited) = ((account, change), null, null);

    private string IsAsked(AccountInfo account, AccountChange change) =>
        _asked is { } asked && asked.Change == change && asked.Account.Id == account.Id ? "true" : "false";

    /// <summary>Puts away what is asked; the focus goes back to the button that asked.</summary>
    private async Task CloseAsync()
    {
        var from = _edited is { } edited ? (edited.Id, AccountChange.Edit) : _asked is { } asked ? (asked.Account.Id, asked.Change) : default;
        (_edited, _asked) = (null, null);
        if (_buttons.TryGetValue(from, out var button))
        {
            await button.TakeFocusAsync();
        }
    }

    private async Task SubmitAsync((NewAccount Account, string Reason) wanted)
    {
        if (_edited is not { } seen)
        {
            Show(await Commands.CreateAsync(Actor, wanted.Account), password => _passwords = [password], AccessText.DoneCreated);
        }
        else if (Show(await Commands.ChangeAsync(Actor, seen, wanted.Account, wanted.Reason), _ => { }, AccessText.DoneChanged))
        {
            await CloseAsync();
        }
    }

    private async Task CreateManyAsync(IReadOnlyList<NewAccount> accounts) =>
        Show(await Commands.CreateManyAsync(Actor, accounts), passwords => _passwords = passwords, AccessText.DoneCreated);

    private async Task ConfirmAsync(string reason)
    {
        if (_asked is not var (account, change))
        {
            return;
        }

        var done = change == AccountChange.Reset
            ? Show(await Commands.ResetPasswordAsync(Actor, account.Id, reason), password => _passwords = [password], AccessText.DoneReset)
            : Show(
                await Commands.SetDisabledAsync(Actor, account, !account.IsDisabled, reason),
                _ => { },
                account.IsDisabled ? AccessText.DoneEnabled : AccessText.DoneDisabled);
        if (done)
        {
            await CloseAsync();
        }
        else
        {
            (_askedFault, _message) = (_message, null);
        }
    }

    private bool Show<T>(CommandResult<T> result, Action<T> done, string words)
    {
        switch (result)
        {
            case CommandResult<T>.Done finished:
                (_message, _failed) = (words, false);
                _formNumber++;
                done(finished.Value);
                return true;
            case CommandResult<T>.Refused refused:
                (_message, _failed) = (refused.Refusal.Say(), true);
                return false;
            case CommandResult<T>.Conflict conflict:
                (_message, _failed) = (AuditWords.Say(nameof(Account), conflict.Values, _provinces.ToDictionary(p => p.Code, p => p.Short.Text())), true);
                return false;
            default:
                throw new NotSupportedException($"{result}");
        }
    }
}
