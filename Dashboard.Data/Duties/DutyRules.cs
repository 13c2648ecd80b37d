namespace Dashboard.Data.Duties;

/// <summary>Deadlines that the designation notice sets for the designated cities.</summary>
public static class DutyRules
{
    /// <summary>
    /// Last day for the city government to issue its work plan and file it with the province and with CNIPA:
    /// 自批复之日起 2个月内 (2022 notice, N22-5 and N22-6). The notice does not say what 批复之日 is; its own date is
    /// taken, which for the 2022 list gives 2022-10-04. An inference, shown as one.
    /// </summary>
    /// <param name="approvedOn">Date of approval (批复之日).</param>
    public static DateOnly WorkPlanDueOn(DateOnly approvedOn) => approvedOn.AddMonths(2);
}
