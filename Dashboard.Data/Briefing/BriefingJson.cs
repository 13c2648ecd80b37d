using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Data.Briefing;

/// <summary>What a briefing says, as text for the database. Pure: equal contents are equal texts.</summary>
public static class BriefingJson
{
    /// <summary>The version written; earlier ones must stay readable.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static string Write(BriefingContent content) => JsonSerializer.Serialize(new Stored(Version, content), Options);

    /// <summary>Null: written by another version.</summary>
    public static BriefingContent? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(text, Options) is { V: Version, Content: { } content } ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Programme,Places,Province/320000.</summary>
    public static string WriteSlides(IEnumerable<ChosenSlide> slides) =>
        string.Join(',', slides.Select(s => s.Province is null ? s.Kind.ToString() : $"{s.Kind}/{s.Province}"));

    /// <summary>The slides of such a text; what names none is left out.</summary>
    public static IReadOnlyList<ChosenSlide> ReadSlides(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('/'))
        .Where(part => Enum.GetNames<SlideKind>().Contains(part[0], StringComparer.Ordinal))
        .Select(part => new ChosenSlide(Enum.Parse<SlideKind>(part[0]), part.ElementAtOrDefault(1)))
        .ToList();

    private sealed record Stored(int V, BriefingContent Content);
}
