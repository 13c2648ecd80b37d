namespace Dashboard.Data.Access;

/// <summary>Why a command on accounts is refused, beside <see cref="AccessRefusal"/> and <see cref="PasswordRefusal"/>.</summary>
public abstract record AccountRefusal : Refusal
{
    private AccountRefusal()
    {
    }

    /// <summary>3 to 40 of a-z, 0-9, dot, underscore and hyphen, beginning with a letter or digit.</summary>
    public sealed record UserNameInvalid(string UserName) : AccountRefusal;

    public sealed record UserNameTaken(string UserName) : AccountRefusal;

    /// <summary>1 to 60 characters.</summary>
    public sealed record DisplayNameInvalid(string UserName) : AccountRefusal;

    /// <summary>A provincial office without a province.</summary>
    public sealed record ProvinceMissing(string UserName) : AccountRefusal;

    /// <summary>Another role with a province.</summary>
    public sealed record ProvinceNotForRole(string UserName) : AccountRefusal;

    /// <summary>No province that takes part has this code or name.</summary>
    public sealed record ProvinceUnknown(string Given) : AccountRefusal;

    /// <summary>Afterwards nobody could manage accounts.</summary>
    public sealed record LastAdministrator : AccountRefusal;

    /// <summary>There is no such account.</summary>
    public sealed record AccountUnknown : AccountRefusal;

    /// <summary>The password an administrator gave was not used in time.</summary>
    public sealed record OneTimePasswordExpired : AccountRefusal;

    /// <summary>The present password given is not right.</summary>
    public sealed record WrongPassword : AccountRefusal;

    /// <summary>The new password is the present one.</summary>
    public sealed record SamePassword : AccountRefusal;

    /// <summary>An administrator asked to be made is there already; another is made on the page.</summary>
    public sealed record AdministratorExists(int Administrators) : AccountRefusal;

    /// <summary>The reason of a change is left out or has more characters.</summary>
    public sealed record ReasonInvalid(int Most) : AccountRefusal;

    /// <summary>A sheet has more rows than one step makes.</summary>
    public sealed record SheetTooLong(int Rows, int Most) : AccountRefusal;

    /// <summary>The name of a passkey is left out or has more characters.</summary>
    public sealed record PasskeyNameInvalid(int Most) : AccountRefusal;

    /// <summary>The passkey is there already.</summary>
    public sealed record PasskeyKnown : AccountRefusal;

    /// <summary>The account has as many passkeys as it may.</summary>
    public sealed record PasskeysFull(int Most) : AccountRefusal;

    /// <summary>The account has no such passkey.</summary>
    public sealed record PasskeyUnknown : AccountRefusal;

    /// <summary>What the browser sent is no passkey made for this account just now.</summary>
    public sealed record PasskeyNotVerified : AccountRefusal;
}
