using System.Security.Claims;

namespace Dashboard.Data.Access;

/// <summary>What a session's cookie says of its account, and back. The cookie is sealed by the server, so nobody can make it up.</summary>
public static class AccountClaims
{
    /// <summary>Marks an identity of ours: one of any other kind is nobody here.</summary>
    public const string AuthenticationType = "Dashboard";

    private const string Province = "dashboard/province";
    private const string Stamp = "dashboard/stamp";
    private const string Session = "dashboard/session";
    private const string SignOn = "dashboard/single-sign-on";
    private const string MustChange = "dashboard/must-change-password";

    /// <param name="session">Which sign-in it is; null: none of a browser's.</param>
    /// <param name="bySingleSignOn">It is one by the provider.</param>
    public static ClaimsPrincipal PrincipalOf(Account account, Guid? session = null, bool bySingleSignOn = false)
    {
        var identity = new ClaimsIdentity(AuthenticationType, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Role, account.Role.ToString()));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp ?? ""));
        if (session is { } id)
        {
            identity.AddClaim(new Claim(Session, id.ToString("N")));
        }

        if (account.ProvinceCode is { } province)
        {
            identity.AddClaim(new Claim(Province, province));
        }

        if (bySingleSignOn)
        {
            identity.AddClaim(new Claim(SignOn, "true"));
        }
        else if (account.MustChangePassword)
        {
            identity.AddClaim(new Claim(MustChange, "true"));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>
    /// Who looks. The public, too, for an account that must change its password first, and for claims that do not fit together.
    /// </summary>
    public static Viewer ViewerOf(ClaimsPrincipal principal)
    {
        if (AccountIdOf(principal) is not { } id || MustChangePassword(principal)
            || !Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role))
        {
            return Viewer.Public;
        }

        var province = principal.FindFirstValue(Province);
        return role == Role.ProvincialOffice == (province is null)
            ? Viewer.Public
            : Viewer.SignedIn(id, principal.FindFirstValue(ClaimTypes.Name) ?? "", role, province, SessionIdOf(principal));
    }

    /// <summary>Which sign-in it is; null: nobody has signed in.</summary>
    public static Guid? SessionIdOf(ClaimsPrincipal principal) => Guid.TryParseExact(principal.FindFirstValue(Session), "N", out var id) ? id : null;

    /// <summary>The account of a session; null: nobody has signed in.</summary>
    public static string? AccountIdOf(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, AuthenticationType: AuthenticationType }
            ? principal.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    /// <summary>True when the session began at the provider of single sign-on.</summary>
    public static bool IsBySingleSignOn(ClaimsPrincipal principal) => principal.HasClaim(SignOn, "true");

    public static bool MustChangePassword(ClaimsPrincipal principal) => principal.HasClaim(MustChange, "true");

    internal static string StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(Stamp) ?? "";
}
