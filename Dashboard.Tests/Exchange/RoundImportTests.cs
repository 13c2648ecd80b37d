using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.EntityFrameworkCore;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Exchange;

public sealed class RoundImportTests
{
    private const string Wide = "代码,层级,编制方案,政府同意,报省局,省局审核,推荐\n";
    private const string Long = "代码,层级,阶段,日期,公示截止,文号,备注\n";
    private const string Filing = "代码,层级,印发,报省局备案,报国家局备案,文号\n";

    public static TheoryData<string> Forms => [.. Good.Keys];

    /// <summary>One application of Nantong up to the government's consent with one material, in every form that is taken.</summary>
    private static Dictionary<string, Func<byte[]>> Good { get; } = new()
    {
        ["csv, a row per place"] = () => Text("代码,层级,编制方案,政府同意,申报函\n320600,示范,2023-05-01,2023-05-10,2023-05-11\n"),
        ["csv in English"] = () => Text("Code,Tier,Drafting,Government consent,Application letter\n320600,Demonstration,2023-05-01,2023/5/10,2023.5.11\n"),
        ["csv, by names, with columns that are not imported"] = () => Text("序号,省份,城市,层级,编制方案,政府同意,申报函,备注\n1,江苏,南通市,示范,2023年5月1日,20230510,２０２３-05-11,已核\n"),
        ["xlsx, dates as a spreadsheet keeps them"] = () => new TestWorkbook().Sheet("申报", [["代码", "层级", "编制方案", "政府同意", "申报函"], ["320600", "示范", "45047", "45056", "45057"]]).Build(),
        ["xlsx that counts from 1904"] = () => new TestWorkbook { BookExtra = "<workbookPr date1904=\"1\"/>" }
            .Sheet("申报", [["代码", "层级", "编制方案", "政府同意", "申报函"], ["320600", "示范", "43585", "43594", "43595"]]).Build(),
        ["xlsx, a row per step and one per material, in any order"] = () => new TestWorkbook()
            .Sheet("材料", [["代码", "层级", "材料", "日期"], ["320600", "示范", "申报函", "2023-05-11"]])
            .Sheet("经过", [["代码", "层级", "阶段", "日期"], ["320600", "示范", "政府同意", "2023-05-10"], ["320600", "示范", "编制方案", "2023-05-01"]])
            .Sheet("说明", [["任意", "文字"]]).Build(),
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task The_same_application_is_read_out_of_every_form(string form)
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, offices.Jiangsu, Good[form]());

