using Dashboard.Data.Statistics;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>Which figure of a composed table: its measure, members and day, in one word of the address.</summary>
/// <param name="Members">Of the dimensions of rows and columns, as far as the figure is divided.</param>
/// <param name="IsFirstDay">Of the earlier day of a comparison.</param>
public sealed record CellReference(MeasureId Measure, IReadOnlyList<(Dimension Dimension, string Member)> Members, bool IsFirstDay)
{
    private const char Between = '~';
    private const char Of = ':';
    private const string First = "first";

    /// <summary>The figure at a row and column of a table.</summary>
    public static CellReference At(Pivot pivot, PivotRow row, int column, bool isFirstDay) => new(
        pivot.Columns[column].Measure.Id,
        [
            .. row.Members.Select((m, i) => (pivot.Composition.Rows[i], m ?? "")),
            .. pivot.Columns[column].Members.Select((m, i) => (pivot.Composition.Columns[i], m ?? "")),
        ],
        isFirstDay);

    /// <summary>Null: it names no figure.</summary>
    public static CellReference? Parse(string? text)
    {
        var parts = (text ?? "").Split(Between);
        if (MeasureCatalogue.Find(parts[0]) is not { } measure)
        {
            return null;
        }

        var members = new List<(Dimension, string)>();
        foreach (var part in parts.Skip(1).Where(p => p != First))
        {
            if (part.Split(Of, 2) is not [var name, var member] || Navigation.DashboardUrls.Word<Dimension>(name) is not { } dimension)
            {
                return null;
            }

            members.Add((dimension, member));
        }

        return new CellReference(measure.Id, members, parts.Contains(First));
    }

    public override string ToString() => string.Join(
        Between, [MeasureCatalogue.Of(Measure).Code, .. Members.Select(m => $"{Api.StatisticsQuestion.NameOf(m.Dimension)}{Of}{m.Member}"), .. IsFirstDay ? [First] : Array.Empty<string>()]);

    /// <summary>The question whose records are behind the figure: the filter narrowed to its members, on its day alone.</summary>
    public CubeQuestion Ask(Composition composition)
    {
        var measure = MeasureCatalogue.Of(Measure);
        var question = (composition with { AsOf = IsFirstDay ? composition.CompareTo ?? composition.AsOf : composition.AsOf, CompareTo = null }).Ask(Measure, []);
        return question with { Where = question.Where.Concat(Members.Where(m => measure.Dimensions.Contains(m.Dimension)).Select(m => KeyValuePair.Create(m.Dimension, m.Member)))
            .GroupBy(w => w.Key).ToDictionary(g => g.Key, g => g.Last().Value) };
    }

    /// <summary>Equal words are the same figure: lists are compared by what is in them.</summary>
    public bool Equals(CellReference? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
