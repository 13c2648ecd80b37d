namespace Dashboard.Data.Access;

/// <summary>What somebody wants to do. The verbs of the whole product: a new one needs its row in <see cref="Permissions"/>.</summary>
public enum AccessAction
{
    /// <summary>Lists, notices, published quotas, what all provinces together have recommended, and statistics of these.</summary>
    ReadPublished,

    /// <summary>Applications, assessments and duties of one province, and what it has recommended on its quotas and is not yet designated.</summary>
    ReadProvinceUnpublished,

    /// <summary>The same of all provinces at once.</summary>
    ReadNationalUnpublished,

    /// <summary>Names, telephone numbers and addresses of persons of one province.</summary>
    ReadContacts,

    /// <summary>推荐名额: enter, revise, publish.</summary>
    SetQuotas,

    /// <summary>调剂: ask for places of another province's quota, offer one's own, take either back.</summary>
    AskQuotas,

    /// <summary>Read and write the deadlines that a provincial office sets itself.</summary>
    KeepDeadlines,

    /// <summary>Move an application of one province out of a stage.</summary>
    MoveApplications,

    /// <summary>Record what the national office decided: designation, not selected, eligibility cancelled, a settled tie.</summary>
    RecordNationalDecision,

    /// <summary>Record filings, agreements and the liaison officer of one province.</summary>
    ReportDuties,

    ManageAccounts,

    ReadAudit,

    /// <summary>Load or remove the illustrative data set.</summary>
    ManageSampleData,

    /// <summary>Make leadership briefings, and read the drafts of them.</summary>
    WriteBriefings,

    /// <summary>Take the office's own templates for the files of briefings, and take them away.</summary>
    ManageTemplates,

    /// <summary>See how the product itself is: versions, migrations, backups, checkpoints, what is slow.</summary>
    ReadHealth,
}

/// <summary>Who conducts a stage.</summary>
public enum StageOwner
{
    /// <summary>The place's government: 编制方案, 政府同意, 报省局. The provincial office records it.</summary>
    Place,

    /// <summary>The provincial office: 省级评审, 省级公示, 推荐.</summary>
    Province,

    /// <summary>The national office: 专家评审, 公示, 确定, 核准.</summary>
    National,
}

/// <summary>What an action is aimed at.</summary>
/// <param name="ProvinceCode">Null for actions that concern no single province; one that does is refused without it.</param>
/// <param name="Stage">Who conducts the stage an application stands in; only for <see cref="AccessAction.MoveApplications"/>.</param>
public readonly record struct AccessTarget(string? ProvinceCode = null, StageOwner? Stage = null);

/// <summary>
/// Who may do what: one table, and pure functions over it. Queries, commands, endpoints, exports and live messages ask here;
/// the interface asks too, only to leave out what would be refused.
/// </summary>
/// <remarks>
/// <code>
///                          public     NationalOffice  ProvincialOffice     Leadership  Administrator
/// ReadPublished            if open *  yes             yes                  yes         yes
/// ReadProvinceUnpublished  no         yes             own                  yes         no
/// ReadNationalUnpublished  no         yes             no                   yes         no
/// ReadContacts             no         yes             own                  no          no
/// SetQuotas                no         yes             no                   no          no
/// AskQuotas                no         no              own                  no          no
/// KeepDeadlines            no         no              own                  no          no
/// MoveApplications         no         national stages own, earlier stages  no          no
/// RecordNationalDecision   no         yes             no                   no          no
/// ReportDuties             no         yes             own                  no          no
/// ManageAccounts           no         no              no                   no          yes
/// ReadAudit                no         yes             no                   no          yes
/// ManageSampleData         no         yes             no                   no          yes
/// WriteBriefings           no         yes             no                   no          no
/// ManageTemplates          no         no              no                   no          yes
/// ReadHealth               no         no              no                   no          yes
/// * Access:PublicReading
/// </code>
/// </remarks>
public static class Permissions
{
    private enum Grant
    {
        No,
        Yes,
        OwnProvince,
        NationalStages,
        OwnProvinceEarlierStages,
    }

    /// <summary>Null: allowed. Else why not.</summary>
    /// <param name="publicReading"><see cref="AccessOptions.PublicReading"/>.</param>
    public static AccessRefusal? Check(Viewer viewer, AccessAction action, AccessTarget target, bool publicReading)
    {
        if (viewer.Role is not { } role)
        {
            return action == AccessAction.ReadPublished && publicReading ? null : new AccessRefusal.SignInRequired();
        }

        return Table(role, action) switch
        {
            Grant.Yes => null,
            Grant.No => new AccessRefusal.RoleMayNot(),
            Grant.OwnProvince => OwnProvince(viewer, target),
            Grant.NationalStages => target.Stage == StageOwner.National ? null : new AccessRefusal.StageOfAnotherOffice(),
            Grant.OwnProvinceEarlierStages => OwnProvince(viewer, target)
                ?? (target.Stage is StageOwner.Place or StageOwner.Province ? null : new AccessRefusal.StageOfAnotherOffice()),
        };
    }

