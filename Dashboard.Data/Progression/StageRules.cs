using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;

namespace Dashboard.Data.Progression;

/// <summary>
/// Which stage may follow which, who takes the step and what it asks for: the whole of 三 of the 2023 notice, with the exits.
/// What is not in the table is not allowed.
/// </summary>
public static class StageRules
{
    private static readonly Stage[] DemonstrationSteps =
    [
        Stage.Drafting, Stage.GovernmentConsent, Stage.SubmittedToProvince, Stage.ProvincialReview,
        Stage.Recommended, Stage.ExpertReview, Stage.PublicNotice, Stage.Designated,
    ];

    private static readonly Stage[] PilotSteps =
    [
        Stage.SubmittedToProvince, Stage.ProvincialReview, Stage.ProvincialPublicNotice, Stage.Recommended, Stage.Designated,
    ];

    /// <summary>The table of both tiers.</summary>
    public static IReadOnlyList<StageRule> All { get; } = [.. OfDemonstrations(), .. OfPilots()];

    /// <summary>The side exits, in the order in which they are listed.</summary>
    public static IReadOnlyList<Stage> Exits { get; } =
    [
        Stage.ReturnedForCompletion, Stage.NotRecommended, Stage.NotSelected, Stage.Withdrawn, Stage.EligibilityCancelled,
    ];

    private static readonly Dictionary<(Tier, Stage?, Stage), StageRule> ByStep = All.ToDictionary(r => (r.Tier, r.From, r.To));

    /// <summary>The rule of a step; null: it is not allowed.</summary>
    /// <param name="from">Null: the application begins.</param>
    public static StageRule? Find(Tier tier, Stage? from, Stage to) => ByStep.GetValueOrDefault((tier, from, to));

    /// <summary>The steps that may follow a stage, in the order of the table.</summary>
    public static IEnumerable<StageRule> From(Tier tier, Stage? from) => All.Where(r => r.Tier == tier && r.From == from);

    /// <summary>The step by which an application goes on from a stage; a returned one, with its submission; null: it has ended.</summary>
    public static StageRule? Forward(Tier tier, Stage from) => from == Stage.ReturnedForCompletion
        ? Find(tier, from, Stage.SubmittedToProvince)
        : From(tier, from).FirstOrDefault(r => r.Kind is StepKind.Advance or StepKind.Decide);

    /// <summary>The steps of a tier in their order, from the first to the designation: eight and five.</summary>
    public static IReadOnlyList<Stage> StepsOf(Tier tier) => tier switch
    {
        Tier.Demonstration => DemonstrationSteps,
        Tier.Pilot => PilotSteps,
    };

    /// <summary>Number of a step within its tier, 1-based; null for an exit and for a step of the other tier.</summary>
    public static int? NumberOf(Tier tier, Stage stage) => StepsOf(tier).ToList().IndexOf(stage) is >= 0 and var index ? index + 1 : null;

    /// <summary>Who conducts a stage; of an exit: who said so.</summary>
    public static StageOwner OwnerOf(Stage stage) => stage switch
    {
        Stage.Drafting or Stage.GovernmentConsent or Stage.SubmittedToProvince
            or Stage.ReturnedForCompletion or Stage.Withdrawn => StageOwner.Place,
        Stage.ProvincialReview or Stage.ProvincialPublicNotice or Stage.Recommended or Stage.NotRecommended => StageOwner.Province,
        Stage.ExpertReview or Stage.PublicNotice or Stage.Designated or Stage.NotSelected or Stage.EligibilityCancelled => StageOwner.National,
    };

