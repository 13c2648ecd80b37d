using Dashboard.Data.Access;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Progression;

/// <summary>
/// What a viewer may see of how applications stand in a province. Published are the pilots of a province, those of them that hold the
/// demonstration tier, its quotas, and of what it recommended the places that are designated; national totals by stage, and of what
/// all have recommended, are public as well. Everything between (who applies, what is recommended and not yet designated, the single stages, the exits) is the province's own as long as nothing is published: by province it goes to whoever
/// may read the province's unpublished data, by region to whoever may do so for every province of it, because a province is
/// the difference of two sums. In a province with a single pilot such a count would tell how that one application stands.
/// </summary>
/// <param name="Any">The viewer may see unpublished applications of some province.</param>
/// <param name="Only">The province to which the viewer is kept; null: none.</param>
public readonly record struct VisibleProvinces(bool Any, string? Only)
{
    internal static VisibleProvinces Of(AccessGuard guard, Viewer viewer) =>
        guard.Allows(viewer, AccessAction.ReadNationalUnpublished) ? new VisibleProvinces(true, null)
        : new VisibleProvinces(guard.Allows(viewer, AccessAction.ReadProvinceUnpublished, new AccessTarget(viewer.ProvinceCode)), viewer.ProvinceCode);

    public bool National => Any && Only is null;

    public bool Covers(string provinceCode) => Any && (Only is null || Only == provinceCode);

    /// <summary>A request for places is known to the two provinces concerned.</summary>
    /// <param name="giver">Who is asked, offers or gave; null: nobody in particular.</param>
    internal bool Sees(string asking, string? giver) => Covers(asking) || (giver is not null && Covers(giver));
}
