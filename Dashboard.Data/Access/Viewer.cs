namespace Dashboard.Data.Access;

/// <summary>
/// Who looks. Every query takes the viewer and returns only what this viewer may see. There is no public way to make up a
/// viewer: it is <see cref="Public"/> or comes from the claims of a session (<see cref="AccountClaims.ViewerOf"/>), which only
/// the server can sign.
/// </summary>
public sealed record Viewer
{
    private Viewer()
    {
    }

    /// <summary>Anyone, without signing in: what the notices themselves publish (此件公开发布) and figures computed from it.</summary>
    public static Viewer Public { get; } = new();

    /// <summary>Null: nobody has signed in.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The account's display name; null: nobody has signed in.</summary>
    public string? Name { get; private init; }

    /// <summary>Null: nobody has signed in.</summary>
    public Role? Role { get; private init; }

    /// <summary>The province of a <see cref="Role.ProvincialOffice"/>; null for everybody else.</summary>
    public string? ProvinceCode { get; private init; }

    /// <summary>The sign-in by which the viewer looks; null for the public, and for what the process does itself.</summary>
    public Guid? SessionId { get; private init; }

    public bool IsSignedIn => Role is not null;

    /// <summary>What decides over what is seen: accounts of one role and province see the same, and share what is cached.</summary>
    internal ViewerScope Scope => new(Role, ProvinceCode);

    /// <exception cref="ArgumentException">A provincial office without a province, or another role with one.</exception>
    internal static Viewer SignedIn(string accountId, string name, Role role, string? provinceCode, Guid? sessionId = null)
    {
        if (role == Access.Role.ProvincialOffice == (provinceCode is null))
        {
            throw new ArgumentException("Exactly the provincial offices have a province.", nameof(provinceCode));
        }

        return new Viewer { AccountId = accountId, Name = name, Role = role, ProvinceCode = provinceCode, SessionId = sessionId };
    }
}

/// <summary>Role and province of a viewer, both null for the public.</summary>
internal readonly record struct ViewerScope(Role? Role, string? ProvinceCode);
