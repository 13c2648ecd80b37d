namespace Dashboard.Data.Progression;

/// <summary>
/// Where an application stands: the steps of both tiers in the order of the 2023 notice (三（一）, 三（二）), then the side exits.
/// Which step belongs to which tier and may follow which is one table, StageRules.
/// </summary>
public enum Stage
{
    /// <summary>编制方案: the place draws up its three-year work plan. Demonstration only.</summary>
    Drafting,

    /// <summary>政府同意. Demonstration only.</summary>
    GovernmentConsent,

    /// <summary>报省局, 申报.</summary>
    SubmittedToProvince,

    /// <summary>省局审核, 省级评审.</summary>
    ProvincialReview,

    /// <summary>省级公示. Pilot only.</summary>
    ProvincialPublicNotice,

    /// <summary>推荐, 报核准: within the quota.</summary>
    Recommended,

    /// <summary>专家评审. Demonstration only.</summary>
    ExpertReview,

    /// <summary>公示 by the national office. Demonstration only.</summary>
    PublicNotice,

    /// <summary>确定, 核准.</summary>
    Designated,

    /// <summary>退回补正: goes back to where it was returned from.</summary>
    ReturnedForCompletion,

    /// <summary>未推荐: the province did not choose it.</summary>
    NotRecommended,

    /// <summary>未入选: the national office did not choose it.</summary>
    NotSelected,

    /// <summary>撤回 by the place.</summary>
    Withdrawn,

    /// <summary>取消申报资格 for falsification (五 of the 2023 notice).</summary>
    EligibilityCancelled,
}

/// <summary>The five materials (四 of the 2023 notice), in the order of the text.</summary>
public enum Material
{
    /// <summary>推荐函.</summary>
    RecommendationLetter,

    /// <summary>申报函.</summary>
    ApplicationLetter,

    /// <summary>创建工作报告.</summary>
    CreationWorkReport,

    /// <summary>示范工作方案.</summary>
    DemonstrationWorkPlan,

    /// <summary>基本工作状况表.</summary>
    BasicWorkStatusForm,
}

/// <summary>How a material is handed in. The source lost which material goes which way (四末, L17 and L18).</summary>
public enum MaterialMedium
{
    /// <summary>报送纸件.</summary>
    Paper,

    /// <summary>On the submission platform.</summary>
    Platform,

    Both,
}

/// <summary>The conditions of 二 of the 2023 notice. The fourth of counties has an alternative, <see cref="GeographicalIndicationRoute"/>.</summary>
public enum EligibilityCondition
{
    /// <summary>二（一）1, 二（二）1: level of the place and pilot status. Computed, not assessed.</summary>
    PriorStatus,

    /// <summary>二（一）2, 二（二）2: 组织领导.</summary>
    Leadership,

    /// <summary>二（一）3, 二（二）3: 质量导向与合规.</summary>
    Compliance,

    /// <summary>二（一）4: 综合实力. Cities only.</summary>
    OverallStrength,

    /// <summary>二（二）4: 工作成效. Counties only.</summary>
    WorkResults,

    /// <summary>二（二）5: geographical indications and traditional knowledge, in place of 4 (inferred). Counties only.</summary>
    GeographicalIndicationRoute,
}
