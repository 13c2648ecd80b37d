using Dashboard.Data.Access;
using Dashboard.Data.Persistence;

namespace Dashboard.Tests.Persistence;

/// <summary>An identifier is found by its very letters, on both databases.</summary>
public sealed class IdentifierTests(SeededDatabases databases)
{
    private static readonly DateOnly AsOf = new(2023, 8, 15);

    [Theory]
    [EveryProvider("designation-2022", true)]
    [EveryProvider("designation-2022 ", false)]
    [EveryProvider(" designation-2022", false)]
    [EveryProvider("Designation-2022", false)]
    public async Task A_notice(DatabaseProvider provider, string id, bool found) =>
        Assert.Equal(found, await (await databases.On(provider)).Notices.FindAsync(Viewer.Public, id, AsOf) is not null);

    [Theory]
    [EveryProvider("320600", true)]
    [EveryProvider("320600 ", false)]
    public async Task A_place(DatabaseProvider provider, string code, bool found) =>
        Assert.Equal(found, await (await databases.On(provider)).Places.FindAsync(Viewer.Public, code, AsOf) is not null);

    [Theory]
    [EveryProvider("system", true)]
    [EveryProvider("System", false)]
    public async Task An_account_of_the_trail(DatabaseProvider provider, string name, bool found) => Assert.Equal(
        found,
        (await (await databases.On(provider)).Get<AuditQueries>()
            .PageAsync(Viewer.SignedIn("a", "a", Role.Administrator, null), new AuditFilter(Account: name), 1, 10)).Total > 0);
}
