using System.Collections.Concurrent;
using System.Data.Common;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Writes down every statement that EF Core sends, the monitor's own question for the data version apart.</summary>
public class CommandRecorder : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _texts = new();

    public IReadOnlyList<string> Texts => [.. _texts];

    /// <summary>Told of each statement before it runs.</summary>
    public Action<string>? Sending { get; set; }

    public int Count => _texts.Count;

    public void Clear() => _texts.Clear();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Record(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Record(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Record(command);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    private void Record(DbCommand command)
    {
        if (!command.CommandText.Contains($"-- {DataVersionMonitor.PollTag}", StringComparison.Ordinal))
        {
            _texts.Enqueue(command.CommandText);
            Sending?.Invoke(command.CommandText);
        }
    }
}
