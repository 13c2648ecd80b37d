using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;

namespace Dashboard.Tests.Progression;

public sealed class StageRulesTests(SeededDatabases databases)
{
    private static readonly Stage[] Stages = Enum.GetValues<Stage>();

    /// <summary>Every allowed step, as the notice and design section 4 have it: written down a second time, by hand.</summary>
    private static readonly Dictionary<Tier, string[]> Allowed = new()
    {
        [Tier.Demonstration] =
        [
            "> Drafting", "Drafting > GovernmentConsent Withdrawn EligibilityCancelled", "GovernmentConsent > SubmittedToProvince Withdrawn EligibilityCancelled",
            "SubmittedToProvince > ProvincialReview ReturnedForCompletion Withdrawn EligibilityCancelled",
            "ProvincialReview > Recommended ReturnedForCompletion NotRecommended Withdrawn EligibilityCancelled",
            "Recommended > ExpertReview ReturnedForCompletion Withdrawn EligibilityCancelled",
            "ExpertReview > PublicNotice ReturnedForCompletion NotSelected Withdrawn EligibilityCancelled",
            "PublicNotice > PublicNotice Designated NotSelected Withdrawn EligibilityCancelled",
            "ReturnedForCompletion > Drafting GovernmentConsent SubmittedToProvince ProvincialReview Recommended Withdrawn EligibilityCancelled",
        ],
        [Tier.Pilot] =
        [
            "> SubmittedToProvince", "SubmittedToProvince > ProvincialReview ReturnedForCompletion Withdrawn EligibilityCancelled",
            "ProvincialReview > ProvincialPublicNotice ReturnedForCompletion NotRecommended Withdrawn EligibilityCancelled",
            "ProvincialPublicNotice > ProvincialPublicNotice Recommended NotRecommended Withdrawn EligibilityCancelled",
            "Recommended > Designated ReturnedForCompletion NotSelected Withdrawn EligibilityCancelled",
            "ReturnedForCompletion > SubmittedToProvince ProvincialReview Recommended Withdrawn EligibilityCancelled",
        ],
    };

    [Theory]
    [InlineData(Tier.Demonstration)]
    [InlineData(Tier.Pilot)]
    public void Of_all_pairs_of_stages_exactly_the_listed_ones_are_steps(Tier tier)
    {
        var listed = Allowed[tier].Select(line => line.Split('>'))
            .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(to => (parts[0].Trim(), to)))
            .ToHashSet();
        var pairs = 0;
        foreach (var from in Stages.Select(s => (Stage?)s).Prepend(null))
        {
            foreach (var to in Stages)
            {
                pairs++;
                Assert.Equal((tier, from, to, listed.Contains((from?.ToString() ?? "", to.ToString()))), (tier, from, to, StageRules.Find(tier, from, to) is not null));
            }
        }

