using System.Text;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Files whose values would be bent, shortened or passed over by a lenient reader, each with what must be said of it instead.</summary>
internal static class HostileFiles
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("Big5")!;

    /// <summary>Quota files: a fault of the file, or the address and the problem.</summary>
    public static Dictionary<string, (Func<byte[]> Make, string Expected)> OfQuotas { get; } = new()
    {
        // numbers with something beside them
        ["a footnote in a circle"] = (() => Pilot(Cell("3①")), "强市!B2 NotANumber"),
        ["a footnote as a superscript letter"] = (() => Pilot(Cell("2²")), "强市!B2 NotANumber"),
        ["a full-width number with a raised one"] = (() => Pilot(Cell("３²")), "强市!B2 NotANumber"),
        ["a subscript letter"] = (() => Pilot(Cell("3₂")), "强市!B2 NotANumber"),
        ["a circled number alone"] = (() => Pilot(Cell("③")), "强市!B2 NotANumber"),
        ["a number in brackets of its own"] = (() => Pilot(Cell("⑶")), "强市!B2 NotANumber"),
        ["a Roman number"] = (() => Pilot(Cell("Ⅲ")), "强市!B2 NotANumber"),
        ["a fraction in one letter"] = (() => Pilot(Cell("3½")), "强市!B2 NotANumber"),
        ["digits of another script"] = (() => Pilot(Cell("٣")), "强市!B2 NotANumber"),
        ["mathematical digits"] = (() => Pilot(Cell("𝟑")), "强市!B2 NotANumber"),
        ["a star after a number"] = (() => Pilot(Cell("3*")), "强市!B2 NotANumber"),
        ["a plus before a number"] = (() => Pilot(Cell("+3")), "强市!B2 NotANumber"),
        ["a point after a number"] = (() => Pilot(Cell("3.")), "强市!B2 NotANumber"),
        ["a full-width point"] = (() => Pilot(Cell("3．0")), "强市!B2 NotANumber"),
        ["a full-width minus"] = (() => Pilot(Cell("－3")), "强市!B2 NotANumber"),
        ["an approximate number"] = (() => Pilot(Cell("约3")), "强市!B2 NotANumber"),
        ["a range"] = (() => Pilot(Cell("3-4")), "强市!B2 NotANumber"),
        ["two numbers with a blank"] = (() => Pilot(Cell("1 2")), "强市!B2 NotANumber"),
        ["two numbers with a line between"] = (() => Pilot(Cell("1\n2")), "强市!B2 NotANumber"),
        ["two numbers with a blank of no width"] = (() => Pilot(Cell("1\u200B2")), "强市!B2 NotANumber"),
        ["a thousands blank"] = (() => Pilot(Cell("1\u00A0000")), "强市!B2 NotANumber"),
        ["a percentage"] = (() => Pilot(Cell("3%")), "强市!B2 NotANumber"),
        ["an exponent as text"] = (() => Pilot(Cell("1e1")), "强市!B2 NotANumber"),
        ["a hexadecimal number"] = (() => Pilot(Cell("0x3")), "强市!B2 NotANumber"),
        ["a fraction nobody shows"] = (() => Pilot("2.999999999"), "强市!B2 Fraction"),

        // brackets
        ["a number with an addition in brackets"] = (() => Pilot(Cell("3（另加2）")), "强市!B2 Bracketed"),
        ["a number with a subtraction in brackets"] = (() => Pilot(Cell("4(减1)")), "强市!B2 Bracketed"),
        ["a number with a note in square brackets"] = (() => Pilot(Cell("3【预留】")), "强市!B2 Bracketed"),
        ["a bracket that is not closed"] = (() => Pilot(Cell("3（含1")), "强市!B2 Bracketed"),
        ["a region with a city in brackets"] = (() => Rows(["地区", "试点城市"], [Cell("辽宁（大连）"), "4"]), "强市!A2 Bracketed"),
        ["a region with its code in brackets"] = (() => Rows(["地区", "试点城市"], ["江苏[320000]", "4"]), "强市!A2 Bracketed"),
        ["a tier with a note"] = (() => Rows(["地区", "类别", "层级", "名额"], ["江苏", "强市", "试点(新)", "4"]), "强市!C2 Bracketed"),
        ["a track with a note"] = (() => Rows(["地区", "类别", "层级", "名额"], ["江苏", "强市（含县）", "试点", "4"]), "强市!B2 Bracketed"),

        // characters nobody sees
        ["a joiner within a number"] = (() => Pilot(Cell("3\u200D")), "强市!B2 Invisible"),
        ["a mark of direction before a name"] = (() => Rows(["地区", "试点城市"], [Cell("\u200E江苏"), "4"]), "强市!A2 Invisible"),
        ["a soft hyphen"] = (() => Pilot(Cell("1\u00AD2")), "强市!B2 Invisible"),
        ["a sign that overlays a digit"] = (() => Pilot(Cell("3\u20DD")), "强市!B2 Invisible"),
        ["a variation of a letter"] = (() => Rows(["地区", "试点城市"], [Cell("江\uFE00苏"), "4"]), "强市!A2 Invisible"),
        ["an escaped control character"] = (() => Pilot(Cell("3_x0001_")), "强市!B2 Invisible"),
        ["an escaped half of a pair"] = (() => Pilot(Cell("3_xD83D_")), "强市!B2 Invisible"),
        ["a letter of a radical that looks the same"] = (() => Rows(["地区", "试点城市"], ["⼴东", "4"]), "强市!A2 ProvinceUnknown"),
        ["full-width letters in a name"] = (() => Rows(["地区", "试点城市"], ["ｊｉａｎｇｓｕ", "4"]), "强市!A2 ProvinceUnknown"),
        ["a point after a name"] = (() => Rows(["地区", "试点城市"], ["江苏.", "4"]), "强市!A2 ProvinceUnknown"),
        ["a code with a blank in it"] = (() => Rows(["代码", "试点城市"], [Cell("320 000"), "4"]), "强市!A2 ProvinceUnknown"),

        // runs of a text
        ["a raised run"] = (() => Pilot(Rich("<r><t>3</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>")), "强市!B2 Raised"),
        ["a lowered run"] = (() => Pilot(Rich("<r><t>3</t></r><r><rPr><b/><vertAlign val=\"subscript\"/></rPr><t>2</t></r>")), "强市!B2 Raised"),
        ["a raised run in the list of texts"] = (() => new TestWorkbook { SharedStrings = "<si><r><t>4</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>" }
            .Sheet("强市", [["地区", "试点城市"], ["江苏", "<c r=\"{r}\" t=\"s\"><v>0</v></c>"]]).Build(), "强市!B2 Raised"),
        ["a raised run in a name"] = (() => Rows(["地区", "试点城市"], [Rich("<r><t>江苏</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>"), "4"]), "强市!A2 Raised"),
        ["a struck run"] = (() => Pilot(Rich("<r><rPr><strike/></rPr><t>3</t></r><r><t>4</t></r>")), "强市!B2 Struck"),

        // what is not shown
        ["a filtered row"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>江苏</t></is></c><c r=\"B2\"><v>4</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>浙江</t></is></c><c r=\"B3\"><v>77</v></c></row>"), "强市!A3 HiddenRows"),
        ["a row hidden in the words of another program"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\" hidden=\"true\">{d}</row>"), "强市!A2 HiddenRows"),
        ["a row of no height"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\" ht=\"0\" customHeight=\"1\">{d}</row>"), "强市!A2 HiddenRows"),
        ["a collapsed row"] = (() => Raw("", "<row r=\"1\">{h}</row><row r=\"2\" outlineLevel=\"1\" hidden=\"1\">{d}</row>"), "强市!A2 HiddenRows"),
        ["rows of no height by default"] = (() => Raw("<sheetFormatPr defaultRowHeight=\"0\" customHeight=\"1\"/>", "<row r=\"1\" ht=\"15\">{h}</row><row r=\"2\">{d}</row>"), "强市!A2 HiddenRows"),
        ["hidden headers"] = (() => Raw("", "<row r=\"1\" hidden=\"1\">{h}</row><row r=\"2\">{d}</row>"), "强市!A1 HiddenRows"),
        ["a hidden column"] = (() => Raw("<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row>"), "强市!B1 HiddenColumns"),
        ["a column of no width"] = (() => Raw("<cols><col min=\"2\" max=\"16384\" width=\"0\" customWidth=\"1\"/></cols>", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row>"), "强市!B1 HiddenColumns"),
        ["columns of no width by default"] = (() => Raw("<sheetFormatPr defaultColWidth=\"0\" defaultRowHeight=\"15\"/><cols><col min=\"1\" max=\"1\" width=\"9\"/></cols>", "<row r=\"1\">{h}</row><row r=\"2\">{d}</row>"), "强市!B1 HiddenColumns"),

        // sample data and headers further down
        ["a row marked as sample data"] = (() => Rows(["地区", "试点城市", "来源类别"], ["江苏", "4", "示例"]), "强市!C2 SampleData"),
        ["a row marked in English"] = (() => Utf8("Province,Pilot city,Source kind\nJiangsu,4,Sample\n"), "C2 SampleData"),
        ["a row marked in its note"] = (() => Utf8("地区,试点城市,备注\n江苏,4,示例数据\n"), "C2 SampleData"),
        ["a sheet of sample data"] = (() => new TestWorkbook().Sheet("示例·强市", [["地区", "试点城市"], ["江苏", "4"]]).Build(), "示例·强市!A1 SampleData"),
        ["a mark above the headers"] = (() => Rows(["示例数据，不得引用"], ["地区", "试点城市"], ["江苏", "4"]), "强市!A1 SampleData"),
        ["a title above the headers"] = (() => Rows(["2023年推荐名额"], [], ["地区", "示范城市", "试点城市"], ["江苏", "3", "4"]), "强市!A1 HeaderElsewhere"),

        // encodings and csv
        ["csv in Big5"] = (() => Big5.GetBytes("地區,試點城市\r\n江蘇省,4\r\n浙江省,2\r\n"), "Big5"),
        ["csv in UTF-8 cut within a letter"] = (() => Encoding.UTF8.GetBytes("地区,试点城市\n江苏省,4\n浙江省")[..^1], "CutText"),
        ["csv in UTF-16 without its mark"] = (() => Encoding.Unicode.GetBytes("地区,试点城市\n江苏省,4\n"), "Utf16"),
        ["csv in UTF-16 of the other order"] = (() => Encoding.BigEndianUnicode.GetBytes("地区,试点城市\n江苏省,4\n"), "Utf16"),
        ["csv in UTF-16 cut within a letter"] = (() => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("地区,试点城市\n江苏省,4")[..^1]], "CutText"),
        ["a formula that joins texts in csv"] = (() => Utf8("地区,试点城市\n江苏,=\"4\"&\"2\"\n"), "B2 Formula"),
        ["a formula with a text in csv"] = (() => Utf8("地区,试点城市\n江苏,=IF(1,\"4\")\n"), "Quotes"),
        ["text after a quotation mark"] = (() => Utf8("地区,试点城市\n\"江苏\"省,4\n"), "Quotes"),
        ["csv in GB18030 with a footnote"] = (() => Gb18030.GetBytes("地区,试点城市\n江苏,4①\n"), "B2 NotANumber"),
    };

    /// <summary>Files of applications and work plans of Jiangsu.</summary>
    public static Dictionary<string, (Func<byte[]> Make, string Expected)> OfRounds { get; } = new()
    {
        ["a footnote after a day"] = (() => Day(Cell("2023-5-1①")), "申报!C2 NotADate"),
        ["a raised digit within a day"] = (() => Day(Cell("2023年5月1²日")), "申报!C2 NotADate"),
        ["a raised run within a day"] = (() => Day(Rich("<r><t>2023-5-1</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>")), "申报!C2 Raised"),
        ["half of a day as a number"] = (() => Day("45047.5"), "申报!C2 NotADate"),
        ["an hour after a day"] = (() => Day(Cell("2023-05-01 08:30")), "申报!C2 NotADate"),
        ["a second after midnight"] = (() => Day(Cell("2023-05-01 00:00:01")), "申报!C2 NotADate"),
        ["midnight of another zone"] = (() => Day(Cell("2023-05-01T00:00:00Z")), "申报!C2 NotADate"),
        ["midnight with its zone"] = (() => Day(Cell("2023-05-01T00:00:00+08:00")), "申报!C2 NotADate"),
        ["an hour of ISO"] = (() => Day("<c r=\"{r}\" t=\"d\"><v>2023-05-01T08:00:00</v></c>"), "申报!C2 NotADate"),
        ["midnight with nothing between"] = (() => Day(Cell("2023-05-0100:00")), "申报!C2 NotADate"),
        ["midnight at the end of a day"] = (() => Day(Cell("2023-05-01 24:00")), "申报!C2 NotADate"),
        ["a month"] = (() => Day(Cell("2023年5月")), "申报!C2 NotADate"),
        ["a day in Chinese numerals"] = (() => Day(Cell("二〇二三年五月一日")), "申报!C2 NotADate"),
        ["a day with a point after it"] = (() => Day(Cell("2023.5.1.")), "申报!C2 NotADate"),
        ["a day with marks of enumeration"] = (() => Day(Cell("2023、5、1")), "申报!C2 NotADate"),
        ["full-width hyphens"] = (() => Day(Cell("2023－05－01")), "申报!C2 NotADate"),
        ["a number of a day as text"] = (() => Day(Cell("45047")), "申报!C2 NotADate"),
        ["a month as a number"] = (() => Day("2023.5"), "申报!C2 NotADate"),
        ["a blank within a day's number"] = (() => Day(Cell("2023-05-1 1")), "申报!C2 NotADate"),
        ["a weekday in brackets"] = (() => Day(Cell("2023-05-01（周一）")), "申报!C2 Bracketed"),
        ["a day of another century"] = (() => Day(Cell("1923-05-01")), "申报!C2 NotADate"),
        ["a district in brackets after its city"] = (() => Utf8("名称,层级,编制方案\n南京市（江宁区）,示范,2023-05-01\n"), "A2 Bracketed"),
        ["a bracket in a name beside the right code"] = (() => Utf8("代码,名称,层级,编制方案\n320600,南通市（崇川区）,示范,2023-05-01\n"), "B2 Bracketed"),
        ["a short name of several"] = (() => Utf8("名称,层级,编制方案\n鼓楼,示范,2023-05-01\n"), "A2 PlaceAmbiguous"),
        ["a name of several though one is held"] = (() => Utf8("名称,层级,编制方案\n朝阳区,示范,2023-05-01\n"), "A2 PlaceAmbiguous"),
        ["a place that is a division and nothing more"] = (() => Utf8("名称,层级,编制方案\n延边州,示范,2023-05-01\n"), "A2 PlaceNotHeld"),
        ["a point after the name of a place"] = (() => Utf8("名称,层级,编制方案\n南通市.,示范,2023-05-01\n"), "A2 PlaceUnknown"),
        ["a hyphen within the name of a place"] = (() => Utf8("名称,层级,编制方案\n南-通市,示范,2023-05-01\n"), "A2 PlaceUnknown"),
        ["a stage with a note"] = (() => Utf8("代码,层级,阶段,日期\n320600,示范,编制方案（初稿）,2023-05-01\n"), "C2 Bracketed"),
        ["a stage with a number"] = (() => Utf8("代码,层级,阶段,日期\n320600,示范,①编制方案,2023-05-01\n"), "C2 StageUnknown"),
        ["a tier of a round with a note"] = (() => Utf8("代码,层级,编制方案\n320600,示范（升级）,2023-05-01\n"), "B2 Bracketed"),
        ["a hidden row of a round"] = (() => new TestWorkbook().Raw("申报", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>代码</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>层级</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>编制方案</t></is></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>320600</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>示范</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>2023-05-01</t></is></c></row></sheetData>").Build(), "申报!A2 HiddenRows"),
        ["a row of a round marked as sample data"] = (() => Utf8("代码,层级,编制方案,来源类别\n320600,示范,2023-05-01,示例\n"), "D2 SampleData"),
        ["a remark that marks sample data"] = (() => Utf8("代码,层级,阶段,日期,备注\n320600,示范,编制方案,2023-05-01,示例数据\n"), "E2 SampleData"),
        ["a title above the headers of a round"] = (() => Utf8("2023年申报进展,,\n代码,层级,编制方案\n320600,示范,2023-05-01\n"), "A1 HeaderElsewhere"),
        ["a control character in a document number"] = (() => new TestWorkbook().Sheet("申报", [["代码", "层级", "阶段", "日期", "文号"], ["320600", "示范", "编制方案", Cell("2023-05-01"), Cell("国知_x000B_1号")]]).Build(), "申报!E2 Invisible"),
    };

    internal static string Cell(string text) =>
        $"<c r=\"{{r}}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    internal static string Rich(string runs) => $"<c r=\"{{r}}\" t=\"inlineStr\"><is>{runs}</is></c>";

    internal static byte[] Rows(params string[][] rows) => new TestWorkbook().Sheet("强市", rows).Build();

    /// <summary>One number, of the pilot cities of Jiangsu.</summary>
    internal static byte[] Pilot(string cell) => Rows(["地区", "试点城市"], ["江苏", cell]);

    /// <summary>One step, of 南通市.</summary>
    internal static byte[] Day(string cell) => new TestWorkbook().Sheet("申报", [["代码", "层级", "编制方案"], ["320600", "示范", cell]]).Build();

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Headers and data of two cells each, with what is said of rows and columns.</summary>
    internal static byte[] Raw(string before, string rows) => new TestWorkbook().Raw("强市", before + "<sheetData>" + rows
        .Replace("{h}", "<c r=\"A1\" t=\"inlineStr\"><is><t>地区</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>试点城市</t></is></c>", StringComparison.Ordinal)
        .Replace("{d}", "<c r=\"A2\" t=\"inlineStr\"><is><t>江苏</t></is></c><c r=\"B2\"><v>4</v></c>", StringComparison.Ordinal) + "</sheetData>").Build();
}
