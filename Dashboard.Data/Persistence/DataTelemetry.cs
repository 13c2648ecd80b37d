using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Dashboard.Data.Persistence;

/// <summary>What the data layer tells of itself, to whoever listens: names of queries and commands and how they went, never what was asked or by whom.</summary>
public static class DataTelemetry
{
    /// <summary>Of its activities and of its instruments.</summary>
    public const string Name = "Dashboard.Data";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Queries = Meter.CreateCounter<long>("dashboard.queries", "{query}", "Queries that were answered, by name and whether the cache had them.");
    private static readonly Histogram<double> Reads = Meter.CreateHistogram<double>("dashboard.query.duration", "s", "How long a query took that the cache did not have.");
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("dashboard.commands", "{command}", "Commands, by name and outcome: done, refused, conflict, failed.");

    /// <summary>Counts a query. A viewer's scope in the key is passed over.</summary>
    internal static void Asked(object key, bool isHit)
    {
        if (Queries.Enabled)
        {
            Queries.Add(1, new("query", NameOf(key)), new("cache", isHit ? "hit" : "miss"));
        }
    }

    /// <summary>Measures a query that goes to the database.</summary>
    internal static async Task<T> ReadAsync<T>(object key, Func<Task<T>> read)
    {
        if (!Reads.Enabled && !Source.HasListeners())
        {
            return await read();
        }

        var name = NameOf(key);
        using var activity = Source.StartActivity($"query {name}");
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await read();
        }
        catch
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            Reads.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("query", name));
        }
    }

    /// <summary>Measures a command and counts its outcome.</summary>
    internal static async Task<CommandResult<T>> WriteAsync<T>(Delegate command, Func<Task<CommandResult<T>>> write)
    {
        var name = $"{Outermost(command.Method.DeclaringType)}.{MethodOf(command.Method.Name)}";
        using var activity = Source.StartActivity($"command {name}");
        var outcome = "failed";
        try
        {
            var result = await write();
            outcome = result switch
            {
                CommandResult<T>.Done => "done",
                CommandResult<T>.Refused => "refused",
                CommandResult<T>.Conflict => "conflict",
                _ => outcome,
            };
            return result;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            Commands.Add(1, new("command", name), new("outcome", outcome));
        }
    }

    /// <summary>PlacesQueries.Designated: the class that asks and the name of its key.</summary>
    internal static string NameOf(object key)
    {
        var type = (key is ITuple { Length: > 0 } tuple ? tuple[tuple.Length - 1] ?? key : key).GetType();
        var name = type.Name.EndsWith("Key", StringComparison.Ordinal) ? type.Name[..^"Key".Length] : type.Name;
        return type.DeclaringType is { } owner ? $"{owner.Name}.{name}" : name;
    }

    private static string? Outermost(Type? type)
    {
        while (type?.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type?.Name;
    }

    /// <summary>PublishAsync of &lt;PublishAsync&gt;b__3_0, as the compiler names what stands in it.</summary>
    private static string MethodOf(string name) => name.Split('<', '>') is ["", { Length: > 0 } method, ..] ? method : name;
}
