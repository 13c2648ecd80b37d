using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>A query parameter: what is checked, what problems say of it and what OpenAPI tells are one description.</summary>
/// <param name="Label">Its name in the language of the interface.</param>
/// <param name="Allowed">The values there are; empty when they cannot be listed.</param>
/// <param name="IsDate">True for a day of the form yyyy-MM-dd.</param>
internal sealed record ApiParameter(string Name, string Label, string Help, string Example, IReadOnlyList<string> Allowed, bool IsDate = false)
{
    public static ApiParameter AsOf => new(DashboardUrls.AsOfParameter, ApiText.AsOfColumn, ApiText.AsOfHelp, "2023-08-15", [], IsDate: true);

    public static ApiParameter Text => new(DashboardUrls.TextParameter, ApiText.SearchLabel, ApiText.SearchHelp, "suzhou", []);

    public static ApiParameter Tier => new(DashboardUrls.TierParameter, WordsText.Tier, ApiText.TierHelp, nameof(Data.Places.Tier.Pilot), Enum.GetNames<Tier>());

    public static ApiParameter Province => new(DashboardUrls.ProvinceParameter, WordsText.Province, ApiText.ProvinceHelp, "110000", []);

    public static ApiParameter Round => new(DashboardUrls.RoundParameter, WordsText.Round, ApiText.RoundHelp, "2023", []);

    public static ApiParameter Illustrative =>
        new(DashboardUrls.IllustrativeParameter, WordsText.WithSample, ApiText.IllustrativeHelp, "false", ["true", "false"]);

    public static ApiParameter Region =>
        new(DashboardUrls.RegionParameter, WordsText.Region, ApiText.RegionHelp, nameof(Data.Provinces.Region.East), Enum.GetNames<Region>());
}