        Assert.Empty(Faults(preview));
        Assert.Equal(
            ["320600 New Drafting 2023-05-01", "320600 New GovernmentConsent 2023-05-10", "320600 New ApplicationLetter 2023-05-11"], preview.Items.Select(Say));
    }

    [Theory, EveryProvider]
    public async Task What_is_imported_is_what_the_single_commands_record(DatabaseProvider provider)
    {
        await using var single = await Offices.StartAsync(provider);
        await single.SetQuotaAsync(1);
        await single.RecommendedAsync(Nantong);
        await using var imported = await Offices.StartAsync(provider);
        await imported.SetQuotaAsync(1);
        var file = Text(
            "代码,层级,编制方案,政府同意,报省局,省局审核,推荐,申报函,创建工作报告,示范工作方案,基本工作状况表\n"
            + "320600,示范,2023-05-01,2023-05-10,2023-05-20,2023-06-01,2023-07-01,2023-05-21,2023-05-21,2023-05-21,2023-05-21\n");
        var letter = Text("代码,层级,材料,日期,报送方式\n320600,示范,推荐函,2023-07-01,纸件\n");

        var result = Done(await ApplyAsync(imported, imported.Jiangsu, file));
        Done(await ApplyAsync(imported, imported.Jiangsu, letter));

        Assert.Equal((5, 4, 0, 0), (result.Steps, result.Materials, result.Filings, result.Unchanged));
        Assert.Equal(await RecordsAsync(single), await RecordsAsync(imported));
        await using var db = imported.Database.Open();
        Assert.Equal(5 + 5 + 1, await db.AuditEntries.CountAsync(e => e.Entity == nameof(StageChange) || e.Entity == nameof(MaterialReceipt) || e.Entity == nameof(Application)));
        Assert.Equal("file.csv", (await db.AuditEntries.SingleAsync(e => e.Id == result.FirstAuditEntry)).Reason);
    }

    [Fact]
    public async Task The_same_file_again_writes_nothing()
    {
        await using var offices = await Offices.StartAsync();
        var file = Text(Wide + "320600,示范,2023-05-01,2023-05-10,2023-05-20,2023-06-01,\n320200,示范,2023-05-02,,,,\n");
        Done(await ApplyAsync(offices, offices.Jiangsu, file));
        var version = offices.Database.Monitor.Current;

        var again = await PreviewAsync(offices, offices.Jiangsu, file);

        Assert.True(again.ChangesNothing);
        Assert.False(again.IsReady);
        Assert.Equal(5, again.Count(RoundImportState.Unchanged));
        Assert.IsType<RoundImportRefusal.NothingChanged>(Refused(await ApplyAsync(offices, offices.Jiangsu, file)));
        Assert.Equal(version, offices.Database.Monitor.Current);
    }

    [Fact]
    public async Task One_place_too_many_stops_the_whole_file_and_is_told_with_the_numbers_and_the_section()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        await offices.ReviewedAsync(Nantong);
        await offices.ReviewedAsync(Wuxi);
        var file = Text("代码,层级,推荐\n320600,示范,2023-07-01\n320200,示范,2023-07-02\n");
        var version = offices.Database.Monitor.Current;

        var preview = await PreviewAsync(offices, offices.Jiangsu, file);

        var fault = Assert.Single(preview.Faults);
        Assert.Equal("C3 Used 1 1 2023-07-02", Say(fault));
        Assert.Equal(NoticeReferences.Recommendation, fault.Reference);
        Assert.IsType<QuotaRefusal.Used>(Refused(await ApplyAsync(offices, offices.Jiangsu, file)));
        Assert.Equal(version, offices.Database.Monitor.Current);
    }

    [Fact]
    public async Task A_missing_material_stops_a_recommendation_and_one_in_the_same_file_lets_it_pass()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        const string Steps = "320600,示范,2023-05-01,2023-05-10,2023-05-20,2023-06-01,2023-07-01\n";

        Assert.Equal(["G2 MaterialsMissing 0 4"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Wide + Steps))));

        var with = new TestWorkbook()
            .Sheet("申报", [Wide.TrimEnd().Split(','), Steps.TrimEnd().Split(',')])
            .Sheet("材料", [["代码", "层级", "申报函", "创建工作报告", "示范工作方案", "基本工作状况表"], ["320600", "示范", "2023-07-01", "2023-06-30", "2023-06-30", "2023-06-30"]]).Build();
        Assert.Empty(Faults(await PreviewAsync(offices, offices.Jiangsu, with)));
    }

    [Fact]
    public async Task A_step_that_another_takes_after_the_preview_stops_the_whole_import()
    {
        await using var offices = await Offices.StartAsync();
        var move = Done(await offices.StartAsync(Nantong));
        var file = Text(Wide + "320600,示范,2023-05-01,2023-05-10,,,\n320200,示范,2023-05-02,,,,\n");
        var seen = await PreviewAsync(offices, offices.Jiangsu, file);
        Done(await offices.MoveAsync(move, Stage.GovernmentConsent, On("2023-05-10")));

        Assert.IsType<CommandResult<RoundImportResult>.Conflict>(await ApplyAsync(offices, offices.Jiangsu, file, seen));

        await using var db = offices.Database.Open();
        Assert.Equal(1, await db.Applications.CountAsync());
    }

    [Fact]
    public async Task Who_reads_only_imports_nothing_and_an_office_only_its_own_province_and_stages()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        await offices.RecommendedAsync(Nantong);
        var review = Text("代码,层级,专家评审\n320600,示范,2023-08-01\n");
        var seen = await PreviewAsync(offices, offices.National, review);

        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await ApplyAsync(offices, offices.Leadership, review, seen)));
        await Assert.ThrowsAsync<AccessRefusedException>(() => offices.Database.Get<RoundImportQueries>().BookAsync(offices.Leadership.Viewer, InRound));
        Assert.Equal(["C2 StageOfAnotherOffice"], Faults(await PreviewAsync(offices, offices.Jiangsu, review)));
        Assert.Equal(["C2 OtherProvince"], Faults(await PreviewAsync(offices, offices.Zhejiang, review)));
        Assert.Equal(
            ["C2 StageOfAnotherOffice"], Faults(await PreviewAsync(offices, offices.National, Text("代码,层级,编制方案\n320200,示范,2023-05-01\n"))));
        Assert.Equal(1, Done(await ApplyAsync(offices, offices.National, review, seen)).Steps);
    }

    [Fact]
    public async Task Another_office_s_applications_are_not_told()
    {
        await using var offices = await Offices.StartAsync();
        await offices.ReviewedAsync(Nantong);

        var preview = await PreviewAsync(offices, offices.Zhejiang, Text("代码,层级,编制方案,申报函\n320600,示范,2023-05-01,2023-05-21\n"));

        Assert.Equal(["C2 OtherProvince"], Faults(preview));
        Assert.Empty(preview.Items);
        Assert.Equal(["C2 OtherProvince"], Faults(await PreviewAsync(offices, offices.Zhejiang, Text("代码,层级,申报函\n320600,示范,2023-05-22\n"))));
    }

    [Fact]
    public async Task A_return_a_resumption_and_an_exit_are_imported_row_by_row()
    {
        await using var offices = await Offices.StartAsync();
        var file = Text(Long
            + "320600,示范,编制方案,2023-05-01,,,\n320600,示范,政府同意,2023-05-10,,,\n320600,示范,报省局,2023-05-20,,苏知〔2023〕1号,\n320600,示范,省局审核,2023-06-01,,,\n"
            + "320600,示范,退回补正,2023-06-05,,,缺少附件\n320600,示范,报省局,2023-06-08,,,\n320600,示范,省局审核,2023-06-09,,,\n320600,示范,未推荐,2023-06-20,,,名额所限\n");

        Assert.Equal(8, Done(await ApplyAsync(offices, offices.Jiangsu, file)).Steps);

        await using var db = offices.Database.Open();
        var changes = await db.StageChanges.OrderBy(c => c.Number).ToListAsync();
        Assert.Equal(
            [Stage.Drafting, Stage.GovernmentConsent, Stage.SubmittedToProvince, Stage.ProvincialReview, Stage.ReturnedForCompletion,
                Stage.SubmittedToProvince, Stage.ProvincialReview, Stage.NotRecommended],
            changes.Select(c => c.To));
        Assert.Equal(("苏知〔2023〕1号", "缺少附件", "名额所限"), (changes[2].DocumentNumber, changes[4].Remark, changes[7].Remark));
        Assert.True((await PreviewAsync(offices, offices.Jiangsu, file)).ChangesNothing);
        Assert.Equal(
            ["C2 RemarkMissing"],
            Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Long.Replace("阶段", "步骤", StringComparison.Ordinal) + "320200,示范,编制方案,2023-05-01,,,\n"
                + "320200,示范,政府同意,2023-05-02,,,\n320200,示范,报省局,2023-05-03,,,\n320200,示范,退回补正,2023-05-04,,,\n"))).Select(f => f.Replace("C5", "C2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_public_notice_is_imported_with_its_period_and_prolonged_by_the_same_row()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(2, tier: Tier.Pilot);
        await offices.Database.WriteAsync(db => db.Places.Add(new Place
        {
            Code = "321399", ProvinceCode = "320000", NameZh = "新市", FullNameZh = "江苏省新市", NameEn = "Xin", Pinyin = "xin shi", Kind = PlaceKind.PrefectureCity,
        }));
        const string Header = "代码,层级,申报,省级评审,省级公示起,省级公示止,报核准\n";
        Done(await ApplyAsync(offices, offices.Jiangsu, Text(Header + "321399,试点,2023-05-01,2023-05-02,2023-06-01,2023-06-07,\n")));

        Assert.Equal(["G2 NoticeNotEnded 2023-06-07 2023-06-05"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + "321399,试点,,,,,2023-06-05\n"))));
        Assert.Equal(["E2 StepDiffers ProvincialPublicNotice 2023-06-01 2023-06-02"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + "321399,试点,,,2023-06-02,2023-06-10,\n"))));
        Assert.Equal(["E2 NoticePeriodReversed 2023-06-01 2023-05-07"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + "321399,试点,,,2023-06-01,2023-05-07,\n"))));
        Assert.Equal(2, Done(await ApplyAsync(offices, offices.Jiangsu, Text(Header + "321399,试点,2023-05-01,2023-05-02,2023-06-01,2023-06-10,2023-06-11\n"))).Steps);

        await using var db = offices.Database.Open();
        var notices = await db.StageChanges.Where(c => c.To == Stage.ProvincialPublicNotice).OrderBy(c => c.Number).ToListAsync();
        Assert.Equal([Day("2023-06-07"), Day("2023-06-10")], notices.Select(n => n.NoticeEndsOn!.Value));
    }

    [Fact]
    public async Task Designation_and_cancellation_stay_with_their_own_commands()
    {
        await using var offices = await Offices.StartAsync();
        await offices.SetQuotaAsync(1);
        await offices.PublicizedAsync(Nantong);

        Assert.Equal(["C2 DesignationMissing"], Faults(await PreviewAsync(offices, offices.National, Text("代码,层级,确定\n320600,示范,2024-01-05\n"))));
        Assert.Equal(["C2 FalsificationMissing"], Faults(await PreviewAsync(offices, offices.National, Text(Long + "320600,示范,取消申报资格,2023-09-05,,,查实\n"))));
    }

    [Theory, EveryProvider]
    public async Task Work_plans_are_recorded_and_corrected_and_an_empty_cell_keeps_what_stands(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var first = Done(await ApplyAsync(offices, offices.Jiangsu, Text(Filing + "320600,试点,2022-09-01,2022-09-10,,通政〔2022〕1号\n320100,示范,2022-09-02,,,\n")));
        Assert.Equal((0, 0, 2), (first.Steps, first.Materials, first.Filings));
        var row = await RowAsync(offices, "320600");
        Done(await offices.Database.Get<DutiesCommands>().ConfirmFilingAsync(offices.National, row, 1));

        var second = await PreviewAsync(offices, offices.Jiangsu, Text(Filing + "320600,试点,,,2022-09-20,\n320100,示范,2022-09-02,,,\n"));
        Assert.Equal([RoundImportState.Changed, RoundImportState.Unchanged], second.Items.Select(i => i.State));
        Assert.Equal(new FilingDates(Day("2022-09-01"), Day("2022-09-10"), null, "通政〔2022〕1号"), second.Items[0].Before);
        Done(await ApplyAsync(offices, offices.Jiangsu, Text(Filing + "320600,试点,,,2022-09-20,\n320100,示范,2022-09-02,,,\n")));

        await using var db = offices.Database.Open();
        var filing = await db.WorkPlanFilings.SingleAsync(f => f.Annex == row.Annex && f.Row == row.Row);
        Assert.Equal(
            (Day("2022-09-01"), Day("2022-09-10"), Day("2022-09-20"), "通政〔2022〕1号", null),
            (filing.IssuedOn!.Value, filing.FiledWithProvinceOn!.Value, filing.FiledWithCnipaOn!.Value, filing.DocumentNumber, filing.ConfirmedBy)); // a correction takes the confirmation back
        var number = Assert.Single((await PreviewAsync(offices, offices.Jiangsu, Text(Filing + "320600,试点,,,,通政〔2022〕2号\n"))).Items);
        Assert.Equal((RoundImportState.Changed, "通政〔2022〕2号"), (number.State, Assert.IsType<FilingEntry>(number.Entry).Dates.DocumentNumber));
        var wrong = await PreviewAsync(offices, offices.Jiangsu, Text(Filing + "320600,试点,2022-09-15,,,\n"));
        Assert.Equal(["C2 FiledBeforeIssued 2022-09-10 2022-09-15"], Faults(wrong));
        Assert.Equal(NoticeReferences.WorkPlanFiled, wrong.Faults[0].Reference);
    }

    [Fact]
    public async Task A_later_receipt_is_added_to_the_earlier_and_a_medium_is_kept()
    {
        await using var offices = await Offices.StartAsync();
        await offices.ReviewedAsync(Nantong);
        const string Header = "代码,层级,材料,日期,报送方式,备注\n";

        var preview = await PreviewAsync(offices, offices.Jiangsu, Text(Header + "320600,示范,申报函,2023-06-02,平台,补正\n320600,示范,创建工作报告,2023-05-21,,\n"));
        Assert.Equal([RoundImportState.Unchanged, RoundImportState.Changed], preview.Items.Select(i => i.State));
        Done(await ApplyAsync(offices, offices.Jiangsu, Text(Header + "320600,示范,申报函,2023-06-02,平台,补正\n")));

        await using var db = offices.Database.Open();
        var receipts = await db.MaterialReceipts.Where(m => m.Material == Material.ApplicationLetter).OrderBy(m => m.Number).ToListAsync();
        Assert.Equal([(1, Day("2023-05-21"), null), (2, Day("2023-06-02"), MaterialMedium.Platform)], receipts.Select(m => (m.Number, m.ReceivedOn, m.Medium)));
        Assert.True((await PreviewAsync(offices, offices.Jiangsu, Text(Header + "320600,示范,申报函,2023-06-02,,\n"))).ChangesNothing);
        Assert.Equal(1, (await PreviewAsync(offices, offices.Jiangsu, Text(Header + "320600,示范,申报函,2023-06-02,,再次补正\n"))).Count(RoundImportState.Changed));
        Assert.Equal(
            ["C2 BeforeStart 2023-04-01 2023-05-01"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + "320600,示范,申报函,2023-04-01,,\n"))));
    }

    [Fact]
    public async Task A_place_cannot_apply_for_both_tiers_in_one_file()
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, offices.Jiangsu, Text("代码,层级,编制方案,申报\n320600,示范,2023-05-01,\n320600,试点,,2023-05-02\n"));

        Assert.Equal(["D3 AlreadyPilot designation-2022 2022-08-04 2025-06-30"], Faults(preview));
    }

    [Fact]
    public async Task A_place_that_withdraws_in_the_file_may_apply_for_the_other_tier_after_that()
    {
        await using var offices = await Offices.StartAsync();
        await offices.Database.WriteAsync(db => db.Places.Add(new Place
        {
            Code = "321399", ProvinceCode = "320000", NameZh = "新市", FullNameZh = "江苏省新市", NameEn = "Xin", Pinyin = "xin shi", Kind = PlaceKind.PrefectureCity,
        }));
        await offices.Database.WriteAsync(db => db.Designations.Add(new Designation
        {
            NoticeId = "designation-2022", Annex = 2, Row = 99, PlaceCode = "321399", Tier = Tier.Pilot, DesignatedOn = Day("2023-06-01"), StartsOn = Day("2023-06-01"), EndsOn = Day("2025-06-30"),
        }));
        const string Header = "代码,层级,阶段,日期\n";
        const string Begun = "321399,试点,申报,2023-05-02\n";

        Assert.Equal(["C3 StillApplying 2023"], Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + Begun + "321399,示范,编制方案,2023-06-10\n"))));
        Assert.Empty(Faults(await PreviewAsync(offices, offices.Jiangsu, Text(Header + Begun + "321399,试点,撤回,2023-06-05\n321399,示范,编制方案,2023-06-10\n"))));
    }

    [Fact]
    public async Task Real_applications_do_not_mix_with_sample_data()
    {
        await using var offices = await Offices.StartAsync();
        Assert.IsType<CommandResult<SampleCounts>.Done>(await offices.Database.Get<SampleDataCommands>().LoadAsync(offices.National));

        var preview = await PreviewAsync(offices, offices.Jiangsu, Text(Wide + "320600,示范,2023-05-01,,,,\n"));

        Assert.Equal(["C2 SampleStands 南通市"], Faults(preview));
    }

    [Fact]
    public async Task One_mistake_of_a_place_is_told_once_and_every_place_is_checked()
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, offices.Jiangsu, Text(Wide + "320600,示范,2022-01-01,2023-05-10,2023-05-20,,\n320200,示范,2023-05-01,2023-04-10,2023-05-20,,\n320400,示范,2023-05-01,,,,\n"));

        Assert.Equal(["C2 BeforeRound", "D3 NotBegun"], Faults(preview).Select(f => string.Join(' ', f.Split(' ')[..2])));
        Assert.Equal("320400 New Drafting 2023-05-01", Say(Assert.Single(preview.Items)));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_compared_and_faults_are_cut_short()
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, offices.Jiangsu, Text(Wide + string.Concat(Enumerable.Repeat("999999,示范,2023-05-01,,,,\n", 10_000))));

        Assert.Equal(ImportSheet.MostFaults, preview.Faults.Count);
    }

    internal static async Task<RoundImportPreview> PreviewAsync(Offices offices, Actor actor, byte[] content)
    {
        var viewer = actor.Viewer;
        return RoundImport.Preview(
            (await offices.Database.Get<RoundImportQueries>().BookAsync(viewer, InRound))!, await offices.Database.Provinces.ListAsync(viewer), Read(content), viewer,
            offices.Database.Get<AccessGuard>(), new DateOnly(2026, 11, 22));
    }

    private static async Task<CommandResult<RoundImportResult>> ApplyAsync(Offices offices, Actor actor, byte[] content, RoundImportPreview? seen = null) =>
        await offices.Database.Get<RoundImportCommands>().ApplyAsync(actor, Read(content), "file.csv", seen ?? await PreviewAsync(offices, actor, content));

    private static SheetFile Read(byte[] content)
    {
        var reading = SheetReader.Read(content);
        Assert.Null(reading.Refusal);
        return reading.File!;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static List<string> Faults(RoundImportPreview preview) => preview.Faults.Select(Say).ToList();

    private static string Say(ImportFault fault) => string.Join(' ', [fault.At.ToString(), .. Parts(fault.Reason)]);

    private static IEnumerable<string> Parts(Refusal refusal) => refusal.GetType().GetProperties().Where(p => p.DeclaringType == refusal.GetType() && p.PropertyType != typeof(Type) && p.Name != nameof(Tier))
            .SelectMany(p => p.GetValue(refusal) is System.Collections.IEnumerable several and not string ? several.Cast<object>() : [p.GetValue(refusal)!])
            .Select(Say).Prepend(refusal.GetType().Name);

    private static string Say(object number) => number switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", null),
        Bilingual name => name.Zh,
        _ => $"{number}",
    };

    private static string Say(RoundImportItem item) => item.Entry switch
    {
        StepEntry step => $"{step.Place.Code} {item.State} {step.Stage} {step.Step.EffectiveOn:yyyy-MM-dd}",
        MaterialEntry material => $"{material.Place.Code} {item.State} {material.Received.Material} {material.Received.ReceivedOn:yyyy-MM-dd}",
        var other => $"{other.Place.Code} {item.State}",
    };

    /// <summary>What a round holds, without identifiers and times.</summary>
    private static async Task<List<string>> RecordsAsync(Offices offices)
    {
        await using var db = offices.Database.Open();
        var applications = await db.Applications.Include(a => a.Changes).ToListAsync();
        var receipts = await db.MaterialReceipts.ToListAsync();
        return applications
            .SelectMany(a => a.Changes.Select(c => $"{a.PlaceCode} {a.ProvinceCode} {a.Track} {a.Tier} {a.Ground} {a.Source} {a.Version}: {c.Number} {c.From} {c.To} {c.EffectiveOn:O} {c.RecordedBy} {c.NoticeStartsOn} {c.NoticeEndsOn}"))
            .Concat(receipts.Select(r => $"{r.Material} {r.Number} {r.ReceivedOn:O} {r.Medium} {r.Remark} {r.RecordedBy}"))
            .Order(StringComparer.Ordinal).ToList();
    }

    private static async Task<DesignationRow> RowAsync(Offices offices, string place)
    {
        await using var db = offices.Database.Open();
        var designation = await db.Designations.SingleAsync(d => d.PlaceCode == place);
        return new DesignationRow(designation.NoticeId, designation.Annex, designation.Row);
    }
}
