using System.IO.Compression;
using System.Text;
using static Dashboard.Tests.Infrastructure.HostileFiles;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Files that look odd and say exactly one thing, each with what is read and which tolerances must be named.</summary>
internal static class AwkwardFiles
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Each says 4 pilot cities of Jiangsu; the tolerances, in the order of their list.</summary>
    public static Dictionary<string, (Func<byte[]> Make, string Tolerances)> OfQuotas { get; } = new()
    {
        // numbers
        ["a number"] = (() => Pilot("4"), ""),
        ["a number as text"] = (() => Pilot(Cell("4")), ""),
        ["a full-width number"] = (() => Pilot(Cell("４")), "FullWidthDigits"),
        ["blanks around"] = (() => Pilot(Cell("  4 ")), "Blanks"),
        ["a blank of a book"] = (() => Pilot(Cell("4\u00A0")), "Blanks"),
        ["a blank of a Chinese text"] = (() => Pilot(Cell("\u30004")), "Blanks"),
        ["a blank of no width"] = (() => Pilot(Cell("4\u200B")), "Blanks"),
        ["a mark of order within a cell"] = (() => Pilot(Cell("\uFEFF4")), "Blanks"),
        ["ends of lines around"] = (() => Pilot(Cell("\n4\r\n")), "Blanks"),
        ["a number with zero decimals"] = (() => Pilot(Cell("4.0")), ""),
        ["a number with zeros before it"] = (() => Pilot(Cell("004")), ""),
        ["a number of the file with zero decimals"] = (() => Pilot("<c r=\"{r}\"><v>4.00</v></c>"), ""),
        ["a number of the file with an exponent"] = (() => Pilot("<c r=\"{r}\"><v>4E0</v></c>"), ""),
        ["more digits than a spreadsheet keeps"] = (() => Pilot("3.9999999999999996"), ""),
        ["a number in one run"] = (() => Pilot(Rich("<r><rPr><b/><color rgb=\"FFFF0000\"/></rPr><t>4</t></r>")), ""),
        ["a number beside an empty raised run"] = (() => Pilot(Rich("<r><t>4</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t xml:space=\"preserve\"> </t></r>")), "Blanks"),
        ["a run on the line"] = (() => Pilot(Rich("<r><rPr><vertAlign val=\"baseline\"/></rPr><t>4</t></r>")), ""),
        ["a run that is not struck"] = (() => Pilot(Rich("<r><rPr><strike val=\"0\"/></rPr><t>4</t></r>")), ""),
        ["a phonetic guide"] = (() => Rows(["地区", "试点城市"], [Rich("<t>江苏</t><rPh sb=\"0\" eb=\"2\"><t>jiangsu</t></rPh>"), "4"]), ""),
        ["an escaped end of a line"] = (() => Pilot(Cell("4_x000D_")), "Blanks Escaped"),
        ["an escaped digit"] = (() => Pilot(Cell("_x0034_")), "Escaped"),

        // names
        ["a code as a number"] = (() => Rows(["代码", "试点城市"], ["320000", "4"]), ""),
        ["a code as text in full-width digits"] = (() => Rows(["代码", "试点城市"], [Cell("３２００００"), "4"]), "FullWidthDigits"),
        ["blanks within a name"] = (() => Rows(["地区", "试点城市"], [Cell("江 苏 省"), "4"]), "Blanks"),
        ["an escaped end of a line after a name"] = (() => Rows(["地区", "试点城市"], [Cell("江苏省_x000D_"), "4"]), "Blanks Escaped"),
        ["an English name in capitals"] = (() => Rows(["Province", "Pilot city"], ["JIANGSU", "4"]), ""),
        ["code and name"] = (() => Rows(["代码", "地区", "试点城市"], ["320000", "江苏省", "4"]), ""),

        // headers and columns
        ["a header with its unit"] = (() => Rows(["地区", "试点城市（个）"], ["江苏", "4"]), "HeaderBracket"),
        ["a header with a line in it"] = (() => Rows(["地区", Cell("试点\n城市")], ["江苏", "4"]), ""),
        ["full-width letters in a header"] = (() => Rows(["Ｐｒｏｖｉｎｃｅ", "Ｐｉｌｏｔ ｃｉｔｙ"], ["Jiangsu", "4"]), ""),
        ["a running number"] = (() => Rows(["序号", "地区", "试点城市"], ["1", "江苏", "4"]), ""),
        ["a contact"] = (() => Rows(["地区", "试点城市", "联系人", "联系电话"], ["江苏", "4", "某人", "0"]), ""),
        ["a raised footnote in a note"] = (() => Rows(["地区", "试点城市", "备注"], ["江苏", "4", Rich("<r><t>m</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>")]), ""),
        ["a bracket in a note"] = (() => Rows(["地区", "试点城市", "备注"], ["江苏", "4", "（另加2）"]), ""),
        ["a source that is official"] = (() => Rows(["地区", "试点城市", "来源类别", "来源"], ["江苏", "4", "正式文件", "国知发运字〔2022〕33号"]), ""),
        ["a table that begins in row 3"] = (() => Rows([], [], ["地区", "试点城市"], ["江苏", "4"]), ""),
        ["a round in full-width digits"] = (() => Rows(["轮次", "地区", "试点城市"], [Cell("２０２３"), "江苏", "4"]), "FullWidthDigits"),
        ["blanks within a tier"] = (() => Rows(["地区", "类别", "层级", "名额"], ["江苏", "强 市", "试 点", "4"]), "Blanks"),
        ["a hidden column without a value"] = (() => Raw("<cols><col min=\"3\" max=\"16384\" width=\"0\" hidden=\"1\"/></cols>", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row>"), ""),
        ["a hidden row without a value"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row><row r=\"3\" hidden=\"1\"><c r=\"A3\" s=\"0\"/></row>"), ""),
        ["rows shown where rows are hidden by default"] = (() => Raw("<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row>"), ""),
        ["a collapsed group of nothing"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\" collapsed=\"1\" ht=\"12\" customHeight=\"1\">{d}</row>"), ""),
        ["a hidden mark of the template"] = (() => Stamped("hidden=\"1\" width=\"10\""), ""),
        ["a mark of the template of no width"] = (() => Stamped("width=\"0\" customWidth=\"1\""), ""),

        // packages
        ["entries with backslashes"] = (() => Renamed(path => path.Replace('/', '\\')), ""),
        ["entries with a slash before them"] = (() => Renamed(path => "/" + path), ""),
        ["entries in capitals"] = (() => Renamed(path => path == "[Content_Types].xml" ? path : path.ToUpperInvariant()), ""),
        ["an escaped name of a sheet"] = (() => new TestWorkbook().Sheet("_x5F3A_市", [["地区", "试点"], ["江苏", "4"]]).Build(), ""),
        ["a picture beside the table"] = (() => new TestWorkbook().Sheet("强市", [["地区", "试点城市"], ["江苏", "4"]]).Part("xl/media/image1.png").Build(), ""),
        ["a hidden sheet of nothing"] = (() => new TestWorkbook().Sheet("强市", [["地区", "试点城市"], ["江苏", "4"]]).Sheet("空", [], state: "hidden").Build(), ""),
        ["a sheet of explanations"] = (() => new TestWorkbook().Sheet("填写说明", [["3①", "（另加2）"]]).Sheet("强市", [["地区", "试点城市"], ["江苏", "4"]]).Build(), ""),

        // csv
        ["a code kept as text by a formula"] = (() => Utf8("代码,试点城市\n=\"320000\",4\n"), "Quoted"),
        ["a code kept as text in quotation marks"] = (() => Utf8("代码,试点城市\n\"=\"\"320000\"\"\",4\n"), "Quoted"),
        ["a number kept as text by a formula"] = (() => Utf8("代码,试点城市\n320000,=\"4\"\n"), "Quoted"),
        ["an end of a line in a header of csv"] = (() => Utf8("代码,\"试点\n城市\"\n320000,4\n"), ""),
        ["doubled quotation marks in a note"] = (() => Utf8("代码,试点城市,备注\n320000,4,\"所谓\"\"预留\"\"\"\n"), ""),
        ["ends of lines of an old Mac"] = (() => Utf8("代码,试点城市\r320000,4\r"), ""),
        ["no end of the last line"] = (() => Utf8("代码,试点城市\n320000,4"), ""),
        ["separators after the last column"] = (() => Utf8("代码,试点城市,,,\n320000,4,,,\n"), ""),
        ["GB18030 with letters of four bytes"] = (() => Gb18030.GetBytes("地区,试点城市,备注\n江苏,4,𠮷㐀\n"), ""),
        ["GB18030 with letters like those of Big5"] = (() => Gb18030.GetBytes("地区,试点城市,备注\n江苏,4,朱镕基\n"), ""),
        ["UTF-16 of the other order"] = (() => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("地区\t试点城市\n江苏\t4\n")], ""),
        ["blanks around everything"] = (() => Utf8(" 代码 , 试点城市 \n 320000 , 4 \n"), "Blanks"),
        ["a trailing blank of no width"] = (() => Utf8("代码,试点城市\n320000\u200B,4\n"), "Blanks"),
    };

    /// <summary>Each says that 南通市 began its plan on 2023-05-01.</summary>
    public static Dictionary<string, (Func<byte[]> Make, string Tolerances)> OfRounds { get; } = new()
    {
        ["a day"] = (() => Day(Cell("2023-05-01")), ""),
        ["a day without zeros"] = (() => Day(Cell("2023-5-1")), ""),
        ["a day with strokes"] = (() => Day(Cell("2023/5/1")), ""),
        ["a day with points"] = (() => Day(Cell("2023.5.1")), ""),
        ["a day in Chinese"] = (() => Day(Cell("2023年5月1日")), ""),
        ["a day in Chinese with blanks"] = (() => Day(Cell("2023 年 5 月 1 日")), "Blanks"),
        ["a day in full-width digits"] = (() => Day(Cell("２０２３年５月１日")), "FullWidthDigits"),
        ["a day in eight digits"] = (() => Day(Cell("20230501")), ""),
        ["a day as the number of a spreadsheet"] = (() => Day("45047"), ""),
        ["eight digits as a number"] = (() => Day("20230501"), ""),
        ["a day with midnight"] = (() => Day(Cell("2023-05-01 00:00:00")), "Midnight"),
        ["a day with a short midnight"] = (() => Day(Cell("2023/5/1 0:00")), "Midnight"),
        ["a day of ISO"] = (() => Day("<c r=\"{r}\" t=\"d\"><v>2023-05-01</v></c>"), ""),
        ["a day of ISO with midnight"] = (() => Day("<c r=\"{r}\" t=\"d\"><v>2023-05-01T00:00:00</v></c>"), "Midnight"),
        ["a day of ISO with thousandths"] = (() => Day("<c r=\"{r}\" t=\"d\"><v>2023-05-01T00:00:00.000</v></c>"), "Midnight"),
        ["a short name"] = (() => Utf8("名称,层级,编制方案\n南通,示范,2023-05-01\n"), "ShortName"),
        ["a short name with its province"] = (() => Utf8("名称,层级,编制方案\n江苏南通,示范,2023-05-01\n"), "ShortName"),
        ["a full name with its province"] = (() => Utf8("名称,层级,编制方案\n江苏省南通市,示范,2023-05-01\n"), ""),
        ["a name with blanks"] = (() => Utf8("名称,层级,编制方案\n南 通 市,示范,2023-05-01\n"), "Blanks"),
        ["a short name beside its code"] = (() => Utf8("代码,名称,层级,编制方案\n320600,南通,示范,2023-05-01\n"), "ShortName"),
        ["a code kept as text"] = (() => Utf8("代码,层级,编制方案\n=\"320600\",示范,2023-05-01\n"), "Quoted"),
        ["a running number and a contact of a round"] = (() => Utf8("序号,代码,层级,编制方案,联系人\n1,320600,示范,2023-05-01,某人\n"), ""),
        ["columns of the export of a round"] = (() => Utf8("代码,层级,编制方案,截至日期,来源类别,来源,来源日期\n320600,示范,2023-05-01,2023-08-15,填报,江苏,2023-08-01\n"), ""),
    };

    private static byte[] Stamped(string column) => new TestWorkbook().Raw("强市",
        $"<cols><col min=\"3\" max=\"3\" {column}/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>地区</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>试点城市</t></is></c>"
        + "<c r=\"C1\" t=\"inlineStr\"><is><t>版本标记</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>江苏</t></is></c><c r=\"B2\"><v>4</v></c>"
        + "<c r=\"C2\" t=\"inlineStr\"><is><t>v1|2023|1:3|0:</t></is></c></row></sheetData>").Build();

    /// <summary>A good workbook whose parts have other names in the zip.</summary>
    private static byte[] Renamed(Func<string, string> rename)
    {
        using var from = new ZipArchive(new MemoryStream(Pilot("4")), ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(rename(entry.FullName)).Open();
                source.CopyTo(target);
            }
        }

        return stream.ToArray();
    }
}
