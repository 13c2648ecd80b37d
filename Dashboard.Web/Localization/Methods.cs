using Dashboard.Data.Duties;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>Explains in words the methods that computed figures name as their source.</summary>
public static class Methods
{
    /// <summary>The explanation of a method, or its bare name when there is none.</summary>
    public static string Describe(string method) => method switch
    {
        nameof(NationalSummary) => SharedText.MethodNationalSummary,
        nameof(DutyRules.WorkPlanDueOn) => SharedText.MethodWorkPlanDueOn,
        nameof(DivisionTally) => ProvincesText.MethodDivisionTally,
        _ => method,
    };
}
