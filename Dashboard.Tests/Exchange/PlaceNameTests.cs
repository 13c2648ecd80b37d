using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;

namespace Dashboard.Tests.Exchange;

/// <summary>A place by the name that people write, found where it is one alone.</summary>
public sealed class PlaceNameTests(ExchangeOffice office) : IClassFixture<ExchangeOffice>
{
    [Theory]
    [InlineData("南京市", "320100", "")]
    [InlineData("南京", "320100", "ShortName")]
    [InlineData("江苏省南京市", "320100", "")]
    [InlineData("江苏南京", "320100", "ShortName")]
    [InlineData("南 京 市", "320100", "Blanks")]
    [InlineData("大连", "210200", "ShortName")]
    [InlineData("襄樊市", "420600", "FormerName")]
    [InlineData("湖北襄樊市", "420600", "FormerName")]
    [InlineData("浦东新区", "310115", "")]
    [InlineData("上海市浦东新区", "310115", "")]
    [InlineData("北京市朝阳区", "110105", "")]
    [InlineData("Dalian", "210200", "")]
    public async Task A_name_that_is_of_one_place_alone_finds_it(string name, string code, string tolerances)
    {
        var preview = await PreviewAsync($"名称,层级,印发工作方案\n{name},试点,2022-08-15\n{name},示范,2022-08-15\n");

        var entries = preview.Items.Select(i => i.Entry.Place.Code).Concat(preview.Faults.Where(f => f.Reason is ImportRefusal.NotDesignated).Select(_ => code)).ToList();
        Assert.Equal([code, code], entries);
        Assert.Equal(tolerances, string.Join(' ', preview.Tolerances.Select(t => t.Tolerance)));
    }

    [Theory]
    [InlineData("朝阳区", "PlaceAmbiguous")]
    [InlineData("鼓楼", "PlaceAmbiguous")]
    [InlineData("延边州", "PlaceNotHeld")]
    [InlineData("石河子市", "PlaceNotHeld")]
    [InlineData("南京市（江宁区）", "Bracketed")]
    [InlineData("南京市江宁", "PlaceNotHeld")]
    [InlineData("东京", "PlaceUnknown")]
    [InlineData("示例县01", "SampleData")]
    [InlineData("示例市", "SampleData")]
    [InlineData("nanjing shi", "PlaceUnknown")]
    public async Task A_name_that_is_of_none_or_of_several_is_asked_about(string name, string problem)
    {
        var preview = await PreviewAsync($"名称,层级,印发工作方案\n{name},示范,2022-08-15\n");

        Assert.Equal($"A2 {problem}", $"{Assert.Single(preview.Faults).At} {preview.Faults[0].Reason.GetType().Name}");
        Assert.Empty(preview.Items);
    }

    [Fact]
    public async Task A_name_of_several_is_one_of_its_province_and_the_question_names_all()
    {
        var ofBeijing = await PreviewAsync("名称,省份,层级,印发工作方案\n朝阳区,北京,示范,2022-08-15\n");
        var ofNone = await PreviewAsync("名称,层级,印发工作方案\n朝阳区,示范,2022-08-15\n");

        Assert.DoesNotContain(ofBeijing.Faults, f => f.Reason is ImportRefusal.PlaceAmbiguous);
        Assert.Contains("北京市朝阳区 110105", Assert.IsType<ImportRefusal.PlaceAmbiguous>(ofNone.Faults[0].Reason).Codes, StringComparison.Ordinal);
        Assert.Contains("吉林省朝阳区 220104", Assert.IsType<ImportRefusal.PlaceAmbiguous>(ofNone.Faults[0].Reason).Codes, StringComparison.Ordinal);
    }

    private async Task<RoundImportPreview> PreviewAsync(string csv)
    {
        var viewer = office.Actor.Viewer;
        return RoundImport.Preview(
            (await office.Database.Get<RoundImportQueries>().BookAsync(viewer, ExchangeOffice.Round))!,
            await office.Database.Provinces.ListAsync(viewer),
            SheetReader.Read(HostileFiles.Utf8(csv)).File!,
            viewer,
            office.Database.Get<AccessGuard>(),
            new DateOnly(2023, 12, 31));
    }
}
