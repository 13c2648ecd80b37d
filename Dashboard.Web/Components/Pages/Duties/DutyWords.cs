using Dashboard.Data.Duties;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>The words of the duties in the language of the interface.</summary>
public static class DutyWords
{
    /// <summary>Done, due in n days, overdue by n days, not recorded.</summary>
    public static string Say(this DutyStanding standing) => standing switch
    {
        { Status: DutyStatus.Done, Days: > 0 } => DutiesText.SayDoneLate.With(standing.DoneOn!.Value.Short(), standing.Days.Value.Text()),
        { Status: DutyStatus.Done } => DutiesText.SayDone.With(standing.DoneOn!.Value.Short()),
        { Status: DutyStatus.Due, Days: { } days } => DutiesText.SayDue.With(days.Text()),
        { Status: DutyStatus.Overdue, Days: { } days } => DutiesText.SayOverdue.With(days.Text()),
        _ => standing.Status.Word(),
    };

    /// <summary>What is not done, by status, the most pressing first; nothing: all is.</summary>
    public static IEnumerable<string> Open(DutyCounts counts) => new (int Count, DutyStatus Status)[]
    {
        (counts.Overdue, DutyStatus.Overdue), (counts.Due, DutyStatus.Due), (counts.NotRecorded, DutyStatus.NotRecorded),
    }.Where(p => p.Count > 0).Select(p => DutiesText.CountOf.With(p.Status.Word(), p.Count.Text()));

    /// <summary>Icon and kind of status: shape and words say the same.</summary>
    public static (string Icon, string Kind) Shape(this DutyStatus status) => status switch
    {
        DutyStatus.Done => ("ok", "ok"),
        DutyStatus.Due => ("clock", "warn"),
        DutyStatus.Overdue => ("bad", "bad"),
        DutyStatus.NotRecorded => ("neutral", "neutral"),
    };
}
