using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;

namespace Dashboard.Data.Duties;

/// <summary>What is owed after a designation or in a round.</summary>
public enum Duty
{
    /// <summary>印发: the city government issues its work plan (N22-5).</summary>
    WorkPlanIssued,

    /// <summary>报省局备案 (N22-6).</summary>
    FiledWithProvince,

    /// <summary>报国家局备案 (N22-6).</summary>
    FiledWithCnipa,

    /// <summary>共建协议: one way among others, without a date (N23-6: 可采取).</summary>
    Agreement,

    /// <summary>联络员回执, by a date that the source lost (N23-7).</summary>
    LiaisonReceipt,
}

/// <summary>How a duty stands on a day.</summary>
public enum DutyStatus
{
    /// <summary>未登记: nothing is recorded. Silence is not lateness.</summary>
    NotRecorded,

    /// <summary>Not done, and not late.</summary>
    Due,

    /// <summary>Something is recorded, this part of it is missing, and its day has passed.</summary>
    Overdue,

    Done,
}

/// <summary>A duty on a day.</summary>
/// <param name="DueOn">Null: no date is set, or the source lost it.</param>
/// <param name="DoneOn">Null: not recorded by the day.</param>
/// <param name="Days">Due: days left. Overdue: days passed. Done: days it was late, 0 when in time. Null without a date, and when nothing is recorded.</param>
public readonly record struct DutyStanding(Duty Duty, DutyStatus Status, DateOnly? DueOn, DateOnly? DoneOn, int? Days);

/// <summary>A doubt about a computed deadline, shown as a note beside it.</summary>
public enum DeadlineNote
{
    /// <summary>(a) 批复之日 may be the release on CNIPA's site, 2022-08-11, which gives 2022-10-11.</summary>
    PublicationDate,

    /// <summary>(b) 2022-10-04 lies inside the National Day holiday; by analogy with the Civil Code the last day would be 2022-10-08.</summary>
    Holiday,
}

/// <summary>Deadlines that the designation notice sets for the designated cities.</summary>
public static class DutyRules
{
    /// <summary>The notice whose deadline the two notes are about.</summary>
    public const string NotedNotice = "designation-2022";

    /// <summary>
    /// Last day for the city government to issue its work plan and file it with the province and with CNIPA:
    /// 自批复之日起 2个月内 (2022 notice, N22-5 and N22-6). The notice does not say what 批复之日 is; its own date is
    /// taken, which for the 2022 list gives 2022-10-04. An inference, shown as one.
    /// </summary>
    /// <param name="approvedOn">Date of approval (批复之日).</param>
    public static DateOnly WorkPlanDueOn(DateOnly approvedOn) => approvedOn.AddMonths(2);

    /// <summary>The doubts about the deadline of a list, with the day each would give; none where the source gives no ground for one.</summary>
    public static IReadOnlyList<(DeadlineNote Note, DateOnly WouldBe)> NotesOf(string noticeId) => noticeId == NotedNotice
        ? [(DeadlineNote.PublicationDate, new DateOnly(2022, 10, 11)), (DeadlineNote.Holiday, new DateOnly(2022, 10, 8))] : [];

    /// <summary>The statement of the notice that sets the duty.</summary>
    public static NoticeReference ReferenceOf(Duty duty) => duty switch
    {
        Duty.WorkPlanIssued => NoticeReferences.WorkPlanIssued,
        Duty.FiledWithProvince or Duty.FiledWithCnipa => NoticeReferences.WorkPlanFiled,
        Duty.Agreement => NoticeReferences.Agreement,
        Duty.LiaisonReceipt => NoticeReferences.Liaison,
    };

    /// <summary>How a duty stands. Without any record it is not recorded, even long after its day.</summary>
    /// <param name="isRecorded">Something of the same record is known by the day.</param>
    public static DutyStanding Stand(Duty duty, DateOnly? doneOn, bool isRecorded, DateOnly? dueOn, DateOnly asOf)
    {
        if (doneOn is { } done && done <= asOf)
        {
            return new DutyStanding(duty, DutyStatus.Done, dueOn, done, dueOn is { } last ? Math.Max(0, done.DayNumber - last.DayNumber) : null);
        }

        if (!isRecorded)
        {
            return new DutyStanding(duty, DutyStatus.NotRecorded, dueOn, null, null);
        }

        var left = dueOn?.DayNumber - asOf.DayNumber;
        return new DutyStanding(duty, left < 0 ? DutyStatus.Overdue : DutyStatus.Due, dueOn, null, left is { } days ? Math.Abs(days) : null);
    }

