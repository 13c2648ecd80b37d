using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Places;
using Dashboard.Tests.Persistence;
using Dashboard.Tests.Seeding;

namespace Dashboard.Tests.Divisions;

/// <summary>The directory over the seed: what people write finds the division they mean, and no other.</summary>
public sealed class DivisionDirectoryTests(SeededDatabases databases)
{
    private static readonly DateOnly Day = new(2023, 8, 15);
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("2022-07-26", 0, 0)]
    [InlineData("2022-07-27", 407, 2769)]
    [InlineData("2023-08-15", 407, 2769)]
    [InlineData("2023-11-02", 407, 2770)]
    [InlineData("2024-12-30", 407, 2772)]
    [InlineData("2025-11-07", 406, 2772)]
    [InlineData("2026-04-17", 406, 2772)]
    [InlineData("2026-04-18", 406, 2774)]
    [InlineData("2026-11-27", 406, 2774)]
    public async Task The_list_of_a_day_is_the_newest_not_later_than_it(string day, int city, int county)
    {
        var on = (await DirectoryAsync()).On(DateOnly.Parse(day, null));

        Assert.Equal(city, on.Count(d => d.Track == Track.City));
        Assert.Equal(county, on.Count(d => d.Track == Track.County));
    }

    [Theory]
    [InlineData("南京市", "320100", DivisionNaming.Name)]
    [InlineData("南京", "320100", DivisionNaming.ShortName)]
    [InlineData(" 南 京 ", "320100", DivisionNaming.ShortName)]
    [InlineData("江苏南京", "320100", DivisionNaming.ShortName)]
    [InlineData("江苏省南京市", "320100", DivisionNaming.Name)]
    [InlineData("江苏省南京", "320100", DivisionNaming.ShortName)]
    [InlineData("延边州", "222400", DivisionNaming.ShortName)]
    [InlineData("延边朝鲜族自治州", "222400", DivisionNaming.Name)]
    [InlineData("黔东南州", "522600", DivisionNaming.ShortName)]
    [InlineData("克孜勒苏", "653000", DivisionNaming.ShortName)]
    [InlineData("阿坝州", "513200", DivisionNaming.ShortName)]
    [InlineData("道真", "520325", DivisionNaming.ShortName)]
    [InlineData("苏州昆山", "320583", DivisionNaming.ShortName)]
    [InlineData("江苏苏州昆山市", "320583", DivisionNaming.Name)]
    [InlineData("北京市朝阳区", "110105", DivisionNaming.Name)]
    [InlineData("长春朝阳区", "220104", DivisionNaming.Name)]
    [InlineData("吉林", "220200", DivisionNaming.ShortName)]
    [InlineData("兵团石河子", "659001", DivisionNaming.ShortName)]
    [InlineData("神农架林区", "429021", DivisionNaming.Name)]
    [InlineData("六枝特区", "520203", DivisionNaming.Name)]
    [InlineData("Nanjing", "320100", DivisionNaming.English)]
    [InlineData("Haidian District", "110108", DivisionNaming.English)]
    [InlineData("haidian", "110108", DivisionNaming.ShortEnglish)]
    [InlineData("Xi'an", "610100", DivisionNaming.English)]
    [InlineData("lianyungang", "320700", DivisionNaming.English)]
    [InlineData("lian yun gang shi", "320700", DivisionNaming.Pinyin)]
    [InlineData("le ting", "130225", DivisionNaming.ShortPinyin)]
    [InlineData("320700", "320700", DivisionNaming.Code)]
    [InlineData("３２０７００", "320700", DivisionNaming.Code)]
    [InlineData("襄樊市", "420600", DivisionNaming.Former)]
    [InlineData("湖北省襄樊市", "420600", DivisionNaming.Former)]
    [InlineData("思茅市", "530800", DivisionNaming.Former)]
    [InlineData("密云县", "110118", DivisionNaming.Former)]
    public async Task A_name_as_people_write_it_finds_its_division(string text, string code, DivisionNaming by)
    {
        var answer = (await DirectoryAsync()).Resolve(text, Day);

        Assert.Equal((code, by), (answer.Found?.Code, answer.By!.Value));
    }

    [Theory]
    [InlineData("朝阳区", null, null, "110105 220104")]
    [InlineData("朝阳", null, null, "110105 211300 211321 220104")]
    [InlineData("朝阳", null, Track.City, "110105 211300")]
    [InlineData("朝阳", "210000", Track.City, "211300")]
    [InlineData("伊宁", null, null, "654002 654021")]
    [InlineData("鼓楼区", "350000", null, "350102")]
    [InlineData("南京", "330000", null, "")]
    [InlineData("示例县", null, null, "")]
    [InlineData("江苏", null, null, "")]
    [InlineData("", null, null, "")]
    [InlineData("吉", null, null, "")]
    public async Task What_names_several_is_asked_about(string text, string? province, Track? track, string codes)
    {
        var answer = (await DirectoryAsync()).Resolve(text, Day, province, track);

        Assert.Equal(codes, string.Join(' ', answer.Candidates.Select(c => c.Code)));
        Assert.Equal(codes.Contains(' ', StringComparison.Ordinal), answer.IsAmbiguous);
        Assert.Equal(codes.Length == 6, answer.Found is not null);
    }

    [Fact]
    public async Task Yesterdays_name_finds_todays_place_and_a_name_to_come_finds_none()
    {
        var directory = await DirectoryAsync();

        Assert.Equal("500105", directory.Resolve("重庆市江北区", Day).Found?.Code); // it stood then
        var today = directory.Resolve("重庆市江北区", Today);
        Assert.Equal(("500157", DivisionNaming.Former, "江北区"), (today.Found?.Code, today.By!.Value, today.FormerName));
        Assert.Equal("500157", Assert.Single(directory.Today("500112", Today)).Code);
        Assert.Equal("540481", directory.Resolve("米林县", Today).Found?.Code);
        Assert.Empty(directory.Resolve("两江新区", Day).Candidates);
        Assert.Empty(directory.Today("500157", Day));
    }

    [Fact]
    public async Task Every_full_name_finds_its_own_division_on_every_list()
    {
        var directory = await DirectoryAsync();
        foreach (var list in directory.Lists)
        {
            Assert.All(directory.On(list), d => Assert.Equal(d.Code, directory.Resolve(d.Code, list).Found?.Code));
            Assert.All(directory.On(list), d => Assert.Contains(d, directory.Resolve(d.FullName.Zh, list).Candidates));
            Assert.All(directory.On(list), d => Assert.Contains(d, directory.Resolve(d.Name.Zh, list, d.ProvinceCode, d.Track).Candidates));
        }
    }

    [Fact]
    public async Task Every_change_leads_on_and_every_former_name_to_a_division_that_stands()
    {
        var directory = await DirectoryAsync();

        Assert.Equal(11, directory.Changes.Count);
        Assert.All(directory.Changes.Where(c => c.OldCode is not null), c => Assert.Equal(c.NewCode, Assert.Single(directory.Today(c.OldCode!, Today)).Code));
        Assert.Equal(218, directory.FormerNames.Count);
        Assert.All(directory.FormerNames, f => Assert.Contains(directory.Resolve(f.Name, Today).Candidates.Concat(directory.Today(f.NowCode, Today)), d => d.StandsIn(directory.Lists[^1])));
    }

    [Fact]
    public async Task The_cities_of_the_Corps_are_filed_under_it_by_one_rule()
    {
        var corps = (await DirectoryAsync()).On(Today).Where(d => d.ProvinceCode == DivisionRules.Corps).ToList();

        Assert.Equal(13, corps.Count);
        Assert.All(corps, d => Assert.StartsWith("6590", d.Code, StringComparison.Ordinal));
        Assert.All((await DirectoryAsync()).All, d => Assert.Equal(DivisionRules.ProvinceOf(d.Code), d.ProvinceCode));
    }

    [Theory]
    [InlineData("lyg", "320700")]
    [InlineData("连云", "320703")]
    [InlineData("连云港", "320700")]
    [InlineData("nanjing", "320100")]
    [InlineData("3207", "320700")]
    [InlineData("襄樊", "")]
    [InlineData("襄樊市", "420600")]
    public async Task Typing_finds_the_likeliest_first(string text, string first)
    {
        var found = await (await databases.Sqlite).Get<DivisionsQueries>().ListAsync(Viewer.Public, new DivisionFilter(text), Day);

        Assert.Equal(first, found.Count == 0 ? "" : found[0].Code);
    }

    [Fact]
    public async Task Every_row_of_the_file_stands_in_the_database_as_it_is_written()
    {
        var rows = SeedFiles.Rows("divisions.csv");
        var all = (await DirectoryAsync()).All.ToDictionary(d => d.Code);

        Assert.Equal(3186, rows.Count);
        Assert.All(rows, row =>
        {
            var d = all[row["code"]];
            Assert.Equal(
                (row["name_zh"], row["name_en"], row["pinyin"], row["kind"], row["track"], row["level"], row["prefecture_code"], row["first_list"], row["last_list"], row["successor_codes"]),
                (d.Name.Zh, d.Name.En, d.Pinyin, d.Kind.ToString(), d.Track.ToString(), d.Level.ToString(), d.PrefectureCode ?? "",
                    d.FirstList.ToString("yyyy-MM-dd", null), d.LastList.ToString("yyyy-MM-dd", null), string.Join(' ', d.Successors)));
        });
    }

    [Fact]
    public async Task Another_write_does_not_read_the_directory_again()
    {
        await using var database = await TestDatabase.StartAsync();
        var held = await database.Get<DivisionsQueries>().DirectoryAsync(Viewer.Public);
        await database.WriteAsync(db => db.Places.Add(new Place
        {
            Code = "320583", ProvinceCode = "320000", NameZh = "示例市", FullNameZh = "示例市", NameEn = "Example", Pinyin = "shi li shi", Kind = PlaceKind.CountyLevelCity,
        }));
        database.Commands.Clear();

        Assert.Same(held, await database.Get<DivisionsQueries>().DirectoryAsync(Viewer.Public));
        Assert.DoesNotContain(database.Commands.Texts, text => text.Contains("\"Divisions\"", StringComparison.Ordinal));
    }

    private async Task<DivisionDirectory> DirectoryAsync() => await (await databases.Sqlite).Get<DivisionsQueries>().DirectoryAsync(Viewer.Public);
}