    /// <summary>
    /// The stages to which all of several applications of a tier may be moved together, in the order of the table: no designation and
    /// no cancellation, which say something of each.
    /// </summary>
    public static IReadOnlyList<Stage> SharedTargets(AccessGuard guard, Viewer viewer, Tier tier, IReadOnlyCollection<ApplicationSquare> applications) =>
    [
        .. All.Where(r => r.Tier == tier && r.From is not null && r.Kind is StepKind.Advance or StepKind.Return or StepKind.Exit
                && !r.Asks(StepRequirement.Designation | StepRequirement.Falsification))
            .Select(r => r.To).Distinct()
            .Where(to => applications.All(a => Find(tier, a.Stage, to) is { } rule
                && guard.Allows(viewer, rule.Action, new AccessTarget(a.ProvinceCode, rule.By)))),
    ];

    /// <summary>What somebody must be allowed to take a step, and whose step it is.</summary>
    /// <param name="rule">Null: the table knows no such step; then it is asked as if it did.</param>
    internal static (AccessAction Action, StageOwner By) AccessTo(StageRule? rule, Stage to) =>
        rule is null ? (IsNationalDecision(to) ? AccessAction.RecordNationalDecision : AccessAction.MoveApplications, OwnerOf(to)) : (rule.Action, rule.By);

    /// <summary>The bands of owners over the steps of a tier.</summary>
    public static IReadOnlyList<OwnerBand> BandsOf(Tier tier)
    {
        var bands = new List<OwnerBand>();
        foreach (var (number, step) in StepsOf(tier).Index())
        {
            var owner = OwnerOf(step);
            if (bands is [.., var last] && last.Owner == owner)
            {
                bands[^1] = last with { Last = number + 1 };
            }
            else
            {
                bands.Add(new OwnerBand(owner, number + 1, number + 1));
            }
        }

        return bands;
    }

    /// <summary>True while the application goes on; a returned one does.</summary>
    public static bool IsLive(Stage stage) => !IsTerminal(stage);

    /// <summary>The stages in which an application goes on.</summary>
    internal static IReadOnlyList<Stage> LiveStages { get; } = [.. Enum.GetValues<Stage>().Where(IsLive)];

    /// <summary>True when nothing follows any more.</summary>
    public static bool IsTerminal(Stage stage) => stage switch
    {
        Stage.Designated or Stage.NotRecommended or Stage.NotSelected or Stage.Withdrawn or Stage.EligibilityCancelled => true,
        Stage.Drafting or Stage.GovernmentConsent or Stage.SubmittedToProvince or Stage.ProvincialReview or Stage.ProvincialPublicNotice
            or Stage.Recommended or Stage.ExpertReview or Stage.PublicNotice or Stage.ReturnedForCompletion => false,
    };

    /// <summary>True outside the steps of the tiers. Sample data never says it of a real place.</summary>
    public static bool IsExit(Stage stage) => Exits.Contains(stage);

    /// <summary>True for what only the national office decides.</summary>
    public static bool IsNationalDecision(Stage to) => to is Stage.Designated or Stage.NotSelected or Stage.EligibilityCancelled;

    /// <summary>True for a step in which the period of a public notice runs.</summary>
    public static bool IsPublicNotice(Stage stage) => stage is Stage.PublicNotice or Stage.ProvincialPublicNotice;

    /// <summary>
    /// True when an application that was returned may go on at a step: the one it was returned from, or an earlier one. What the
    /// national office returned goes on at the recommendation at the latest, so that it takes its place in the quota again.
    /// </summary>
    public static bool MayResume(Tier tier, Stage returnedFrom, Stage to) =>
        Find(tier, Stage.ReturnedForCompletion, to) is { Kind: StepKind.Resume } && NumberOf(tier, to) <= NumberOf(tier, returnedFrom);

