using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Briefing;

/// <summary>A booklet that somebody asks for over a real connection and does not wait for.</summary>
public sealed class BookletAbortTests
{
    private const string Id = "abandoned";

    /// <summary>So many times the provinces there are: the work is far from done when the reader is gone.</summary>
    private const int Times = 20;

    [Fact]
    public async Task Who_goes_away_in_the_middle_stops_the_work_and_the_next_reader_is_served()
    {
        var watch = new Watch();
        await using var app = new TestHost(new TestHostOptions { Kestrel = true, Services = services => services.AddSingleton<IStartupFilter>(watch) });
        app.StartServer();
        await LongBookletAsync(app);
        using var browser = app.CreateClient();
        using var going = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var asked = browser.GetAsync($"/api/v1/briefings/{Id}/booklet.docx", HttpCompletionOption.ResponseHeadersRead, going.Token);
        await watch.Begun.WaitAsync(TestContext.Current.CancellationToken);
        await going.CancelAsync(); // the connection is closed

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        var (status, isAborted, written) = await watch.Ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(isAborted);
        Assert.Equal((StatusCodes.Status499ClientClosedRequest, 0), (status, written));
        Assert.Empty(app.Log.Errors);
        using var other = await browser.GetAsync("/api/v1/briefings/sample/booklet.docx", TestContext.Current.CancellationToken);
        Assert.True(other.IsSuccessStatusCode);
    }

    private static async Task LongBookletAsync(TestHost app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var sample = await db.Briefings.AsNoTracking().SingleAsync(b => b.Id == "sample");
        var content = BriefingJson.Read(sample.Content)!;
        var (id, provinces) = (Id, Enumerable.Range(0, Times).SelectMany(_ => content.Provinces).Index().Select(p => p.Item with { Code = $"{p.Index}", Ordinal = p.Index + 1 }).ToList());
        sample.Id = id;
        sample.Content = BriefingJson.Write(content with { Provinces = provinces });
        db.Briefings.Add(sample);
        await db.SaveChangesAsync();
        app.Services.GetRequiredService<DataVersionMonitor>().Advance(await db.DataVersions.Select(v => v.Stamp).SingleAsync());

        // Read once, so that what is stopped is the making of the file and not the reading.
        Assert.NotNull(await app.Services.GetRequiredService<BriefingQueries>().FindAsync(Viewer.Public, id));
    }

    /// <summary>Stands before all of the application: sees the request come, and what became of it.</summary>
    private sealed class Watch : IStartupFilter
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<(int Status, bool IsAborted, long Written)> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public Task<(int Status, bool IsAborted, long Written)> Ended => _ended.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, handle) =>
            {
                if (context.Request.Path.Value?.Contains(Id, StringComparison.Ordinal) != true)
                {
                    await handle(context);
                    return;
                }

                _begun.TrySetResult();
                try
                {
                    await handle(context);
                }
                finally
                {
                    _ended.TrySetResult((context.Response.StatusCode, context.RequestAborted.IsCancellationRequested, context.Response.ContentLength ?? 0));
                }
            });
            next(app);
        };
    }
}
