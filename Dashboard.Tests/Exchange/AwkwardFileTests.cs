using System.Globalization;
using Dashboard.Data.Exchange;
using Dashboard.Data.Progression;

namespace Dashboard.Tests.Exchange;

public sealed class AwkwardFileTests(ExchangeOffice office) : IClassFixture<ExchangeOffice>
{
    public static TheoryData<string> Names => [.. AwkwardFiles.OfQuotas.Keys];

    public static TheoryData<string> RoundNames => [.. AwkwardFiles.OfRounds.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task An_awkward_file_is_read_exactly_and_what_was_overlooked_is_named(string name)
    {
        var (make, tolerances) = AwkwardFiles.OfQuotas[name];

        var preview = await office.PreviewAsync(make());

        Assert.Empty(preview.Faults);
        var cell = Assert.Single(preview.Cells);
        Assert.Equal(("320000", ExchangeOffice.PilotCities, 4), (cell.Province.Code, cell.Column, cell.Wanted));
        Assert.Equal(tolerances, Said(preview.Tolerances));
    }

    [Theory, MemberData(nameof(RoundNames))]
    public async Task An_awkward_file_of_applications_is_read_exactly_and_what_was_overlooked_is_named(string name)
    {
        var (make, tolerances) = AwkwardFiles.OfRounds[name];

        var preview = await office.RoundPreviewAsync(make());

        Assert.Empty(preview.Faults);
        var entry = Assert.IsType<StepEntry>(Assert.Single(preview.Items).Entry);
        Assert.Equal(("320600", Stage.Drafting, new DateOnly(2023, 5, 1)), (entry.Place.Code, entry.Stage, entry.Step.EffectiveOn));
        Assert.Equal(tolerances, Said(preview.Tolerances));
    }

    [Fact]
    public void The_corpus_is_large_and_meets_every_tolerance()
    {
        Assert.True(AwkwardFiles.OfQuotas.Count >= 60, AwkwardFiles.OfQuotas.Count.ToString(CultureInfo.InvariantCulture));
        var met = AwkwardFiles.OfQuotas.Values.Concat(AwkwardFiles.OfRounds.Values).SelectMany(f => f.Tolerances.Split(' ')).ToHashSet();
        Assert.Equal([nameof(ImportTolerance.FormerName)], Enum.GetNames<ImportTolerance>().Except(met)); // PlaceNameTests
    }

    private static string Said(IReadOnlyList<ImportToleranceUse> tolerances) => string.Join(' ', tolerances.Select(t => t.Tolerance));
}