    private static List<StageRule> OfDemonstrations()
    {
        const StepRequirement Recommending = StepRequirement.Eligibility | StepRequirement.PlaceMaterials | StepRequirement.Quota;
        return
        [
            Row(null, Stage.Drafting, StepKind.Start, StageOwner.Place, StepRequirement.Eligibility, NoticeReferences.Report),
            Row(Stage.Drafting, Stage.GovernmentConsent, StepKind.Advance, StageOwner.Place, StepRequirement.None, NoticeReferences.Report),
            Row(Stage.GovernmentConsent, Stage.SubmittedToProvince, StepKind.Advance, StageOwner.Place, StepRequirement.None, NoticeReferences.Report),
            Row(Stage.SubmittedToProvince, Stage.ProvincialReview, StepKind.Advance, StageOwner.Province, StepRequirement.None, NoticeReferences.Examination),
            Row(Stage.ProvincialReview, Stage.Recommended, StepKind.Advance, StageOwner.Province, Recommending, NoticeReferences.Recommendation),
            Row(Stage.Recommended, Stage.ExpertReview, StepKind.Advance, StageOwner.National, StepRequirement.AllMaterials, NoticeReferences.Decision),
            Row(Stage.ExpertReview, Stage.PublicNotice, StepKind.Advance, StageOwner.National,
                StepRequirement.ExpertReview | StepRequirement.NoticePeriod, NoticeReferences.Decision),
            Row(Stage.PublicNotice, Stage.PublicNotice, StepKind.Amend, StageOwner.National, StepRequirement.NoticePeriod, NoticeReferences.Decision, false),
            Row(Stage.PublicNotice, Stage.Designated, StepKind.Decide, StageOwner.National,
                StepRequirement.NoticeEnded | StepRequirement.Designation, NoticeReferences.Decision),

            .. Returns(Tier.Demonstration, StageOwner.Province, NoticeReferences.Examination, Stage.SubmittedToProvince, Stage.ProvincialReview),
            .. Returns(Tier.Demonstration, StageOwner.National, NoticeReferences.Decision, Stage.Recommended, Stage.ExpertReview),
            .. Resumptions(Tier.Demonstration, NoticeReferences.Report, StageOwner.Place, Stage.Drafting, Stage.GovernmentConsent, Stage.SubmittedToProvince),
            .. Resumptions(Tier.Demonstration, NoticeReferences.Examination, StageOwner.Province, Stage.ProvincialReview),
            Row(Stage.ReturnedForCompletion, Stage.Recommended, StepKind.Resume, StageOwner.Province, Recommending, NoticeReferences.Recommendation, false),

            Row(Stage.ProvincialReview, Stage.NotRecommended, StepKind.Exit, StageOwner.Province, StepRequirement.Remark, NoticeReferences.Recommendation),
            Row(Stage.ExpertReview, Stage.NotSelected, StepKind.Exit, StageOwner.National, StepRequirement.Remark, NoticeReferences.Decision),
            Row(Stage.PublicNotice, Stage.NotSelected, StepKind.Exit, StageOwner.National, StepRequirement.Remark, NoticeReferences.Decision),
            .. Withdrawals(Tier.Demonstration, NoticeReferences.Report),
            .. Cancellations(Tier.Demonstration),
        ];

        static StageRule Row(Stage? from, Stage to, StepKind kind, StageOwner by, StepRequirement requires, NoticeReference reference, bool isStated = true) =>
            new(Tier.Demonstration, from, to, kind, by, requires, reference, isStated);
    }

