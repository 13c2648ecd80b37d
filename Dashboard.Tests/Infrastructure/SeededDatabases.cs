using System.Collections.Concurrent;
using Dashboard.Data.Persistence;

[assembly: AssemblyFixture(typeof(Dashboard.Tests.Infrastructure.SeededDatabases))]

namespace Dashboard.Tests.Infrastructure;

/// <summary>One seeded database per provider for all tests that only read; made when the first of them asks.</summary>
public sealed class SeededDatabases : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestDatabase>>> _databases = new();

    public Task<TestDatabase> Sqlite => On(DatabaseProvider.Sqlite);

    public Task<TestDatabase> On(DatabaseProvider provider) =>
        _databases.GetOrAdd(provider, p => new Lazy<Task<TestDatabase>>(() => Task.Run(() => TestDatabase.StartAsync(p)))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values)
        {
            await (await database.Value).DisposeAsync();
        }
    }
}
