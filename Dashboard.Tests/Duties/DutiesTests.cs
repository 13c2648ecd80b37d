using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Duties;

public sealed class DutiesTests
{
    /// <summary>Nantong in annex 2 of the 2022 list.</summary>
    private static readonly DateOnly DueOn = new(2022, 10, 4);

    [Fact]
    public void Silence_is_not_lateness_but_a_missing_part_of_a_record_is()
    {
        var approved = Day("2022-08-04");
        Assert.All(DutyRules.WorkPlan(approved, default, null, Day("2030-01-01")), d => Assert.Equal((DutyStatus.NotRecorded, null), (d.Status, d.Days)));

        var parts = DutyRules.WorkPlan(approved, (Day("2022-09-30"), Day("2022-10-06"), null), Day("2022-10-07"), Day("2022-10-14"));

        Assert.Equal([DutyStatus.Done, DutyStatus.Done, DutyStatus.Overdue], parts.Select(p => p.Status));
        Assert.Equal([0, 2, 10], parts.Select(p => p.Days));
        Assert.Equal(DutyStatus.Overdue, DutyRules.Overall(parts));
        var before = DutyRules.WorkPlan(approved, (Day("2022-09-30"), Day("2022-10-06"), null), Day("2022-10-07"), Day("2022-10-01"));
        Assert.Equal([DutyStatus.Done, DutyStatus.Due, DutyStatus.Due], before.Select(p => p.Status));
        Assert.Equal([0, 3, 3], before.Select(p => p.Days));
        Assert.All(DutyRules.WorkPlan(approved, (Day("2022-09-30"), null, null), Day("2022-10-07"), Day("2022-09-01")), d => Assert.Equal(DutyStatus.NotRecorded, d.Status));
    }

    [Fact]
    public void The_deadline_falls_on_its_day_and_a_lost_date_is_never_passed()
    {
        Assert.Equal((DutyStatus.Due, 0), Of(DueOn));
        Assert.Equal((DutyStatus.Overdue, 1), Of(DueOn.AddDays(1)));
        Assert.Equal(DutyStatus.Due, DutyRules.Stand(Duty.LiaisonReceipt, null, true, null, Day("2030-01-01")).Status);
        Assert.Equal(2, DutyRules.NotesOf("designation-2022").Count);
        Assert.Empty(DutyRules.NotesOf("designation-2024"));

        static (DutyStatus, int?) Of(DateOnly asOf)
        {
            var standing = DutyRules.Stand(Duty.FiledWithCnipa, null, true, DueOn, asOf);
            return (standing.Status, standing.Days);
        }
    }

