using System.Net.Http.Headers;
using System.Text;
using Dashboard.Data.Persistence;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Access;

/// <summary>Where checkpoints of the audit trail go, and what signs them.</summary>
public sealed class CheckpointOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Audit:Checkpoints";

    /// <summary>A file that lines are added to, or an http(s) address that each line is posted to. Null: no checkpoints.</summary>
    public string? To { get; set; }

    /// <summary>The private key: PEM (EC or RSA) or PKCS #12.</summary>
    public string? Key { get; set; }

    /// <summary>The password of the key; null: it has none.</summary>
    public string? Password { get; set; }
}

/// <summary>Signs the end of the audit trail and writes it down outside the database.</summary>
public sealed partial class AuditCheckpoints(
    IDbContextFactory<DashboardDbContext> factory, IOptions<CheckpointOptions> options, TimeProvider time, ILogger<AuditCheckpoints> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lazy<CheckpointKey?> _key = new(() => KeyOf(options.Value));
    private readonly HttpClient _client = new() { Timeout = Patience };

    /// <summary>Raised when one was written.</summary>
    public event Action<AuditCheckpoint>? Written;

    /// <summary>Where they go; null: nowhere.</summary>
    public string? To => options.Value.To is { Length: > 0 } to ? to : null;

    /// <summary>The last one this process wrote; null: none yet.</summary>
    public AuditCheckpoint? Last { get; private set; }

    /// <summary>Why the last one could not be written; null: it was.</summary>
    public string? Failure { get; private set; }

    /// <summary>The configured key; null: none is.</summary>
    /// <exception cref="OperatorException">The settings cannot be used.</exception>
    public CheckpointKey? Key => _key.Value;

    /// <summary>Writes one now.</summary>
    /// <returns>Null: it could not be written; <see cref="Failure"/> says why.</returns>
    /// <exception cref="OperatorException">The settings cannot be used, or none are made.</exception>
    public async Task<AuditCheckpoint?> WriteAsync(CancellationToken cancellationToken = default)
    {
        var (key, to) = (Key, To);
        if (key is null || to is null)
        {
            throw new OperatorException($"{CheckpointOptions.Section}:To and :Key are not set.");
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
            var checkpoint = key.Sign(head.Count, head.Hash, time.GetUtcNow().UtcDateTime);
            await SendAsync(to, checkpoint.Line(), cancellationToken);
            (Last, Failure) = (checkpoint, null);
            Written?.Invoke(checkpoint);
            return checkpoint;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OperatorException) || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            if (Failure is null)
            {
                LogFailed(logger, failure, to);
            }

            Failure = failure.Message;
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _client.Dispose();
        if (_key.IsValueCreated)
        {
            _key.Value?.Dispose();
        }
    }

    private static CheckpointKey? KeyOf(CheckpointOptions options) => (options.To is { Length: > 0 }, options.Key is { Length: > 0 }) switch
    {
        (false, false) => null,
        (true, true) => CheckpointKey.Load(options.Key!, options.Password),
        (true, false) => throw new OperatorException($"{CheckpointOptions.Section}:To is set without {CheckpointOptions.Section}:Key: a checkpoint that nobody signed proves nothing."),
        (false, true) => throw new OperatorException($"{CheckpointOptions.Section}:Key is set without {CheckpointOptions.Section}:To: checkpoints have no place to go."),
    };

    private async Task SendAsync(string to, string line, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(to, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            using var body = new StringContent(line + "\n", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var answer = await _client.PostAsync(address, body, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return;
        }

        var path = Path.GetFullPath(to);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The checkpoint of the audit trail could not be written to {To}; it is tried again every minute.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string to);
}

/// <summary>Has a checkpoint written at the start, on each new day in China, and after each publication of quotas.</summary>
internal sealed partial class CheckpointSchedule(
    AuditCheckpoints checkpoints,
    IDbContextFactory<DashboardDbContext> factory,
    DataVersionMonitor monitor,
    ProgrammeClock clock,
    TimeProvider time,
    ILogger<CheckpointSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _wake = new(0);
    private volatile bool _due = true;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (checkpoints.Key is null)
        {
            LogNone(logger);
            return Task.CompletedTask;
        }

        monitor.Changed += Wake;
        clock.DayChanged += Due;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        monitor.Changed -= Wake;
        clock.DayChanged -= Due;
        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            if (_due || await HasPublicationAsync(stoppingToken))
            {
                _due = false;
                if (await checkpoints.WriteAsync(stoppingToken) is null)
                {
                    _due = true;
                    await Task.Delay(Again, time, stoppingToken);
                    continue;
                }
            }

            await _wake.WaitAsync(stoppingToken);
        }
    }

    /// <summary>True when quotas were published that no checkpoint covers.</summary>
    private async Task<bool> HasPublicationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var covered = checkpoints.Last?.Entries ?? 0;
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            return await db.AuditEntries.AnyAsync(e => e.Id > covered && e.Entity == nameof(QuotaRevision), cancellationToken);
        }
        catch (Exception silent) when (silent is not OperationCanceledException)
        {
            return true; // nobody knows: the writing waits for the database
        }
    }

    private void Wake() => _wake.Release();

    private void Due()
    {
        _due = true;
        Wake();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No checkpoints of the audit trail are written: who can write the database can write its trail anew. Audit:Checkpoints sets them up (docs/hardening.md).")]
    private static partial void LogNone(ILogger logger);
}
