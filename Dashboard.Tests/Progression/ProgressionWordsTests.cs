using Dashboard.Data;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Progression;

public sealed class ProgressionWordsTests : ComponentTestContext
{
    [Fact]
    public void A_step_has_the_name_that_the_procedure_of_the_tier_gives_it()
    {
        Assert.Equal(
            ["编制方案", "政府同意", "报省局", "省局审核", "推荐", "专家评审", "公示", "确定"],
            StageRules.StepsOf(Tier.Demonstration).Select(s => s.Word(Tier.Demonstration)));
        Assert.Equal(["申报", "省级评审", "省级公示", "报核准", "核准"], StageRules.StepsOf(Tier.Pilot).Select(s => s.Word(Tier.Pilot)));
    }

    [Fact]
    public void Every_row_of_the_table_has_a_verb_and_words_for_what_it_asks() => Assert.All(StageRules.All, rule =>
    {
        Assert.NotEmpty(rule.Verb());
        Assert.Equal(Enum.GetValues<StepRequirement>().Count(r => r != StepRequirement.None && rule.Asks(r)), rule.Requires.Each().Count());
    });

    [Fact]
    public void A_conflict_shows_both_values() => Assert.Equal(
        "其他人已先办理：您要推荐，现在是退回补正。请按现在的内容再办。",
        ProgressionWords.Say([new ConflictingValue(nameof(Stage), nameof(Stage.Recommended), nameof(Stage.ReturnedForCompletion))], Tier.Demonstration));
}
