using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Rounds;
using Dashboard.Web.Components.Pages.Access;

namespace Dashboard.Tests.Rounds;

public sealed class RoundsCommandsTests(SeededDatabases databases)
{
    private static readonly RoundEdit Edit = new(
        "2023", "2023 年度评定", "2023 evaluation", new(2023, 8, 31), new(2023, 9, 15), new(2024, 1, 1), new(2026, 12, 31),
        new Dictionary<Material, MaterialMedium> { [Material.RecommendationLetter] = MaterialMedium.Paper });

    [Theory, EveryProvider]
    public async Task The_rounds_of_the_seed_say_what_the_source_lost(DatabaseProvider provider)
    {
        var rounds = await (await databases.On(provider)).Rounds.ListAsync(Viewer.Public);

        Assert.Equal(["2023", "2022"], rounds.Select(r => r.Code));
        Assert.Null(rounds[0].RecommendationDueOn);
        Assert.Null(rounds[0].LiaisonReceiptDueOn);
        Assert.Empty(rounds[0].Media);
        Assert.All(rounds, r => Assert.Equal(ProvenanceKind.Official, r.Ground));
    }

    [Theory]
    [EveryProvider("2022-08-03", null)]
    [EveryProvider("2022-08-04", "2022")]
    [EveryProvider("2023-08-15", "2023")]
    public async Task The_current_round_is_the_last_that_has_begun(DatabaseProvider provider, string day, string? code) =>
        Assert.Equal(code, (await (await databases.On(provider)).Rounds.CurrentAsync(Viewer.Public, DateOnly.ParseExact(day, "yyyy-MM-dd", null)))?.Code);

    [Theory, EveryProvider]
    public async Task What_the_national_office_enters_survives_a_restart(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);

        Assert.IsType<CommandResult<Nothing>.Done>(await office.Database.Get<RoundsCommands>().EditAsync(office.Actor, Edit, 0, "来文补录"));
        await using var second = office.Database.Another();
        await second.StartAsync();

        var round = (await second.Rounds.FindAsync(Viewer.Public, "2023"))!;
        Assert.Equal((Edit.RecommendationDueOn, Edit.LiaisonReceiptDueOn, Edit.TermEndsOn), (round.RecommendationDueOn, round.LiaisonReceiptDueOn, round.TermEndsOn));
        Assert.Equal(MaterialMedium.Paper, round.Media[Material.RecommendationLetter]);
        Assert.Equal((ProvenanceKind.Reported, 1), (round.Ground, round.Version));
        Assert.Equal("evaluation-2023", round.EvaluationNoticeId);
    }

    [Theory, EveryProvider]
    public async Task Of_two_who_edit_a_round_the_second_is_told_what_differs(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);
        var commands = office.Database.Get<RoundsCommands>();
        await commands.EditAsync(office.Actor, Edit, 0, "来文补录");

        var conflict = Assert.IsType<CommandResult<Nothing>.Conflict>(
            await commands.EditAsync(office.Actor, Edit with { RecommendationDueOn = new(2023, 9, 1) }, 0, "来文补录"));

        Assert.Equal([new ConflictingValue("RecommendationDueOn", "2023-09-01", "2023-08-31")], conflict.Values);
        Assert.IsType<CommandResult<Nothing>.Done>(await commands.EditAsync(office.Actor, Edit with { Media = null }, 1, "更正"));
        Assert.Empty((await office.Database.Rounds.FindAsync(Viewer.Public, "2023"))!.Media);
    }

    [Theory, EveryProvider]
    public async Task A_new_round_has_quotas_of_its_own(DatabaseProvider provider)
    {
        await using var office = await QuotaOffice.StartAsync(provider);

        Assert.IsType<CommandResult<Nothing>.Done>(
            await office.Database.Get<RoundsCommands>().CreateAsync(office.Actor, new RoundEdit("2024", "2024 年度", "2024"), "开启"));

        Assert.Equal("2024", (await office.Database.Rounds.CurrentAsync(Viewer.Public, new(2024, 1, 1)))!.Code);
        Assert.Equal(32, (await office.TableAsync(new(2024, 1, 1), round: "2024")).Total(QuotaOffice.PilotCities).Unknown);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var office = await QuotaOffice.StartAsync();
        var commands = office.Database.Get<RoundsCommands>();

        Assert.IsType<RoundRefusal.WrongCode>(await CreateAsync(Edit with { Code = "24" }));
        Assert.IsType<RoundRefusal.WrongName>(await CreateAsync(Edit with { Code = "2024", NameZh = "" }));
        Assert.IsType<RoundRefusal.WrongName>(await CreateAsync(Edit with { Code = "2024", NameEn = new string('x', 61) }));
        Assert.IsType<RoundRefusal.WrongTerm>(await CreateAsync(Edit with { Code = "2024", TermEndsOn = null }));
        Assert.IsType<RoundRefusal.WrongTerm>(await CreateAsync(Edit with { Code = "2024", TermEndsOn = Edit.TermStartsOn }));
        Assert.IsType<RoundRefusal.ReasonMissing>(await CreateAsync(Edit with { Code = "2024" }, " "));
        Assert.IsType<RoundRefusal.Exists>(await CreateAsync(Edit));
        Assert.IsType<RoundRefusal.NoSuchRound>(Reason(await commands.EditAsync(office.Actor, Edit with { Code = "2024" }, 0, "错")));

        async Task<Refusal> CreateAsync(RoundEdit edit, string reason = "录入") => Reason(await commands.CreateAsync(office.Actor, edit, reason));
        static Refusal Reason(CommandResult<Nothing> result) => Assert.IsType<CommandResult<Nothing>.Refused>(result).Refusal;
    }
}
