namespace Dashboard.Tests.Infrastructure;

/// <summary>An application that only the tests of the API ask, on 2023-08-15 in China (still the 14th in UTC).</summary>
public sealed class ApiFixture() : TestHost(new() { Now = TestHostOptions.InTerm })
{
    public const string Today = "2023-08-15";
}

/// <summary>The tests of the API share one application.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
