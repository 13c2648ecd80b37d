namespace Dashboard.Data.Access;

/// <summary>What is wrong with a password.</summary>
public abstract record PasswordRefusal : Refusal
{
    private PasswordRefusal()
    {
    }

    public sealed record TooShort(int Least) : PasswordRefusal;

    public sealed record TooLong(int Most) : PasswordRefusal;

    /// <summary>Fewer than six different characters.</summary>
    public sealed record TooUniform : PasswordRefusal;

    public sealed record ContainsUserName : PasswordRefusal;

    /// <summary>Holds one of the words that are tried first.</summary>
    public sealed record Common : PasswordRefusal;
}
