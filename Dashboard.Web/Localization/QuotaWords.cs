using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Web.Access;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>The words of quotas and rounds in the language of the interface.</summary>
public static class QuotaWords
{
    /// <summary>What a figure with sample data in it says of itself.</summary>
    public static Provenance Sample { get; } = new(ProvenanceKind.Illustrative, "seed/illustrative");

    /// <summary>The office behind an entered number; null: the words of its kind will do.</summary>
    public static string? SourceText(Provenance provenance) =>
        provenance.Kind == ProvenanceKind.Reported && Enum.TryParse<Role>(provenance.Source, out var office) ? office.Word() : null;

    /// <summary>Icon and kind of status: shape and words say the same.</summary>
    public static (string Icon, string Kind) Shape(this QuotaState state) => state switch
    {
        QuotaState.NotApplicable or QuotaState.None => ("close", "neutral"),
        QuotaState.Unknown => ("todo", "neutral"),
        QuotaState.Unused => ("clock", "neutral"),
        QuotaState.InProgress => ("neutral", "neutral"),
        QuotaState.Full => ("ok", "ok"),
    };

    /// <summary>A sum that may leave something out: 38, or ≥ 38 while quotas are unknown, or the word for unknown when all are.</summary>
    public static string Text(this QuotaTotal total) =>
        total.Unknown == 0 ? total.Known.Text() : total.Known == 0 ? WordsText.NotEntered : QuotasText.AtLeast.With(total.Known.Text());

    /// <summary>The same with how many provinces are missing.</summary>
    public static string Say(this QuotaTotal total) => total switch
    {
        { Unknown: 0 } => total.Known.Text(),
        { Known: 0 } => QuotasText.AllUnknown.With(total.Unknown),
        _ => QuotasText.AtLeastMissing.With(total.Known.Text(), total.Unknown),
    };

    public static string Text(int? count) => count is { } known ? known.Text() : WordsText.NotEntered;

    /// <summary>Why a command on quotas, rounds or sample data was refused, with the numbers; names of provinces by their codes.</summary>
    public static string Say(Refusal refusal, Func<string, string> province) => refusal.Reason switch
    {
        AccessRefusal access => access.Say(),
        QuotaRefusal reason => Say(reason, refusal.Numbers, province),
        QuotaFault fault => Say(fault, refusal.Numbers, province),
        RoundRefusal reason => Say(reason).With([.. refusal.Numbers]),
        SampleFault.Loaded => LayoutText.SampleLoadedAlready,
        SampleFault.NotLoaded => LayoutText.SampleNotLoaded,
        var other => throw new NotSupportedException($"No words for {other}."),
    };

    private static string Say(QuotaRefusal reason, IReadOnlyList<object> numbers, Func<string, string> province)
    {
        var text = reason switch
        {
            QuotaRefusal.Unknown => QuotasText.RefusedUnknown.With(((DateOnly)numbers[0]).Long()),
            QuotaRefusal.Used => QuotasText.RefusedUsed.With(numbers[0], numbers[1], ((DateOnly)numbers[2]).Long()),
            QuotaRefusal.BelowRecommended => QuotasText.RefusedBelow.With(numbers[0], numbers[1], ((DateOnly)numbers[2]).Long()),
        };
        return numbers is [.., string code, Track track, Tier tier] ? QuotasText.RefusedAt.With(province(code), tier.Many(track), text) : text;
    }

    private static string Say(QuotaFault fault, IReadOnlyList<object> numbers, Func<string, string> province) => fault switch
    {
        QuotaFault.NoSuchRound => QuotasText.FaultNoSuchRound.With(numbers[0]),
        QuotaFault.NoSuchProvince => QuotasText.FaultNoSuchProvince.With(numbers[0]),
        QuotaFault.NoEligibleCounty => QuotasText.FaultNoEligibleCounty.With(province((string)numbers[0])),
        QuotaFault.WrongCount => QuotasText.FaultWrongCount.With(province((string)numbers[2]), ((Tier)numbers[4]).Many((Track)numbers[3]), numbers[1]),
        QuotaFault.Twice => QuotasText.FaultTwice.With(province((string)numbers[0]), ((Tier)numbers[2]).Many((Track)numbers[1])),
        QuotaFault.ReasonMissing => QuotasText.FaultReason.With(numbers[0]),
        QuotaFault.DocumentNumberTooLong => QuotasText.FaultDocument.With(numbers[0]),
        QuotaFault.DateOutOfRound => QuotasText.FaultDate.With(((DateOnly)numbers[0]).Long(), ((DateOnly)numbers[1]).Long()),
        QuotaFault.NothingChanged => QuotasText.FaultNothing,
        QuotaFault.NoSuchRevision => QuotasText.FaultNoSuchRevision.With(province((string)numbers[0])),
    };

    private static string Say(RoundRefusal reason) => reason switch
    {
        RoundRefusal.WrongCode => QuotasText.RoundWrongCode,
        RoundRefusal.WrongName => QuotasText.RoundWrongName,
        RoundRefusal.Exists => QuotasText.RoundExists,
        RoundRefusal.NoSuchRound => QuotasText.FaultNoSuchRound,
        RoundRefusal.WrongTerm => QuotasText.RoundWrongTerm,
        RoundRefusal.ReasonMissing => QuotasText.FaultReason,
    };
}
