using System.Text.RegularExpressions;

namespace Dashboard.Data.Access;

/// <summary>An account to be made.</summary>
/// <param name="ProvinceCode">Set for a provincial office, null for every other role.</param>
public sealed record NewAccount(string UserName, string DisplayName, Role Role, string? ProvinceCode = null);

/// <summary>What can be said of an account without a database.</summary>
public static partial class AccountRules
{
    /// <param name="provinces">Codes of the provinces that take part.</param>
    public static Refusal? Check(NewAccount account, IReadOnlySet<string> provinces) => account switch
    {
        _ when !IsUserName(account.UserName) => new AccountRefusal.UserNameInvalid(account.UserName),
        { DisplayName.Length: 0 or > Account.DisplayNameLength } => new AccountRefusal.DisplayNameInvalid(account.UserName),
        _ when account.DisplayName.Any(char.IsControl) => new AccountRefusal.DisplayNameInvalid(account.UserName),
        { Role: Role.ProvincialOffice, ProvinceCode: null } => new AccountRefusal.ProvinceMissing(account.UserName),
        { Role: not Role.ProvincialOffice, ProvinceCode: not null } => new AccountRefusal.ProvinceNotForRole(account.UserName),
        { ProvinceCode: { } code } when !provinces.Contains(code) => new AccountRefusal.ProvinceUnknown(code),
        _ => null,
    };

    /// <summary>3 to 40 of a-z, 0-9, dot, underscore and hyphen, beginning with a letter or digit.</summary>
    internal static bool IsUserName(string name) => UserName().IsMatch(name);

    /// <summary>Whoever changes the account of another says why; the audit trail keeps it.</summary>
    public static Refusal? CheckReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > AuditEntry.ReasonLength ? new AccountRefusal.ReasonInvalid(AuditEntry.ReasonLength) : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{2,39}\z")]
    private static partial Regex UserName();
}
