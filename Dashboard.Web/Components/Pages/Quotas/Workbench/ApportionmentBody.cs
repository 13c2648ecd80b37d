using System.Text.Json;
using System.Text.Unicode;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Persistence;
using Dashboard.Web.Api;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>
/// The body of a request to apportion, read once. What is wrong is collected by member, "units[3].weight", so that one answer
/// names it; weights are taken as they are written, because a double would lose digits.
/// </summary>
internal sealed class ApportionmentBody
{
    public const int MaxUnits = 5_000;
    public const int MaxSeats = 1_000_000;
    public const int MaxKeyLetters = 100;
    public const int MaxWeightLetters = 40;

    /// <summary>How many members are named at most.</summary>
    public const int MaxErrors = 20;

    private const string WholeBody = "$";
    private const int EchoedLetters = 60;
    private static readonly string[] Names = ["method", "seats", "units", "base"];
    private static readonly string[] UnitNames = ["key", "weight", "floor", "cap"];
    private static readonly string[] Methods = Enum.GetNames<ApportionmentMethod>();
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    private ApportionmentBody(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            Refuse(WholeBody, ApiText.WrongEncoding);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            Request = ReadRequest(document.RootElement);
        }
        catch (JsonException malformed)
        {
            Refuse(WholeBody, ApiText.WrongJson.With(malformed.LineNumber + 1, malformed.BytePositionInLine + 1));
        }
    }

    /// <summary>What is asked for; null when something is wrong.</summary>
    public ApportionmentRequest? Request { get; }

    /// <summary>What is wrong, by member; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private bool IsFull => _errors.Count >= MaxErrors;

    public static ApportionmentBody Read(ReadOnlyMemory<byte> json) => new(json);

    private ApportionmentRequest? ReadRequest(JsonElement root)
    {
        if (Members(root, "", Names) is not [var method, var seats, var units, var baseSeats])
        {
            return null;
        }

        var request = new ApportionmentRequest(
            Method(method), Whole(seats, MaxSeats), Units(units), baseSeats.IsMissing ? 0 : Whole(baseSeats, int.MaxValue));
        return _errors.Count == 0 ? request : null;
    }

    private List<ApportionmentUnit> Units(Member member)
    {
        var units = new List<ApportionmentUnit>();
        if (IsMissing(member))
        {
            return units;
        }

        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            Refuse(member.Path, ApiText.WrongArray);
            return units;
        }

        if (member.Value.GetArrayLength() is > MaxUnits and var count)
        {
            Refuse(member.Path, ApiText.TooManyUnits.With(MaxUnits, count));
            return units;
        }

        foreach (var element in member.Value.EnumerateArray().TakeWhile(_ => !IsFull))
        {
            if (Members(element, FormattableString.Invariant($"{member.Path}[{units.Count}]"), UnitNames) is [var key, var weight, var floor, var cap])
            {
                units.Add(new ApportionmentUnit(
                    Key(key),
                    WeightOf(weight),
                    floor.IsMissing ? 0 : Whole(floor, int.MaxValue),
                    cap.IsMissing || cap.Value.ValueKind == JsonValueKind.Null ? null : Whole(cap, int.MaxValue)));
            }
            else
            {
                units.Add(new ApportionmentUnit("", default)); // keeps the count of those that follow
            }
        }

        return units;
    }

    /// <summary>The members of an object in the order of their names, those left out included; null when it is no object.</summary>
    private Member[]? Members(JsonElement element, string path, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(path.Length == 0 ? WholeBody : path, ApiText.WrongObject.With(string.Join(", ", names)));
            return null;
        }

        var prefix = path.Length == 0 ? "" : path + ".";
        var members = Array.ConvertAll(names, name => new Member(prefix + name, default));
        foreach (var property in element.EnumerateObject().TakeWhile(_ => !IsFull))
        {
            var name = Decoded(property, p => p.Name);
            var at = Array.FindIndex(names, known => Same(known, name));
            if (at < 0)
            {
                Refuse(prefix + Echo(name ?? WholeBody), ApiText.UnknownMember.With(string.Join(", ", names)));
            }
            else if (members[at].IsMissing)
            {
                members[at] = members[at] with { Value = property.Value };
            }
            else
            {
                Refuse(members[at].Path, ApiText.RepeatedMember);
            }
        }

        return members;
    }

    private ApportionmentMethod Method(Member member)
    {
        if (IsMissing(member))
        {
            return default;
        }

        if (DashboardUrls.Word<ApportionmentMethod>(Text(member)) is { } method)
        {
            return method;
        }

        Refuse(member.Path, ApiText.WrongMethod.With(string.Join(", ", Methods)));
        return default;
    }

    private string Key(Member member)
    {
        if (IsMissing(member))
        {
            return "";
        }

        if (Text(member) is { Length: <= MaxKeyLetters } key && !string.IsNullOrWhiteSpace(key))
        {
            return key;
        }

        Refuse(member.Path, ApiText.WrongText.With(MaxKeyLetters));
        return "";
    }

    /// <summary>The weight as it is written; whether it is a number and not negative is for the apportionment to say.</summary>
    private Weight WeightOf(Member member)
    {
        if (IsMissing(member))
        {
            return default;
        }

        var text = member.Value.ValueKind == JsonValueKind.Number ? member.Value.GetRawText() : Text(member);
        if (text is { Length: <= MaxWeightLetters })
        {
            return Weight.Read(text);
        }

        Refuse(member.Path, ApiText.WrongWeight.With(MaxWeightLetters));
        return default;
    }

    private int Whole(Member member, int most)
    {
        if (IsMissing(member))
        {
            return 0;
        }

        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number) && number <= most)
        {
            return number;
        }

        Refuse(member.Path, ApiText.WrongWhole.With(most));
        return 0;
    }

    private bool IsMissing(Member member)
    {
        if (member.IsMissing)
        {
            Refuse(member.Path, ApiText.MissingMember);
        }

        return member.IsMissing;
    }

    private void Refuse(string path, string why)
    {
        if (!IsFull)
        {
            _errors.TryAdd(path, [why]);
        }
    }

    private static string? Text(Member member) =>
        member.Value.ValueKind == JsonValueKind.String ? Decoded(member.Value, v => v.GetString()) : null;

    /// <summary>Null for half of a surrogate pair, which JSON can escape but no text can hold.</summary>
    private static string? Decoded<T>(T token, Func<T, string?> read)
    {
        try
        {
            return read(token);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Same(string name, string? given) => string.Equals(name, given, StringComparison.OrdinalIgnoreCase);

    private static string Echo(string name) => name.Length <= EchoedLetters ? name : StoredText.Cut(name, EchoedLetters) + "…";

    /// <param name="Value">Undefined when it was left out.</param>
    private readonly record struct Member(string Path, JsonElement Value)
    {
        public bool IsMissing => Value.ValueKind == JsonValueKind.Undefined;
    }
}
