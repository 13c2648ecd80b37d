using Bunit;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;

namespace Dashboard.Tests.Access;

/// <summary>How the health of the product is said.</summary>
public sealed class HealthPartsTests : ComponentTestContext
{
    private static readonly DateTimeOffset Then = new(2026, 11, 27, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_a_silent_database_it_says_since_when_and_nothing_about_its_migrations()
    {
        var part = Render<HealthDatabase>(p => p
            .Add(x => x.Provider, DatabaseProvider.SqlServer).Add(x => x.Data, new DataState(Guid.Empty, null, null, Then)));

        Assert.Equal("2026-11-27 12:00:00 起没有应答，以下为未知", part.Find(".status.bad").TextContent);
        Assert.Equal(["SqlServer", "未知", "未知", "尚无"], part.FindAll("dd").Where(d => d.Children.Length == 0).Select(d => d.TextContent.Trim()));
    }

    [Fact]
    public void Migrations_that_do_not_fit_are_named()
    {
        var part = Render<HealthDatabase>(p => p
            .Add(x => x.Provider, DatabaseProvider.Sqlite)
            .Add(x => x.Data, new DataState(Guid.Empty, null, null, null))
            .Add(x => x.State, new DatabaseState(["1_A", "9_Z"], ["2_B"], ["9_Z"], null)));

        Assert.Equal(["待应用 1 项：2_B", "本版本不认识 1 项：9_Z。有更新的版本用过这个数据库。"], part.FindAll(".status.warn").Select(s => s.TextContent));
        Assert.Single(part.FindAll(".status.ok"));
    }

    [Fact]
    public void Other_instances_are_unknown_until_one_has_written()
    {
        Language(Cultures.English);
        var instance = new InstanceInfo("1.0.0", null, ".NET", "host", 7, Then.UtcDateTime);
        var part = Render<HealthInstance>(p => p.Add(x => x.Instance, instance));
        Assert.StartsWith("Unknown", part.FindAll("dd")[^1].TextContent, StringComparison.Ordinal);

        part.Render(p => p.Add(x => x.WrittenElsewhereAt, Then));
        Assert.EndsWith("last noticed at 2026-11-27 12:00:00", part.FindAll("dd")[^1].TextContent, StringComparison.Ordinal);
    }
}
