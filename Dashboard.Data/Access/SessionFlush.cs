using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Data.Access;

/// <summary>Writes once a minute when the sessions of this process were last used, so that no request waits for it.</summary>
internal sealed partial class SessionFlush(
    IDbContextFactory<DashboardDbContext> factory, SessionBook book, TimeProvider time, ILogger<SessionFlush> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var since = DateTime.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = book.Now;
            try
            {
                await using var db = await factory.CreateDbContextAsync(stoppingToken);
                await book.FlushAsync(db, since, stoppingToken);
                since = now;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When sessions were last used could not be written down; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
