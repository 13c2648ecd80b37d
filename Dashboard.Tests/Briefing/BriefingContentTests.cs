using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Briefing;

/// <summary>What the slides and pages say, held to the catalogue of measures and to the lists.</summary>
public sealed class BriefingContentTests
{
    [Fact]
    public async Task Every_slide_states_its_finding_in_both_languages_with_three_sentences_and_its_sources()
    {
        await using var office = await BriefingOffice.StartAsync(sample: true);
        var content = await office.ContentAsync(await office.MakeAsync());

        Assert.Equal(Enum.GetValues<SlideKind>(), content.Slides.Select(s => s.Kind));
        Assert.True(content.Slides.Count >= 14);
        Assert.All(content.Slides.Where(s => s.Gap is null), slide =>
        {
            Assert.InRange(slide.Title.Zh.Length, 2, 60);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", slide.Title.Zh);
            Assert.Equal(3, slide.Notes.Count);
            Assert.All(slide.Notes, note => Assert.True(note.Zh.EndsWith('。') && note.En.EndsWith('.'), note.Zh));
            Assert.True(slide.Sources.Count > 0 || slide.Kind == SlideKind.FreeText, $"{slide.Kind}");
        });
        Assert.All(
            content.Slides.Where(s => s.Kind is not (SlideKind.FreeText or SlideKind.Gaps)).SelectMany(s => s.Notes.Append(s.Title).Append(s.Lead)),
            text => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", Regex.Replace(text.En, "国知\\w+〔[^〕]*〕 ?\\d*号", "")));
    }

    [Theory]
    [InlineData("2023-08-15")]
    [InlineData("2024-06-30")]
    [InlineData("2026-11-27")]
    public async Task What_statistics_tell_too_is_told_by_the_same_rule(string day)
    {
        await using var office = await BriefingOffice.StartAsync(sample: true);
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var content = await office.ContentAsync(await office.MakeAsync(BriefingOffice.Input with { AsOf = asOf, Since = null }));
        var views = office.Database.Get<ReadyViewQueries>();
        async Task<Dashboard.Data.Statistics.Finding> FindingAsync(ReadyView view) => (await views.ReadAsync(office.National.Viewer, view, asOf, withExpired: true)).Finding;
        string Title(SlideKind kind) => content.Slides.Single(s => s.Kind == kind).Title.Zh;

        var five = await FindingAsync(ReadyView.Concentration);
        Assert.Equal(five.Kind == FindingKind.TopFiveNamed, !Title(SlideKind.Fairness).StartsWith("前五个", StringComparison.Ordinal));
        var conversion = await office.Database.Get<CubeQueries>().AskAsync(
            office.National.Viewer,
            new CubeQuestion(MeasureCatalogue.Of(MeasureId.ConversionRate), [], new Dictionary<Dimension, string> { [Dimension.Track] = nameof(Track.City) }, asOf, WithIllustrative: true));
        Assert.Equal(FindingRules.RisenOf(conversion!).Kind == FindingKind.RisenUnlisted, Title(SlideKind.Conversion).Contains("名单未收录", StringComparison.Ordinal));
        Assert.Equal((await FindingAsync(ReadyView.Terms)).Kind == FindingKind.TermsOver, Title(SlideKind.Terms).StartsWith("最近一批", StringComparison.Ordinal));
        var regions = await FindingAsync(ReadyView.Regions);
        Assert.Equal(FindingKind.MostShare, regions.Kind);
        Assert.Contains(PinnedFigure.Percent(regions.Share!.Value), Title(SlideKind.Regions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_is_that_of_the_catalogue()
    {
        await using var office = await BriefingOffice.StartAsync(sample: true);
        var content = await office.ContentAsync(await office.MakeAsync());
        var cube = office.Database.Get<CubeQueries>();

        Assert.True(content.Figures.Count > 300);
        foreach (var figure in content.Figures)
        {
            var measure = MeasureCatalogue.Find(figure.Measure)!;
            var where = figure.Where.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('='))
                .ToDictionary(w => Enum.Parse<Dimension>(w[0]), w => w[1]);
            if (measure.Source is MeasureSource.Quotas or MeasureSource.Applications)
            {
                where[Dimension.Round] = "2023";
            }
            else if (measure.Dimensions.Contains(Dimension.Track))
            {
                where[Dimension.Track] = nameof(Track.City);
            }

            var value = (await cube.AskAsync(office.National.Viewer, new CubeQuestion(measure, [], where, figure.On ?? content.AsOf, WithIllustrative: true)))!.Total.Value;
            Assert.Equal((figure.Key, value.Value, value.IsIllustrative), (figure.Key, figure.Value, figure.Sample));
            if (figure.Whole is not null)
            {
                Assert.Equal((figure.Key, value.Numerator, value.Denominator), (figure.Key, figure.Part, figure.Whole));
            }
        }
    }

    [Fact]
    public async Task On_the_day_of_the_mock_the_slides_say_what_it_says()
    {
        await using var office = await BriefingOffice.StartAsync();
        var content = await office.ContentAsync(await office.MakeAsync());

        Assert.Equal("110 个城市入列，覆盖 30 个省级地区", Of(SlideKind.Programme).Title.Zh);
        Assert.Equal("10 个省级地区还没有示范城市", Of(SlideKind.WithoutAny).Title.Zh);
        Assert.Equal("其中 8 个地区已有 13 个试点城市；西藏、兵团尚无试点城市", Of(SlideKind.WithoutAny).Lead.Zh);
        Assert.Equal("东部 54 个，占城市总数 49%", Of(SlideKind.Regions).Title.Zh);
        Assert.Equal("试点示范时限 36 个月，现为第 14 个月", Of(SlideKind.Terms).Title.Zh);
        Assert.Equal("2023 年示范城市推荐名额待录入", Of(SlideKind.Quotas).Title.Zh);
        Assert.Equal(["38", "72", "27%"], content.Page.Numbers.Select(n => n.Figure.Text));
        Assert.Equal("110 ÷ 407", content.Page.Numbers[2].Figure.Fraction);
        Assert.Equal(5, content.Page.Findings.Count);
        Assert.Contains("国知发运字〔2022〕33号附件1第1—38号、附件2第1—72号", Of(SlideKind.Programme).Notes[2].Zh, StringComparison.Ordinal);

        var jiangsu = content.Provinces.Single(p => p.Code == "320000");
        Assert.Equal((10, "江苏省", 10), (jiangsu.Ordinal, jiangsu.Name.Zh, jiangsu.Places.Rows.Count));
        Assert.Equal("城市类区划共 13 个，其余 3 个为连云港市、泰州市、宿迁市。", jiangsu.Remaining.Zh);
        Assert.Equal("10 ÷ 13，覆盖率全国第 1", jiangsu.Numbers[2].Remark!.Value.Zh);
        Assert.False(content.IsSample);

        Slide Of(SlideKind kind) => content.Slides.Single(s => s.Kind == kind);
    }

    [Fact]
    public async Task Before_the_programme_every_slide_says_that_there_is_nothing()
    {
        await using var office = await BriefingOffice.StartAsync();
        var content = await office.ContentAsync(await office.MakeAsync(BriefingOffice.Input with { AsOf = new(2022, 7, 1), Since = null, FreeText = null }));

        Assert.All(content.Slides.Where(s => s.Kind != SlideKind.Province), slide => Assert.NotNull(slide.Gap));
        Assert.Equal("截至 2022年7月1日没有已确定的城市", content.Slides[0].Title.Zh);
        Assert.Null(content.Round);
        Assert.Equal(32, content.Provinces.Count);
        Assert.Single(content.Page.Findings);
    }

    [Fact]
    public async Task A_province_without_places_says_so()
    {
        await using var office = await BriefingOffice.StartAsync();
        var content = await office.ContentAsync(await office.MakeAsync(BriefingOffice.Input with { Slides = [new(SlideKind.Province, "660000")] }));

        Assert.Equal("兵团没有示范、试点城市", content.Slides[0].Title.Zh);
        Assert.Null(content.Slides[0].Table);
        var corps = content.Provinces.Single(p => p.Code == "660000");
        Assert.Empty(corps.Places.Rows);
        Assert.Equal("没有示范、试点城市。", corps.Findings[0].Lead.Zh);
    }

    [Fact]
    public async Task After_the_end_of_the_terms_no_title_speaks_as_of_the_present()
    {
        await using var office = await BriefingOffice.StartAsync();
        var content = await office.ContentAsync(await office.MakeAsync(BriefingOffice.Input with { AsOf = new(2023, 8, 15) }));
        Assert.DoesNotContain("届满", content.Slides[0].Title.Zh, StringComparison.Ordinal);

        await office.Database.WriteAsync(db =>
        {
            foreach (var designation in db.Designations)
            {
                designation.EndsOn = new DateOnly(2023, 6, 30);
            }
        });
        var expired = await office.ContentAsync(await office.MakeAsync());

        Assert.Equal("110 个城市曾获确定，试点示范时限均已届满", expired.Slides[0].Title.Zh);
        Assert.Contains("已于 2023年6月30日届满", expired.Slides.Single(s => s.Kind == SlideKind.Terms).Title.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_terms_that_run_the_title_names_how_many_and_the_last_end()
    {
        await using var office = await BriefingOffice.StartAsync();
        await office.Database.WriteAsync(db =>
        {
            foreach (var designation in db.Designations.Where(d => d.Tier == Tier.Demonstration))
            {
                designation.EndsOn = new DateOnly(2026, 12, 31);
            }
        });
        var content = await office.ContentAsync(await office.MakeAsync());
        var terms = content.Slides.Single(s => s.Kind == SlideKind.Terms);

        Assert.Equal("110 个城市在时限内，分属 2 批，最晚于 2026年12月31日届满", terms.Title.Zh);
        Assert.Equal("110 cities in 2 terms, the last ending on 31 Dec 2026", terms.Title.En);
        var list = Assert.Single(terms.Table!.Rows); // one document, whatever its terms
        Assert.Equal(("110", "110"), (list[2].Say(english: false), list[3].Say(english: false)));
        Assert.Matches("2025年6月.*；.*2026年12月", list[1].Say(english: false));
    }

    [Theory]
    [InlineData(new int[] { 3, 1, 1 }, "A 3 个居首")]
    [InlineData(new int[] { 3, 3, 1 }, "A、B并列居首，各 3 个")]
    [InlineData(new int[] { 2, 2, 2, 2, 2, 1 }, "A、B、C、D、E并列居首，各 2 个")]
    [InlineData(new int[] { 2, 2, 2, 2, 2, 2, 1 }, "6 个并列居首，各 2 个")]
    [InlineData(new int[] { 3, -1, 1 }, null)] // one of them is unknown
    [InlineData(new int[] { 2, 2, 2 }, null)]
    [InlineData(new int[] { 0, 0 }, null)]
    public void A_title_names_all_that_are_tied_or_none(int[] counts, string? title)
    {
        var named = counts.Select((count, i) => (Name: new Bilingual($"{(char)('A' + i)}", ""), Count: count)).ToList();
        var leaders = FindingRules.Leaders(named, n => n.Count < 0 ? (decimal?)null : n.Count);

        Assert.Equal(title, SlideDrafts.Leading(leaders.Select(l => l.Name).ToList(), $"{counts.Max()}")?.Zh);
    }

    [Fact]
    public async Task A_public_briefing_holds_published_figures_only()
    {
        await using var office = await BriefingOffice.StartAsync(sample: true);
        var content = await office.ContentAsync(await office.MakeAsync(BriefingOffice.Input with { Visibility = BriefingVisibility.Public }), Viewer.Public);

        Assert.All(content.Figures.Where(f => f.Value is not null), f => Assert.Equal(AccessAction.ReadPublished, MeasureCatalogue.Find(f.Measure)!.Access));
        Assert.Equal(
            [SlideKind.Pipeline, SlideKind.Waiting, SlideKind.Duties],
            content.Slides.Where(s => s.Gap == SlideGap.NotPublished).Select(s => s.Kind));
    }

    /// <summary>The words that are pinned are those of the interface.</summary>
    [Fact]
    public void Pinned_words_are_those_of_the_interface()
    {
        Same(Enum.GetValues<Region>(), BriefingWords.Of, v => v.Word());
        Same(Enum.GetValues<PlaceKind>(), BriefingWords.Of, v => v.Word());
        Same(Enum.GetValues<Stage>(), BriefingWords.Of, v => v.Word());
        Same(Enum.GetValues<Tier>(), BriefingWords.Of, v => v.Word());
        Same(Enum.GetValues<Tier>(), t => BriefingWords.Of(Track.County, t), v => v.Many(Track.County));
        Assert.Equal(new DateOnly(2023, 8, 5).Long(), BriefingWords.Day(new(2023, 8, 5)).Zh);

        static void Same<T>(T[] values, Func<T, Bilingual> pinned, Func<T, string> shown)
        {
            Assert.Equal(values.Select(shown), values.Select(v => pinned(v).Zh));
            var before = CultureInfo.CurrentUICulture;
            try
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
                Assert.Equal(values.Select(shown), values.Select(v => pinned(v).En));
            }
            finally
            {
                CultureInfo.CurrentUICulture = before;
            }
        }
    }
}