    /// <summary>The actions that need no target, so that a menu, a policy or a route can stand for them.</summary>
    public static bool NeedsTarget(AccessAction action) => action switch
    {
        AccessAction.ReadProvinceUnpublished or AccessAction.ReadContacts or AccessAction.MoveApplications or AccessAction.ReportDuties
            or AccessAction.AskQuotas or AccessAction.KeepDeadlines => true,
        AccessAction.ReadPublished or AccessAction.ReadNationalUnpublished or AccessAction.SetQuotas or AccessAction.RecordNationalDecision
            or AccessAction.ManageAccounts or AccessAction.ReadAudit or AccessAction.ManageSampleData or AccessAction.WriteBriefings or AccessAction.ManageTemplates or AccessAction.ReadHealth => false,
    };

    private static AccessRefusal? OwnProvince(Viewer viewer, AccessTarget target) =>
        target.ProvinceCode is { } province && province == viewer.ProvinceCode ? null : new AccessRefusal.OtherProvince();

    private static Grant Table(Role role, AccessAction action) => (action, role) switch
    {
        (AccessAction.ReadPublished, _) => Grant.Yes,

        (AccessAction.ReadProvinceUnpublished, Role.NationalOffice or Role.Leadership) => Grant.Yes,
        (AccessAction.ReadProvinceUnpublished, Role.ProvincialOffice) => Grant.OwnProvince,
        (AccessAction.ReadProvinceUnpublished, Role.Administrator) => Grant.No,

        (AccessAction.ReadNationalUnpublished, Role.NationalOffice or Role.Leadership) => Grant.Yes,
        (AccessAction.ReadNationalUnpublished, Role.ProvincialOffice or Role.Administrator) => Grant.No,

        (AccessAction.ReadContacts, Role.NationalOffice) => Grant.Yes,
        (AccessAction.ReadContacts, Role.ProvincialOffice) => Grant.OwnProvince,
        (AccessAction.ReadContacts, Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.SetQuotas, Role.NationalOffice) => Grant.Yes,
        (AccessAction.SetQuotas, Role.ProvincialOffice or Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.AskQuotas, Role.ProvincialOffice) => Grant.OwnProvince,
        (AccessAction.AskQuotas, Role.NationalOffice or Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.KeepDeadlines, Role.ProvincialOffice) => Grant.OwnProvince,
        (AccessAction.KeepDeadlines, Role.NationalOffice or Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.MoveApplications, Role.NationalOffice) => Grant.NationalStages,
        (AccessAction.MoveApplications, Role.ProvincialOffice) => Grant.OwnProvinceEarlierStages,
        (AccessAction.MoveApplications, Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.RecordNationalDecision, Role.NationalOffice) => Grant.Yes,
        (AccessAction.RecordNationalDecision, Role.ProvincialOffice or Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.ReportDuties, Role.NationalOffice) => Grant.Yes,
        (AccessAction.ReportDuties, Role.ProvincialOffice) => Grant.OwnProvince,
        (AccessAction.ReportDuties, Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.ManageAccounts, Role.Administrator) => Grant.Yes,
        (AccessAction.ManageAccounts, Role.NationalOffice or Role.ProvincialOffice or Role.Leadership) => Grant.No,

        (AccessAction.ReadAudit, Role.NationalOffice or Role.Administrator) => Grant.Yes,
        (AccessAction.ReadAudit, Role.ProvincialOffice or Role.Leadership) => Grant.No,

        (AccessAction.ManageSampleData, Role.NationalOffice or Role.Administrator) => Grant.Yes,
        (AccessAction.ManageSampleData, Role.ProvincialOffice or Role.Leadership) => Grant.No,

        (AccessAction.WriteBriefings, Role.NationalOffice) => Grant.Yes,
        (AccessAction.WriteBriefings, Role.ProvincialOffice or Role.Leadership or Role.Administrator) => Grant.No,

        (AccessAction.ManageTemplates, Role.Administrator) => Grant.Yes,
        (AccessAction.ManageTemplates, Role.NationalOffice or Role.ProvincialOffice or Role.Leadership) => Grant.No,

        (AccessAction.ReadHealth, Role.Administrator) => Grant.Yes,
        (AccessAction.ReadHealth, Role.NationalOffice or Role.ProvincialOffice or Role.Leadership) => Grant.No,
    };
}
