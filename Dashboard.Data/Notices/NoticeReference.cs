namespace Dashboard.Data.Notices;

/// <summary>A statement of a notice, by which a rule is quoted: the words are those of <see cref="NoticeItem"/>.</summary>
/// <param name="NoticeId">evaluation-2023.</param>
/// <param name="Code">N23-D3: the code of the item, which is its anchor on the page of the notice.</param>
public readonly record struct NoticeReference(string NoticeId, string Code);

/// <summary>The statements that rules rest on.</summary>
public static class NoticeReferences
{
    private const string Evaluation = "evaluation-2023";
    private const string Designation = "designation-2022";

    /// <summary>The notices that the statements are of.</summary>
    public static readonly IReadOnlyList<string> Notices = [Evaluation, Designation];

    /// <summary>三（一）1: plan, consent, report to the province.</summary>
    public static readonly NoticeReference Report = new(Evaluation, "N23-D1");

    /// <summary>三（一）2: the province examines.</summary>
    public static readonly NoticeReference Examination = new(Evaluation, "N23-D2");

    /// <summary>三（一）3: the province recommends within its quota.</summary>
    public static readonly NoticeReference Recommendation = new(Evaluation, "N23-D3");

    /// <summary>三（一）4: expert review, public notice, designation.</summary>
    public static readonly NoticeReference Decision = new(Evaluation, "N23-D4");

    /// <summary>三（二）: the province sets the standard of pilots.</summary>
    public static readonly NoticeReference PilotStandard = new(Evaluation, "N23-P1");

    /// <summary>三（二）: application, review and public notice of pilots within the quota.</summary>
    public static readonly NoticeReference PilotProcedure = new(Evaluation, "N23-P2");

    /// <summary>三（二）: the list of pilots is sent for approval.</summary>
    public static readonly NoticeReference PilotApproval = new(Evaluation, "N23-P3");

    /// <summary>五（二）: no falsification.</summary>
    public static readonly NoticeReference NoFalsification = new(Evaluation, "N23-3");

    /// <summary>五（二）: what follows from falsification.</summary>
    public static readonly NoticeReference Falsification = new(Evaluation, "N23-4");

    /// <summary>三（一）3: co-building agreements.</summary>
    public static readonly NoticeReference Agreement = new(Evaluation, "N23-6");

    /// <summary>五: liaison officer and receipt.</summary>
    public static readonly NoticeReference Liaison = new(Evaluation, "N23-7");

    /// <summary>五: recommendation and materials by a date the source lost.</summary>
    public static readonly NoticeReference RecommendationDue = new(Evaluation, "N23-8");

    /// <summary>The work plan is issued within two months.</summary>
    public static readonly NoticeReference WorkPlanIssued = new(Designation, "N22-5");

    /// <summary>The work plan is filed with the province and with CNIPA.</summary>
    public static readonly NoticeReference WorkPlanFiled = new(Designation, "N22-6");

    /// <summary>二（一）n, 二（二）n: a condition of a city or a county-level area, 1-based.</summary>
    public static NoticeReference CityCondition(int number) => new(Evaluation, $"N23-CC{number}");

    /// <inheritdoc cref="CityCondition"/>
    public static NoticeReference CountyCondition(int number) => new(Evaluation, $"N23-CN{number}");

    /// <summary>四: a material, 1-based.</summary>
    public static NoticeReference Material(int number) => new(Evaluation, $"N23-M{number}");
}
