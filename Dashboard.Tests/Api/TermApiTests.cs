using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Api;

/// <summary>A term that a document extended, as other programs read it.</summary>
[Collection(AccessCollection.Name)]
public sealed class TermApiTests
{
    [Fact]
    public async Task The_api_and_the_feed_give_the_end_that_is_known_on_the_day()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = new AccessApp();
        var account = await app.CreateAsync("terms", Role.NationalOffice);
        var actor = Actor.Of(Viewer.SignedIn(account.Id, account.DisplayName!, account.Role, null))!;
        var row = (await app.Services.GetRequiredService<PlacesQueries>().FindAsync(Viewer.Public, "320600", new(2025, 6, 1), stop))!.Designations[0];
        Assert.IsType<CommandResult<int>.Done>(await app.Services.GetRequiredService<TermCommands>().ReviseAsync(
            actor, [row.SeenTerm], new TermDecision(new(2026, 6, 30), "测试发〔2025〕1号", "延长一年", new(2025, 5, 20)), stop));
        using var reader = app.Browser();

        Assert.Equal(1, Count(await reader.GetStringAsync(new Uri("/api/v1/designations?status=Active&asOf=2025-12-01", UriKind.Relative), stop), "\"endsOn\":\"2026-06-30\""));
        Assert.Equal(0, Count(await reader.GetStringAsync(new Uri("/api/v1/designations?asOf=2025-05-19", UriKind.Relative), stop), "2026-06-30"));
        Assert.Equal(1, Count(await reader.GetStringAsync(new Uri("/api/v1/designations.csv?asOf=2025-05-20", UriKind.Relative), stop), "2026-06-30"));
        Assert.Equal(1, Count(await reader.GetStringAsync(new Uri("/api/v1/statistics/places.inforce/records?asOf=2025-12-01", UriKind.Relative), stop), "\"endsOn\":\"2026-06-30\""));
        var feed = await reader.GetStringAsync(new Uri("/api/v1/changes.atom?kind=TermExtended", UriKind.Relative), stop);
        Assert.Contains("南通市（试点城市）的时限由 2025年6月30日 延长至 2026年6月30日（测试发〔2025〕1号）", feed, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
