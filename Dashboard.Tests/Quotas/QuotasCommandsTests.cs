using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;

using static Dashboard.Tests.Infrastructure.QuotaOffice;

namespace Dashboard.Tests.Quotas;

public sealed class QuotasCommandsTests
{
    [Theory]
    [InlineData("2023-08-14T16:00:00Z")] // midnight in Beijing
    [InlineData("2023-08-14T23:59:59Z")]
    [InlineData("2023-08-15T15:59:59Z")]
    public async Task The_source_of_a_number_carries_the_day_in_Beijing_on_which_it_was_recorded(string utc)
    {
        await using var office = await QuotaOffice.StartAsync(time: new FixedTimeProvider(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)));
        Done(await office.SetAsync("320000", PilotCities, 3));

        Assert.Equal(Day, (await office.FigureAsync("320000", PilotCities)).Provenance!.On);
    }

    [Theory, EveryProvider]
    public async Task A_draft_is_published_as_revisions_in_one_transaction_with_its_audit_entries(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        var before = office.Database.Monitor.Current;
        var changes = 0;
        office.Database.Monitor.Changed += () => changes++;

        var done = Done(await office.PublishAsync(new QuotaDraft(
            Round, [new("320000", PilotCities, 3, 0), new("330000", DemonstrationCounties, 0, 0), new("330000", PilotCounties, null, 0)], "按附件录入", Day, "示例号")));

        Assert.Equal((2, 1), (done.Revisions.Count, done.Unchanged));
        Assert.Equal(1, changes);
        Assert.NotEqual(before, office.Database.Monitor.Current);
        var figure = await office.FigureAsync("320000", PilotCities);
        Assert.Equal((3, 3, Day, "示例号", 1), (figure.Count, figure.Left, figure.EffectiveOn, figure.DocumentNumber, figure.Revision));
        Assert.Equal((ProvenanceKind.Reported, "NationalOffice"), (figure.Provenance!.Kind, figure.Provenance.Source));
        Assert.Equal(0, (await office.FigureAsync("330000", DemonstrationCounties)).Count);
        var entries = (await office.Database.Get<AuditQueries>().PageAsync(
            Viewer.SignedIn("a", "a", Role.Administrator, null), new AuditFilter(Entity: nameof(QuotaRevision)), 1, 10)).Items;
        Assert.Equal(["2023/330000/County/Demonstration/1", "2023/320000/City/Pilot/1"], entries.Select(e => e.Key));
        Assert.All(entries, e => Assert.Equal(("国家局", "按附件录入"), (e.AccountName, e.Reason)));
        Assert.Equal(done.FirstAuditEntry, entries[^1].Id);
    }

    [Theory, EveryProvider]
    public async Task One_wrong_number_refuses_the_whole_draft(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        await office.SetAsync("320000", PilotCounties, 2);
        var applications = await office.ApplyAsync("320000", 2);
        Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(applications[0], "320000"));
        Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(applications[1], "320000"));

        var refusal = Refused(await office.PublishAsync(new QuotaDraft(
            Round, [new("330000", PilotCities, 5, 0), new("320000", PilotCounties, 1, 1)], "压减", Day)));

        Assert.Equal(new QuotaRefusal.At(new Bilingual("江苏", "Jiangsu"), PilotCounties, new QuotaRefusal.BelowRecommended(1, 2, Day)), refusal);
        Assert.Null((await office.FigureAsync("330000", PilotCities)).Count);
        Assert.IsType<QuotaRefusal.BelowRecommended>(Assert.IsType<QuotaRefusal.At>(Refused(await office.SetAsync("320000", PilotCounties, null))).Why);
        Assert.Equal(2, Done(await office.SetAsync("320000", PilotCounties, 3)).Revisions[0].Number);
    }

    [Theory]
    [InlineData("", typeof(QuotaRefusal.ReasonMissing))]
    [InlineData("  ", typeof(QuotaRefusal.ReasonMissing))]
    public async Task A_change_needs_its_reason(string reason, Type fault)
    {
        await using var office = await StartAsync();

        Assert.IsType(fault, Refused(await office.SetAsync("320000", PilotCities, 3, reason: reason)));
        Assert.IsType(fault, Refused(await office.SetAsync("320000", PilotCities, 3, reason: new string('长', 401))));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var office = await StartAsync();
        await office.SetAsync("320000", PilotCities, 3);

        Assert.IsType<QuotaRefusal.WrongCount>(Refused(await office.SetAsync("320000", PilotCities, -1)));
        Assert.IsType<QuotaRefusal.WrongCount>(Refused(await office.SetAsync("320000", PilotCities, QuotasCommands.MostPlaces + 1)));
        Assert.IsType<QuotaRefusal.NoEligibleCounty>(Refused(await office.SetAsync("110000", PilotCounties, 1)));
        Assert.IsType<QuotaRefusal.DateOutOfRound>(Refused(await office.SetAsync("320000", PilotCities, 4, new(2021, 12, 31))));
        Assert.IsType<QuotaRefusal.DocumentNumberTooLong>(Refused(await office.SetAsync("320000", PilotCities, 4, document: new string('号', 200))));
        Assert.IsType<QuotaRefusal.NothingChanged>(Refused(await office.SetAsync("320000", PilotCities, 3)));
        Assert.IsType<QuotaRefusal.NothingChanged>(Refused(await office.PublishAsync(new QuotaDraft(Round, [], "无", Day))));
        Assert.IsType<QuotaRefusal.NoSuchProvince>(Refused(await office.PublishAsync(new QuotaDraft(Round, [new("710000", PilotCities, 1, 0)], "错", Day))));
        Assert.IsType<QuotaRefusal.NoSuchRound>(Refused(await office.PublishAsync(new QuotaDraft("1999", [new("320000", PilotCities, 1, 0)], "错", Day))));
        Assert.IsType<QuotaRefusal.Twice>(Refused(await office.PublishAsync(
            new QuotaDraft(Round, [new("330000", PilotCities, 1, 0), new("330000", PilotCities, 2, 0)], "错", Day))));
    }

    [Theory, EveryProvider]
    public async Task Of_two_editors_the_second_is_shown_both_values_and_nothing_is_lost(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        Done(await office.SetAsync("320000", PilotCities, 3, seen: 0));

        var conflict = Assert.IsType<CommandResult<QuotaPublication>.Conflict>(await office.PublishAsync(
            new QuotaDraft(Round, [new("330000", PilotCities, 2, 0), new("320000", PilotCities, 5, 0)], "调剂", Day)));

        Assert.Equal([new ConflictingValue("320000/City/Pilot", "5", "3")], conflict.Values);
        Assert.Equal(3, (await office.FigureAsync("320000", PilotCities)).Count);
        Assert.Null((await office.FigureAsync("330000", PilotCities)).Count);
        Done(await office.SetAsync("320000", PilotCities, 5, seen: 1)); // seen again, mine
        Assert.Equal([5, 3], (await office.HistoryAsync(office.Actor.Viewer, "320000", PilotCities)).Select(h => h.Count));
    }

    [Theory, EveryProvider]
    public async Task Of_two_who_publish_at_once_exactly_one_does(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => office.SetAsync("320000", PilotCities, i, seen: 0))));

        var won = Assert.Single(results.OfType<CommandResult<QuotaPublication>.Done>());
        Assert.Equal(7, results.OfType<CommandResult<QuotaPublication>.Conflict>().Count());
        Assert.Equal(1, won.Value.Revisions[0].Number);
    }

    [Fact]
    public async Task A_draft_over_sample_data_that_is_gone_is_in_conflict()
    {
        await using var office = await StartAsync(sample: true);
        await office.Database.Get<Data.Seeding.SampleDataCommands>().RemoveAsync(office.Actor);

        var conflict = Assert.IsType<CommandResult<QuotaPublication>.Conflict>(await office.SetAsync("320000", PilotCities, 5, seen: 1));

        Assert.Equal([new ConflictingValue("320000/City/Pilot", "5", null)], conflict.Values);
    }

    [Theory, EveryProvider]
    public async Task Undoing_restores_the_number_and_its_provenance_by_a_new_revision(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider, sample: true);
        var sample = await office.FigureAsync("320000", PilotCities);
        var published = Done(await office.PublishAsync(new QuotaDraft(
            Round, [new("320000", PilotCities, 9, 1), new("660000", PilotCounties, 4, 1)], "录入", Day)));
        Assert.Equal(9, (await office.FigureAsync("320000", PilotCities)).Count);

        Done(await office.UndoAsync(published));

        var restored = await office.FigureAsync("320000", PilotCities);
        Assert.Equal((sample.Count, 3), (restored.Count, restored.Revision));
        Assert.Equal((ProvenanceKind.Illustrative, sample.Provenance!.Source, sample.Provenance.Detail),
            (restored.Provenance!.Kind, restored.Provenance.Source, restored.Provenance.Detail));
        Assert.Equal("撤销", (await office.HistoryAsync(office.Actor.Viewer, "320000", PilotCities))[0].Reason);
        Assert.IsType<CommandResult<QuotaPublication>.Conflict>(await office.UndoAsync(published)); // no longer the last
    }

    [Theory, EveryProvider]
    public async Task Undoing_a_first_number_makes_the_quota_unknown_again(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider);
        var published = Done(await office.SetAsync("320000", PilotCounties, 1));
        var applications = await office.ApplyAsync("320000", 1);

        Assert.IsType<CommandResult<Nothing>.Done>(await office.RecommendAsync(applications[0], "320000"));
        Assert.IsType<QuotaRefusal.BelowRecommended>(Assert.IsType<QuotaRefusal.At>(Refused(await office.UndoAsync(published))).Why);

        var other = Done(await office.SetAsync("320000", PilotCities, 1));
        Done(await office.UndoAsync(other));
        Assert.Equal(QuotaState.Unknown, (await office.FigureAsync("320000", PilotCities)).State);
        Assert.IsType<QuotaRefusal.NoSuchRevision>(Refused(await office.UndoAsync(other with { Revisions = [(other.Revisions[0].Cell, 9)] })));
    }

    [Theory, EveryProvider]
    public async Task A_number_taken_back_does_not_come_back_when_the_sample_data_goes(DatabaseProvider provider)
    {
        await using var office = await StartAsync(provider, sample: true);
        Done(await office.UndoAsync(Done(await office.SetAsync("320000", PilotCities, 9))));

        await office.Database.Get<Data.Seeding.SampleDataCommands>().RemoveAsync(office.Actor);

        var figure = await office.FigureAsync("320000", PilotCities);
        Assert.Null(figure.Count);
        Assert.False(figure.IsIllustrative);
    }

    [Theory]
    [InlineData(Role.ProvincialOffice, "320000")]
    [InlineData(Role.Leadership, null)]
    [InlineData(Role.Administrator, null)]
    public async Task Only_the_national_office_sets_quotas(Role role, string? province)
    {
        await using var office = await StartAsync();
        await office.Database.Get<AccountCommands>().CreateAsync(
            await Accounts.AdministratorAsync(office.Database), new NewAccount("other", "other", role, province));
        var other = await Accounts.ActorAsync(office.Database, "other");

        var result = await office.Database.Get<QuotasCommands>().PublishAsync(other, new QuotaDraft(Round, [new("320000", PilotCities, 1, 0)], "录入", Day));

        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(result));
        await using var db = office.Database.Open();
        Assert.False(await db.QuotaRevisions.AnyAsync());
    }

    private static QuotaPublication Done(CommandResult<QuotaPublication> result) => Assert.IsType<CommandResult<QuotaPublication>.Done>(result).Value;

    private static Refusal Refused(CommandResult<QuotaPublication> result) => Assert.IsType<CommandResult<QuotaPublication>.Refused>(result).Refusal;
}
