using System.Reflection;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Data.Statistics;
using Dashboard.Web.Components.Pages.Exchange;

using static Dashboard.Tests.Infrastructure.Offices;

namespace Dashboard.Tests.Exchange;

/// <summary>An invented notice of 18 demonstration and 38 pilot cities of 2023: none of its rows is true.</summary>
public sealed class NoticeImportTests
{
    private const string Head = "文号,印发日期,标题,附件,序号,省份,名称,代码,层级,时限起,时限止,来源\n";
    private const string First = "测试发〔2023〕1号,2023-08-01,关于确定城市的通知,1,1,,{0},,试点,2023-08-01,2026-07-31,测试\n";
    private static readonly DateOnly Issued = Day("2023-08-01");
    private static readonly DateOnly Before = Day("2023-07-31");

    [Theory, EveryProvider]
    public async Task A_notice_of_56_cities_enters_every_figure_on_its_day_and_is_taken_back_whole(DatabaseProvider provider)
    {
        await using var offices = await Offices.StartAsync(provider);
        var file = Read(Encoding.UTF8.GetBytes(await CitiesAsync(offices, 18, 38)));
        var preview = await PreviewAsync(offices, file);
        Assert.Empty(preview.Faults);
        Assert.Equal((56, 18), (preview.Rows.Count, preview.Rows.Count(r => r.Tier == Tier.Demonstration)));
        Assert.True(preview.Rows.Count(r => r.IsNewPlace) is > 20 and < 56); // demonstrations rise from the pilots of 2022
        var before = await FiguresAsync(offices, Issued);

        var done = Done(await Commands(offices).ApplyAsync(offices.National, file, "list.csv", "2023", preview));

        Assert.Equal(("designation-2023", 56), (done.NoticeId, done.Designations));
        var after = await FiguresAsync(offices, Issued);
        Assert.Equal((before.Demonstration + 18, before.Total + 38), (after.Demonstration, after.Total)); // 18 rise, 38 come new
        Assert.Equal(before, await FiguresAsync(offices, Before));
        Assert.Equal("2023 County", string.Join(' ', (await offices.Database.Get<OverviewQueries>().UnlistedOutcomesAsync(Viewer.Public, Day("2024-02-01")))
            .Where(o => o.Round == "2023").Select(o => $"{o.Round} {o.Track}").Distinct())); // the lists of cities are held now
        Assert.Equal("designation-2023", (await offices.Database.Get<RoundsQueries>().FindAsync(Viewer.Public, "2023"))!.DesignationNoticeId);
        var row = (await offices.Database.Get<PlacesQueries>().ListedAsync(Viewer.Public, "designation-2023", Issued))[0];
        Assert.Equal((1, 1, ProvenanceKind.Reported), (row.Annex, row.Row, row.Ground));
        Assert.Equal("测试发〔2023〕1号", (await offices.Database.Get<NoticesQueries>().FindAsync(Viewer.Public, "designation-2023", Issued))!.Summary.DocumentNumber);
        Assert.IsType<ImportRefusal.NoticeHeld>((await PreviewAsync(offices, file)).Faults[0].Reason); // the same file again

        var undone = Done(await Commands(offices).UndoAsync(offices.National, "designation-2023", "test"));

        Assert.Equal((56, done.NewPlaces), (undone.Designations, undone.NewPlaces));
        Assert.Equal(before, await FiguresAsync(offices, Issued));
        Assert.Empty((await PreviewAsync(offices, file)).Faults);
        Assert.Null((await offices.Database.Get<RoundsQueries>().FindAsync(Viewer.Public, "2023"))!.DesignationNoticeId);
    }

