using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Access;

/// <summary>Rows that were changed past the application are found by telling them again from the trail.</summary>
public sealed class AuditReconciliationTests
{
    public static TheoryData<string, AuditRowFault, string, string?> Tampering => new()
    {
        { "UPDATE Applications SET ProvinceCode = '330000' WHERE PlaceCode = '329901'", AuditRowFault.Altered, "Application", "ProvinceCode" },
        { "UPDATE Applications SET LastTo = 'Recommended' WHERE PlaceCode = '329901'", AuditRowFault.Altered, "Application", "LastTo" }, // it only repeats the steps
        { "UPDATE Applications SET StartedOn = '2020-01-01' WHERE PlaceCode = '329901'", AuditRowFault.Altered, "Application", "StartedOn" },
        { "UPDATE Applications SET RecommendedOn = '2023-08-01' WHERE PlaceCode = '329901'", AuditRowFault.Altered, "Application", "RecommendedOn" },
        { "DELETE FROM Applications WHERE PlaceCode = '329901'", AuditRowFault.Missing, "Application", null },
        { "UPDATE StageChanges SET EffectiveOn = '2023-01-01'", AuditRowFault.Altered, "StageChange", "EffectiveOn" },
        { "UPDATE StageChanges SET NoticeEndsOn = '2023-01-01'", AuditRowFault.Altered, "StageChange", "NoticeEndsOn" }, // nothing was recorded there
        { "DELETE FROM StageChanges", AuditRowFault.Missing, "StageChange", null },
        { "INSERT INTO StageChanges (ApplicationId, Number, \"From\", \"To\", EffectiveOn, RecordedAt, RecordedBy) SELECT Id, 9, 'ProvincialReview', 'Recommended', '2023-08-20', '2023-08-20', 'x' FROM Applications WHERE PlaceCode = '329901'", AuditRowFault.Foreign, "StageChange", null },
        { "UPDATE QuotaRevisions SET Count = 99", AuditRowFault.Altered, "QuotaRevision", "Count" },
        { "UPDATE QuotaRevisions SET Reason = 'other'", AuditRowFault.Altered, "QuotaRevision", "Reason" },
        { "DELETE FROM QuotaRevisions", AuditRowFault.Missing, "QuotaRevision", null },
        { "UPDATE Designations SET EndsOn = '2027-12-31' WHERE Annex = 1 AND Row = 3", AuditRowFault.Altered, "Designation", null }, // of the seed: as a whole
        { "DELETE FROM Designations WHERE Annex = 2 AND Row = 5", AuditRowFault.Missing, "Designation", null },
        { "INSERT INTO Designations (NoticeId, Annex, Row, PlaceCode, Tier, DesignatedOn, StartsOn, EndsOn, Ground, ApplicationId) SELECT NoticeId, Annex, 99, PlaceCode, Tier, DesignatedOn, StartsOn, EndsOn, Ground, ApplicationId FROM Designations WHERE Annex = 1 AND Row = 1", AuditRowFault.Foreign, "Designation", null },
        { "UPDATE WorkPlanFilings SET FiledWithProvinceOn = '2022-01-01'", AuditRowFault.Altered, "WorkPlanFiling", "FiledWithProvinceOn" },
        { "DELETE FROM WorkPlanFilings", AuditRowFault.Missing, "WorkPlanFiling", null },
        { "UPDATE Accounts SET Role = 'Administrator' WHERE UserName = 'national'", AuditRowFault.Altered, "Account", "Role" },
        { "UPDATE Rounds SET RecommendationDueOn = '2030-01-01' WHERE Code = '2023'", AuditRowFault.Altered, "Round", null },
    };

    [Theory, MemberData(nameof(Tampering))]
    public async Task A_row_that_was_changed_behind_the_applications_back_is_named(string sql, AuditRowFault kind, string entity, string? property)
    {
        await using var office = await StartAsync();
        Assert.True((await VerifyAsync(office)).IsSound);

        await office.Database.WriteRawAsync("PRAGMA foreign_keys = OFF; " + sql);

        var check = await VerifyAsync(office);
        Assert.Empty(check.Breaks);
        Assert.NotEmpty(check.Rows);
        Assert.Contains(check.Rows, f => (f.Kind, f.Entity, f.Property) == (kind, entity, property));
        Assert.All(check.Rows, f => Assert.Equal(entity, f.Entity));
    }

