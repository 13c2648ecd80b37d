using System.Security.Cryptography;
using System.Text;
using Dashboard.Tests.Infrastructure;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(TestOrder))]
[assembly: TestClassOrderer(typeof(TestOrder))]
[assembly: TestMethodOrderer(typeof(TestOrder))]
[assembly: TestCaseOrderer(typeof(TestOrder))]

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// The order of tests is mixed, and the same on every machine and in every folder: xunit's own hangs on the path of the assembly, so that
/// a test that leaned on another one passed here and failed there. DASHBOARD_TEST_ORDER (any text) mixes anew, to find such tests.
/// </summary>
public sealed class TestOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("DASHBOARD_TEST_ORDER") ?? "";

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. Mixed(testCollections, NameOf).OrderBy(c => NameOf(c) != nameof(BrowserRing))]; // the longest by far: begun later it goes on alone for minutes

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        Mixed(testClasses, c => c?.TestClassName);

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        Mixed(testMethods, m => m?.MethodName);

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        Mixed(testCases, c => c.TestCaseDisplayName);

    /// <summary>Without the identifier, which hangs on the path again.</summary>
    private static string NameOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection => collection.TestCollectionDisplayName.Split(" (id: ")[0];

    private static T[] Mixed<T>(IReadOnlyCollection<T> tests, Func<T, string?> name) =>
        [.. tests.OrderBy(test => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + name(test)))), StringComparer.Ordinal)];
}