    [Fact]
    public async Task A_place_of_a_notice_is_the_place_of_an_application()
    {
        await using var offices = await Offices.StartAsync();
        await using var applying = await Offices.StartAsync();
        var file = Read(Encoding.UTF8.GetBytes(await CitiesAsync(offices, 0, 38)));
        var preview = await PreviewAsync(offices, file);
        Done(await Commands(offices).ApplyAsync(offices.National, file, "list.csv", null, preview));

        await using var listed = offices.Database.Open();
        await using var applied = applying.Database.Open();
        var codes = preview.Rows.Where(r => r.IsNewPlace).Select(r => r.Code).ToList();
        Assert.NotEmpty(codes);
        foreach (var code in codes)
        {
            var (place, isNew) = await PlaceRegister.FindAsync(applied, code, Issued, TestContext.Current.CancellationToken);
            Assert.True(isNew);
            Assert.Equivalent(await listed.Places.FindAsync([code], TestContext.Current.CancellationToken), place, strict: true);
        }
    }

    [Fact]
    public async Task What_rests_on_the_lists_keeps_them()
    {
        await using var offices = await Offices.StartAsync();
        var file = Read(Encoding.UTF8.GetBytes(await CitiesAsync(offices, 0, 2)));
        Done(await Commands(offices).ApplyAsync(offices.National, file, "list.csv", null, await PreviewAsync(offices, file)));
        Done(await offices.Database.Get<DutiesCommands>().RecordFilingAsync(
            offices.National, new DesignationRow("designation-2023", 2, 1), new FilingDates(Day("2023-08-05"), null, null)));

        Assert.Equal(new NoticeImportRefusal.BuiltOn(1), Refused(await Commands(offices).UndoAsync(offices.National, "designation-2023", "test")));
        Assert.IsType<NoticeImportRefusal.NotImported>(Refused(await Commands(offices).UndoAsync(offices.National, "designation-2022", "test")));
        Assert.IsType<AccessRefusal.RoleMayNot>(Refused(await Commands(offices).UndoAsync(offices.Jiangsu, "designation-2023", "test")));
    }

