using Dashboard.Data.Seeding;
using Dashboard.Web.Components.Pages.Access;

namespace Dashboard.Tests.Seeding;

/// <summary>A malformed file stops the start with file, line, column and reason, before anything is written.</summary>
public sealed class MalformedSeedTests
{
    /// <summary>What is wrong, where, and which words of the message say so.</summary>
    private sealed record Mistake(string File, int? Line, string? Column, string Reason, Action<string> Make);

    private static readonly Dictionary<string, Mistake> All = new()
    {
        ["a column is missing"] = Change("provinces.csv", 1, "tile_row", "missing", ",tile_col,tile_row\n", ",tile_col\n"),
        ["a column is unknown"] = Change("provinces.csv", 1, "colour", "unknown", ",tile_col,tile_row\n", ",tile_col,tile_row,colour\n"),
        ["a column is named twice"] = Change("provinces.csv", 1, null, "in this order", ",tile_col,tile_row\n", ",tile_col,tile_row,tile_row\n"),
        ["the columns are in another order"] = Change("provinces.csv", 1, null, "in this order", ",tile_col,tile_row\n", ",tile_row,tile_col\n"),
        ["a row has too few cells"] = Change("places.csv", 2, null, "6 cells", ",chao yang qu,MunicipalityDistrict\n", ",MunicipalityDistrict\n"),
        ["a row has too many cells"] = Change("places.csv", 2, null, "8 cells", ",chao yang qu,", ",chao yang qu,,"),
        ["a code has five digits"] = Change("places.csv", 2, "code", "'11010' is no code of six digits", "\n110105,110000,", "\n11010,110000,"),
        ["a code has a letter"] = Change("places.csv", 2, "code", "six digits", "\n110105,110000,", "\n11010A,110000,"),
        ["a code has digits of another script"] = Change("places.csv", 2, "code", "six digits", "\n110105,110000,", "\n１１０１０５,110000,"),
        ["a foreign code is unknown"] = Change("places.csv", 2, "province_code", "'119999' does not stand in provinces.csv", "\n110105,110000,", "\n110105,119999,"),
        ["a foreign code is empty"] = Change("places.csv", 2, "province_code", "must name a row of provinces.csv", "\n110105,110000,", "\n110105,,"),
        ["a word is unknown"] = Change("places.csv", 2, "kind", "'District' is none of", "chao yang qu,MunicipalityDistrict", "chao yang qu,District"),
        ["a word is written in small letters"] = Change("places-designations.csv", 2, "tier", "'demonstration' is none of", ",1,1,110108,Demonstration,", ",1,1,110108,demonstration,"),
        ["a number stands for a word"] = Change("places-designations.csv", 2, "tier", "'0' is none of", ",1,1,110108,Demonstration,", ",1,1,110108,0,"),
        ["a required cell is empty"] = Change("places.csv", 2, "name_zh", "is empty", "\n110105,110000,朝阳区,", "\n110105,110000,,"),
        ["a date has another form"] = Change("places-designations.csv", 2, "designated_on", "'4.8.2022' is no date of the form yyyy-MM-dd", ",110108,Demonstration,2022-08-04,", ",110108,Demonstration,4.8.2022,"),
        ["a date does not exist"] = Change("places-designations.csv", 2, "designated_on", "'2022-02-30'", ",110108,Demonstration,2022-08-04,", ",110108,Demonstration,2022-02-30,"),
        ["a term ends before it starts"] = Change("places-designations.csv", 2, "ends_on", "not after starts_on", ",1,1,110108,Demonstration,2022-08-04,2022-07-01,2025-06-30", ",1,1,110108,Demonstration,2022-08-04,2022-07-01,2022-06-30"),
        ["a number is no number"] = Change("provinces-divisions.csv", 2, "year", "'MMXXII' is no whole number", "\n110000,2022,", "\n110000,MMXXII,"),
        ["a number is negative"] = Change("provinces-divisions.csv", 4, "prefecture_level", "'-11'", "\n130000,2022,2022-07-27,11,", "\n130000,2022,2022-07-27,-11,"),
        ["a number is too large"] = Change("provinces-divisions.csv", 2, "year", "'99999999999'", "\n110000,2022,", "\n110000,99999999999,"),
        ["a flag is neither true nor false"] = Change("provinces.csv", 2, "takes_part", "'yes' is neither true nor false", "East,true,1,4,2", "East,yes,1,4,2"),
        ["a province takes part and has no region"] = Change("provinces.csv", 2, "region", "belongs to a region", "Municipality,East,true,1,", "Municipality,,true,1,"),
        ["two provinces have one position"] = Change("provinces.csv", 3, "order", "'1' stands in an earlier line", "East,true,2,5,3", "East,true,1,5,3"),
        ["a key stands twice"] = Change("places.csv", 3, null, "110105", "\n110106,110000,", "\n110105,110000,"),
        ["a compound key stands twice"] = Change("places-designations.csv", 3, null, "earlier line", "designation-2022,1,2,", "designation-2022,1,1,"),
        ["a quotation mark is not closed"] = Change("progression-outcomes.csv", null, null, "quotation mark", "迁安市,http", "迁安市,\"http"),
        ["a quotation mark stands inside a cell"] = Change("places.csv", 2, null, "quotation mark", ",朝阳区,", ",朝\"阳区,"),
        ["a gap is not named L and a number"] = Change("notices-gaps.csv", 2, "code", "'Lx'", "evaluation-2023,L1,", "evaluation-2023,Lx,"),
        ["a gap has another letter"] = Change("notices-gaps.csv", 2, "code", "'X1'", "evaluation-2023,L1,", "evaluation-2023,X1,"),
        ["a division has the level of another kind"] = Change("divisions.csv", 2, "level", "is not the level of a MunicipalityDistrict", "\n110101,东城区,County,", "\n110101,东城区,Prefecture,"),
        ["a division is on the track of another kind"] = Change("divisions.csv", 2, "track", "is not the track of a MunicipalityDistrict", ",110000,,City,dong cheng qu", ",110000,,County,dong cheng qu"),
        ["a division ends before it begins"] = Change("divisions.csv", 2, "last_list", "is before first_list", ",Dongcheng District,2022-07-27,2026-04-18,", ",Dongcheng District,2022-07-27,2022-07-26,"),
        ["a former name leads nowhere"] = Change("divisions-former-names.csv", 2, "now_code", "'110999' does not stand in divisions.csv", ",2015-09,110118,", ",2015-09,110999,"),
        ["the text of a notice is missing"] = new(
            "notices/evaluation-2023.txt", null, null, "cannot be read", folder => File.Delete(Path.Combine(folder, "notices", "evaluation-2023.txt"))),
        ["a file is missing"] = new("places.csv", null, null, "cannot be read", folder => File.Delete(Path.Combine(folder, "places.csv"))),
        ["a file is empty"] = new("places.csv", 1, "code", "missing", folder => File.WriteAllText(Path.Combine(folder, "places.csv"), "")),
        ["the folder is missing"] = new("provinces.csv", null, null, "cannot be read", folder => Directory.Delete(folder, recursive: true)),
    };

