using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Sheets;
using Dashboard.Web.Api;

namespace Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ExportTests(ApiFixture api)
{
    [Fact]
    public async Task Csv_starts_with_a_byte_order_mark_and_keeps_Chinese()
    {
        var bytes = await api.BytesAsync("/api/v1/designations.csv");

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("海淀区", Files.Csv(bytes)[1][1]);
    }

    [Theory]
    [InlineData("designations.csv", "designations-2023-08-15.csv", "text/csv")]
    [InlineData("designations.xlsx", "designations-2023-08-15.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("statistics/summary.csv", "statistics-summary-2023-08-15.csv", "text/csv")]
    public async Task A_file_is_named_after_its_list_and_day(string path, string file, string type)
    {
        using var response = await api.GetAsync("/api/v1/" + path);

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(file, response.Content.Headers.ContentDisposition.FileName);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Xlsx_has_typed_cells_and_a_frozen_bold_header()
    {
        var sheet = Files.Xlsx(await api.BytesAsync("/api/v1/designations.xlsx?asOf=2023-08-15")).Sheets[0];
        var headers = Files.Rows(sheet)[0].Cast<string>().ToList();

        Assert.Equal("试点示范名单", sheet.Name);
        Assert.Equal((1, 0), (sheet.FrozenRows, sheet.FrozenColumns));
        Assert.True(sheet[0, 0]!.IsBold);
        Assert.False(sheet[1, 0]!.IsBold);
        Assert.IsType<string>(sheet[1, headers.IndexOf("代码")]!.Value);
        Assert.IsType<double>(sheet[1, headers.IndexOf("序号")]!.Value);
        foreach (var (header, day) in new[]
        {
            ("时限起", new DateTime(2022, 7, 1)), ("时限止", new DateTime(2025, 6, 30)), ("截至日期", new DateTime(2023, 8, 15)), ("来源日期", new DateTime(2022, 8, 4)),
        })
        {
            var cell = sheet[1, headers.IndexOf(header)]!;
            Assert.Equal("yyyy-mm-dd", cell.NumberFormat);
            Assert.Equal(day.ToOADate(), cell.Value); // a file holds dates as numbers with a format
        }
    }

    [Fact]
    public async Task Columns_are_as_wide_as_their_Chinese()
    {
        var sheet = Files.Xlsx(await api.BytesAsync("/api/v1/notices.xlsx")).Sheets[0];
        var rows = Files.Rows(sheet);
        var title = Array.IndexOf(rows[0], "标题");

        var widest = rows.Max(r => ((string)r[title]!).Length);
        Assert.True(sheet.Width(title) >= Math.Min(widest * 2, 70), $"{sheet.Width(title)} for {widest} characters");
    }

    [Fact]
    public async Task A_second_sheet_says_where_the_rows_come_from()
    {
        var sheet = Files.Xlsx(await api.BytesAsync("/api/v1/designations.xlsx?tier=pilot&province=110000&asOf=2024-01-01")).Sheets[1];
        var facts = Files.Rows(sheet).Select(r => (Name: (string?)r[0], r[1])).ToList();

        Assert.Equal("来源与截至", sheet.Name);
        Assert.Contains(("截至日期", (object)new DateTime(2024, 1, 1).ToOADate()), facts);
        Assert.Contains(("筛选", "层级：试点"), facts);
        Assert.Contains(("筛选", "省（区、市）：北京市"), facts);
        Assert.Contains(("行数", 3d), facts);
        Assert.Contains(("来源", "正式文件 国知发运字〔2022〕33号"), facts);
        Assert.Contains(("生成时间", "2023-08-15 01:30（北京时间）"), facts);
        Assert.Contains(("接口地址", "/api/v1/designations.xlsx?tier=pilot&province=110000&asOf=2024-01-01"), facts);
    }

    [Theory]
    [InlineData("designations", "zh-CN", "2030年1月1日 尚未到来 所示为截至今天已登记、届时仍然有效的情况，不是当日的实际情况。")]
    [InlineData("quotas", "zh-CN", "2030年1月1日 尚未到来")]
    [InlineData("statistics/summary", "en", "is still to come")]
    [InlineData("changes", "en", "is still to come")]
    public async Task A_day_to_come_says_so_in_every_form(string list, string culture, string said)
    {
        var (future, today) = ($"/api/v1/{list}{{0}}?asOf=2030-01-01", $"/api/v1/{list}{{0}}?asOf={ApiFixture.Today}");
        var csv = Files.Csv(await api.BytesAsync(At(future, ".csv"), culture));
        var book = Files.Xlsx(await api.BytesAsync(At(future, ".xlsx"), culture));
        using var json = await api.GetAsync(At(future, ""), culture);

        Assert.Contains(said, csv[0][^1], StringComparison.Ordinal);
        Assert.All(csv, record => Assert.Equal(csv[0].Length, record.Length));
        Assert.All(book.Sheets, sheet => Assert.Contains(said, Assert.IsType<string>(sheet[0, 0]!.Value), StringComparison.Ordinal));
        Assert.Equal(ApiFixture.Today, Assert.Single(json.Headers.GetValues(ApiAnswers.RecordedHeader)));

        // The same rows asked for today are the same file as ever.
        Assert.Equal(csv[0][..^1], Files.Csv(await api.BytesAsync(At(today, ".csv"), culture))[0]);
        using var now = await api.GetAsync(At(today, ""), culture);
        Assert.False(now.Headers.Contains(ApiAnswers.RecordedHeader));

        static string At(string pattern, string extension) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, extension);
    }

    [Fact]
    public async Task Files_speak_the_language_of_the_interface()
    {
        var chinese = Files.Csv(await api.BytesAsync("/api/v1/designations.csv"));
        var english = Files.Csv(await api.BytesAsync("/api/v1/designations.csv", "en"));

        Assert.Equal(["代码", "名称", "类型"], chinese[0][..3]);
        Assert.Equal(["Code", "Name", "Kind"], english[0][..3]);
        Assert.Equal(chinese.Select(r => r[0]).Skip(1), english.Select(r => r[0]).Skip(1));
        Assert.Equal("Source and as of", Files.Xlsx(await api.BytesAsync("/api/v1/designations.xlsx", "en")).Sheets[1].Name);
    }

    [Fact]
    public async Task A_date_the_source_lost_is_said_to_be_lost()
    {
        var csv = Files.Csv(await api.BytesAsync("/api/v1/notices.csv"));

        Assert.Equal("原文缺失", csv[1][Array.IndexOf(csv[0], "发文日期")]);
    }

    [Fact]
    public async Task A_day_before_the_calendar_of_spreadsheets_is_text()
    {
        var sheet = Files.Xlsx(await api.BytesAsync("/api/v1/provinces.xlsx?asOf=0001-01-01")).Sheets[0];
        var rows = Files.Rows(sheet);

        Assert.Equal("0001-01-01", rows[1][Array.IndexOf(rows[0], "截至日期")]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("＝1+1")]
    [InlineData("＠SUM(A1)")]
    [InlineData("  =1+1")]
    [InlineData("\u00A0=1+1")]
    [InlineData("\u3000＋1")]
    [InlineData("\n@SUM(A1)")]
    public void No_text_becomes_a_formula(string text)
    {
        var table = ExportTable.Of(
            "test", "test", new DateOnly(2023, 8, 15), [text], [new("text", t => t)], _ => Provenance.Official("test"));

        Assert.Equal("'" + text.Replace('\r', '\n'), Files.Csv(CsvExport.Write(table))[1][0]);
        var cell = Files.Xlsx(XlsxExport.Write(table, [], DateTimeOffset.UnixEpoch, "/")).Sheets[0][1, 0]!;
        Assert.Null(cell.Formula);
        Assert.Equal(text.Replace('\r', '\n'), cell.Value);
    }

    [Theory]
    [InlineData("110108")]
    [InlineData("2022-07-01")]
    [InlineData("TRUE")]
    [InlineData("'quoted")]
    [InlineData("1e5")]
    [InlineData("_x000D_")]
    [InlineData(" 两边 ")]
    [InlineData("𠮷")]
    [InlineData("")]
    public void Text_stays_the_text_it_is(string text)
    {
        var table = ExportTable.Of(
            "test", "test", new DateOnly(2023, 8, 15), [text], [new("text", t => t)], _ => Provenance.Official("test"));

        Assert.Equal(text, Files.Csv(CsvExport.Write(table))[1][0]);
        var cell = Files.Xlsx(XlsxExport.Write(table, [], DateTimeOffset.UnixEpoch, "/")).Sheets[0][1, 0]!;
        Assert.Equal(text, cell.Value);
    }

    [Fact]
    public void A_negative_number_stays_a_number()
    {
        var table = ExportTable.Of(
            "test", "test", new DateOnly(2023, 8, 15), [-5m], [new("number", n => n)], _ => Provenance.Official("test"));

        Assert.Equal("-5", Files.Csv(CsvExport.Write(table))[1][0]);
        Assert.Equal(-5d, Files.Xlsx(XlsxExport.Write(table, [], DateTimeOffset.UnixEpoch, "/")).Sheets[0][1, 0]!.Value);
    }

    [Theory]
    [InlineData("国知\\u000B发", "国知\\uFFFD发")]
    [InlineData("\\u0000", "\\uFFFD")]
    [InlineData("cut\\uD83D", "cut\\uFFFD")]
    [InlineData("\\uDE00\\uD83D", "\\uFFFD\\uFFFD")]
    [InlineData("\\uFFFE\\uFFFF\\u0085", "\\uFFFD\\uFFFD\\uFFFD")]
    [InlineData("whole 😀", "whole 😀")]
    [InlineData("two\\r\\nlines\\rand one", "two\\nlines\\nand one")]
    public void What_no_file_can_hold_is_replaced_in_every_place_of_a_file(string written, string shown)
    {
        var (text, expected) = (Regex.Unescape(written), Regex.Unescape(shown)); // half of a pair cannot stand in an attribute
        var table = ExportTable.Of(
            "test", "title " + text, new DateOnly(2023, 8, 15), [text], [new("head " + text, t => t)], _ => Provenance.Official(text)) with
        {
            Mark = text, Sheets = [("sheet " + text, [[text]])],
        };

        var csv = Files.Csv(CsvExport.Write(table));
        var book = Files.Xlsx(XlsxExport.Write(table, [text], DateTimeOffset.UnixEpoch, "/" + text));

        Assert.Equal(("head " + expected, expected), (csv[0][0], csv[1][0]));
        Assert.Equal((expected, "head " + expected, expected), (book.Sheets[0][0, 0]!.Value, book.Sheets[0][1, 0]!.Value, book.Sheets[0][2, 0]!.Value));
        Assert.Equal(expected, book.Sheets[1][1, 0]!.Value);
    }

    [Fact]
    public void No_character_makes_a_writer_throw()
    {
        for (var first = 0; first <= char.MaxValue; first += 256)
        {
            var text = new string([.. Enumerable.Range(first, 256).Select(ch => (char)ch)]);
            var table = ExportTable.Of("test", "test", new DateOnly(2023, 8, 15), [text], [new("text", t => t)], _ => Provenance.Official("test"));

            var written = Files.Csv(CsvExport.Write(table))[1][0];

            Assert.Equal(SheetText.Clean(text), written.TrimStart('\''));
            Assert.Equal(SheetText.Clean(text).Trim(), SheetReader.Read(XlsxExport.Write(table, [], DateTimeOffset.UnixEpoch, "/")).File!.Sheets[0].Rows[1].Cells[0].Text);
        }
    }
}
