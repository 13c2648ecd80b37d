using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>The accounts: made, changed, disabled, given a new password. Every rule stands in <see cref="AccountCommands"/>.</summary>
public partial class AccountsPage
{
    private IReadOnlyList<AccountInfo> _accounts = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private IReadOnlyList<OneTimePassword> _passwords = [];
    private (AccountChange Change, AccountInfo? Account)? _open;
    private string? _fault;
    private bool _conflict;

    [Inject]
    public required AccountsQueries Accounts { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required AccountCommands Commands { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private Actor Actor => Actor.Of(View.Viewer) ?? throw new AccessRefusedException(AccessAction.ManageAccounts, new AccessRefusal.SignInRequired());

    protected override IReadOnlySet<DataPart> ShownData { get; } = new HashSet<DataPart> { DataPart.Accounts };

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var accounts = await Accounts.ListAsync(View.Viewer, cancellationToken);
        var provinces = await Provinces.ListAsync(View.Viewer, cancellationToken);
        (_accounts, _provinces) = (accounts, provinces.Where(p => p.TakesPart).ToList());
    }

    private static string Title((AccountChange Change, AccountInfo? Account) open) => open switch
    {
        (AccountChange.CreateMany, _) => AccessText.Bulk,
        (AccountChange.Edit, { } account) => AccessText.EditOf.With(account.UserName),
        (AccountChange.Reset, { } account) => AccessText.ResetOf.With(account.UserName),
        (AccountChange.Disable, { } account) => (account.IsDisabled ? AccessText.EnableOf : AccessText.DisableOf).With(account.UserName),
        _ => AccessText.NewAccount,
    };

    private static string Consequence(AccountChange change, AccountInfo account) =>
        change == AccountChange.Reset ? AccessText.ResetMeans : account.IsDisabled ? AccessText.EnableMeans : AccessText.DisableMeans;

    private void Open(AccountChange change, AccountInfo? account = null) => (_open, _fault, _conflict) = ((change, account), null, false);

    private void Close() => _open = null;

    private async Task SubmitAsync((NewAccount Account, string Reason) wanted)
    {
        if (_open?.Account is { } seen)
        {
            Show(await Commands.ChangeAsync(Actor, seen, wanted.Account, wanted.Reason), _ => { }, AccessText.DoneChanged);
        }
        else
        {
            Show(await Commands.CreateAsync(Actor, wanted.Account), password => _passwords = [password], AccessText.DoneCreated);
        }
    }

    private async Task CreateManyAsync(IReadOnlyList<NewAccount> accounts) =>
        Show(await Commands.CreateManyAsync(Actor, accounts), passwords => _passwords = passwords, AccessText.DoneCreated);

    private async Task ConfirmAsync(AccountChange change, AccountInfo account, string reason)
    {
        if (change == AccountChange.Reset)
        {
            Show(await Commands.ResetPasswordAsync(Actor, account.Id, reason), password => _passwords = [password], AccessText.DoneReset);
        }
        else
        {
            Show(
                await Commands.SetDisabledAsync(Actor, account, !account.IsDisabled, reason),
                _ => { },
                account.IsDisabled ? AccessText.DoneEnabled : AccessText.DoneDisabled);
        }
    }

    private void Show<T>(CommandResult<T> result, Action<T> done, string words)
    {
        _conflict = result is CommandResult<T>.Conflict;
        switch (result)
        {
            case CommandResult<T>.Done finished:
                done(finished.Value);
                Close();
                Snackbar.Done(words);
                break;
            case CommandResult<T>.Refused refused:
                _fault = refused.Refusal.Say();
                break;
            case CommandResult<T>.Conflict conflict:
                _fault = AuditWords.Say(nameof(Account), conflict.Values, new AuditSubjects(_provinces.ToDictionary(p => p.Code, p => new AuditName(p.Short))));
                if (_open is { Account: { } seen } open && _accounts.FirstOrDefault(a => a.Id == seen.Id) is { } now)
                {
                    _open = open with { Account = now }; // both values were shown: sent again, it is a decision
                }

                break;
            default:
                throw new NotSupportedException($"{result}");
        }
    }
}
