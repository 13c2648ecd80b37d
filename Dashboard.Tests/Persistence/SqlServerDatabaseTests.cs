using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Persistence;

/// <summary>How SQL Server is reached, as far as it shows without a server.</summary>
public sealed partial class SqlServerDatabaseTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Server=db;User Id=u;Password=p")]
    [InlineData("Server=db;Database=master;User Id=u;Password=p")]
    [InlineData("Server=db;Database= Tempdb ;User Id=u;Password=p")]
    [InlineData("Data Source=dashboard.db;Pumpkin=1")]
    public void A_connection_string_without_a_database_of_its_own_is_refused_in_words(string? connection)
    {
        var services = new ServiceCollection();

        var refused = Assert.Throws<OperatorException>(() => services.AddDashboardData(Configuration(connection)));

        Assert.Contains("ConnectionStrings:Dashboard", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_ends_within_seconds_unless_the_connection_string_says_otherwise()
    {
        var ours = new SqlConnectionStringBuilder(SqlServerDatabase.Complete("Server=db;Database=Dashboard"));
        var theirs = new SqlConnectionStringBuilder(SqlServerDatabase.Complete(
            "Server=db;Database=Dashboard;Connect Timeout=20;Pool Blocking Period=AlwaysBlock;Connect Retry Count=2"));

        Assert.Equal((5, 0, PoolBlockingPeriod.NeverBlock), (ours.ConnectTimeout, ours.ConnectRetryCount, ours.PoolBlockingPeriod));
        Assert.Equal((20, 2, PoolBlockingPeriod.AlwaysBlock), (theirs.ConnectTimeout, theirs.ConnectRetryCount, theirs.PoolBlockingPeriod));
    }

    [Fact]
    public async Task A_read_is_repeated_for_ten_seconds_at_most_and_the_poll_not_at_all()
    {
        var time = new SteppingTime();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddDashboardData(Configuration("Server=db;Database=Dashboard")).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var strategy = Assert.IsType<BoundedRetries>(db.Database.CreateExecutionStrategy());

        Assert.Equal(3, await AttemptsAsync(strategy)); // at 0, 4 and 8 s; at 12 s it is over

        using (BoundedRetries.TryOnce())
        {
            Assert.Equal(1, await AttemptsAsync(strategy));
        }

        async Task<int> AttemptsAsync(IExecutionStrategy retries)
        {
            var attempts = 0;
            await Assert.ThrowsAsync<RetryLimitExceededException>(() => retries.ExecuteAsync<int>(() =>
            {
                attempts++;
                time.Step(TimeSpan.FromSeconds(4));
                throw new TimeoutException("no answer");
            }));
            return attempts;
        }
    }

    [Fact]
    public void Each_database_of_a_server_has_a_lock_of_its_own_whatever_the_case_of_its_name()
    {
        Assert.NotEqual(DatabaseLock.ResourceOf("Dashboard"), DatabaseLock.ResourceOf("DashboardTest"));
        Assert.Equal(DatabaseLock.ResourceOf("Dashboard"), DatabaseLock.ResourceOf("dashboard"));
        Assert.True(DatabaseLock.ResourceOf(new string('x', 128)).Length <= 255); // as long as the name of a lock may be
    }

    [Fact]
    public async Task A_server_that_is_not_up_yet_is_waited_for_and_told_of_once()
    {
        var log = new LogRecorder();
        var attempts = 0;

        var found = await DatabaseLock.WhenItAnswersAsync(
            () => ++attempts < 4 ? throw new Silence() : Task.FromResult("up"), new SteppingTime(), log, TestContext.Current.CancellationToken);

        Assert.Equal(("up", 4), (found, attempts));
        Assert.Contains("does not answer", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_comes_up_ends_the_start_in_one_line()
    {
        var time = new SteppingTime();

        var failure = await Assert.ThrowsAsync<OperatorException>(() => DatabaseLock.WhenItAnswersAsync<string>(
            () =>
            {
                time.Step(TimeSpan.FromSeconds(30));
                throw new Silence();
            },
            time,
            NullLogger.Instance,
            TestContext.Current.CancellationToken));

        Assert.Equal("The database server cannot be used. (Nobody answers.)", failure.ToString());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task The_start_warns_while_readers_wait_for_writers(bool isSnapshotOn, int warnings)
    {
        var log = new LogRecorder();
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<IInterceptor>(new OneRowAnswers { IsTrue = isSnapshotOn }).AddSingleton<IInterceptor, NoConnection>()
            .AddDashboardData(Configuration("Server=db;Database=Dashboard")).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        await SqlServerDatabase.WarnAsync(db, log, TestContext.Current.CancellationToken);

        Assert.Equal(warnings, log.Lines.Count(l => l.Level == LogLevel.Warning && l.Text.Contains("ALTER DATABASE [Dashboard] SET READ_COMMITTED_SNAPSHOT ON", StringComparison.Ordinal)));
    }

    /// <summary>The default is another one on each database.</summary>
    [Fact]
    public void Every_transaction_names_how_it_is_isolated()
    {
        var begun = Repository.Sources("Dashboard.Data", ".cs").Concat(Repository.Sources("Dashboard.Web", ".cs"))
            .SelectMany(s => Begins().Matches(s.Text).Select(m => (s.Path, m.Value))).ToList();

        Assert.True(begun.Count >= 4, $"{begun.Count}");
        Assert.All(begun, b => Assert.True(b.Value.Contains("(IsolationLevel.", StringComparison.Ordinal), $"{b.Path}: {b.Value}"));
    }

    [GeneratedRegex(@"\.BeginTransaction(Async)?\([^)]*\)")]
    private static partial Regex Begins();

    private static IConfiguration Configuration(string? connection) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = "SqlServer", ["ConnectionStrings:Dashboard"] = connection })
        .Build();

    private sealed class Silence() : System.Data.Common.DbException("Nobody answers.");

    /// <summary>Moves when it is told to; who waits on it does not wait.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Step(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
