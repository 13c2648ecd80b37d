using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dashboard.Web.Hosting;

/// <summary>
/// Traces, metrics and logs by OTLP, to where OTEL_EXPORTER_OTLP_ENDPOINT says, in the standard's settings; without one nothing of it is there.
/// Addresses go without what was asked in them, and of logs only what names no person.
/// </summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "ip-cities-dashboard";
    private const string Circuits = "Microsoft.AspNetCore.Components.Server.Circuits";

    public static void AddDashboardTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(options => options.Filter = context => !CalendarFeedEndpoint.Names(context.Request.Path)) // its path is a secret
                .AddSource(DataTelemetry.Name))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(DataTelemetry.Name, Circuits))
            .WithLogging(logging => logging.AddProcessor<NoPersons>())
            .UseOtlpExporter();
    }

    /// <summary>Keeps of a log what is named here: error numbers, pages, commands. Whose they were stays in the log of the machine.</summary>
    private sealed class NoPersons : BaseProcessor<LogRecord>
    {
        private static readonly string[] Kept = ["{OriginalFormat}", "Number", "Page", "Path", "Command", "Refusal"];

        public override void OnEnd(LogRecord data)
        {
            data.FormattedMessage = null;
            data.Attributes = data.Attributes?.Where(a => Kept.Contains(a.Key)).ToList();
        }
    }
}
