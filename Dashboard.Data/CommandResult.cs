namespace Dashboard.Data;

/// <summary>
/// What became of a command: <see cref="Done"/>, <see cref="Refused"/> by a rule, or <see cref="Conflict"/> with what somebody else
/// did meanwhile. Refused and in conflict, nothing was written.
/// </summary>
/// <typeparam name="T">What a done command gives back.</typeparam>
public abstract record CommandResult<T>
{
    private CommandResult()
    {
    }

    /// <summary>Committed, with its audit entries.</summary>
    public sealed record Done(T Value) : CommandResult<T>;

    /// <summary>A rule says no.</summary>
    public sealed record Refused(Refusal Refusal) : CommandResult<T>;

    /// <summary>Somebody else changed it since it was read.</summary>
    /// <param name="Values">What differs; empty when it is gone.</param>
    public sealed record Conflict(IReadOnlyList<ConflictingValue> Values) : CommandResult<T>;

    public static implicit operator CommandResult<T>(Refusal refusal) => new Refused(refusal);
}

/// <summary>
/// Why something was refused: a record of the subject's own, whose type says what is wrong and whose members are what the words need.
/// The interface finds the words by the name of the type.
/// </summary>
public abstract record Refusal;

/// <summary>One value that differs.</summary>
/// <param name="Property">Identifier of the property.</param>
/// <param name="Yours">What the command wanted to write.</param>
/// <param name="Theirs">What stands in the database now.</param>
public sealed record ConflictingValue(string Property, string? Yours, string? Theirs);

/// <summary>The value of a command that gives nothing back.</summary>
public readonly record struct Nothing;

/// <summary>Short ways to say what became of a command.</summary>
public static class CommandResults
{
    public static CommandResult<T> Done<T>(T value) => new CommandResult<T>.Done(value);

    public static CommandResult<Nothing> Done() => new CommandResult<Nothing>.Done(default);
}
