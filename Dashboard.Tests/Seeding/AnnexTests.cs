using Dashboard.Data.Persistence;
using Dashboard.Data.Places;

namespace Dashboard.Tests.Seeding;

/// <summary>The database against the text of the annexes, read again.</summary>
public sealed class AnnexTests(SeededDatabases databases)
{
    [Theory, EveryProvider]
    public async Task The_database_holds_the_annexes_row_by_row(DatabaseProvider provider)
    {
        var printed = AnnexText.Parse(SeedFiles.Text("notices/designation-2022-annexes.txt"));

        var held = (await (await databases.On(provider)).DesignatedAsync(new(2023, 8, 15)))
            .Select(d => new AnnexRow(d.Annex, d.Row, d.ProvinceShort.Zh, d.Name.Zh, d.Tier));

        Assert.Equal(printed, held);
    }

    [Fact]
    public void The_text_has_38_and_72_numbered_rows()
    {
        var printed = AnnexText.Parse(SeedFiles.Text("notices/designation-2022-annexes.txt"));

        Assert.Equal(Enumerable.Range(1, 38), printed.Where(r => r is { Annex: 1, Tier: Tier.Demonstration }).Select(r => r.Row));
        Assert.Equal(Enumerable.Range(1, 72), printed.Where(r => r is { Annex: 2, Tier: Tier.Pilot }).Select(r => r.Row));
        Assert.Equal(110, printed.Count);
        Assert.Contains(new AnnexRow(1, 9, "上海", "闵行区", Tier.Demonstration), printed);
        Assert.Contains(new AnnexRow(2, 72, "新疆", "克拉玛依市", Tier.Pilot), printed);
    }

    [Fact]
    public void A_merged_cell_is_read_wherever_its_label_stands() => Assert.Equal(
        [new(1, 1, "甲", "子市", Tier.Demonstration), new(1, 2, "甲", "丑市", Tier.Demonstration), new(1, 3, "乙", "寅市", Tier.Demonstration)],
        AnnexText.Parse("附件 1\n示范城市名单\n序号 省份 城市\n1\n\n甲\n\n子市\n2 丑市\n序号 省份 城市\n3 乙 寅市\n"));
}
