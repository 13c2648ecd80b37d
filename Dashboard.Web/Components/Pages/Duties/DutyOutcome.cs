using Dashboard.Data;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>What became of a command, in words.</summary>
internal static class DutyOutcome
{
    /// <summary>Why nothing was written; null: it was done.</summary>
    /// <param name="entity">What was to be written, for the names of its values in a conflict.</param>
    /// <param name="shown">Values on screen that the conflict does not name.</param>
    public static string? Fault<T>(CommandResult<T> result, string entity, params IEnumerable<ConflictingValue> shown) => result switch
    {
        CommandResult<T>.Done => null,
        CommandResult<T>.Refused refused => refused.Refusal.Say(),
        CommandResult<T>.Conflict conflict => conflict.Values.Concat(shown).Where(v => v.Yours != v.Theirs).ToList() is { Count: > 0 } values
            ? AuditWords.Say(entity, values) : DutiesText.ChangedMeanwhile,
        _ => throw new NotSupportedException($"{result}"),
    };
}
