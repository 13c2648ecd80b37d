namespace Dashboard.Data.Access;

/// <summary>Why somebody may not do something.</summary>
public abstract record AccessRefusal : Refusal
{
    private AccessRefusal()
    {
    }

    /// <summary>Nobody has signed in.</summary>
    public sealed record SignInRequired : AccessRefusal;

    /// <summary>The role does not include it.</summary>
    public sealed record RoleMayNot : AccessRefusal;

    /// <summary>A provincial office asks for another province.</summary>
    public sealed record OtherProvince : AccessRefusal;

    /// <summary>The stage is conducted by another office.</summary>
    public sealed record StageOfAnotherOffice : AccessRefusal;

    /// <summary>The account was disabled or changed since the page was opened.</summary>
    public sealed record AccountChanged : AccessRefusal;

    /// <summary>The session has been ended, or has expired, since the page was opened.</summary>
    public sealed record SessionEnded : AccessRefusal;

    /// <summary>The database did not say whether it has written; it may have.</summary>
    public sealed record OutcomeUnknown : AccessRefusal;

    /// <summary>The file of the database is gone; nothing was written.</summary>
    public sealed record DatabaseGone : AccessRefusal;
}
