using Dashboard.Data.Access;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Infrastructure;

/// <summary>The guard of an instance as it is without configuration.</summary>
internal static class TestGuard
{
    /// <summary>Reading is public.</summary>
    public static AccessGuard Public { get; } = new(Options.Create(new AccessOptions()));
}