    [Theory]
    [InlineData("连云港市", "", "")] // found by its name, as every prefecture-level city
    [InlineData("连云港", "", "ShortName")]
    [InlineData("没有这个市", "PlaceUnknown", "")]
    [InlineData("鼓楼区", "PlaceAmbiguous", "")]
    [InlineData("示例市01", "SampleData", "")]
    [InlineData("南通市", "AlreadyDesignated", "")] // a pilot of 2022 until 2025
    public async Task A_place_is_read_exactly_or_refused_by_its_address(string name, string fault, string tolerance)
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, Read(Encoding.UTF8.GetBytes(Head + First.Replace("{0}", name, StringComparison.Ordinal))));

        Assert.Equal(fault, preview.Faults is [var only] ? only.Reason.GetType().Name : "");
        Assert.Equal(tolerance, string.Join(' ', preview.Tolerances.Select(t => t.Tolerance)));
        Assert.Equal(fault.Length == 0, preview.IsReady);
        Assert.All(preview.Faults, f => Assert.Equal(2, f.At.Row));
    }

    [Theory]
    [InlineData(",,,1,1,,盐城市,,试点,2023-08-01,2026-07-31,", "Duplicate")] // the number twice
    [InlineData(",,,1,2,,盐城市,,示范,2023-08-01,2026-07-31,", "AnnexOfOtherList")]
    [InlineData("其他〔2023〕2号,,,1,2,,盐城市,,试点,2023-08-01,2026-07-31,", "OtherNotice")]
    [InlineData(",2023-08-02,,1,2,,盐城市,,试点,2023-08-01,2026-07-31,", "OtherNotice")]
    [InlineData(",,,1,2,,盐城市,,试点,2023-08-01,2023-07-31,", "TermInvalid")]
    [InlineData(",,,1,2,,盐城市,,试点,,2026-07-31,", "ValueMissing")]
    [InlineData(",,,1,2①,,盐城市,,试点,2023-08-01,2026-07-31,", "NotANumber")]
    [InlineData(",,,1,2,浙江,盐城市,,试点,2023-08-01,2026-07-31,", "PlaceUnknown")]
    [InlineData(",,,1,2,,盐城市,320700,试点,2023-08-01,2026-07-31,", "PlacesDiffer")]
    [InlineData(",,,1,2,,盐城市,,优秀,2023-08-01,2026-07-31,", "TierUnknown")]
    public async Task A_row_that_does_not_fit_is_a_fault_and_nothing_is_ready(string row, string fault)
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(offices, Read(Encoding.UTF8.GetBytes(Head + First.Replace("{0}", "连云港市", StringComparison.Ordinal) + row + "\n")));

        Assert.Equal([fault], preview.Faults.Select(f => f.Reason.GetType().Name));
        Assert.False(preview.IsReady);
    }

    /// <summary>What of a right file is written otherwise, and the fault.</summary>
    public static TheoryData<string, string, string> Heads => new()
    {
        { "来源", "出处不明", nameof(ImportRefusal.ColumnMissing) },
        { "关于确定城市的通知", new string('文', 250), nameof(ImportRefusal.TextTooLong) },
        { "2023-08-01,关于", "2023-08-02,关于", nameof(ImportRefusal.NotYet) }, // of a day to come
        { "测试发〔2023〕1号", "国知发运字〔2022〕33号", nameof(ImportRefusal.NoticeHeld) },
    };

    [Theory, MemberData(nameof(Heads))]
    public async Task A_notice_that_cannot_be_entered_is_refused_before_its_rows(string right, string written, string fault)
    {
        await using var offices = await Offices.StartAsync();

        var preview = await PreviewAsync(
            offices, Read(Encoding.UTF8.GetBytes((Head + First.Replace("{0}", "连云港市", StringComparison.Ordinal)).Replace(right, written, StringComparison.Ordinal))));

        Assert.Contains(fault, preview.Faults.Select(f => f.Reason.GetType().Name));
        Assert.False(preview.IsReady);
    }

    /// <summary>The faults that the rows and heads above meet.</summary>
    public static IEnumerable<string> Met() => typeof(NoticeImportTests).GetMethods().SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>())
        .SelectMany(d => d.Data.OfType<string>()).Concat(Heads.Select(h => h.Data.Item3));

    [Fact]
    public async Task What_somebody_changed_after_the_preview_is_in_conflict_and_nothing_is_written()
    {
        await using var offices = await Offices.StartAsync();
        var one = Read(Encoding.UTF8.GetBytes(Head + First.Replace("{0}", "连云港市", StringComparison.Ordinal)));
        var seen = await PreviewAsync(offices, one);
        var other = Read(Encoding.UTF8.GetBytes(Head + First.Replace("{0}", "连云港市", StringComparison.Ordinal).Replace("1号", "2号", StringComparison.Ordinal)));

        Assert.IsType<CommandResult<NoticeImportResult>.Conflict>(await Commands(offices).ApplyAsync(offices.National, other, "x", null, seen));
        Assert.Equal(new NoticeImportRefusal.RoundConcluded("2022"), Refused(await Commands(offices).ApplyAsync(offices.National, one, "x", "2022", seen)));
        Assert.Empty(await offices.Database.Get<PlacesQueries>().ListedAsync(Viewer.Public, "designation-2023", Issued));
    }

    [Fact]
    public void The_template_has_the_columns_that_are_read()
    {
        var file = Read(NoticeTemplate.Write());

        var preview = NoticeImport.Preview(
            new NoticeBook(new DivisionDirectory([], [], [], []), new Dictionary<string, BookPlace>(), [], [], []), [], file, Issued);

        Assert.Equal(["NoRows"], preview.Faults.Select(f => f.Reason.GetType().Name));
    }

    private static NoticeImportCommands Commands(Offices offices) => offices.Database.Get<NoticeImportCommands>();

    private static SheetFile Read(byte[] content) => SheetReader.Read(content).File!;

    internal static async Task<NoticeImportPreview> PreviewAsync(Offices offices, SheetFile file) => NoticeImport.Preview(
        await offices.Database.Get<NoticeImportQueries>().BookAsync(offices.National.Viewer),
        await offices.Database.Get<ProvincesQueries>().ListAsync(Viewer.Public), file, Issued);

    /// <summary>Demonstrations out of the pilots of 2022 in annex 1, pilots out of cities on no list in annex 2.</summary>
    [Fact]
    public async Task A_new_round_is_made_from_a_notice_once_and_the_notice_lets_it_go_when_it_is_taken_back()
    {
        await using var offices = await Offices.StartAsync();
        var rounds = offices.Database.Get<RoundsCommands>();
        var edit = new RoundEdit("2024", "2024 年轮次", "Round of 2024") { DesignationNoticeId = "designation-2023" };
        Assert.IsType<RoundRefusal.NoticeTaken>(Refused(await rounds.CreateAsync(offices.National, edit, "test"))); // not imported yet
        Assert.IsType<RoundRefusal.NoticeTaken>(Refused(await rounds.CreateAsync(offices.National, edit with { DesignationNoticeId = "designation-2022" }, "test"))); // of the round of 2022
        var file = Read(Encoding.UTF8.GetBytes(await CitiesAsync(offices, 0, 3)));
        Done(await Commands(offices).ApplyAsync(offices.National, file, "list.csv", null, await PreviewAsync(offices, file)));

        Done(await rounds.CreateAsync(offices.National, edit, "test"));

        Assert.Equal("designation-2023", (await offices.Database.Get<RoundsQueries>().FindAsync(Viewer.Public, "2024"))!.DesignationNoticeId);
        Assert.IsType<RoundRefusal.NoticeTaken>(Refused(await rounds.CreateAsync(offices.National, edit with { Code = "2025" }, "test")));
        Done(await Commands(offices).UndoAsync(offices.National, "designation-2023", "test"));
        Assert.Null((await offices.Database.Get<RoundsQueries>().FindAsync(Viewer.Public, "2024"))!.DesignationNoticeId);
    }

    internal static Task<string> CitiesAsync(Offices offices, int demonstrations, int pilots) =>
        CitiesAsync(offices.Database.Get<PlacesQueries>(), offices.Database.Get<DivisionsQueries>(), demonstrations, pilots);

    internal static async Task<string> CitiesAsync(PlacesQueries places, DivisionsQueries divisions, int demonstrations, int pilots)
    {
        var listed = (await places.DesignatedAsync(Viewer.Public, Before)).Where(d => !d.Name.Zh.Contains("示例", StringComparison.Ordinal)).ToList();
        var held = listed.Select(d => d.Code).ToHashSet();
        var directory = await divisions.DirectoryAsync(Viewer.Public);
        var free = directory.On(Issued).Where(d => d.Kind == PlaceKind.PrefectureCity && !held.Contains(d.Code)).Take(pilots);
        var rows = listed.Where(d => d is { Tier: Tier.Pilot, Kind: PlaceKind.PrefectureCity }).Take(demonstrations).Select((d, i) => $"1,{i + 1},,{d.Name.Zh},{d.Code},示范")
            .Concat(free.Select((d, i) => $"2,{i + 1},,{d.Name.Zh},,试点"));
        return Head + string.Join('\n', rows.Select((row, i) => (i == 0 ? "测试发〔2023〕1号,2023-08-01,关于确定城市的通知," : ",,,") + row + ",2023-08-01,2026-07-31," + (i == 0 ? "测试" : "")));
    }

    private static async Task<(int Demonstration, int Total)> FiguresAsync(Offices offices, DateOnly day)
    {
        var counts = (await offices.Database.Get<StatisticsQueries>().SummaryAsync(Viewer.Public, day)).Counts;
        return (counts.Demonstration, counts.Total);
    }
}
