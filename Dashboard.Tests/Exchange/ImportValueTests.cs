using System.Globalization;
using System.Text;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Quotas.Workbench;

namespace Dashboard.Tests.Exchange;

/// <summary>Design, truth rule 5: a value that holds another character is refused, never shortened.</summary>
public sealed class ImportValueTests(ExchangeOffice office) : IClassFixture<ExchangeOffice>
{
    /// <summary>Every character of the plane that people write in, and some beyond.</summary>
    private static IEnumerable<string> Letters => Enumerable.Range(0, 0x1_0000).Where(c => !char.IsSurrogate((char)c)).Select(c => ((char)c).ToString())
        .Concat(Enumerable.Range(0x1D7CE, 50).Concat([0x1F600, 0x20BB7, 0xE0061]).Select(char.ConvertFromUtf32));

    [Fact]
    public void A_number_with_any_other_character_is_no_number()
    {
        foreach (var (letter, text) in Mixed("12").Where(m => !IsDigit(m.Letter)))
        {
            var read = ImportCells.Count(new SheetCell(1, SheetCellKind.Text, text), 999);

            Assert.True(IsBlank(letter) && text != '1' + letter + "2" ? read.Count == 12 : read.Problem is not null, Say(letter, text));
        }
    }

    [Fact]
    public void A_day_with_any_other_character_is_no_day()
    {
        foreach (var day in new[] { "2023-5-1", "2023年5月1日" })
        {
            foreach (var (letter, text) in Mixed(day).Where(m => !IsDigit(m.Letter)))
            {
                var read = ImportCells.Date(new SheetCell(1, SheetCellKind.Text, text), from1904: false, out _);

                Assert.True(read is null || (IsBlank(letter) && read == new DateOnly(2023, 5, 1)), Say(letter, text));
            }
        }
    }

    [Fact]
    public async Task A_name_with_any_other_character_names_nothing()
    {
        var provinces = new ProvinceFinder(await office.Database.Provinces.ListAsync(Viewer.Public));
        foreach (var (letter, text) in Mixed("江苏省").Concat(Mixed("320000")))
        {
            Assert.True(provinces.Find(text) is null || IsBlank(letter), Say(letter, text));
        }

        foreach (var (letter, text) in Mixed("示范"))
        {
            Assert.True(ImportCells.Tier(text) is null || IsBlank(letter), Say(letter, text));
        }
    }

    [Fact]
    public void A_weight_with_any_other_character_is_none()
    {
        foreach (var (letter, text) in Mixed("12").Where(m => !IsDigit(m.Letter)))
        {
            Assert.True(ImportCells.Decimal(text) is not { } read || IsBlank(letter) || letter == "." && read == 1.2m, Say(letter, text));
        }
    }

    [Theory]
    [InlineData("江苏 3①")]
    [InlineData("江苏 2²")]
    [InlineData("辽宁（大连） 3")]
    [InlineData("江苏 +3")]
    [InlineData("江苏 1e3")]
    [InlineData("江苏\t1,000")]
    [InlineData("江苏 1 000")]
    [InlineData("某省 3①")]
    [InlineData("某省 3")]
    public async Task The_pasted_column_of_the_workbench_refuses_the_same(string line)
    {
        var provinces = await office.Database.Provinces.ListAsync(Viewer.Public);

        Assert.Equal((1, line), ImportedColumn.Read(line, provinces).Wrong);
    }

    [Fact]
    public async Task The_pasted_column_of_the_workbench_takes_what_an_import_takes()
    {
        var provinces = await office.Database.Provinces.ListAsync(Viewer.Public);

        var (values, wrong) = ImportedColumn.Read("地区 权重\n江苏\t３\n330000,2.5\nInner Mongolia 4\n", provinces);

        Assert.Null(wrong);
        Assert.Equal([("150000", 4m), ("320000", 3m), ("330000", 2.5m)], values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value)));
    }

    [Theory]
    [InlineData("3（另加2）", "另加2")]
    [InlineData("辽宁（大连）", "大连")]
    [InlineData("南京市（江宁区）", "江宁区")]
    [InlineData("4 [ 减1", "减1")]
    public void What_a_bracket_holds_is_said(string text, string inside)
    {
        Assert.Equal(new ImportRefusal.Bracketed(text, inside), ImportValue.Problem(text, t => new ImportRefusal.NotANumber(t)));
    }

    /// <summary>The text with one character more, at each place.</summary>
    private static IEnumerable<(string Letter, string Text)> Mixed(string text) =>
        Letters.SelectMany(letter => Enumerable.Range(0, text.Length + 1).Select(at => (letter, text.Insert(at, letter))));

    private static bool IsDigit(string letter) => letter is [(>= '0' and <= '9') or (>= '０' and <= '９')];

    private static bool IsBlank(string letter) => letter is [var ch] && (char.IsWhiteSpace(ch) || ch is '\u200B' or '\uFEFF');

    private static string Say(string letter, string text) => string.Create(CultureInfo.InvariantCulture, $"U+{Rune.GetRuneAt(letter, 0).Value:X4} in {text}");
}
