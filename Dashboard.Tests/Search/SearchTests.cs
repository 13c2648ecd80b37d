using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Search;

namespace Dashboard.Tests.Search;

public sealed class SearchTests(SeededDatabases databases)
{
    private static readonly DateOnly AsOf = new(2023, 8, 15);

    private static readonly SearchSubject Haidian =
        new(new("海淀区", "Haidian District"), "hai dian qu", "110108", new("北京市", "Beijing"));

    [Theory]
    [InlineData("海淀区", 0)]
    [InlineData("haidian district", 0)]
    [InlineData("110108", 0)]
    [InlineData("海淀", 1)]
    [InlineData("Haid", 1)]
    [InlineData("haidianqu", 1)]
    [InlineData("hai dian q", 1)]
    [InlineData("hdq", 2)]
    [InlineData("HD", 2)]
    [InlineData("淀", 3)]
    [InlineData("district", 3)]
    [InlineData("1101", 4)]
    [InlineData("11", 4)]
    [InlineData("北京", 5)]
    [InlineData("beij", 5)]
    [InlineData("1", null)]
    [InlineData("idian", 3)] // in the English name
    [InlineData("ianqu", null)]
    [InlineData("dq", null)]
    [InlineData("丰台", null)]
    [InlineData("'", null)]
    public void A_text_fits_the_better_the_more_of_the_name_it_is(string text, int? rank) =>
        Assert.Equal(rank, SearchTerm.Of(text)!.Rank(Haidian));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public async Task An_empty_text_is_no_search(string? text)
    {
        Assert.Null(SearchTerm.Of(text));
        Assert.Empty(await FindAsync(DatabaseProvider.Sqlite, text));
    }

    [Theory]
    [EveryProvider("江苏", SearchHitKind.Province, "320000")]
    [EveryProvider("jiangsu", SearchHitKind.Province, "320000")]
    [EveryProvider("js", SearchHitKind.Province, "320000")]
    [EveryProvider("320000", SearchHitKind.Province, "320000")]
    [EveryProvider("兵团", SearchHitKind.Province, "660000")]
    [EveryProvider("海淀", SearchHitKind.Place, "110108")]
    [EveryProvider("haidian", SearchHitKind.Place, "110108")]
    [EveryProvider("hdq", SearchHitKind.Place, "110108")]
    [EveryProvider("110108", SearchHitKind.Place, "110108")]
    [EveryProvider("xi'an", SearchHitKind.Place, "610100")] // not 湘潭, whose pinyin begins with the same letters
    [EveryProvider("国知发运字〔2022〕33号", SearchHitKind.Notice, "designation-2022")]
    [EveryProvider("〔2022〕33", SearchHitKind.Notice, "designation-2022")]
    [EveryProvider("designation-2022", SearchHitKind.Notice, "designation-2022")]
    [EveryProvider("评定工作", SearchHitKind.Notice, "evaluation-2023")]
    [EveryProvider("2023 evaluation", SearchHitKind.Notice, "evaluation-2023")]
    [EveryProvider("〔2023〕582", SearchHitKind.Notice, "evaluation-2023")] // the number that others cite
    public async Task The_best_hit_is_what_was_meant(DatabaseProvider provider, string text, SearchHitKind kind, string key)
    {
        var hits = await FindAsync(provider, text);

        Assert.NotEmpty(hits);
        Assert.Equal((kind, key), (hits[0].Kind, hits[0].Key));
    }

    [Theory, EveryProvider]
    public async Task A_province_comes_before_its_places(DatabaseProvider provider)
    {
        var hits = await FindAsync(provider, "江苏");

        Assert.Equal(SearchHitKind.Province, hits[0].Kind);
        Assert.Equal(10, hits.Count(h => h.Kind == SearchHitKind.Place));
        Assert.All(hits, h => Assert.Equal(h.Kind == SearchHitKind.Place, h.Tier is not null));
    }

    [Theory, EveryProvider]
    public async Task A_hit_says_what_it_is(DatabaseProvider provider)
    {
        var hit = (await FindAsync(provider, "haidian")).Single();

        Assert.Equal(new SearchHit(SearchHitKind.Place, "110108", new("海淀区", "Haidian District"), new("北京", "Beijing"), Tier.Demonstration), hit);
    }

    [Theory, EveryProvider]
    public async Task No_more_hits_than_asked_for_and_the_best_of_them(DatabaseProvider provider)
    {
        var all = await FindAsync(provider, "区", most: 100);
        var few = await FindAsync(provider, "区", most: 3);

        Assert.True(all.Count > 12);
        Assert.Equal(12, (await FindAsync(provider, "区")).Count);
        Assert.Equal(all.Take(3), few);
        Assert.Equal(all.Count, all.Select(h => (h.Kind, h.Key)).Distinct().Count());
    }

    [Theory]
    [EveryProvider("海淀")]
    [EveryProvider("国知发运字")]
    public async Task What_does_not_exist_on_the_day_is_not_found(DatabaseProvider provider, string text)
    {
        Assert.NotEmpty(await FindAsync(provider, text));
        Assert.Empty(await FindAsync(provider, text, asOf: new(2022, 8, 3)));
    }

    private async Task<IReadOnlyList<SearchHit>> FindAsync(DatabaseProvider provider, string? text, int? most = null, DateOnly? asOf = null)
    {
        var search = (await databases.On(provider)).Search;
        return most is { } limit
            ? await search.FindAsync(Viewer.Public, text, asOf ?? AsOf, limit)
            : await search.FindAsync(Viewer.Public, text, asOf ?? AsOf);
    }
}