    public static TheoryData<string> Mistakes => [.. All.Keys];

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_start_stops_when(string mistake)
    {
        var (file, line, column, reason, make) = All[mistake];
        using var folder = new TestFolder();
        var seed = SeedFiles.CopyTo(folder.File("seed"));
        make(seed);
        await using var database = TestDatabase.Create(seed: seed);

        var stopped = await Assert.ThrowsAsync<SeedException>(database.StartAsync);

        Assert.Equal(file, stopped.File);
        Assert.Equal(column, stopped.Column);
        Assert.Contains(reason, stopped.Reason, StringComparison.Ordinal);
        Assert.StartsWith($"seed/{file}", stopped.Message, StringComparison.Ordinal);
        if (line is not null)
        {
            Assert.Equal(line, stopped.Line);
            Assert.Contains($"line {line}", stopped.Message, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public async Task A_seed_of_another_platform_is_no_mistake()
    {
        using var folder = new TestFolder();
        var seed = SeedFiles.CopyTo(folder.File("seed"));
        foreach (var file in Directory.EnumerateFiles(seed, "*.csv"))
        {
            var text = File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal);
            File.WriteAllText(file, text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        await using var database = await TestDatabase.StartAsync(seed: seed);
        await using var plain = await TestDatabase.StartAsync();

        Assert.Equal(await plain.DesignatedAsync(new(2023, 8, 15)), await database.DesignatedAsync(new(2023, 8, 15)));
    }

    [Fact]
    public void A_mistake_behind_a_cell_of_several_lines_has_its_line_of_the_file()
    {
        using var folder = new TestFolder();
        var seed = SeedFiles.CopyTo(folder.File("seed"));
        SeedFiles.Replace(seed, "places.csv", ",Chaoyang District,", ",\"Chaoyang\nDistrict\",");
        SeedFiles.Replace(seed, "places.csv", "110107,110000,石景山区,", "110107,110000,,");

        Assert.Equal(5, Assert.Throws<SeedException>(() => ReferenceSeed.Read(seed)).Line);
    }

    private static Mistake Change(string file, int? line, string? column, string reason, string from, string to) =>
        new(file, line, column, reason, folder => SeedFiles.Replace(folder, file, from, to));
}
