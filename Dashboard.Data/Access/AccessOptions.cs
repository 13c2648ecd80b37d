namespace Dashboard.Data.Access;

/// <summary>Who gets in, and how long a session is believed.</summary>
public sealed class AccessOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Access";

    /// <summary>True: published data is open without signing in. False: everything asks for it.</summary>
    public bool PublicReading { get; set; } = true;

    /// <summary>How often an open page asks whether its session still holds. At most half a minute.</summary>
    public TimeSpan Revalidation { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts to sign in that one address has a minute.</summary>
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>
    /// The host name that passkeys are made for, as in example.gov.cn; a passkey made for one name is none for another. Null: the
    /// name in the address of each request.
    /// </summary>
    public string? PasskeyDomain { get; set; }

    /// <summary>How long a password that an administrator gave lets in; then it is to be given anew.</summary>
    public TimeSpan OneTimePasswordLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A session ends when it was not used for so long.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    /// <summary>A session ends so long after signing in, however much it is used.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Sign-in by a provider, beside passwords.</summary>
    public SingleSignOnOptions SingleSignOn { get; set; } = new();
}
