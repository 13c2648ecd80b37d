using Dashboard.Data.Apportionment;
using Dashboard.Data.Quotas.Workbench;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>One of up to four results side by side; the first is the one in use.</summary>
/// <param name="Key">A method, or the identifier of a scenario: how the address names it.</param>
/// <param name="Result">With an allocation.</param>
public sealed record WorkbenchColumn(string Key, string Label, ScenarioResult Result)
{
    public const int Most = 4;

    public Allocation Allocation => Result.Allocation!;

    public int SeatsOf(string code) => Allocation[code].Seats;
}
