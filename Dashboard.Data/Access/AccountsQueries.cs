using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>An account as its administrators see it: without contact data, without secrets.</summary>
/// <param name="Province">Null for accounts without a province.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record AccountInfo(
    string Id,
    string UserName,
    string DisplayName,
    Role Role,
    string? ProvinceCode,
    Bilingual? Province,
    bool IsDisabled,
    bool MustChangePassword,
    DateTime CreatedAt);

/// <summary>Reads the accounts: for those who manage them.</summary>
public sealed class AccountsQueries(DashboardReader reader, AccessGuard guard)
{
    /// <summary>All accounts: by role, then province, then user name.</summary>
    /// <exception cref="AccessRefusedException">The viewer does not manage accounts.</exception>
    public Task<IReadOnlyList<AccountInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ManageAccounts);
        return reader.ReadAsync<IReadOnlyList<AccountInfo>>(
            viewer,
            nameof(AccountsQueries),
            async (db, token) =>
            {
                var provinces = await db.Provinces.Select(p => new { p.Code, p.Order, p.ShortZh, p.ShortEn }).ToDictionaryAsync(p => p.Code, token);
                var accounts = await db.Users.OrderBy(a => a.NormalizedUserName)
                    .Select(a => new { a.Id, a.UserName, a.DisplayName, a.Role, a.ProvinceCode, a.IsDisabled, a.MustChangePassword, a.CreatedAt })
                    .ToListAsync(token);
                return accounts
                    .Select(a => (Account: a, Province: a.ProvinceCode is { } code ? provinces.GetValueOrDefault(code) : null))
                    .OrderBy(a => a.Account.Role).ThenBy(a => a.Province?.Order)
                    .Select(a => new AccountInfo(
                        a.Account.Id,
                        a.Account.UserName!,
                        a.Account.DisplayName,
                        a.Account.Role,
                        a.Account.ProvinceCode,
                        a.Province is { } province ? new Bilingual(province.ShortZh, province.ShortEn) : null,
                        a.Account.IsDisabled,
                        a.Account.MustChangePassword,
                        a.Account.CreatedAt))
                    .ToList();
            },
            cancellationToken);
    }
}
