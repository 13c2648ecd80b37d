using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Time;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>Scenario inputs as text: JSON with a version for the database, packed for addresses, a line for provenance. Pure.</summary>
public static class ScenarioText
{
    /// <summary>The version written; earlier ones must stay readable.</summary>
    public const int Version = 1;

    private const int LongestPacked = 8_000;
    private const int LongestText = 64_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>The input as JSON. Equal inputs give equal texts.</summary>
    public static string Write(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var ordered = input with
        {
            Mix = [.. input.Mix.Where(share => share.Percent != 0).OrderBy(share => share.Source)],
            Factors = input.Factors.Where(f => f.Value != 1).OrderBy(f => f.Key).ToDictionary(f => f.Key, f => Plain(f.Value)),
            Imported = input.Imported.OrderBy(i => i.Key, StringComparer.Ordinal).ToDictionary(i => i.Key, i => Plain(i.Value), StringComparer.Ordinal),
        };
        return JsonSerializer.Serialize(new Stored(Version, ordered), Options);
    }

    /// <summary>The input of a stored text; null when it is none of ours.</summary>
    public static ScenarioInput? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) || text.Length > LongestText ? null
                : JsonSerializer.Deserialize<Stored>(text, Options) is { V: Version, Input: { RoundCode: not null, Mix: not null } input } ? input : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The input for an address: letters, digits, - and _ only.</summary>
    public static string Pack(ScenarioInput input)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(Write(input)));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The input of an address; null when it is none of ours, or larger than any of ours.</summary>
    public static ScenarioInput? Unpack(string? packed)
    {
        if (packed is not { Length: > 0 and <= LongestPacked })
        {
            return null;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var text = new byte[LongestText + 1];
            var length = deflate.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return Read(Encoding.UTF8.GetString(text, 0, length));
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// The input as one line for the provenance of a published quota, in identifiers that the interface turns into words:
    /// total 120; floor 1; EligibleCounties 100%; 2023-08-15. What people wrote stands in 「」.
    /// </summary>
    public static string Line(ScenarioInput input, string scenario)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parts = new List<string> { Invariant($"scenario 「{scenario}」"), Invariant($"total {input.Total}") };
        if (input.Base > 0)
        {
            parts.Add(Invariant($"base {input.Base}"));
        }

        if (input.Floor > 0)
        {
            parts.Add(Invariant($"floor {input.Floor}"));
        }

        if (input.Cap is { } cap)
        {
            parts.Add(Invariant($"cap {cap}"));
        }

        parts.AddRange(input.Mix.Where(m => m.Percent > 0).OrderBy(m => m.Source).Select(m => m.Source == WeightSource.Imported && input.ImportedName is { } name
            ? Invariant($"{m.Source} 「{name}」 {m.Percent}%") : Invariant($"{m.Source} {m.Percent}%")));
        parts.AddRange(input.Factors.Where(f => f.Value != 1).OrderBy(f => f.Key).Select(f => Invariant($"{f.Key} ×{Plain(f.Value)}")));
        parts.Add("weights " + input.WeightsOn.ToString(AsOf.Format, CultureInfo.InvariantCulture));
        parts.AddRange(input.Ties.Where(t => t.Method == input.Method).Select(t =>
            Invariant($"tie {string.Join('/', t.Tied)}: {t.Decision.Kind} {string.Join('/', t.Decision.Winners)} 「{t.Decision.DecidedBy}」 「{t.Decision.Document}」 {t.Decision.Date:yyyy-MM-dd}")));
        return string.Join("; ", parts);
    }

    /// <summary>Without the zeros at its end: 1.50 and 1.5 are the same input.</summary>
    private static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed record Stored(int V, ScenarioInput Input);
}
