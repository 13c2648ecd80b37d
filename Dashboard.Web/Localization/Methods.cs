using Dashboard.Data.Duties;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
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
        _ => MeasureCatalogue.Find(method) is { } measure ? measure.Id.Word("Definition") : WorkbenchWords.DescribeMethod(method) ?? method,
    };

    /// <summary>The inputs of a computation in words.</summary>
    public static string? DescribeInputs(string method, string? inputs) =>
        inputs is not null && WorkbenchWords.DescribeMethod(method) is not null ? WorkbenchWords.Inputs(inputs) : inputs?.AsSource();
}
