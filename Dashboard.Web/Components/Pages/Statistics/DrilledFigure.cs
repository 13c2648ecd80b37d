using Dashboard.Data.Divisions;
using Dashboard.Data.Statistics;

namespace Dashboard.Web.Components.Pages.Statistics;

/// <summary>A figure with the records behind it.</summary>
/// <param name="Question">Whose total it is.</param>
/// <param name="Other">The figure of the other day; null: no days are compared.</param>
/// <param name="OtherRecords">The records of the other day; null: no days are compared.</param>
public sealed record DrilledFigure(CellReference Cell, CubeQuestion Question, CubeValue Value, CubeRecords Records, CubeValue? Other, CubeRecords? OtherRecords)
{
    /// <summary>What became of the divisions that only one of the two days has.</summary>
    public IReadOnlyList<DivisionChangeInfo> Changes { get; init; } = [];

    public Measure Measure => Question.Measure;

    public bool HasDenominator => Measure.Whole is not null;
}
