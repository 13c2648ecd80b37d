using System.Text.RegularExpressions;

namespace Dashboard.Data.Access;

/// <summary>Why a command on accounts is refused, beside <see cref="AccessRefusal"/> and <see cref="PasswordFault"/>.</summary>
public enum AccountFault
{
    /// <summary>3 to 40 of a-z, 0-9, dot, underscore and hyphen, beginning with a letter or digit. Number: the name.</summary>
    UserNameInvalid,

    /// <summary>Number: the name.</summary>
    UserNameTaken,

    /// <summary>1 to 60 characters. Number: the user name.</summary>
    DisplayNameInvalid,

    /// <summary>A provincial office without a province. Number: the user name.</summary>
    ProvinceMissing,

    /// <summary>Another role with a province. Number: the user name.</summary>
    ProvinceNotForRole,

    /// <summary>No province that takes part has this code or name. Number: what was given.</summary>
    ProvinceUnknown,

    /// <summary>Afterwards nobody could manage accounts.</summary>
    LastAdministrator,

    /// <summary>There is no such account.</summary>
    AccountUnknown,

    /// <summary>The present password given is not right.</summary>
    WrongPassword,

    /// <summary>The new password is the present one.</summary>
    SamePassword,

    /// <summary>An administrator asked to be made is there already; another is made on the page. Number: how many there are.</summary>
    AdministratorExists,

    /// <summary>The reason of a change is left out or too long. Number: the most characters.</summary>
    ReasonInvalid,

    /// <summary>A sheet has more rows than one step makes. Numbers: its rows, the most rows.</summary>
    SheetTooLong,

    /// <summary>The name of a passkey is left out or too long. Number: the most characters.</summary>
    PasskeyNameInvalid,

    /// <summary>The passkey is there already.</summary>
    PasskeyKnown,

    /// <summary>The account has as many passkeys as it may. Number: the most.</summary>
    PasskeysFull,

    /// <summary>The account has no such passkey.</summary>
    PasskeyUnknown,

    /// <summary>What the browser sent is no passkey made for this account just now.</summary>
    PasskeyNotVerified,
}

/// <summary>An account to be made.</summary>
/// <param name="ProvinceCode">Set for a provincial office, null for every other role.</param>
public sealed record NewAccount(string UserName, string DisplayName, Role Role, string? ProvinceCode = null);

/// <summary>What can be said of an account without a database.</summary>
public static partial class AccountRules
{
    /// <param name="provinces">Codes of the provinces that take part.</param>
    public static Refusal? Check(NewAccount account, IReadOnlySet<string> provinces) => account switch
    {
        _ when !UserName().IsMatch(account.UserName) => new Refusal(AccountFault.UserNameInvalid, account.UserName),
        { DisplayName.Length: 0 or > Account.DisplayNameLength } => new Refusal(AccountFault.DisplayNameInvalid, account.UserName),
        _ when account.DisplayName.Any(char.IsControl) => new Refusal(AccountFault.DisplayNameInvalid, account.UserName),
        { Role: Role.ProvincialOffice, ProvinceCode: null } => new Refusal(AccountFault.ProvinceMissing, account.UserName),
        { Role: not Role.ProvincialOffice, ProvinceCode: not null } => new Refusal(AccountFault.ProvinceNotForRole, account.UserName),
        { ProvinceCode: { } code } when !provinces.Contains(code) => new Refusal(AccountFault.ProvinceUnknown, code),
        _ => null,
    };

    /// <summary>Whoever changes the account of another says why; the audit trail keeps it.</summary>
    public static Refusal? CheckReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > AuditEntry.ReasonLength ? new Refusal(AccountFault.ReasonInvalid, AuditEntry.ReasonLength) : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{2,39}\z")]
    private static partial Regex UserName();
}
