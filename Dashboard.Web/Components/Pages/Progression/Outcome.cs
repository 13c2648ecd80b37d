using Dashboard.Data;
using Dashboard.Data.Progression;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>What became of a command, in words.</summary>
internal static class Outcome
{
    /// <summary>Why nothing was written, with the section of the notice behind it; null: it was done.</summary>
    public static string? Fault<T>(CommandResult<T> result, ApplicationRow row, Citations citations) => result switch
    {
        CommandResult<T>.Done => null,
        CommandResult<T>.Refused refused => Fault(refused.Refusal, row.Track, row.Tier, citations),
        CommandResult<T>.Conflict conflict => ProgressionWords.Say(conflict.Values, row.Tier),
        _ => throw new NotSupportedException($"{result}"),
    };

    public static string Fault(Refusal refusal, Data.Places.Track track, Data.Places.Tier tier, Citations citations) =>
        ProgressionText.Refused.With(Reason(refusal, track, tier, citations));

    /// <summary>The reason itself, with its section.</summary>
    public static string Reason(Refusal refusal, Data.Places.Track track, Data.Places.Tier tier, Citations citations) =>
        ProgressionReferences.Of(refusal, track, tier) is { } reference && citations.Section(reference) is { } section
            ? $"{refusal.Say()} {ProgressionText.Citation.With(section)}"
            : refusal.Say();
}
