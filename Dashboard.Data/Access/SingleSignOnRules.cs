using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Data.Access;

/// <summary>What the provider says of somebody who has signed in there, verified.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Who, by the provider's own identifier, which never changes hands.</param>
/// <param name="UserName">The name they sign in with there; null: not said.</param>
/// <param name="DisplayName">Null: not said.</param>
/// <param name="Roles">Values of the role claim.</param>
/// <param name="Provinces">Values of the province claim.</param>
/// <param name="ProviderSession">Which sign-in there; null: not said.</param>
public sealed record SingleSignOnIdentity(
    string Issuer, string Subject, string? UserName, string? DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Provinces, string? ProviderSession = null);

/// <summary>What somebody may be here.</summary>
/// <param name="ProvinceCode">Set for a provincial office, null for every other role.</param>
public sealed record SingleSignOnGrant(Role Role, string? ProvinceCode);

/// <summary>What follows from what a provider says of somebody. Pure.</summary>
public static class SingleSignOnRules
{
    internal const int IssuerLength = 200;

    /// <summary>
    /// Exactly one role, and for a provincial office exactly one province, or a refusal: several are never settled by an order. A
    /// province said of any other role does not count.
    /// </summary>
    /// <param name="takingPart">Official codes of the provinces that take part.</param>
    public static CommandResult<SingleSignOnGrant> Grant(SingleSignOnIdentity identity, SingleSignOnOptions options, IReadOnlySet<string> takingPart)
    {
        var roles = options.Roles.Where(r => identity.Roles.Contains(r.Value, StringComparer.Ordinal)).Select(r => r.Role).Distinct().ToList();
        if (roles is not [var role])
        {
            return roles.Count == 0 ? new SingleSignOnRefusal.NoRole() : new SingleSignOnRefusal.SeveralRoles();
        }

        if (role != Role.ProvincialOffice)
        {
            return CommandResults.Done(new SingleSignOnGrant(role, null));
        }

        var named = options.Provinces.Where(p => identity.Provinces.Contains(p.Value, StringComparer.Ordinal)).Select(p => p.Code)
            .Concat(identity.Provinces.Where(value => options.Provinces.All(p => p.Value != value)))
            .Where(takingPart.Contains).Distinct(StringComparer.Ordinal).ToList();
        return named switch
        {
            [] => new SingleSignOnRefusal.NoProvince(),
            [var province] => CommandResults.Done(new SingleSignOnGrant(role, province)),
            _ => new SingleSignOnRefusal.SeveralProvinces(),
        };
    }

    /// <summary>
    /// The key by which the account of somebody is found again: of issuer and subject, letter by letter on every database, and no
    /// personal data.
    /// </summary>
    public static string KeyOf(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));

    /// <summary>The names for a new account, the first that is free and fits being its user name: the provider's, else one made of the key.</summary>
    internal static IReadOnlyList<string> UserNamesOf(SingleSignOnIdentity identity)
    {
        var made = $"sso-{KeyOf(identity.Issuer, identity.Subject)[..12]}";
        return identity.UserName?.ToLowerInvariant() is { } wanted && AccountRules.IsUserName(wanted) ? [wanted, made] : [made];
    }

    /// <summary>The provider's name for them where it can be shown, else their user name.</summary>
    internal static string DisplayNameOf(SingleSignOnIdentity identity, string userName) =>
        identity.DisplayName?.Trim() is { Length: > 0 and <= Account.DisplayNameLength } name && !name.Any(char.IsControl) ? name : userName;
}
