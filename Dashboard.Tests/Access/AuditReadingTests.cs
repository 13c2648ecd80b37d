using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Access;

/// <summary>What a reader of the trail sees: names and words, in those of the procedure it is about.</summary>
public sealed partial class AuditReadingTests
{
    private static readonly Viewer Administrator = Viewer.SignedIn("a", "a", Role.Administrator, null);

    [Fact]
    public async Task Every_entry_names_what_it_is_about_and_shows_no_number_of_the_database()
    {
        await using var office = await QuotaOffice.StartAsync();
        await office.ApplyAsync("320000", 1);
        await office.SetAsync("320000", QuotaOffice.PilotCities, 80);
        await office.SetAsync("320000", QuotaOffice.PilotCities, 90, seen: (await office.FigureAsync("320000", QuotaOffice.PilotCities)).Revision);
        await office.Database.WriteAsync(db =>
        {
            var application = db.Applications.First(a => a.PlaceCode == "329901");
            db.MaterialReceipts.Add(new MaterialReceipt { ApplicationId = application.Id, Material = Material.RecommendationLetter, Number = 1, ReceivedOn = QuotaOffice.Day });
            db.WorkPlanFilings.Add(new Data.Duties.WorkPlanFiling { NoticeId = "designation-2022", Annex = 1, Row = 1, Source = "test", Ground = ProvenanceKind.Reported });
            db.CoBuildingAgreements.Add(new Data.Duties.CoBuildingAgreement { Id = Guid.NewGuid(), PlaceCode = "320100", SignedOn = QuotaOffice.Day, Source = "test", Ground = ProvenanceKind.Reported });
        });

        var (rows, subjects) = await ReadAsync(office);

        Assert.All(rows, row => Assert.DoesNotMatch(Identifier(), $"{subjects.Say(row.Entity, row.Key)} {string.Join(' ', AuditWords.Changes(row, subjects))}"));
        var said = rows.ToLookup(r => r.Entity, r => subjects.Say(r.Entity, r.Key));
        Assert.Contains("示例县01 · 2023 轮 · 试点", said["Application"]);
        Assert.Contains("示例县01 · 2023 轮 · 试点县 · 第 1 步", said["StageChange"]);
        Assert.Contains("江苏 · 2023 轮 · 试点城市 · 第 2 次设定", said["QuotaRevision"]);
        Assert.Contains($"示例县01 · 2023 轮 · 试点县 · {Material.RecommendationLetter.Word()}", said["MaterialReceipt"]);
        Assert.All(said["WorkPlanFiling"], s => Assert.EndsWith(" · 国知发运字〔2022〕33号 · 附件 1 第 1 行", s, StringComparison.Ordinal));
        Assert.Equal(["江苏省南京市"], said["CoBuildingAgreement"]);
    }

    [Theory]
    [InlineData(Tier.Pilot)]
    [InlineData(Tier.Demonstration)]
    public async Task A_step_has_the_name_that_its_procedure_gives_it(Tier tier)
    {
        await using var office = await QuotaOffice.StartAsync();
        var id = (await office.ApplyAsync("320000", 1)).Single();
        await office.Database.WriteAsync(db =>
        {
            db.Applications.Add(new Application { Id = Guid.NewGuid(), RoundCode = "2023", PlaceCode = "329901", ProvinceCode = "320000", Track = Track.County, Tier = Tier.Demonstration, Source = "test" });
        });
        await office.Database.WriteAsync(db => db.StageChanges.Add(new StageChange
        {
            ApplicationId = tier == Tier.Pilot ? id : db.Applications.Single(a => a.Tier == Tier.Demonstration).Id, Number = 2,
            From = Stage.ProvincialReview, To = Stage.Recommended, EffectiveOn = QuotaOffice.Day,
        }));

        var (rows, subjects) = await ReadAsync(office);
        var change = AuditWords.Changes(rows[0], subjects).Single(c => c.Property == AuditWords.Property("StageChange", "To"));

        Assert.Equal(("—", Stage.Recommended.Word(tier)), (change.Before, change.After));
    }

    [Fact]
    public async Task What_is_gone_is_said_to_be_gone_and_the_finding_of_a_check_is_in_words()
    {
        await using var office = await QuotaOffice.StartAsync();
        await office.ApplyAsync("320000", 1);
        await office.Database.WriteRawAsync("PRAGMA foreign_keys = OFF; DELETE FROM Applications; UPDATE Designations SET EndsOn = '2020-01-01' WHERE Annex = 1 AND Row = 1;");

        var (rows, subjects) = await ReadAsync(office);
        Assert.Contains("已移除的记录 · 1", rows.Where(r => r.Entity == "StageChange").Select(r => subjects.Say(r.Entity, r.Key)));
        var check = await office.Database.Get<AuditTrail>().VerifyAsync(TestContext.Current.CancellationToken);
        var said = AuditWords.Say(check).ToList();
        Assert.All(said, s => Assert.DoesNotMatch(Identifier(), s));
        Assert.Contains(said, s => s.Contains("示例县01 · 2023 轮 · 试点", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("附件 1 第 1 行", StringComparison.Ordinal));
    }

    private static async Task<(IReadOnlyList<AuditRow> Rows, AuditSubjects Subjects)> ReadAsync(QuotaOffice office)
    {
        var audit = office.Database.Get<AuditQueries>();
        var rows = (await audit.PageAsync(Administrator, new AuditFilter(), 1, 200, TestContext.Current.CancellationToken)).Items;
        return (rows, new AuditSubjects(await audit.NamesAsync(Administrator, rows, TestContext.Current.CancellationToken)));
    }

    /// <summary>A number that only the database knows.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}|designation-2022|/")]
    private static partial Regex Identifier();
}