    private static List<StageRule> OfPilots()
    {
        const StepRequirement Recommending = StepRequirement.Eligibility | StepRequirement.Quota;
        return
        [
            Row(null, Stage.SubmittedToProvince, StepKind.Start, StageOwner.Place, StepRequirement.Eligibility, NoticeReferences.PilotProcedure),
            Row(Stage.SubmittedToProvince, Stage.ProvincialReview, StepKind.Advance, StageOwner.Province, StepRequirement.None, NoticeReferences.PilotProcedure),
            Row(Stage.ProvincialReview, Stage.ProvincialPublicNotice, StepKind.Advance, StageOwner.Province,
                StepRequirement.NoticePeriod, NoticeReferences.PilotProcedure),
            Row(Stage.ProvincialPublicNotice, Stage.ProvincialPublicNotice, StepKind.Amend, StageOwner.Province,
                StepRequirement.NoticePeriod, NoticeReferences.PilotProcedure, false),
            Row(Stage.ProvincialPublicNotice, Stage.Recommended, StepKind.Advance, StageOwner.Province,
                Recommending | StepRequirement.NoticeEnded, NoticeReferences.PilotApproval),
            Row(Stage.Recommended, Stage.Designated, StepKind.Decide, StageOwner.National, StepRequirement.Designation, NoticeReferences.PilotApproval),

            .. Returns(Tier.Pilot, StageOwner.Province, NoticeReferences.PilotProcedure, Stage.SubmittedToProvince, Stage.ProvincialReview),
            .. Returns(Tier.Pilot, StageOwner.National, NoticeReferences.PilotApproval, Stage.Recommended),
            .. Resumptions(Tier.Pilot, NoticeReferences.PilotProcedure, StageOwner.Place, Stage.SubmittedToProvince),
            .. Resumptions(Tier.Pilot, NoticeReferences.PilotProcedure, StageOwner.Province, Stage.ProvincialReview),
            Row(Stage.ReturnedForCompletion, Stage.Recommended, StepKind.Resume, StageOwner.Province, Recommending, NoticeReferences.PilotApproval, false),

            Row(Stage.ProvincialReview, Stage.NotRecommended, StepKind.Exit, StageOwner.Province, StepRequirement.Remark, NoticeReferences.PilotProcedure),
            Row(Stage.ProvincialPublicNotice, Stage.NotRecommended, StepKind.Exit, StageOwner.Province, StepRequirement.Remark, NoticeReferences.PilotProcedure),
            Row(Stage.Recommended, Stage.NotSelected, StepKind.Exit, StageOwner.National, StepRequirement.Remark, NoticeReferences.PilotApproval),
            .. Withdrawals(Tier.Pilot, NoticeReferences.PilotProcedure),
            .. Cancellations(Tier.Pilot),
        ];

        static StageRule Row(Stage? from, Stage to, StepKind kind, StageOwner by, StepRequirement requires, NoticeReference reference, bool isStated = true) =>
            new(Tier.Pilot, from, to, kind, by, requires, reference, isStated);
    }

    private static IEnumerable<StageRule> Returns(Tier tier, StageOwner by, NoticeReference reference, params Stage[] from) =>
        from.Select(stage => new StageRule(
            tier, stage, Stage.ReturnedForCompletion, StepKind.Return, by, StepRequirement.Remark, reference, IsStated: false));

    private static IEnumerable<StageRule> Resumptions(Tier tier, NoticeReference reference, StageOwner by, params Stage[] to) =>
        to.Select(stage => new StageRule(
            tier, Stage.ReturnedForCompletion, stage, StepKind.Resume, by, StepRequirement.None, reference, IsStated: false));

    /// <summary>
    /// The place withdraws: the provincial office records it up to the recommendation (推荐, 报核准), which is its own step; once the
    /// national office has begun, the national office does.
    /// </summary>
    private static IEnumerable<StageRule> Withdrawals(Tier tier, NoticeReference reference) => Live(tier).Select(stage => new StageRule(
        tier,
        stage,
        Stage.Withdrawn,
        StepKind.Exit,
        NumberOf(tier, stage) > NumberOf(tier, Stage.Recommended) ? StageOwner.National : StageOwner.Place,
        StepRequirement.None,
        reference,
        IsStated: false));

    private static IEnumerable<StageRule> Cancellations(Tier tier) => Live(tier).Select(stage => new StageRule(
        tier, stage, Stage.EligibilityCancelled, StepKind.Exit, StageOwner.National, StepRequirement.Falsification, NoticeReferences.Falsification));

    private static IEnumerable<Stage> Live(Tier tier) => StepsOf(tier).Where(IsLive).Append(Stage.ReturnedForCompletion);
}
