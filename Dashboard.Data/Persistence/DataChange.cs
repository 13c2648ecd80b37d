using System.Collections.Frozen;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dashboard.Data.Persistence;

/// <summary>A part of the data, as far as pages differ in what they show of it.</summary>
public enum DataPart
{
    Accounts,
    Applications,
    Briefings,
    Duties,
    Inbox,
    Notices,
    Places,
    Quotas,
    Rounds,
    SavedViews,
    Scenarios,
}

/// <summary>
/// What a write has changed, for the pages that show it: which parts of the data, and of which provinces. What is not known exactly is
/// said to be everything; a notice may say too much and never too little.
/// </summary>
public sealed record DataChange
{
    private static readonly FrozenSet<DataPart> OfOneProvince = FrozenSet.ToFrozenSet([DataPart.Applications, DataPart.Duties]);

    internal DataChange(IReadOnlySet<DataPart>? parts, IReadOnlySet<string>? provinces) => (Parts, Provinces) = (parts, provinces);

    /// <summary>Anything may have changed: a write of another instance, of a data set, or of reference data.</summary>
    public static DataChange Everything { get; } = new(null, null);

    /// <summary>All that is of the programme itself and what waits in it: no accounts, drafts, briefings or views of somebody's.</summary>
    public static IReadOnlySet<DataPart> Programme { get; } = FrozenSet.ToFrozenSet(
        [DataPart.Applications, DataPart.Duties, DataPart.Inbox, DataPart.Notices, DataPart.Places, DataPart.Quotas, DataPart.Rounds]);

    /// <summary>Null: any.</summary>
    public IReadOnlySet<DataPart>? Parts { get; }

    /// <summary>Official codes; null: any.</summary>
    public IReadOnlySet<string>? Provinces { get; }

    /// <summary>
    /// True when a page that shows these parts may look different. The provinces count where only applications and duties have changed: a quota,
    /// a place or a notice of any province stands in the figures of the nation that nearly every page shows.
    /// </summary>
    /// <param name="parts">What the page shows; null: any.</param>
    /// <param name="provinces">Whose applications and duties it shows; null: of any.</param>
    public bool Touches(IReadOnlySet<DataPart>? parts, IReadOnlySet<string>? provinces) => Parts is null
        || ((parts is null || Parts.Any(parts.Contains)) && (provinces is null || Provinces is null || !Parts.IsSubsetOf(OfOneProvince) || Provinces.Any(provinces.Contains)));

    /// <summary>Both at once.</summary>
    public DataChange And(DataChange other) => new(Union(Parts, other.Parts), Union(Provinces, other.Provinces));

    /// <summary>What saving the context will change; asked before anything else is added to it.</summary>
    internal static DataChange Of(ChangeTracker tracker)
    {
        var parts = new HashSet<DataPart>();
        HashSet<string>? provinces = [];
        foreach (var entry in tracker.Entries().Where(AuditModel.IsVersioned))
        {
            if (PartOf(entry.Entity) is not { } part)
            {
                return Everything;
            }

            parts.Add(part);
            if (OfOneProvince.Contains(part))
            {
                provinces = ProvinceOf(tracker, entry.Entity) is { } province ? [.. provinces ?? [], province] : null;
            }
        }

        return new DataChange(parts, provinces);
    }

    private static IReadOnlySet<T>? Union<T>(IReadOnlySet<T>? one, IReadOnlySet<T>? other) => one is null || other is null ? null : one.Union(other).ToHashSet();

    /// <summary>Null: of no part that is told apart.</summary>
    private static DataPart? PartOf(object entity) => entity switch
    {
        Account => DataPart.Accounts,
        Application or StageChange or MaterialReceipt or Assessment or ExpertReview or Falsification => DataPart.Applications,
        LeadershipBriefing => DataPart.Briefings,
        WorkPlanFiling or CoBuildingAgreement or LiaisonOfficer => DataPart.Duties,
        InboxSeen => DataPart.Inbox,
        Notice or NoticeItem or NoticeGap or NoticeAnnex => DataPart.Notices,
        Place or Designation => DataPart.Places,
        QuotaRevision => DataPart.Quotas,
        Round or RoundMaterial => DataPart.Rounds,
        SavedView => DataPart.SavedViews,
        Scenario => DataPart.Scenarios,
        _ => null,
    };

    /// <summary>Null: what is tracked does not say.</summary>
    private static string? ProvinceOf(ChangeTracker tracker, object entity) => entity switch
    {
        Application application => application.ProvinceCode,
        StageChange step => OfApplication(tracker, step.ApplicationId),
        MaterialReceipt receipt => OfApplication(tracker, receipt.ApplicationId),
        Assessment assessment => OfApplication(tracker, assessment.ApplicationId),
        ExpertReview review => OfApplication(tracker, review.ApplicationId),
        Falsification falsification => OfApplication(tracker, falsification.ApplicationId),
        LiaisonOfficer officer => officer.ProvinceCode,
        _ => null,
    };

    private static string? OfApplication(ChangeTracker tracker, Guid id) =>
        tracker.Entries<Application>().FirstOrDefault(a => a.Entity.Id == id)?.Entity.ProvinceCode;
}
