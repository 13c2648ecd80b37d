using System.IO.Compression;
using System.Text;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Files that no import may take, made here one by one, each with what must be said of it: a fault of the file, or an address and its problem.</summary>
internal static class BadFiles
{
    private static readonly string[] CityHeader = ["代码", "地区", "示范城市名额", "试点城市名额"];
    private static readonly string[] CountyHeader = ["代码", "地区", "示范县名额", "试点县名额"];
    private static readonly string[] Jiangsu = ["320000", "江苏省", "3", "4"];

    public static Dictionary<string, (Func<byte[]> Make, string Expected)> All { get; } = new()
    {
        // what is no workbook
        ["an empty file"] = (() => [], "Empty"),
        ["blanks only"] = (() => Text("  \r\n \n"), "Empty"),
        ["a picture"] = (() => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "NotAWorkbook"),
        ["a program"] = (() => [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "NotAWorkbook"),
        ["a PDF"] = (() => [.. "%PDF-1.7\n"u8, 0, 1, 2, 0xE2, 0xE3], "NotAWorkbook"),
        ["a gzip file"] = (() => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "NotAWorkbook"),
        ["a web page called xls"] = (() => Text("<html><table><tr><td>320000</td></tr></table></html>"), "Markup"),
        ["XML called xls"] = (() => Text("<?xml version=\"1.0\"?><Workbook/>"), "Markup"),
        ["a workbook of 1997"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "OldWorkbook"),
        ["a workbook with a password"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "Encrypted"),
        ["an OpenDocument sheet"] = (() => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "OpenDocument"),
        ["a text document"] = (() => Zip(("[Content_Types].xml", Types("wordprocessingml.document.main+xml")), ("word/document.xml", "<x/>")), "NotAWorkbook"),
        ["a binary workbook"] = (() => Zip(("[Content_Types].xml", Types("application/vnd.ms-excel.sheet.binary.macroEnabled.main".Replace("macroEnabled.", "", StringComparison.Ordinal))), ("xl/workbook.bin", "x")), "BinaryWorkbook"),
        ["a zip of pictures"] = (() => Zip(("a.png", "x"), ("b.png", "y")), "NotAWorkbook"),
        ["a zip without an end"] = (() => Good().Build()[..^40], "Broken"),
        ["a zip with a wrong byte"] = (() => Corrupted(), "Broken"),
        ["a workbook without a list of sheets"] = (() => Zip(("[Content_Types].xml", Types("spreadsheetml.sheet.main+xml"))), "NotAWorkbook"),
        ["a workbook whose sheet is missing"] = (() => Missing(), "Broken"),
        ["XML that breaks off"] = (() => Book().Raw("强市", "<sheetData><row r=\"1\">").Build(), "Broken"),
        ["two parts of one name"] = (() => Good().Part("xl/worksheets/sheet1.xml").Build(), "Broken"),
        ["a part outside the package"] = (() => Good().Part("../../etc/passwd").Build(), "Broken"),
        ["rows in the wrong order"] = (() => Book().Raw("强市", "<sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>").Build(), "Broken"),
        ["a row no spreadsheet has"] = (() => Book().Raw("强市", "<sheetData><row r=\"99999999\"><c r=\"A99999999\"><v>1</v></c></row></sheetData>").Build(), "Broken"),
        ["a cell at no address"] = (() => Book().Raw("强市", "<sheetData><row r=\"1\"><c r=\"1A\"><v>1</v></c></row></sheetData>").Build(), "Broken"),
        ["a text that is not in the list of texts"] = (() => Book().Raw("强市", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData>").Build(), "Broken"),

        // what is too much
        ["a file of six megabytes"] = (() => new byte[6 * 1024 * 1024], "TooLarge"),
        ["a bomb in a sheet"] = (() => Book().Raw("强市", "<sheetData>" + new string(' ', 20_000_000) + "</sheetData>").Build(), "Bomb"),
        ["a bomb in the texts"] = (() => Bomb(), "Bomb"),
        ["entities that multiply"] = (() => Laughs(), "Broken"),
        ["an entity from elsewhere"] = (() => Raw("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet>&e;</worksheet>"), "Broken"),
        ["300 parts"] = (() => Enumerable.Range(0, 300).Aggregate(Good(), (b, i) => b.Part($"xl/media/{i}.png")).Build(), "TooManyParts"),
        ["40 sheets"] = (() => Enumerable.Range(0, 40).Aggregate(Book(), (b, i) => b.Sheet($"S{i}", [CityHeader])).Build(), "TooManySheets"),
        ["25,000 rows"] = (() => Book().Sheet("强市", Enumerable.Repeat(Jiangsu, 25_000).Prepend(CityHeader)).Build(), "TooManyRows"),
        ["100 columns"] = (() => Book().Sheet("强市", [[.. Enumerable.Repeat("地区", 100)]]).Build(), "TooManyColumns"),
        ["a novel in a cell"] = (() => Cities(["320000", new string('长', 2_000), "3", ""]), "TooLongCell"),

        // what runs or reaches out
        ["a macro"] = (() => Good().Part("xl/vbaProject.bin").Build(), "Macro"),
        ["a type that allows macros"] = (() => Typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "Macro"),
        ["a macro sheet of 1992"] = (() => Good().Part("xl/macrosheets/sheet1.xml").Build(), "Macro"),
        ["a control"] = (() => Good().Part("xl/activeX/activeX1.bin").Build(), "Macro"),
        ["a link to another file"] = (() => Good().Part("xl/externalLinks/externalLink1.xml").Build(), "ExternalLink"),
        ["a reference to another file"] = (() => Referring(), "ExternalLink"),
        ["a data connection"] = (() => Good().Part("xl/connections.xml").Build(), "ExternalLink"),
        ["an embedded document"] = (() => Good().Part("xl/embeddings/oleObject1.bin").Build(), "Embedded"),
        ["an object in the sheet"] = (() => Book().Sheet("强市", [CityHeader, Jiangsu], after: "<oleObjects><oleObject/></oleObjects>").Build(), "Embedded"),
        ["a dialog sheet"] = (() => Dialog(), "Embedded"),
        ["a sheet hidden from whoever checks it"] = (() => Good().Sheet("密", [CityHeader, Jiangsu], state: "veryHidden").Build(), "HiddenSheet"),

        // csv
        ["an open quotation mark"] = (() => Text("代码,示范城市\n\"320000,3\n"), "Quotes"),
        ["neither UTF-8 nor GB18030"] = (() => [.. Encoding.UTF8.GetBytes("code,pilotcity\n"), 0xFF, 0xFF, (byte)',', (byte)'3'], "Encoding"),
        ["a mark of UTF-8 before something else"] = (() => [.. Encoding.UTF8.Preamble, 0xC8, 0xFF, 0x2C], "Encoding"),
        ["a formula in csv"] = (() => Text("代码,示范城市\n320000,=1+2\n"), "B2 Formula"),
        ["a formula that calls a program"] = (() => Text("代码,示范城市\n320000,=cmd|' /C calc'!A0\n"), "B2 Formula"),
        ["csv with an unknown header"] = (() => Text("代码,示范城市,密级\n320000,3,高\n"), "C1 UnknownColumn"),
        ["csv without a province"] = (() => Text("示范城市;试点城市\n3;4\n"), "A1 NoProvinceColumn"),
        ["csv without a quota"] = (() => Text("代码\t地区\n320000\t江苏\n"), "A1 NoQuotaColumn"),
        ["csv with numbers of no track"] = (() => Text("代码,名额\n320000,3\n"), "A1 NoTrackOrTier"),
        ["csv with a general header"] = (() => Text("代码,示范\n320000,3\n"), "B1 NoTrack"),
        ["csv of another round"] = (() => Text("轮次,代码,示范城市\n2022,320000,3\n"), "A2 OtherRound"),
        ["csv of an unknown track"] = (() => Text("代码,类别,层级,名额\n320000,强省,示范,3\n"), "B2 TrackUnknown"),
        ["csv of an unknown tier"] = (() => Text("代码,类别,层级,名额\n320000,强市,先进,3\n"), "C2 TierUnknown"),
        ["csv that repeats a quota"] = (() => Text("代码,类别,层级,名额\n320000,强市,示范,3\n江苏,city,Demonstration,3\n"), "D3 Duplicate"),

        // headers
        ["an unknown column"] = (() => Book().Sheet("强市", [["代码", "示范城市", "机密"], ["320000", "3", "x"]]).Build(), "强市!C1 UnknownColumn"),
        ["a column twice"] = (() => Book().Sheet("强市", [["代码", "示范城市", "示范城市名额"], ["320000", "3", "3"]]).Build(), "强市!C1 DuplicateColumn"),
        ["no province"] = (() => Book().Sheet("强市", [["示范城市"], ["3"]]).Build(), "强市!A1 NoProvinceColumn"),
        ["no headers"] = (() => Book().Sheet("强市", [["320000", "江苏省", "3"]]).Build(), "强市!A1 NoHeader"),
        ["headers only"] = (() => Cities(), "强市!A1 NoRows"),
        ["merged headers"] = (() => Book().Sheet("强市", [CityHeader, Jiangsu], after: "<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells>").Build(), "强市!A1 Merged"),
        ["a value beside the table"] = (() => Cities([.. Jiangsu, "", "核对过"]), "强市!F2 OutsideTable"),

        // provinces
        ["an unknown province"] = (() => Cities(["", "某省", "3", "4"]), "强市!B2 ProvinceUnknown"),
        ["an unknown code"] = (() => Cities(["329999", "", "3", "4"]), "强市!A2 ProvinceUnknown"),
        ["a total at the end"] = (() => Cities(Jiangsu, ["", "合计", "3", "4"]), "强市!B3 ProvinceUnknown"),
        ["a unit that takes no part"] = (() => Cities(["710000", "", "3", "4"]), "强市!A2 ProvinceTakesNoPart"),
        ["code and name of two provinces"] = (() => Cities(["320000", "浙江省", "3", "4"]), "强市!B2 ProvinceAmbiguous"),
        ["a province twice"] = (() => Cities(Jiangsu, ["", "江苏", "3", "4"]), "强市!C3 Duplicate"),
        ["a province on two sheets"] = (() => Book().Sheet("强市", [CityHeader, Jiangsu]).Sheet("副本", [CityHeader, Jiangsu]).Build(), "副本!C2 Duplicate"),
        ["a number of nobody"] = (() => Cities(["", "", "3", ""]), "强市!C2 ProvinceMissing"),

        // numbers
        ["a negative number"] = (() => Cities(["320000", "", "3", "-1"]), "强市!D2 Negative"),
        ["a negative text"] = (() => Text("代码,试点城市\n320000,−2\n"), "B2 Negative"),
        ["a fraction"] = (() => Cities(["320000", "", "3", "2.5"]), "强市!D2 Fraction"),
        ["a word"] = (() => Cities(["320000", "", "3", "若干"]), "强市!D2 NotANumber"),
        ["a Chinese numeral"] = (() => Cities(["320000", "", "3", "四"]), "强市!D2 NotANumber"),
        ["a number with its counter"] = (() => Cities(["320000", "", "3", "4个"]), "强市!D2 NotANumber"),
        ["a number with a thousands mark"] = (() => Text("代码;试点城市\n320000;1,000\n"), "B2 NotANumber"),
        ["too many places"] = (() => Cities(["320000", "", "3", "1000"]), "强市!D2 TooLarge"),
        ["a date in place of a number"] = (() => Cities(["320000", "", "3", "45231"]), "强市!D2 TooLarge"),
        ["infinity"] = (() => Cities(["320000", "", "3", "1E+300"]), "强市!D2 TooLarge"),
        ["a truth value"] = (() => Cities(["320000", "", "3", "<c r=\"{r}\" t=\"b\"><v>1</v></c>"]), "强市!D2 NoValue"),
        ["an error value"] = (() => Cities(["320000", "", "3", "<c r=\"{r}\" t=\"e\"><v>#REF!</v></c>"]), "强市!D2 NoValue"),
        ["a formula"] = (() => Cities(["320000", "", "3", "<c r=\"{r}\"><f>1+3</f><v>4</v></c>"]), "强市!D2 Formula"),
        ["a formula in a header"] = (() => Book().Sheet("强市", [["代码", "示范城市", "<c r=\"{r}\" t=\"str\"><f>A1</f><v>试点城市</v></c>"], ["320000", "3", "4"]]).Build(), "强市!C1 Formula"),
        ["a dash where there is a quota"] = (() => Cities(["320000", "", "3", "—"]), "强市!D2 NotANumber"),

        // rules
        ["fewer than recommended"] = (() => Cities(["320000", "", "1", ""]), "强市!C2 BelowRecommended"),
        ["unknown again though recommended"] = (() => Cities(["320000", "", "待录入", ""]), "强市!C2 UnknownBelowRecommended"),
        ["a county quota of Beijing"] = (() => Book().Sheet("强县", [CountyHeader, ["110000", "北京市", "1", ""]]).Build(), "强县!C2 NoEligibleCounty"),
        ["a template of another round"] = (() => Stamped("v1|2022|0:|0:"), "强市!E2 OtherRound"),
        ["a template with a changed mark"] = (() => Stamped("v1|2023|x"), "强市!E2 StampBroken"),
        ["a template with a removed mark"] = (() => Stamped(""), "强市!E2 StampBroken"),
    };

    /// <summary>Files of applications, materials and work plans, imported by the office of Jiangsu in the round of 2023.</summary>
    public static Dictionary<string, (Func<byte[]> Make, string Expected)> OfRounds { get; } = new()
    {
        // headers
        ["a sheet of provinces"] = (() => Text("省份,层级,推荐\n江苏,示范,2023-07-01\n"), "A1 NoPlaceColumn"),
        ["a sheet of no tier"] = (() => Text("代码,推荐\n320600,2023-07-01\n"), "A1 NoTierColumn"),
        ["a sheet of nothing"] = (() => Text("代码,层级,联系人\n320600,示范,某人\n"), "A1 NoRecordColumn"),
        ["a sheet of two kinds"] = (() => Text("代码,层级,阶段,日期,申报函\n320600,示范,编制方案,2023-05-01,\n"), "A1 MixedSheet"),
        ["steps without dates"] = (() => Text("代码,层级,阶段\n320600,示范,编制方案\n"), "A1 NoDateColumn"),
        ["an unknown column of a round"] = (() => Text("代码,层级,编制方案,得分\n320600,示范,2023-05-01,98\n"), "D1 UnknownColumn"),
        ["headers of a round only"] = (() => Text("代码,层级,编制方案\n"), "A1 NoRows"),

        // places
        ["a step of nobody"] = (() => Text("代码,名称,层级,编制方案\n,,示范,2023-05-01\n"), "C2 PlaceMissing"),
        ["an unknown place"] = (() => Text("代码,层级,编制方案\n329998,示范,2023-05-01\n"), "A2 PlaceUnknown"),
        ["an unknown name"] = (() => Text("名称,层级,编制方案\n某市,示范,2023-05-01\n"), "A2 PlaceUnknown"),
        ["a name of two places"] = (() => Text("名称,层级,编制方案\n鼓楼区,示范,2023-05-01\n"), "A2 PlaceAmbiguous"),
        ["code and name of two places"] = (() => Text("代码,名称,层级,编制方案\n320600,无锡市,示范,2023-05-01\n"), "B2 PlacesDiffer"),
        ["a place of another province"] = (() => Text("代码,省份,层级,编制方案\n320600,浙江,示范,2023-05-01\n"), "B2 PlacesDiffer"),
        ["a province that is none"] = (() => Text("代码,省份,层级,编制方案\n320600,某省,示范,2023-05-01\n"), "B2 ProvinceUnknown"),

        // values
        ["a tier that is none"] = (() => Text("代码,层级,编制方案\n320600,先进,2023-05-01\n"), "B2 TierUnknown"),
        ["a stage that is none"] = (() => Text("代码,层级,阶段,日期\n320600,示范,研究中,2023-05-01\n"), "C2 StageUnknown"),
        ["a day of no stage"] = (() => Text("代码,层级,阶段,日期\n320600,示范,,2023-05-01\n"), "C2 StageUnknown"),
        ["a day of no material"] = (() => Text("代码,层级,材料,日期\n320600,示范,,2023-05-01\n"), "C2 MaterialUnknown"),
        ["a material that is none"] = (() => Text("代码,层级,材料,日期\n320600,示范,照片,2023-05-01\n"), "C2 MaterialUnknown"),
        ["a medium that is none"] = (() => Text("代码,层级,材料,日期,报送方式\n320600,示范,申报函,2023-05-01,传真\n"), "E2 MediumUnknown"),
        ["no date"] = (() => Text("代码,层级,阶段,日期\n320600,示范,编制方案,\n"), "D2 DateMissing"),
        ["the end of a notice without its beginning"] = (() => Text("代码,层级,公示起,公示止\n320600,示范,,2023-09-07\n"), "D2 DateMissing"),
        ["a word in place of a date"] = (() => Text("代码,层级,编制方案\n320600,示范,五月\n"), "C2 NotADate"),
        ["a day that may be two"] = (() => Text("代码,层级,编制方案\n320600,示范,05/06/2023\n"), "C2 NotADate"),
        ["a day that is none"] = (() => Text("代码,层级,编制方案\n320600,示范,2023-02-30\n"), "C2 NotADate"),
        ["a day with its hour"] = (() => new TestWorkbook().Sheet("申报", [["代码", "层级", "编制方案"], ["320600", "示范", "45047.5"]]).Build(), "申报!C2 NotADate"),
        ["a formula in place of a date"] = (() => Text("代码,层级,编制方案\n320600,示范,=TODAY()\n"), "C2 Formula"),
        ["another round"] = (() => Text("轮次,代码,层级,编制方案\n2022,320600,示范,2023-05-01\n"), "A2 OtherRound"),
        ["a step twice"] = (() => Text("代码,名称,层级,编制方案\n320600,,示范,2023-05-01\n,南通市,示范,2023-05-01\n"), "D3 Duplicate"),

        // rules
        ["a step of nobody's application"] = (() => Text("代码,层级,推荐\n320600,示范,2023-07-01\n"), "C2 NotBegun"),
        ["a material of nobody's application"] = (() => Text("代码,层级,申报函\n320600,示范,2023-07-01\n"), "C2 NotBegun"),
        ["a step on another day than recorded"] = (() => Text("代码,层级,推荐\n320100,示范,2023-08-02\n"), "C2 StepDiffers"),
        ["a step to come"] = (() => Text("代码,层级,编制方案\n320600,示范,2024-05-01\n"), "C2 InFuture"),
        ["a step left out"] = (() => Text("代码,层级,编制方案,报省局\n320600,示范,2023-05-01,2023-05-02\n"), "D2 StepUnknown"),
        ["steps in the wrong order"] = (() => Text("代码,层级,编制方案,政府同意,报省局\n320600,示范,2023-05-01,2023-05-20,2023-05-10\n"), "E2 StepUnknown"),
        ["a place that is a demonstration already"] = (() => Text("代码,层级,编制方案\n320300,示范,2023-05-01\n"), "C2 AlreadyDemonstration"),
        ["a place of another office"] = (() => Text("代码,层级,编制方案\n330500,示范,2023-05-01\n"), "C2 OtherProvince"),
        ["a step of the national office"] = (() => Text("代码,层级,专家评审\n320100,示范,2023-09-01\n"), "C2 StageOfAnotherOffice"),
        ["a designation"] = (() => Text("代码,层级,确定\n320100,示范,2023-12-01\n"), "C2 RoleMayNot"),
        ["a real application where a sample one stands"] = (() => Text("代码,层级,编制方案\n320400,示范,2023-05-01\n"), "C2 SampleStands"),
        ["a work plan of no designation"] = (() => Text("代码,层级,印发\n320600,示范,2022-09-01\n"), "C2 NotDesignated"),
        ["a work plan filed before it was issued"] = (() => Text("代码,层级,印发,报省局备案\n320600,试点,2022-09-01,2022-08-20\n"), "C2 FiledBeforeIssued"),
        ["a work plan before the designation"] = (() => Text("代码,层级,印发\n320600,试点,2022-07-20\n"), "C2 BeforeDesignation"),
        ["a work plan of another office"] = (() => Text("代码,层级,印发\n330500,试点,2022-09-20\n"), "C2 OtherProvince"),
    };

    public static TestWorkbook Good() => Book().Sheet("强市", [CityHeader, Jiangsu]);

    private static TestWorkbook Book() => new();

    private static byte[] Cities(params string[][] rows) => Book().Sheet("强市", rows.Prepend(CityHeader)).Build();

    private static byte[] Stamped(string stamp) => Book().Sheet("强市", [[.. CityHeader, "版本标记"], [.. Jiangsu, stamp]]).Build();

    private static byte[] Typed(string type) => new TestWorkbook { ContentType = type }.Sheet("强市", [CityHeader, Jiangsu]).Build();

    private static byte[] Referring() =>
        new TestWorkbook { BookExtra = "<externalReferences><externalReference r:id=\"x\"/></externalReferences>" }.Sheet("强市", [CityHeader, Jiangsu]).Build();

    private static byte[] Dialog() => new TestWorkbook { SheetRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/dialogsheet" }
        .Sheet("强市", [CityHeader, Jiangsu]).Build();

    private static byte[] Missing() => new TestWorkbook { BookExtra = "<sheets><sheet name=\"x\" sheetId=\"9\" r:id=\"none\"/></sheets>" }.Sheet("强市", [CityHeader]).Build();

    private static byte[] Bomb() => new TestWorkbook { SharedStrings = string.Concat(Enumerable.Repeat($"<si><t>{new string('a', 500)}</t></si>", 70_000)) }.Sheet("强市", [CityHeader]).Build();

    private static byte[] Laughs() => Raw(
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData>&c;</sheetData></worksheet>");

    /// <summary>A workbook whose sheet is this XML.</summary>
    private static byte[] Raw(string xml)
    {
        using var stream = new MemoryStream();
        stream.Write(Good().Build());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }

        return stream.ToArray();
    }

    private static byte[] Corrupted()
    {
        var file = Good().Build();
        var at = file.AsSpan().IndexOf("xl/worksheets/sheet1.xml"u8) + "xl/worksheets/sheet1.xml".Length;
        file.AsSpan(at + 4, 12).Fill(0xFF);
        return file;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Types(string type) =>
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/x\" ContentType=\"{type}\"/></Types>";

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