        Assert.Equal(15 * 14, pairs);
        Assert.Equal(listed.Count, StageRules.All.Count(r => r.Tier == tier));
    }

    [Fact]
    public void The_steps_of_a_tier_follow_each_other_and_no_rule_skips_one()
    {
        foreach (var tier in Enum.GetValues<Tier>())
        {
            var steps = StageRules.StepsOf(tier);
            Assert.Equal(StepKind.Start, StageRules.Find(tier, null, steps[0])!.Kind);
            for (var i = 1; i < steps.Count; i++)
            {
                Assert.Equal(steps[i] == Stage.Designated ? StepKind.Decide : StepKind.Advance, StageRules.Find(tier, steps[i - 1], steps[i])!.Kind);
            }

            Assert.All(
                StageRules.All.Where(r => r.Tier == tier && r.Kind is StepKind.Advance or StepKind.Decide && r.From is not null),
                r => Assert.Equal(StageRules.NumberOf(tier, r.From!.Value) + 1, StageRules.NumberOf(tier, r.To)));
        }
    }

    [Fact]
    public void Nothing_follows_an_end_and_every_live_stage_goes_on()
    {
        foreach (var tier in Enum.GetValues<Tier>())
        {
            Assert.All(Stages.Where(StageRules.IsTerminal), stage => Assert.Empty(StageRules.From(tier, stage)));
            foreach (var stage in StageRules.StepsOf(tier).Where(StageRules.IsLive).Append(Stage.ReturnedForCompletion))
            {
                Assert.NotNull(StageRules.Find(tier, stage, Stage.Withdrawn));
                Assert.NotNull(StageRules.Find(tier, stage, Stage.EligibilityCancelled));
                Assert.True(StageRules.From(tier, stage).Count() > 2 || stage is Stage.Drafting or Stage.GovernmentConsent);
            }
        }
    }

    [Fact]
    public void The_province_recommends_and_only_the_national_office_decides()
    {
        Assert.All(StageRules.All, rule =>
        {
            var decision = rule.To is Stage.Designated or Stage.NotSelected or Stage.EligibilityCancelled;
            Assert.Equal(decision, rule.Action == AccessAction.RecordNationalDecision);
            Assert.True(!decision || rule.By == StageOwner.National);
            Assert.True(rule.To != Stage.Recommended || rule.By == StageOwner.Province);
        });
        Assert.All(StageRules.All.Where(r => r.To == Stage.Withdrawn), rule => Assert.Equal(
            rule.From is Stage.ExpertReview or Stage.PublicNotice, rule.By == StageOwner.National)); // up to its own recommendation the province takes it back
    }

    [Fact]
    public void Every_way_into_the_recommendation_passes_the_quota_and_no_other_does()
    {
        Assert.All(StageRules.All, rule => Assert.Equal(rule.To == Stage.Recommended, rule.Asks(StepRequirement.Quota)));
        Assert.All(StageRules.All, rule => Assert.Equal(rule.To == Stage.Designated, rule.Asks(StepRequirement.Designation)));
        Assert.All(StageRules.All, rule => Assert.Equal(rule.To == Stage.EligibilityCancelled, rule.Asks(StepRequirement.Falsification)));
        Assert.All(StageRules.All, rule => Assert.Equal(StageRules.IsPublicNotice(rule.To), rule.Asks(StepRequirement.NoticePeriod)));
        Assert.All(
            StageRules.All.Where(r => r.From is { } from && StageRules.IsPublicNotice(from) && r.Kind is StepKind.Advance or StepKind.Decide),
            rule => Assert.Equal(rule.From is not null && StageRules.IsPublicNotice(rule.From.Value), rule.Asks(StepRequirement.NoticeEnded)));
    }

    [Theory]
    [InlineData(Tier.Demonstration, Stage.SubmittedToProvince, "Drafting GovernmentConsent SubmittedToProvince")]
    [InlineData(Tier.Demonstration, Stage.ProvincialReview, "Drafting GovernmentConsent SubmittedToProvince ProvincialReview")]
    [InlineData(Tier.Demonstration, Stage.ExpertReview, "Drafting GovernmentConsent SubmittedToProvince ProvincialReview Recommended")] // the quota again
    [InlineData(Tier.Pilot, Stage.SubmittedToProvince, "SubmittedToProvince")]
    [InlineData(Tier.Pilot, Stage.Recommended, "SubmittedToProvince ProvincialReview Recommended")]
    public void What_was_returned_goes_on_where_it_was_or_earlier(Tier tier, Stage returnedFrom, string expected) => Assert.Equal(
        expected, string.Join(' ', Stages.Where(to => StageRules.MayResume(tier, returnedFrom, to))));

    [Fact]
    public void The_bands_of_owners_cover_the_steps()
    {
        Assert.Equal(
            [new OwnerBand(StageOwner.Place, 1, 3), new(StageOwner.Province, 4, 5), new(StageOwner.National, 6, 8)],
            StageRules.BandsOf(Tier.Demonstration));
        Assert.Equal(
            [new OwnerBand(StageOwner.Place, 1, 1), new(StageOwner.Province, 2, 4), new(StageOwner.National, 5, 5)],
            StageRules.BandsOf(Tier.Pilot));
    }

    [Fact]
    public async Task Every_rule_and_condition_cites_a_statement_that_the_notice_has()
    {
        var database = await databases.Sqlite;
        await using var db = database.Open();
        var items = db.NoticeItems.Select(i => new NoticeReference(i.NoticeId, i.Code)).ToHashSet();

        Assert.All(StageRules.All, rule => Assert.Contains(rule.Reference, items));
        foreach (var track in Enum.GetValues<Track>())
        {
            Assert.All(EligibilityRules.ConditionsOf(track, Tier.Demonstration), c => Assert.Contains(c.Reference, items));
            Assert.Contains(EligibilityRules.StatusReference(track, Tier.Pilot), items);
        }

        Assert.All(Enum.GetValues<Material>(), m => Assert.Contains(NoticeReferences.Material((int)m + 1), items));
    }
}
