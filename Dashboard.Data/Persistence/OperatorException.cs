namespace Dashboard.Data.Persistence;

/// <summary>What only an operator can mend: a setting that cannot be used, a database that is not there. The message says it in words.</summary>
public sealed class OperatorException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The message alone: an operator at night needs the sentence, not sixty lines of frames.</summary>
    public override string ToString() => InnerException is { } cause ? $"{Message} ({cause.Message})" : Message;
}
