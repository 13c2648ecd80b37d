using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>How the applications are laid out.</summary>
public enum ProgressionLayout
{
    Lanes,
    Table,
    Cohort,
}

/// <summary>The state of the page of applications, as it stands in its address.</summary>
/// <param name="Round">Null: the current one.</param>
/// <param name="Stage">Null: all.</param>
/// <param name="Application">The one opened beside the list; null for none.</param>
/// <param name="AsTable">Name of the drawing whose table is shown instead; null: none.</param>
/// <param name="Whole">The list on one page, for printing.</param>
/// <param name="Waits">What they wait for; null: anything.</param>
public sealed record ProgressionAddress(
    string? Round = null,
    Tier Tier = Tier.Demonstration,
    Track Track = Track.City,
    Region? Region = null,
    string? Province = null,
    Stage? Stage = null,
    string? Text = null,
    ProgressionLayout Layout = ProgressionLayout.Lanes,
    ApplicationOrder Order = ApplicationOrder.Waiting,
    bool Descending = false,
    int Page = 1,
    Guid? Application = null,
    string? AsTable = null,
    bool Whole = false,
    ApplicationWait? Waits = null)
{
    /// <summary>True when it shows the list as a whole.</summary>
    public bool IsUnfiltered => Region is null && string.IsNullOrEmpty(Province) && Stage is null && Waits is null && string.IsNullOrEmpty(Text);

    /// <summary>The same for an office, which begins with its own province.</summary>
    public bool IsUnfilteredFor(Viewer viewer) => (viewer.ProvinceCode is { } own && Province == own ? this with { Province = null } : this).IsUnfiltered;
}