    /// <summary>The three parts of the work plan of a designation.</summary>
    /// <param name="dates">Issued, filed with the province, filed with CNIPA; null: no record.</param>
    /// <param name="recordedOn">The day on which the record was made; null: no record.</param>
    public static IReadOnlyList<DutyStanding> WorkPlan(
        DateOnly approvedOn, (DateOnly? Issued, DateOnly? Province, DateOnly? Cnipa) dates, DateOnly? recordedOn, DateOnly asOf)
    {
        var isRecorded = recordedOn is not null
            && (recordedOn <= asOf || dates.Issued <= asOf || dates.Province <= asOf || dates.Cnipa <= asOf);
        var dueOn = WorkPlanDueOn(approvedOn);
        return
        [
            Stand(Duty.WorkPlanIssued, dates.Issued, isRecorded, dueOn, asOf),
            Stand(Duty.FiledWithProvince, dates.Province, isRecorded, dueOn, asOf),
            Stand(Duty.FiledWithCnipa, dates.Cnipa, isRecorded, dueOn, asOf),
        ];
    }

    /// <summary>The status of several parts as one: overdue before due before not recorded before done.</summary>
    public static DutyStatus Overall(IEnumerable<DutyStanding> parts) => parts.Select(p => p.Status).MinBy(Urgency);

    /// <summary>0 is looked at first.</summary>
    public static int Urgency(DutyStatus status) => status switch
    {
        DutyStatus.Overdue => 0,
        DutyStatus.Due => 1,
        DutyStatus.NotRecorded => 2,
        DutyStatus.Done => 3,
    };

    /// <summary>
    /// Null: what was recorded can be taken back: on the day of its recording, while nobody has corrected or confirmed it. Later it is
    /// corrected.
    /// </summary>
    /// <param name="recordedOn">Null: nothing is recorded.</param>
    /// <param name="version">Of the record; 1: it stands as it was recorded first.</param>
    public static Refusal? CheckTakeBack(DateOnly? recordedOn, int? version, DateOnly? confirmedOn, DateOnly today) =>
        recordedOn is not { } on || version is null ? new DutyRefusal.Unknown("")
        : confirmedOn is { } confirmed ? new DutyRefusal.AlreadyConfirmed(confirmed)
        : on != today || version != 1 ? new DutyRefusal.TakenBackTooLate(on) : null;

    /// <summary>Null: it is not still to come.</summary>
    internal static Refusal? CheckDay(DateOnly day, DateOnly today) => day > today ? new DutyRefusal.InFuture(day, today) : null;

    /// <summary>Null: they are no longer than their columns.</summary>
    internal static Refusal? CheckTexts(string? documentNumber, string? remark) =>
        documentNumber?.Length > RecordedModel.DocumentNumberLength ? new DutyRefusal.TextInvalid(RecordedModel.DocumentNumberLength)
        : remark?.Length > RecordedModel.ReasonLength ? new DutyRefusal.TextInvalid(RecordedModel.ReasonLength) : null;

    /// <summary>Null: the dates of a work plan can be recorded.</summary>
    internal static Refusal? CheckDates(FilingDates dates, DateOnly designatedOn, DateOnly today)
    {
        foreach (var day in new[] { dates.IssuedOn, dates.FiledWithProvinceOn, dates.FiledWithCnipaOn }.OfType<DateOnly>())
        {
            var refusal = CheckDay(day, today)
                ?? (day < designatedOn ? new DutyRefusal.BeforeDesignation(day, designatedOn)
                    : day < dates.IssuedOn ? new DutyRefusal.FiledBeforeIssued(day, dates.IssuedOn.Value) : null);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return CheckTexts(dates.DocumentNumber, null);
    }
}
