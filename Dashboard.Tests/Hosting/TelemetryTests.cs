using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dashboard.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_endpoint_with_queries_and_their_cache_and_without_what_was_asked()
    {
        await using var receiver = await Receiver.StartAsync();
        await using (var host = Host(receiver.Address))
        {
            foreach (var path in new[] { "/?asOf=2023-08-15", "/?asOf=2023-08-15&metric=pilot", "/api/v1/changes", "/search?q=geheimnis" })
            {
                using var answer = await host.GetAsync(path);
            }

            Assert.True(host.Services.GetRequiredService<TracerProvider>().ForceFlush());
            Assert.True(host.Services.GetRequiredService<MeterProvider>().ForceFlush());
            Assert.True(host.Services.GetRequiredService<LoggerProvider>().ForceFlush());
        }

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], receiver.Got.Keys.Order(StringComparer.Ordinal));
        Assert.All(receiver.Got.Values, text => Assert.Contains("ip-cities-dashboard", text, StringComparison.Ordinal));
        Assert.All(["/api/v1/changes", "query PlacesQueries.Designated"], said => Assert.Contains(said, receiver.Got["/v1/traces"], StringComparison.Ordinal));
        Assert.All(
            ["dashboard.queries", "PlacesQueries.Designated", "hit", "miss", "dashboard.query.duration", "http.server.request.duration", "dotnet.gc.collections"],
            said => Assert.Contains(said, receiver.Got["/v1/metrics"], StringComparison.Ordinal));
        Assert.All(receiver.Got.Values, text => Assert.DoesNotContain("geheimnis", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_is_counted_with_its_outcome_and_names_nobody()
    {
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument is { Name: "dashboard.commands", Meter.Name: DataTelemetry.Name })
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(t => t.Value))));
        listener.Start();
        await using var office = await QuotaOffice.StartAsync();

        await office.SetAsync("320000", QuotaOffice.PilotCities, 3);
        await office.SetAsync("999999", QuotaOffice.PilotCities, 3, seen: 0);

        Assert.Contains("QuotasCommands.WriteAsync done", counted);
        Assert.Contains("QuotasCommands.WriteAsync refused", counted);
        Assert.All(counted, said => Assert.Matches("^[A-Za-z]+[.][A-Za-z]+ (done|refused|conflict|failed)$", said));
    }

    [Fact]
    public async Task Without_an_endpoint_there_is_none_of_it()
    {
        await using var host = Host(null);
        using var answer = await host.GetAsync("/health/live");

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
    }

    private static TestHost Host(string? endpoint) => new(new()
    {
        Now = TestHostOptions.InTerm,
        Settings = endpoint is null ? new Dictionary<string, string>() : new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        },
    });

    /// <summary>Takes what an exporter sends over HTTP; the names in it are read as they stand in the bytes.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentDictionary<string, string> Got { get; } = new();

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var receiver = new Receiver(app);
            app.MapPost("/v1/{signal}", async (HttpRequest request) =>
            {
                using var bytes = new MemoryStream();
                await request.Body.CopyToAsync(bytes);
                receiver.Got.AddOrUpdate(request.Path, _ => Encoding.Latin1.GetString(bytes.ToArray()), (_, before) => before + Encoding.Latin1.GetString(bytes.ToArray()));
                return Results.Bytes([], "application/x-protobuf");
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return receiver;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
