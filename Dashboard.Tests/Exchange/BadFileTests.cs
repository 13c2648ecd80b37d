using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Exchange;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Exchange;

public sealed class BadFileTests(ExchangeOffice office) : IClassFixture<ExchangeOffice>
{
    public static TheoryData<string> Names => [.. Bad.Keys];

    public static TheoryData<string> RoundNames => [.. BadOfRounds.Keys];

    private static Dictionary<string, (Func<byte[]> Make, string Expected)> Bad { get; } = BadFiles.All.Concat(HostileFiles.OfQuotas).ToDictionary();

    private static Dictionary<string, (Func<byte[]> Make, string Expected)> BadOfRounds { get; } = BadFiles.OfRounds.Concat(HostileFiles.OfRounds).ToDictionary();

    [Theory, MemberData(nameof(Names))]
    public async Task A_bad_file_is_refused_for_what_is_wrong_with_it_and_nothing_is_written(string name)
    {
        var (make, expected) = Bad[name];
        var before = await office.StateAsync();

        var reading = SheetReader.Read(make(), cancellationToken: TestContext.Current.CancellationToken);
        if (reading.Refusal is { } refusal)
        {
            Assert.Equal(expected, refusal.GetType().Name);
            Assert.Null(reading.File);
            Assert.NotEqual("", refusal.Say());
        }
        else
        {
            var preview = QuotaImport.Preview(await office.TableAsync(), await office.Database.Provinces.ListAsync(Viewer.Public), reading.File!);
            Assert.Contains(expected, preview.Faults.Select(f => $"{f.At} {f.Reason.GetType().Name}"));
            Assert.False(preview.IsReady(ExchangeOffice.Undecided));
            Assert.All(preview.Faults, f => Assert.NotEqual("", ExchangeWords.Explain(f)));
            Assert.True(preview.Faults.Count == 1 || !expected.EndsWith(nameof(ImportRefusal.HeaderElsewhere), StringComparison.Ordinal), "one fault for all rows");
        }

        Assert.Equal(before, await office.StateAsync());
    }

    [Theory, MemberData(nameof(RoundNames))]
    public async Task A_bad_file_of_applications_is_refused_for_what_is_wrong_with_it(string name)
    {
        var (make, expected) = BadOfRounds[name];

        var preview = await office.RoundPreviewAsync(make());

        Assert.Contains(expected, preview.Faults.Select(f => $"{f.At} {f.Reason.GetType().Name}"));
        Assert.False(preview.IsReady);
        Assert.All(preview.Faults, f => Assert.NotEqual("", ExchangeWords.Explain(f)));
        Assert.True(preview.Faults.Count == 1 || !expected.EndsWith(nameof(ImportRefusal.HeaderElsewhere), StringComparison.Ordinal), "one fault for all rows");
    }

    [Fact]
    public void The_corpus_is_large_and_meets_every_reason()
    {
        Assert.True(BadFiles.All.Count >= 60, BadFiles.All.Count.ToString(CultureInfo.InvariantCulture));
        Assert.True(HostileFiles.OfQuotas.Count >= 60, HostileFiles.OfQuotas.Count.ToString(CultureInfo.InvariantCulture));
        var met = Bad.Values.Concat(BadOfRounds.Values).Select(f => f.Expected.Split(' ')[^1]).Concat(NoticeImportTests.Met()).ToHashSet();
        Assert.Empty(new[] { typeof(SheetRefusal), typeof(ImportRefusal) }.SelectMany(t => t.GetNestedTypes()).Select(t => t.Name).Except(met));
    }

    [Fact]
    public void A_fault_says_in_both_languages_where_it_is_and_what_to_do()
    {
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal("“2.5”有小数。名额须为整数。", new ImportRefusal.Fraction("2.5").Say());
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Equal("“2.5” is a fraction. A quota is a whole number.", new ImportRefusal.Fraction("2.5").Say());
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SheetReader.Read(BadFiles.Good().Build(), null, cancelled.Token));
    }

    [Fact]
    public void Many_faults_are_cut_short()
    {
        var file = new TestWorkbook().Sheet("强市", Enumerable.Repeat(new[] { "某省", "x" }, 15_000).Prepend(["地区", "示范城市"])).Build();
        var reading = SheetReader.Read(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(15_001, reading.File!.Sheets[0].Rows.Count);
    }
}
