using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Provinces;

public partial class ProvinceTable : ComponentBase
{
    [Parameter, EditorRequired]
    public required NationalSummary Summary { get; set; }

    /// <summary>Only the provinces of this region; null: all. The national total stays.</summary>
    [Parameter]
    public Region? Region { get; set; }

    [Parameter]
    public ProvinceOrder Order { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>The address of the table in an order; true: descending.</summary>
    [Parameter, EditorRequired]
    public required Func<ProvinceOrder, bool, string> Link { get; set; }

    [CascadingParameter]
    public required ViewContext View { get; set; }

    private IEnumerable<(RegionTally? Region, IReadOnlyList<ProvinceTally> Provinces)> Groups
    {
        get
        {
            var regions = Summary.Regions.Where(r => Region is null || r.Region == Region);
            return Order == ProvinceOrder.Customary || Region is not null
                ? regions.Select(r => ((RegionTally?)r, Summary.Provinces.Where(p => p.Province.Region == r.Region).In(Order, Descending)))
                : [(null, Summary.Provinces.In(Order, Descending))];
        }
    }

    /// <summary>Numbers start with the largest, names with the first; a second press turns the order round.</summary>
    private string Next(ProvinceOrder order) => Link(order, order == Order ? !Descending : order != ProvinceOrder.Customary);

    private static string? Zero(int number) => number == 0 ? "number faint" : "number";

    private static (string Icon, string Class, string Text) Status(int total, int expired) => (total - expired, expired) switch
    {
        (_, 0) => ("ok", "ok", DesignationStatus.Active.Word()),
        (0, _) => ("neutral", "neutral", DesignationStatus.Expired.Word()),
        var (active, ended) => ("neutral", "neutral", ProvincesText.StatusMixed.With(active.Text(), ended.Text())),
    };
}
