using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Provinces;
using Dashboard.Web.Access;
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
    private AccountInfo? _edited;
    private string? _message;
    private bool _failed;
    private int _formNumber;

    [Inject]
    public required AccountsQueries Accounts { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required AccountCommands Commands { get; init; }

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.ManageAccounts, AccessRefusal.SignInRequired);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var accounts = await Accounts.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        (_accounts, _provinces) = (accounts, provinces.Where(p => p.TakesPart).ToList());
    }

    private async Task SubmitAsync((NewAccount Account, string? Reason) wanted)
    {
        if (_edited is not { } seen)
        {
            Show(await Commands.CreateAsync(Actor, wanted.Account), password => _passwords = [password], AccessText.DoneCreated);
        }
        else if (Show(await Commands.ChangeAsync(Actor, seen, wanted.Account, wanted.Reason), _ => { }, AccessText.DoneChanged))
        {
            _edited = null;
        }
    }

    private async Task CreateManyAsync(IReadOnlyList<NewAccount> accounts) =>
        Show(await Commands.CreateManyAsync(Actor, accounts), passwords => _passwords = passwords, AccessText.DoneCreated);

    private async Task ResetAsync(AccountInfo account) =>
        Show(await Commands.ResetPasswordAsync(Actor, account.Id), password => _passwords = [password], AccessText.DoneReset);

    private async Task DisableAsync(AccountInfo account) => Show(
        await Commands.SetDisabledAsync(Actor, account, !account.IsDisabled),
        _ => { },
        account.IsDisabled ? AccessText.DoneEnabled : AccessText.DoneDisabled);

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
            case CommandResult<T>.Conflict { Values: [] }:
                (_message, _failed) = (AccessText.ConflictGone, true);
                return false;
            case CommandResult<T>.Conflict conflict:
                (_message, _failed) = (AccessText.Conflict.With(string.Join(
                    AccessText.ListSeparator, conflict.Values.Select(v => AccessText.ConflictValue.With(v.Property, v.Yours, v.Theirs)))), true);
                return false;
            default:
                throw new NotSupportedException($"{result}");
        }
    }
}
