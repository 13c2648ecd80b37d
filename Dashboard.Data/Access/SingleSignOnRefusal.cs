namespace Dashboard.Data.Access;

/// <summary>Why single sign-on lets somebody not in. None holds anything of the person: they are told on the sign-in page by their names.</summary>
public abstract record SingleSignOnRefusal : Refusal
{
    private SingleSignOnRefusal()
    {
    }

    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<SingleSignOnRefusal> All { get; } =
    [
        new NoRole(), new SeveralRoles(), new NoProvince(), new SeveralProvinces(), new Disabled(), new Cancelled(), new Unverified(), new Unreachable(),
    ];

    /// <summary>Nothing the provider says of them gives a role.</summary>
    public sealed record NoRole : SingleSignOnRefusal;

    /// <summary>What the provider says of them gives more than one role.</summary>
    public sealed record SeveralRoles : SingleSignOnRefusal;

    /// <summary>A provincial office for which no province that takes part is said.</summary>
    public sealed record NoProvince : SingleSignOnRefusal;

    /// <summary>A provincial office for which more than one province is said.</summary>
    public sealed record SeveralProvinces : SingleSignOnRefusal;

    /// <summary>The account is disabled here.</summary>
    public sealed record Disabled : SingleSignOnRefusal;

    /// <summary>They have cancelled it at the provider, or the provider does not let them.</summary>
    public sealed record Cancelled : SingleSignOnRefusal;

    /// <summary>The answer is not the provider's, not to our question, not for us or not of now.</summary>
    public sealed record Unverified : SingleSignOnRefusal;

    /// <summary>The provider does not answer.</summary>
    public sealed record Unreachable : SingleSignOnRefusal;
}
