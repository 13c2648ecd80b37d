namespace Dashboard.Data;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The rows of the page.</param>
/// <param name="Total">Rows of the whole list.</param>
/// <param name="Page">1-based number of the page, within the list.</param>
/// <param name="Pages">Number of pages, at least 1.</param>
public sealed record PagedResult<T>(IReadOnlyList<T> Items, int Total, int Page, int Pages);

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
