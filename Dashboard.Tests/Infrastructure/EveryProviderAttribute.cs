using System.Reflection;
using Dashboard.Data.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// Runs a theory once per provider, with the provider as the first argument and the given ones after it.
/// Without a server the SQL Server row is skipped, and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryProviderAttribute(params object?[] arguments) : DataAttribute
{
    public object?[] Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<DatabaseProvider>()
            .Select(provider => (ITheoryDataRow)new TheoryDataRow([provider, .. arguments])
            {
                Skip = SkipOf(provider),
            })
            .ToList());

    /// <summary>Why a row of the provider cannot run; null: it can.</summary>
    public static string? SkipOf(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer && TestDatabase.SqlServer is null
        ? $"no SQL Server: set {TestDatabase.SqlServerVariable} to a connection string" : null;

    public override bool SupportsDiscoveryEnumeration() => true;
}