    [Fact]
    public async Task Sample_data_is_told_as_well_while_it_is_loaded_and_after_it_went()
    {
        await using var office = await QuotaOffice.StartAsync(sample: true);
        Assert.True((await VerifyAsync(office)).IsSound);

        // An office goes on from an invented number, and takes its own back.
        var figure = await office.FigureAsync("320000", QuotaOffice.PilotCities);
        var published = Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.SetAsync("320000", QuotaOffice.PilotCities, 90, seen: figure.Revision));
        await office.UndoAsync(published.Value);
        Assert.Equal([], (await VerifyAsync(office)).Rows);

        Assert.IsType<CommandResult<SampleCounts>.Done>(await office.Database.Get<SampleDataCommands>().RemoveAsync(Actor.System));
        Assert.Equal([], (await VerifyAsync(office)).Rows);

        Assert.IsType<CommandResult<SampleCounts>.Done>(await office.Database.Get<SampleDataCommands>().LoadAsync(Actor.System));
        Assert.Equal([], (await VerifyAsync(office)).Rows);

        await office.Database.WriteRawAsync("UPDATE StageChanges SET EffectiveOn = '2023-01-01' WHERE Number = 1");
        Assert.NotEmpty((await VerifyAsync(office)).Rows);
    }

    [Fact]
    public async Task A_row_of_a_data_set_that_was_changed_properly_is_as_told_and_one_changed_besides_is_not()
    {
        await using var office = await QuotaOffice.StartAsync();
        await office.Database.WriteAsync(db => db.Designations.AsTracking().Single(d => d.Annex == 1 && d.Row == 3).EndsOn = new DateOnly(2026, 6, 30));
        Assert.Equal([], (await VerifyAsync(office)).Rows);

        await office.Database.WriteRawAsync("UPDATE Designations SET PlaceCode = '320100' WHERE Annex = 1 AND Row = 3");

        Assert.Equal("Designation", Assert.Single((await VerifyAsync(office)).Rows).Entity);
    }

    [Fact]
    public async Task A_check_goes_on_past_the_first_break_and_names_all()
    {
        await using var office = await StartAsync();
        await office.Database.WriteRawAsync("UPDATE AuditEntries SET AccountName = 'nobody' WHERE Id IN (2, 5); DELETE FROM AuditEntries WHERE Id IN (3, 7, 8);");

        var check = await VerifyAsync(office);

        Assert.Equal(
            [(2L, AuditBreakKind.Altered, 2L), (3, AuditBreakKind.Missing, 3), (5, AuditBreakKind.Altered, 5), (7, AuditBreakKind.Missing, 8)],
            check.Breaks.Select(b => (b.Id, b.Kind, b.To)));
        Assert.True(check.IsBroken(8));
        Assert.False(check.IsBroken(6));
        Assert.NotEmpty(check.Rows);
    }

    [Fact]
    public async Task While_others_write_nothing_is_found_that_is_right()
    {
        await using var office = await QuotaOffice.StartAsync();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await office.SetAsync("320000", QuotaOffice.PilotCities, i, seen: (await office.FigureAsync("320000", QuotaOffice.PilotCities)).Revision);
            }
        });
        while (!writing.IsCompleted)
        {
            Assert.True((await VerifyAsync(office)).IsSound);
        }

        await writing;
    }

    private static Task<AuditCheck> VerifyAsync(QuotaOffice office) => office.Database.Get<AuditTrail>().VerifyAsync(TestContext.Current.CancellationToken);

    /// <summary>A quota, an application with a step, a filed work plan, two accounts.</summary>
    private static async Task<QuotaOffice> StartAsync()
    {
        var office = await QuotaOffice.StartAsync();
        await office.SetAsync("320000", QuotaOffice.PilotCounties, 3);
        await office.ApplyAsync("320000", 1);
        await office.Database.WriteAsync(db => db.WorkPlanFilings.Add(new Data.Duties.WorkPlanFiling
        {
            NoticeId = "designation-2022", Annex = 1, Row = 1, FiledWithProvinceOn = new DateOnly(2022, 9, 1), RecordedBy = "test", Source = "test", Ground = ProvenanceKind.Reported,
        }));
        return office;
    }
}
