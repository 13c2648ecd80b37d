using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Persistence;

/// <summary>Callers that ask for the same at once share one reading.</summary>
public sealed class SharedReadingTests(SeededDatabases databases)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Concurrent_callers_cost_one_statement()
    {
        await using var instance = (await databases.Sqlite).Another();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => instance.DesignatedAsync(QueryCalls.AsOf))));

        Assert.Equal(1, instance.Commands.Count);
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_does_not_stop_the_others()
    {
        await using var instance = (await databases.Sqlite).Another();
        var reading = new HeldReading();
        using var impatience = new CancellationTokenSource();

        var impatient = reading.AskAsync(instance, impatience.Token);
        var patient = reading.AskAsync(instance, CancellationToken.None);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        reading.Release(7);

        Assert.Equal(7, await patient.WaitAsync(Patience));
        Assert.Equal(1, reading.Started);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_there_for_the_next_caller()
    {
        await using var instance = (await databases.Sqlite).Another();
        var reading = new HeldReading();
        using var impatience = new CancellationTokenSource();

        var impatient = reading.AskAsync(instance, impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        reading.Release(7);

        Assert.Equal(7, await reading.AskAsync(instance, CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(1, reading.Started);
    }

    [Fact]
    public async Task A_failed_reading_reaches_everybody_who_waited_and_is_not_kept()
    {
        await using var instance = (await databases.Sqlite).Another();
        var reading = new HeldReading();

        var first = reading.AskAsync(instance, CancellationToken.None);
        var second = reading.AskAsync(instance, CancellationToken.None);
        reading.Fail(new InvalidDataException("broken"));
        await Assert.ThrowsAsync<InvalidDataException>(() => first.WaitAsync(Patience));
        await Assert.ThrowsAsync<InvalidDataException>(() => second.WaitAsync(Patience));
        Assert.Equal(1, reading.Started);

        var next = new HeldReading();
        next.Release(8);
        Assert.Equal(8, await next.AskAsync(instance, CancellationToken.None).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_reading_does_not_depend_on_the_thread_of_the_caller_who_began_it()
    {
        await using var instance = (await databases.Sqlite).Another();
        var reading = new HeldReading();
        reading.Release(7);
        var mine = SynchronizationContext.Current;
        Task<int> stuck;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new StuckCircuit());
            stuck = reading.AskAsync(instance, CancellationToken.None);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(mine);
        }

        Assert.Equal(7, await reading.AskAsync(instance, CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(7, await stuck.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_query_tracks_nothing()
    {
        await using var instance = (await databases.Sqlite).Another();

        var tracked = await instance.Get<DashboardReader>().ReadInternalAsync(
            "tracked",
            async (db, token) =>
            {
                await db.Provinces.ToListAsync(token);
                return db.ChangeTracker.Entries().Count();
            },
            CancellationToken.None);

        Assert.Equal(0, tracked);
    }

    /// <summary>A circuit whose dispatcher is busy for ever.</summary>
    private sealed class StuckCircuit : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    /// <summary>A query that ends when the test says so. All of them ask the same.</summary>
    private sealed class HeldReading
    {
        private readonly TaskCompletionSource<int> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _started;

        public int Started => _started;

        public Task<int> AskAsync(TestDatabase instance, CancellationToken cancellationToken) => instance.Get<DashboardReader>().ReadInternalAsync(
            nameof(HeldReading),
            (_, _) =>
            {
                Interlocked.Increment(ref _started);
                return _result.Task;
            },
            cancellationToken);

        public void Release(int result) => _result.SetResult(result);

        public void Fail(Exception failure) => _result.SetException(failure);
    }
}
