using System.Globalization;
using System.Text.Json;
using Dashboard.Tests.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Api;

/// <summary>The real application on a database file of its own, on 2023-08-15 in China (still the 14th in UTC).</summary>
public sealed class ApiFixture : WebApplicationFactory<Program>
{
    public const string Today = "2023-08-15";

    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-api-").FullName;

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "api.db")}";

    /// <summary>Asks for a path; the interface language as the cookie says it.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? culture = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (culture is not null)
        {
            request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString($"c={culture}|uic={culture}")}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as text, which must be a success.</summary>
    public async Task<string> TextAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as bytes, which must be a success.</summary>
    public async Task<byte[]> BytesAsync(string path, string? culture = null)
    {
        using var response = await GetAsync(path, culture);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The answer as JSON, which must be a success.</summary>
    public async Task<JsonElement> JsonAsync(string path) => JsonSerializer.Deserialize<JsonElement>(await TextAsync(path));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection); // it holds the file open
        }

        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Dashboard", ConnectionString);
        builder.UseSetting("Api:ApportionmentsPerMinute", "100000"); // the tests are one client, and a busy one
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(
            new FixedTimeProvider(DateTimeOffset.Parse("2023-08-14T17:30:00Z", CultureInfo.InvariantCulture))));
    }
}

/// <summary>The tests of the API share one application.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
