using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Statistics;

/// <summary>The composed tables that an account keeps.</summary>
public sealed class SavedViewsQueries(DashboardReader reader)
{
    /// <summary>One's own, by name; none for who has not signed in.</summary>
    public Task<IReadOnlyList<SavedViewInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        var account = viewer.AccountId;
        return reader.ReadAsync<IReadOnlyList<SavedViewInfo>>(
            viewer,
            new ListKey(account),
            async (db, token) => account is null ? [] : await db.SavedViews.Where(v => v.AccountId == account).OrderBy(v => v.Name).ThenBy(v => v.Id)
                .Select(v => new SavedViewInfo(v.Id, v.Name, v.Address, v.Version)).ToListAsync(token),
            cancellationToken);
    }

    private sealed record ListKey(string? Account);
}
