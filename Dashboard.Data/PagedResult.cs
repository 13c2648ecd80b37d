namespace Dashboard.Data;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The rows of the page.</param>
/// <param name="Total">Rows of the whole list.</param>
/// <param name="Page">1-based number of the page, within the list.</param>
/// <param name="Pages">Number of pages, at least 1.</param>
public sealed record PagedResult<T>(IReadOnlyList<T> Items, int Total, int Page, int Pages)
{
    /// <summary>Which rows of the whole list these are.</summary>
    public ListPart Part => Items.Count == 0 ? new(0, 0, Total)
        : Page == Pages ? new(Total - Items.Count + 1, Total, Total)
        : new(((Page - 1) * Items.Count) + 1, Page * Items.Count, Total);
}

/// <summary>A run of rows of a longer list, by their numbers from 1; 0 when it shows none.</summary>
public readonly record struct ListPart(int First, int Last, int Total)
{
    /// <summary>True when rows of the list are left out.</summary>
    public bool IsPartial => Last - First + 1 < Total;

    /// <summary>The first rows of a list.</summary>
    public static ListPart Beginning(int shown, int total) => total == 0 ? default : new(1, Math.Min(shown, total), total);
}

/// <summary>Cuts lists into pages.</summary>
public static class Paging
{
    /// <summary>One page of a list; a number outside the list gives the nearest page.</summary>
    public static PagedResult<T> PageOf<T>(this IReadOnlyList<T> all, int page, int size)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return new PagedResult<T>(all.Skip((shown - 1) * size).Take(size).ToList(), all.Count, shown, pages);
    }
}