    [Fact]
    public async Task The_province_reports_the_nation_confirms_and_a_correction_takes_that_back()
    {
        await using var offices = await Offices.StartAsync();
        var (duties, row) = (offices.Database.Get<DutiesCommands>(), await RowAsync(offices));
        var dates = new FilingDates(Day("2022-09-20"), Day("2022-09-28"), null);

        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await duties.RecordFilingAsync(offices.Zhejiang, row, dates)));
        Assert.IsType<DutyRefusal.BeforeDesignation>(Refused(await duties.RecordFilingAsync(offices.Jiangsu, row, dates with { IssuedOn = Day("2022-08-03") })));
        Assert.IsType<DutyRefusal.FiledBeforeIssued>(Refused(await duties.RecordFilingAsync(offices.Jiangsu, row, dates with { FiledWithCnipaOn = Day("2022-09-19") })));
        Assert.IsType<DutyRefusal.InFuture>(Refused(await duties.RecordFilingAsync(offices.Jiangsu, row, dates with { FiledWithCnipaOn = Day("9999-01-01") })));
        Done(await duties.RecordFilingAsync(offices.Jiangsu, row, dates));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await duties.RecordFilingAsync(offices.Jiangsu, row, dates));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await duties.ConfirmFilingAsync(offices.Jiangsu, row, 1)));
        Done(await duties.ConfirmFilingAsync(offices.National, row, 1));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await duties.ConfirmFilingAsync(offices.National, row, 1));

        var confirmed = await FindAsync(offices, FixedTimeProvider.Noon.Today);
        Assert.Equal((DutyStatus.Overdue, 2), (confirmed.Overall, confirmed.Version));
        Assert.NotNull(confirmed.ConfirmedOn);
        await using (var db = offices.Database.Open())
        {
            Assert.Equal("江苏省局", db.WorkPlanFilings.Single().RecordedBy); // confirming is no recording
        }

        Done(await duties.RecordFilingAsync(offices.Jiangsu, row, dates with { FiledWithCnipaOn = Day("2022-10-04") }, version: 2));
        var corrected = await FindAsync(offices, Day("2022-10-04"));
        Assert.Equal((DutyStatus.Done, null, "江苏省局"), (corrected.Overall, corrected.ConfirmedOn, corrected.Provenance!.Source));
    }

    [Fact]
    public async Task Filings_are_not_published_and_a_province_sees_its_own()
    {
        await using var offices = await Offices.StartAsync();
        var queries = offices.Database.Get<DutiesQueries>();
        Done(await offices.Database.Get<DutiesCommands>().RecordFilingAsync(offices.Jiangsu, await RowAsync(offices), new FilingDates(Day("2022-09-20"), null, null)));
        var day = Day("2022-10-05");

        await Assert.ThrowsAsync<AccessRefusedException>(() => queries.PlacesAsync(Viewer.Public, null, day));
        await Assert.ThrowsAsync<AccessRefusedException>(() => queries.PlacesAsync(offices.Jiangsu.Viewer, null, day));
        await Assert.ThrowsAsync<AccessRefusedException>(() => queries.PlacesAsync(offices.Zhejiang.Viewer, "320000", day));
        var own = await queries.PlacesAsync(offices.Jiangsu.Viewer, "320000", day);
        Assert.All(own, d => Assert.Equal("320000", d.Place.ProvinceCode));

        var all = await queries.PlacesAsync(offices.Leadership.Viewer, null, day);
        var groups = DutyGroup.Of(all, await offices.Database.Provinces.ListAsync(Viewer.Public));
        Assert.Equal(("320000", new DutyCounts(1, 0, 0, 9), new DutyCounts(0, 0, 1, 9)), (groups[0].ProvinceCode, groups[0][Duty.WorkPlanIssued], groups[0][Duty.FiledWithCnipa]));
        Assert.Equal(Nantong, Assert.Single(groups.SelectMany(g => g.Pressing)).Place.Code);
        Assert.Equal(110, groups.Sum(g => g.Rows.Count));
        Assert.Equal(["110000", "120000"], groups.Skip(1).Take(2).Select(g => g.ProvinceCode)); // in customary order after what presses
        var reminders = await queries.RemindersAsync(offices.National.Viewer, new DutyFilter(), "2023", day);
        Assert.Equal([(Duty.FiledWithProvince, Nantong), (Duty.FiledWithCnipa, Nantong)], reminders.Take(2).Select(r => (r.Duty.Duty, r.PlaceCode)));
        Assert.Equal((109 * 3) + 2 + 32, reminders.Count);
    }

    [Fact]
    public async Task Several_work_plans_are_recorded_together_or_none_is_and_the_one_that_cannot_be_is_named()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, day) = (offices.Database.Get<DutiesCommands>(), Day("2022-10-05"));
        var rows = (await offices.Database.Get<DutiesQueries>().PlacesAsync(offices.Jiangsu.Viewer, "320000", day)).Take(3).ToList();
        List<RecordedFiling> filings = [.. rows.Select(r => new RecordedFiling(Row(r), new FilingDates(Day("2022-09-20"), Day("2022-09-28"), null)))];

        var early = filings[2] with { Dates = new FilingDates(Day("2022-08-01"), null, null) };
        var refusal = Assert.IsType<DutyRefusal.OfPlace>(Refused(await commands.RecordFilingsAsync(offices.Jiangsu, [.. filings.Take(2), early])));
        Assert.Equal((rows[2].Place.Name, typeof(DutyRefusal.BeforeDesignation)), (refusal.Place, refusal.Reason.GetType()));
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.RecordFilingsAsync(offices.Zhejiang, filings)));
        await using var db = offices.Database.Open();
        Assert.Empty(db.WorkPlanFilings);

        Assert.Equal(3, Done(await commands.RecordFilingsAsync(offices.Jiangsu, filings)));
        Assert.Equal([1, 1, 1], db.WorkPlanFilings.Select(f => f.Version));
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Entity == nameof(WorkPlanFiling)));
        Assert.IsType<CommandResult<int>.Conflict>(await commands.RecordFilingsAsync(offices.Jiangsu, filings)); // they stand already
        Assert.Equal(3, Done(await commands.RecordFilingsAsync(offices.National, [.. filings.Select(f => f with { Version = 1, Dates = f.Dates with { FiledWithCnipaOn = Day("2022-09-30") } })])));
        Assert.All((await offices.Database.Get<DutiesQueries>().PlacesAsync(offices.Jiangsu.Viewer, "320000", day)).Take(3), d => Assert.Equal(DutyStatus.Done, d.Overall));

        static DesignationRow Row(PlaceDuties duties) => new(duties.Place.NoticeId, duties.Place.Annex, duties.Place.Row);
    }

    /// <summary>Recorded today or not × corrected or not × confirmed or not.</summary>
    [Theory]
    [InlineData(0, 1, false, null)]
    [InlineData(0, 2, false, typeof(DutyRefusal.TakenBackTooLate))]
    [InlineData(1, 1, false, typeof(DutyRefusal.TakenBackTooLate))]
    [InlineData(0, 1, true, typeof(DutyRefusal.AlreadyConfirmed))]
    [InlineData(1, 2, true, typeof(DutyRefusal.AlreadyConfirmed))]
    public void A_record_is_taken_back_on_its_day_while_nobody_corrected_or_confirmed_it(int daysAgo, int version, bool isConfirmed, Type? refusal)
    {
        var today = Day("2023-09-01");
        Assert.Equal(refusal, DutyRules.CheckTakeBack(today.AddDays(-daysAgo), version, isConfirmed ? today : null, today)?.GetType());
    }

    [Fact]
    public async Task What_was_recorded_today_is_taken_back_and_leaves_silence()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<DutiesCommands>();
        var row = await RowAsync(offices);
        Done(await commands.RecordFilingAsync(offices.Jiangsu, row, new FilingDates(Day("2022-09-20"), null, null)));
        var agreement = Done(await commands.RecordAgreementAsync(offices.Jiangsu, new SignedAgreement(Nantong, Day("2023-03-01"))));

        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.TakeBackFilingAsync(offices.Zhejiang, row, 1)));
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.TakeBackAgreementAsync(offices.Zhejiang, agreement, 1)));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.TakeBackFilingAsync(offices.Jiangsu, row, 2));
        Done(await commands.TakeBackFilingAsync(offices.Jiangsu, row, 1));
        Done(await commands.TakeBackAgreementAsync(offices.Jiangsu, agreement, 1));

        var now = await FindAsync(offices, Day("2026-01-01"));
        Assert.Equal((DutyStatus.NotRecorded, null, 0), (now.Overall, now.Version, now.Agreements.Count));
        Assert.IsType<DutyRefusal.Unknown>(Refused(await commands.TakeBackFilingAsync(offices.Jiangsu, row, 1)));
    }

    [Fact]
    public async Task Contacts_are_for_the_own_province_and_the_national_office_and_masked_in_the_trail()
    {
        await using var offices = await Offices.StartAsync();
        var (commands, queries) = (offices.Database.Get<DutiesCommands>(), offices.Database.Get<DutiesQueries>());
        var named = new NamedLiaison("2023", "320000", "张某", "处长", "025-1", "zhang@example.invalid");
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.NameLiaisonAsync(offices.Zhejiang, named)));
        Assert.Equal(1, Done(await commands.NameLiaisonAsync(offices.Jiangsu, named)));
        Done(await commands.CorrectLiaisonAsync(offices.Jiangsu, 1, named with { ReceiptReturnedOn = Day("2023-06-01") }, 1));
        Done(await commands.ConfirmLiaisonAsync(offices.National, "2023", "320000", 1, 2));
        Assert.Equal(2, Done(await commands.NameLiaisonAsync(offices.Jiangsu, named with { Name = "李某", ReceiptReturnedOn = Day("2023-07-01") })));

        Assert.Equal("李某", (await AskAsync(offices.Jiangsu.Viewer)).Contact!.Name);
        Assert.Equal("李某", (await AskAsync(offices.National.Viewer)).Contact!.Name);
        var leaders = await AskAsync(offices.Leadership.Viewer);
        Assert.Equal((null, DutyStatus.Done, null), (leaders.Contact, leaders.Receipt.Status, leaders.Receipt.DueOn)); // the source lost the date
        await using var db = offices.Database.Open();
        Assert.DoesNotContain(await db.Set<AuditEntry>().Where(e => e.Entity == nameof(LiaisonOfficer)).Select(e => e.After).ToListAsync(), a => a!.Contains("张某", StringComparison.Ordinal));

        async Task<LiaisonStanding> AskAsync(Viewer viewer) => (await queries.LiaisonAsync(viewer, "320000", "2023", Day("2023-08-15"))).Single();
    }

    [Fact]
    public async Task An_agreement_is_recorded_corrected_and_confirmed()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<DutiesCommands>();
        var signed = new SignedAgreement(Nantong, Day("2023-03-01"), "苏知协〔2023〕1号");
        Assert.IsType<AccessRefusal.OtherProvince>(Refused(await commands.RecordAgreementAsync(offices.Zhejiang, signed)));
        var id = Done(await commands.RecordAgreementAsync(offices.Jiangsu, signed));
        Done(await commands.ConfirmAgreementAsync(offices.National, id, 1));
        Done(await commands.CorrectAgreementAsync(offices.Jiangsu, id, signed with { SignedOn = Day("2023-03-02") }, 2));
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.CorrectAgreementAsync(offices.Jiangsu, id, signed, 2));

        Assert.Empty((await FindAsync(offices, Day("2023-03-01"))).Agreements);
        var agreement = Assert.Single((await FindAsync(offices, Day("2023-03-02"))).Agreements);
        Assert.Equal((null, 3), (agreement.ConfirmedOn, agreement.Version));
    }

    private static async Task<PlaceDuties> FindAsync(Offices offices, DateOnly asOf) =>
        (await offices.Database.Get<DutiesQueries>().PlacesAsync(offices.Jiangsu.Viewer, "320000", asOf)).Single(d => d.Place.Code == Nantong);

    private static async Task<DesignationRow> RowAsync(Offices offices)
    {
        await using var db = offices.Database.Open();
        return await db.Designations.Where(d => d.PlaceCode == Nantong).Select(d => new DesignationRow(d.NoticeId, d.Annex, d.Row)).SingleAsync();
    }
}
