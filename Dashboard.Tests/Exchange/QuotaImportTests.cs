using System.Globalization;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Data.Sheets;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Quotas;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Exchange;

public sealed class QuotaImportTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string> Forms => [.. Good.Keys];

    /// <summary>The same two numbers, 江苏 4 and 浙江 2 pilot cities, in every form that is taken.</summary>
    private static Dictionary<string, Func<byte[]>> Good { get; } = new()
    {
        ["xlsx with Chinese headers"] = () => new TestWorkbook().Sheet("强市", [["代码", "地区", "试点城市名额"], ["320000", "江苏省", "4"], ["330000", "浙江省", "2"]]).Build(),
        ["xlsx with English headers"] = () => new TestWorkbook().Sheet("City", [["Code", "Pilot city quota"], ["320000", "4"], ["330000", "2"]]).Build(),
        ["xlsx with the track in the name of the sheet"] = () => new TestWorkbook().Sheet("强市", [["地区", "试点"], ["江苏", "4"], ["浙江", "2"]]).Build(),
        ["xlsx with numbers as texts"] = () => new TestWorkbook().Sheet("强市", [["地区", "试点城市"], ["江苏", Text("４")], ["浙江", Text(" 2.0 ")]]).Build(),
        ["xlsx with a sheet that explains and an empty one"] = () => new TestWorkbook().Sheet("说明", [["任意", "文字"]]).Sheet("Sheet2", [])
            .Sheet("强市", [["地区", "试点城市"], ["江苏", "4"], ["浙江", "2"]]).Build(),
        ["xlsx with a table that does not begin in A1"] = () => new TestWorkbook().Sheet("强市", [[], ["", "地区", "试点城市"], [], ["", "江苏", "4"], ["", "浙江", "2"]]).Build(),
        ["xlsx with 3.9999999999999996"] = () => new TestWorkbook().Sheet("强市", [["地区", "试点城市"], ["江苏", "3.9999999999999996"], ["浙江", "2.0"]]).Build(),
        ["xlsx with rich and shared texts"] = () => new TestWorkbook { SharedStrings = "<si><t>地区</t></si><si><r><t>试点</t></r><r><t>城市</t></r><rPh><t>x</t></rPh></si>" }
            .Sheet("强市", [[Shared(0), Shared(1)], ["江苏", "4"], ["浙江", "2"]]).Build(),
        ["csv in UTF-8"] = () => Encoding.UTF8.GetBytes("代码,试点城市\n320000,4\n330000,2\n"),
        ["csv in UTF-8 with a mark, as spreadsheets write it"] = () => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("\"代码\",\"试点城市\"\r\n\"320000\",\"4\"\r\n\"330000\",\"2\"\r\n")],
        ["csv in GB18030"] = () => Gb18030.GetBytes("地区,试点城市\r\n江苏省,4\r\n浙江省,2\r\n"),
        ["csv in UTF-16 with tabs"] = () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("地区\t试点城市\r\n江苏省\t4\r\n浙江省\t2\r\n")],
        ["csv with semicolons"] = () => Encoding.UTF8.GetBytes("地区;试点城市\n江苏;4\n浙江;2\n"),
        ["csv with tabs"] = () => Encoding.UTF8.GetBytes("地区\t试点城市\n江苏\t4\n浙江\t2\n"),
        ["csv that states its separator"] = () => Encoding.UTF8.GetBytes("sep=;\r\n地区;试点城市\r\n江苏;4\r\n浙江;2\r\n"),
        ["csv with English names"] = () => Encoding.UTF8.GetBytes("Province,Pilot cities (places)\njiangsu,4\nZhejiang,2\n"),
        ["csv with a row per quota"] = () => Encoding.UTF8.GetBytes("代码,类别,层级,名额\n320000,强市,试点,4\n330000,城市,试点,2\n"),
        ["csv with a row per quota in English"] = () => Encoding.UTF8.GetBytes("round,provinceCode,provinceName,track,tier,count\n2023,320000,江苏省,City,Pilot,4\n2023,330000,浙江省,City,Pilot,2\n"),
        ["csv with empty lines and columns of information"] = () => Encoding.UTF8.GetBytes("地区,试点城市,备注,示范城市已推荐\n\n江苏,4,\"含, 逗号\",2\n\n浙江,2,,\n\n"),
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task The_same_numbers_are_read_out_of_every_form(string form)
    {
        await using var office = await ExchangeOffice.StartAsync();

        var preview = await office.PreviewAsync(Good[form]());

        Assert.Empty(preview.Faults);
        Assert.Equal([("320000", 4), ("330000", 2)], preview.Cells.Select(c => (c.Province.Code, c.Wanted!.Value)));
        Assert.All(preview.Cells, c => Assert.Equal((ExchangeOffice.PilotCities, QuotaImportState.New), (c.Column, c.State)));
        Assert.Equal((0, 32), (preview.TotalBefore(ExchangeOffice.PilotCities).Known, preview.TotalBefore(ExchangeOffice.PilotCities).Unknown));
        var after = preview.TotalAfter(ExchangeOffice.PilotCities, ExchangeOffice.Undecided);
        Assert.Equal((6, 30), (after.Known, after.Unknown));
    }

    [Fact]
    public async Task A_preview_tells_new_changed_and_unchanged_numbers_with_their_addresses()
    {
        await using var office = await ExchangeOffice.StartAsync();
        await office.SetAsync("330000", ExchangeOffice.DemonstrationCities, 1);

        var preview = await office.PreviewAsync(new TestWorkbook().Sheet("强市",
            [["代码", "示范城市", "试点城市"], ["320000", "3", ""], ["330000", "2", "待录入"], ["340000", "0", "5"]]).Build());

        Assert.Equal(
            ["强市!B2 Unchanged 3 3", "强市!B3 Changed 1 2", "强市!C3 Unchanged  ", "强市!B4 New  0", "强市!C4 New  5"],
            preview.Cells.Select(c => $"{c.At} {c.State} {c.Before.Count} {c.Wanted}"));
        Assert.Equal(1, preview.Blank);
        Assert.Equal(["330000", "340000", "340000"], preview.Changes(ExchangeOffice.Undecided).Select(c => c.ProvinceCode));
    }

    [Fact]
    public async Task Applying_writes_exactly_what_the_preview_said_and_the_same_file_again_nothing()
    {
        await using var office = await ExchangeOffice.StartAsync();
        var file = Good["csv in GB18030"]();
        var before = await office.StateAsync();

        var done = Assert.IsType<CommandResult<QuotaPublication>.Done>(
            await office.PublishAsync((await office.PreviewAsync(file)).Changes(ExchangeOffice.Undecided))).Value;

        Assert.Equal(2, done.Revisions.Count);
        Assert.Equal(4, (await office.FigureAsync("320000", ExchangeOffice.PilotCities)).Count);
        Assert.Equal(before.Revisions + 2, (await office.StateAsync()).Revisions);
        Assert.Equal(before.Entries + 1, done.FirstAuditEntry);

        var again = await office.PreviewAsync(file);
        Assert.True(again.ChangesNothing);
        Assert.False(again.IsReady(ExchangeOffice.Undecided));
        Assert.Empty(again.Changes(ExchangeOffice.Undecided));
    }

    [Fact]
    public async Task A_number_revised_after_the_preview_stops_the_whole_import()
    {
        await using var office = await ExchangeOffice.StartAsync();
        var preview = await office.PreviewAsync(Good["csv in UTF-8"]());
        await office.SetAsync("340000", ExchangeOffice.PilotCities, 1);
        Assert.False(preview.IsOutdated(await office.TableAsync()), "nobody has touched what the file says");
        await office.SetAsync("330000", ExchangeOffice.PilotCities, 9);
        Assert.True(preview.IsOutdated(await office.TableAsync()));
        var before = await office.StateAsync();

        var conflict = Assert.IsType<CommandResult<QuotaPublication>.Conflict>(await office.PublishAsync(preview.Changes(ExchangeOffice.Undecided)));

        Assert.Equal([new ConflictingValue("330000/City/Pilot", "2", "9")], conflict.Values);
        Assert.Equal(before, await office.StateAsync());
    }

    [Fact]
    public async Task A_stale_template_shows_both_numbers_and_waits_for_a_decision()
    {
        await using var office = await ExchangeOffice.StartAsync();
        var mark = new QuotaStamp("2023", [new QuotaStampPart((await office.FigureAsync("320000", ExchangeOffice.DemonstrationCities)).Revision, 3), new QuotaStampPart(0, null)]);
        await office.SetAsync("320000", ExchangeOffice.DemonstrationCities, 7);
        var file = new TestWorkbook().Sheet("强市", [["代码", "示范城市", "试点城市", "版本标记"], ["320000", "5", "6", mark.ToString()]]).Build();

        var preview = await office.PreviewAsync(file);

        var stale = preview.Cells.Single(c => c.State == QuotaImportState.Stale);
        Assert.Equal(("强市!B2", 5, 7, 3), (stale.At.ToString(), stale.Wanted!.Value, stale.Before.Count!.Value, stale.Downloaded!.Value));
        Assert.False(preview.IsReady(ExchangeOffice.Undecided));
        var theirs = new Dictionary<CellAddress, bool> { [stale.At] = false };
        Assert.True(preview.IsReady(theirs));
        Assert.Equal([6], preview.Changes(theirs).Select(c => c.Count));
        var ours = new Dictionary<CellAddress, bool> { [stale.At] = true };
        Assert.Equal(5, preview.TotalAfter(ExchangeOffice.DemonstrationCities, ours).Known);
        Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.PublishAsync(preview.Changes(ours)));
        Assert.Equal(5, (await office.FigureAsync("320000", ExchangeOffice.DemonstrationCities)).Count);
    }

    [Fact]
    public async Task Sample_data_counts_as_unknown_and_is_replaced_by_what_is_imported()
    {
        await using var database = await TestDatabase.StartAsync();
        Assert.IsType<CommandResult<SampleCounts>.Done>(await database.Get<SampleDataCommands>().LoadAsync(Actor.System));
        var table = (await database.Get<QuotasQueries>().TableAsync(Viewer.Public, ExchangeOffice.Round, ExchangeOffice.Day))!;
        var sample = table.Provinces.First(p => p[ExchangeOffice.PilotCities].Count > 0);
        var file = Encoding.UTF8.GetBytes($"代码,试点城市\n{sample.Province.Code},{sample[ExchangeOffice.PilotCities].Count}\n");

        var preview = QuotaImport.Preview(table, await database.Provinces.ListAsync(Viewer.Public), SheetReader.Read(file).File!);

        Assert.Equal((QuotaImportState.New, null), (preview.Cells.Single().State, preview.Cells.Single().Stands));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task What_was_exported_is_read_back_without_a_fault_and_changes_nothing(string culture)
    {
        await using var office = await ExchangeOffice.StartAsync();
        var services = office.Database;
        var resource = new QuotasResource(services.Get<QuotasQueries>(), services.Get<RoundsQueries>(), services.Get<SampleDataQueries>());
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        byte[] file;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var answer = await resource.ReadAsync(new ApiQuery(Viewer.Public, new QueryCollection(), resource.Parameters, ExchangeOffice.Day), TestContext.Current.CancellationToken);
            file = CsvExport.Write(answer.Table());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }

        var preview = await office.PreviewAsync(file);

        Assert.Empty(preview.Faults.Select(f => $"{f.At} {f.Reason}"));
        Assert.Equal(("320000", QuotaImportState.Unchanged), (Assert.Single(preview.Cells).Province.Code, preview.Cells[0].State));
    }

    [Fact]
    public async Task What_was_exported_with_sample_data_is_refused_and_not_by_a_thousand_faults()
    {
        await using var office = await ExchangeOffice.StartAsync();
        Assert.IsType<CommandResult<SampleCounts>.Done>(await office.Database.Get<SampleDataCommands>().LoadAsync(Actor.System));
        var resource = new QuotasResource(office.Database.Get<QuotasQueries>(), office.Database.Get<RoundsQueries>(), office.Database.Get<SampleDataQueries>());
        var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [ApiParameter.Illustrative.Name] = "true" });
        var table = (await resource.ReadAsync(new ApiQuery(Viewer.Public, query, resource.Parameters, ExchangeOffice.Day), TestContext.Current.CancellationToken)).Table();

        foreach (var file in new[] { CsvExport.Write(table), XlsxExport.Write(table, [], DateTimeOffset.UnixEpoch, "/") })
        {
            var preview = await office.PreviewAsync(file);

            Assert.False(preview.IsReady(ExchangeOffice.Undecided));
            Assert.Contains(preview.Faults, f => f.Reason is ImportRefusal.SampleData);
            Assert.True(preview.Faults.Count <= 128, $"{preview.Faults.Count} faults"); // a number of a province at most
        }
    }

    [Fact]
    public void Stamps_come_back_as_they_were()
    {
        var stamp = new QuotaStamp("2023", [new QuotaStampPart(4, 12), null]);
        Assert.Equal("v1|2023|4:12|-", stamp.ToString());
        Assert.Equal(stamp.Parts, QuotaStamp.Parse(stamp.ToString())!.Parts);
        Assert.Null(QuotaStamp.Parse("v1|2023|4:12"));
        Assert.Null(QuotaStamp.Parse("v2|2023|4:12|-"));
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(703, "AAA")]
    public void Columns_have_the_letters_of_spreadsheets(int column, string letters) => Assert.Equal(letters, CellAddress.Letters(column));

    private static string Text(string text) => $"<c r=\"{{r}}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Shared(int index) => $"<c r=\"{{r}}\" t=\"s\"><v>{index}</v></c>";
}
