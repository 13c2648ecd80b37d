using Dashboard.Data.Persistence;

namespace Dashboard.Web.Hosting;

/// <summary>Under which names and at which path the application may be asked.</summary>
internal static partial class HostNames
{
    /// <summary>Settings by which a server or its configuration would put the application under a path.</summary>
    private static readonly string[] Paths = ["PathBase", "APPL_PATH"];

    /// <exception cref="OperatorException">The application is to live under a path: its addresses begin at the root of a host.</exception>
    public static void AddHostNames(this WebApplicationBuilder builder)
    {
        var addresses = (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PathOf);
        if (Paths.Select(name => builder.Configuration[name]).Concat(addresses).FirstOrDefault(path => !string.IsNullOrEmpty(path?.Trim('/'))) is { } path)
        {
            throw new OperatorException(
                $"The application cannot live under the path {path}: give it a host name of its own, as in ip.example.gov.cn, and remove the path from {string.Join(", ", Paths)} and urls.");
        }

        if (!builder.Environment.IsDevelopment() && (builder.Configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.TrimEntries).Any(host => host is "*" or ""))
        {
            builder.Services.AddHostedService<Notice>();
        }
    }

    /// <summary>What follows the host and port of an address; null: nothing. The host may be * or +, which no <see cref="Uri"/> takes.</summary>
    private static string? PathOf(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? address[(scheme + 3)..] : address;
        return host.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? host[at..] : null;
    }

    private sealed partial class Notice(ILogger<Notice> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            LogAny(logger);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Any host name is answered: links and passkeys can be led astray by a forged one. AllowedHosts=ip.example.gov.cn names the site's own (docs/hardening.md).")]
        private static partial void LogAny(ILogger logger);
    }
}
