using Dashboard.Data.Apportionment;
using Dashboard.Data.Places;

namespace Dashboard.Data.Seeding;

/// <summary>What the quotas of the sample data are weighted by.</summary>
internal enum SampleWeights
{
    /// <summary>Designated pilots of the track whose term runs on the effective date.</summary>
    ActivePilots,

    /// <summary>地级行政区, in a municipality its districts: what can be on the city track (二（一）1).</summary>
    CityTrackAreas,

    /// <summary>County-level areas that may apply (二（二）1).</summary>
    EligibleCounties,
}

/// <summary>One invented quota table: a total, and how it is split. The numbers are computed when it is loaded, never typed.</summary>
internal sealed record SampleQuota(
    string RoundCode, Track Track, Tier Tier, int Total, ApportionmentMethod Method, SampleWeights Weights, DateOnly EffectiveOn);

/// <summary>The sample data as its files state it (seed/illustrative), read and checked as a whole.</summary>
internal sealed record IllustrativeSeed(IReadOnlyList<SampleQuota> Quotas)
{
    /// <summary>What the provenance of every illustrative row names.</summary>
    public const string Source = "seed/illustrative";

    private static readonly string[] QuotaColumns = ["round", "track", "tier", "total", "method", "weights", "effective_on"];

    /// <exception cref="SeedException">A file is missing or malformed; the message names file, line and column.</exception>
    public static IllustrativeSeed Read(string path)
    {
        var folder = new SeedFolder(Path.Combine(path, "illustrative"));
        return new IllustrativeSeed(folder.Read("quotas.csv", QuotaColumns, ToQuota, q => (q.RoundCode, q.Track, q.Tier)));
    }

    private static SampleQuota ToQuota(SeedRow row) => new(
        row.Text("round"),
        row.Word<Track>("track"),
        row.Word<Tier>("tier"),
        row.Number("total"),
        row.Word<ApportionmentMethod>("method"),
        row.Word<SampleWeights>("weights"),
        row.Date("effective_on"));
}
