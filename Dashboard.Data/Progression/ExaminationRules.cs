using Dashboard.Data.Access;

namespace Dashboard.Data.Progression;

/// <summary>When an application takes materials (四 of the 2023 notice) and findings (二), and who records them.</summary>
internal static class ExaminationRules
{
    /// <summary>In whose stage the viewer would record: the national office its own from the recommendation on, everybody else the province's.</summary>
    /// <param name="stage">Where the application stands; null: there is none.</param>
    /// <param name="takes">Whether a stage takes such a record.</param>
    public static StageOwner RecorderOf(Viewer viewer, Stage? stage, Func<Stage, bool> takes) =>
        viewer.Role == Role.NationalOffice && takes(Stage.Recommended) && stage is Stage.Recommended or Stage.ExpertReview or Stage.PublicNotice
            ? StageOwner.National : StageOwner.Province;

    /// <summary>Materials come in until the application ends.</summary>
    public static bool TakesMaterials(Stage stage) => StageRules.IsLive(stage);

    /// <summary>The province finds conditions met or not until it recommends.</summary>
    public static bool TakesFindings(Stage stage) => stage is Stage.Drafting or Stage.GovernmentConsent or Stage.SubmittedToProvince
        or Stage.ProvincialReview or Stage.ProvincialPublicNotice or Stage.ReturnedForCompletion;
}
