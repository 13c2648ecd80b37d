using Dashboard.Data.Access;
using Dashboard.Data.Inbox;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>One column of the pipeline, within what the address chooses.</summary>
/// <param name="Number">1-based.</param>
/// <param name="MedianDays">Null where nobody stands, or the viewer may not see every application of the column.</param>
/// <param name="Squares">Those of them that the viewer may see.</param>
public sealed record StageColumn(
    int Number, Stage Stage, StageOwner Owner, int Count, int Illustrative, int? MedianDays, IReadOnlyList<ApplicationSquare> Squares)
{
    /// <summary>Those that stand in it for more than 30 days; null: the viewer may not see every application of the column.</summary>
    public int? Long => Squares.Count == Count ? Squares.Count(s => s.Days > InboxRules.LongDays) : null;
}

/// <summary>The pipeline within a province or a region.</summary>
public static class StageColumns
{
    /// <summary>The national columns, or those of the choice; null: the viewer may not see every province of it.</summary>
    public static IReadOnlyList<StageColumn>? Of(Pipeline pipeline, ProgressionAddress address)
    {
        var chosen = Within(pipeline, address);
        var isPart = chosen.Count < pipeline.Provinces.Count;
        if (isPart && chosen.Exists(p => p.Steps is null))
        {
            return null;
        }

        var codes = chosen.Select(p => p.Province.Code).ToHashSet(StringComparer.Ordinal);
        return pipeline.Steps.Select((step, index) =>
        {
            var count = isPart ? chosen.Sum(p => p.Steps![index].Count) : step.Count;
            var squares = pipeline.Squares.Where(s => s.Stage == step.Stage && codes.Contains(s.ProvinceCode)).ToList();
            return new StageColumn(
                index + 1,
                step.Stage,
                StageRules.OwnerOf(step.Stage),
                count,
                isPart ? chosen.Sum(p => p.Steps![index].Illustrative) : step.Illustrative,
                squares.Count == count ? ProgressionHistory.Median(squares.Select(s => s.Days)) : null,
                squares);
        }).ToList();
    }

    /// <summary>The exits within the choice; null: the viewer may not see them.</summary>
    public static IReadOnlyList<StageCount>? ExitsOf(Pipeline pipeline, ProgressionAddress address)
    {
        var chosen = Within(pipeline, address);
        return chosen.Exists(p => p.Exits is null) ? null : StageRules.Exits.Select((stage, index) => new StageCount(
            stage, chosen.Sum(p => p.Exits![index].Count), chosen.Sum(p => p.Exits![index].Illustrative), null)).ToList();
    }

    private static List<ProvincePipeline> Within(Pipeline pipeline, ProgressionAddress address) => pipeline.Provinces
        .Where(p => (address.Region is not { } region || p.Province.Region == region)
            && (string.IsNullOrEmpty(address.Province) || p.Province.Code == address.Province))
        .ToList();
}
