using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Quotas;
using Dashboard.Data.Seeding;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Exchange;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dashboard.Tests.Exchange;

public sealed class QuotaTemplateTests(ExchangeOffice office) : IClassFixture<ExchangeOffice>
{
    private static readonly Viewer National = Viewer.SignedIn("n", "n", Role.NationalOffice, null);

    [Fact]
    public async Task A_template_has_a_protected_sheet_per_track_on_which_only_the_quotas_can_be_changed()
    {
        var workbook = Files.Xlsx(await TemplateAsync());

        Assert.Equal(["强市", "强县", "说明"], workbook.Sheets.Select(s => s.Name));
        Assert.All(workbook.Sheets, sheet => Assert.Equal((true, false), (sheet.IsProtected, sheet.HasPassword)));
        var cities = workbook.Sheets[0];
        Assert.Equal(
            ["代码", "地区", "示范城市名额", "试点城市名额", "示范城市已推荐", "试点城市已推荐", "版本标记"], Files.Rows(cities)[0].Cast<string>());
        Assert.Equal(33, Files.Rows(cities).Count);
        Assert.Equal((1, 2), (cities.FrozenRows, cities.FrozenColumns));
        Assert.Equal([6], Enumerable.Range(0, 7).Where(cities.IsHidden));
        for (var column = 0; column < 7; column++)
        {
            Assert.Equal(column is not (2 or 3), cities[10, column]!.IsLocked);
        }

        Assert.All(new[] { 1, 2, 3, 4, 5 }, column => Assert.True(cities.Width(column) >= ((string)Files.Rows(cities)[0][column]!).Length * 2));
    }

    [Fact]
    public async Task Only_whole_numbers_from_what_is_recommended_can_be_entered()
    {
        var cities = Files.Xlsx(await TemplateAsync()).Sheets[0];
        var jiangsu = Enumerable.Range(1, 32).Single(r => cities[r, 0]!.Value as string == "320000");

        var rule = cities.Rule(jiangsu, 2)!;

        Assert.Equal(
            (DataValidationValues.Whole, DataValidationOperatorValues.Between, "2", "999", true),
            (rule.Type!.Value, rule.Operator!.Value, rule.Formula1!.Text, rule.Formula2!.Text, rule.AllowBlank!.Value));
        Assert.Null(cities.Rule(jiangsu, 4));
        Assert.Equal(3d, cities[jiangsu, 2]!.Value);
        Assert.Equal(2d, cities[jiangsu, 4]!.Value);
    }

    [Fact]
    public async Task A_province_without_an_eligible_county_has_locked_dashes()
    {
        var counties = Files.Xlsx(await TemplateAsync()).Sheets[1];

        foreach (var (code, dash) in new[] { ("110000", true), ("120000", true), ("310000", true), ("500000", false), ("660000", false) })
        {
            var row = Enumerable.Range(1, 32).Single(r => counties[r, 0]!.Value as string == code);
            Assert.Equal(dash ? "—" : null, counties[row, 2]!.Value);
            Assert.Equal(dash, counties[row, 2]!.IsLocked);
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_template_is_read_back_without_a_fault_and_without_a_change(string culture)
    {
        var preview = await office.PreviewAsync(await TemplateAsync(culture));

        Assert.Empty(preview.Faults);
        Assert.True(preview.ChangesNothing);
        Assert.Equal("3", Assert.Single(preview.Cells).Wanted!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(32 * 4 - 6 - 1, preview.Blank);
    }

    [Fact]
    public async Task A_template_never_holds_sample_data()
    {
        await using var database = await TestDatabase.StartAsync();
        Assert.IsType<CommandResult<SampleCounts>.Done>(await database.Get<SampleDataCommands>().LoadAsync(Actor.System));

        var file = await TemplateAsync(database.Get<QuotasQueries>(), "zh-CN");

        var cities = Files.Xlsx(file).Sheets[0];
        Assert.All(Enumerable.Range(1, 32), r => Assert.Null(cities[r, 2]!.Value));
        var table = (await database.Get<QuotasQueries>().TableAsync(National, ExchangeOffice.Round, ExchangeOffice.Day))!;
        var preview = QuotaImport.Preview(table, await database.Provinces.ListAsync(Viewer.Public), SheetReader.Read(file).File!);
        Assert.Empty(preview.Faults);
        Assert.Empty(preview.Cells);
    }

    private Task<byte[]> TemplateAsync(string culture = "zh-CN") => TemplateAsync(office.Database.Get<QuotasQueries>(), culture);

    internal static async Task<byte[]> TemplateAsync(QuotasQueries quotas, string culture)
    {
        var held = (await quotas.TableAsync(National, ExchangeOffice.Round, ExchangeOffice.Day))!;
        var official = (await quotas.TableAsync(National, ExchangeOffice.Round, ExchangeOffice.Day, withIllustrative: false))!;
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return QuotaTemplate.Write(held, official, new DateTimeOffset(2023, 8, 15, 9, 0, 0, TimeSpan.FromHours(8)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }
}
