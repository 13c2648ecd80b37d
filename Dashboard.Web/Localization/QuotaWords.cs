using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Quotas;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>The words of quotas and rounds in the language of the interface.</summary>
public static class QuotaWords
{
    /// <summary>What a figure with sample data in it says of itself.</summary>
    public static Provenance Sample { get; } = new(ProvenanceKind.Illustrative, Provenance.SampleSource);

    /// <summary>The office behind an entered number; null: the words of its kind will do.</summary>
    public static string? SourceText(Provenance provenance) =>
        provenance.Kind == ProvenanceKind.Reported && Enum.TryParse<Role>(provenance.Source, out var office) ? office.Word() : null;

    /// <summary>Icon and kind of status: shape and words say the same.</summary>
    public static (string Icon, string Kind) Shape(this QuotaState state) => state switch
    {
        QuotaState.NotApplicable or QuotaState.None => ("close", "neutral"),
        QuotaState.Unknown => ("todo", "neutral"),
        QuotaState.Unused => ("clock", "neutral"),
        QuotaState.InProgress or QuotaState.Published => ("neutral", "neutral"),
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

    /// <summary>What is left of a sum: a dash while all of it is unknown, or not for this reader, at least the known while a part is.</summary>
    public static string LeftText(this QuotaTotal total) =>
        total.Left is not { } left || (total.Known == 0 && total.Unknown > 0) ? "—" : total.Unknown == 0 ? left.Text() : QuotasText.AtLeast.With(left.Text());

    /// <summary>Places recommended or left; null: not for this reader.</summary>
    public static string Use(int? places) => places?.Text() ?? "—";

    public static string Text(int? count) => count is { } known ? known.Text() : WordsText.NotEntered;
}
