using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Statistics;

/// <summary>The composed tables that an account keeps: its own, by name, told apart from everybody else's.</summary>
public sealed class SavedViewsCommandsTests
{
    private const string Address = "rows=region&measures=places.designated&asOf=2023-08-15";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_listed_renamed_given_another_table_and_deleted()
    {
        await using var offices = await Offices.StartAsync();
        var (views, commands) = (offices.Database.Get<SavedViewsQueries>(), offices.Database.Get<SavedViewsCommands>());
        Assert.IsType<CommandResult<Guid>.Done>(await commands.SaveAsync(offices.Jiangsu, "  各区域  ", Address, Stop));

        var kept = Assert.Single(await views.ListAsync(offices.Jiangsu.Viewer, Stop));
        Assert.Equal(("各区域", Address), (kept.Name, kept.Address));

        Assert.IsType<CommandResult<Nothing>.Done>(await commands.ChangeAsync(offices.Jiangsu, kept, "区域", "rows=kind", Stop));
        var changed = Assert.Single(await views.ListAsync(offices.Jiangsu.Viewer, Stop));
        Assert.Equal(("区域", "rows=kind"), (changed.Name, changed.Address));

        Assert.IsType<CommandResult<Nothing>.Done>(await commands.DeleteAsync(offices.Jiangsu, changed, Stop));
        Assert.Empty(await views.ListAsync(offices.Jiangsu.Viewer, Stop));
    }

    [Fact]
    public async Task A_view_is_its_accounts_alone_and_the_public_has_none()
    {
        await using var offices = await Offices.StartAsync();
        var (views, commands) = (offices.Database.Get<SavedViewsQueries>(), offices.Database.Get<SavedViewsCommands>());
        await commands.SaveAsync(offices.Jiangsu, "甲", Address, Stop);
        var kept = Assert.Single(await views.ListAsync(offices.Jiangsu.Viewer, Stop));

        Assert.Empty(await views.ListAsync(offices.National.Viewer, Stop));
        Assert.Empty(await views.ListAsync(Viewer.Public, Stop));
        Assert.IsType<SavedViewRefusal.Unknown>(Refusal(await commands.ChangeAsync(offices.National, kept, "乙", Address, Stop)));
        Assert.IsType<SavedViewRefusal.Unknown>(Refusal(await commands.DeleteAsync(offices.National, kept, Stop)));
        Assert.IsType<AccessRefusal.SignInRequired>(Refusal(await commands.SaveAsync(Actor.Console, "甲", Address, Stop)));
        Assert.IsType<CommandResult<Guid>.Done>(await commands.SaveAsync(offices.National, "甲", Address, Stop)); // its own of the same name
    }

    [Fact]
    public async Task Of_two_windows_that_change_a_view_the_second_is_told_what_stands_there()
    {
        await using var offices = await Offices.StartAsync();
        var (views, commands) = (offices.Database.Get<SavedViewsQueries>(), offices.Database.Get<SavedViewsCommands>());
        await commands.SaveAsync(offices.National, "甲", Address, Stop);
        var seen = Assert.Single(await views.ListAsync(offices.National.Viewer, Stop));
        await commands.ChangeAsync(offices.National, seen, "乙", Address, Stop);

        var conflict = Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.ChangeAsync(offices.National, seen, "丙", "rows=kind", Stop));

        Assert.Contains(conflict.Values, v => v is { Property: nameof(SavedView.Name), Theirs: "乙" });
        Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.DeleteAsync(offices.National, seen, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_name_is_given(string? name) => await RefusedAsync<SavedViewRefusal.NameInvalid>(name!, Address);

    [Fact]
    public async Task A_name_is_not_too_long() => await RefusedAsync<SavedViewRefusal.NameInvalid>(new string('名', SavedView.NameLength + 1), Address);

    [Theory]
    [InlineData("")]
    [InlineData("https://elsewhere.example/?rows=region")]
    [InlineData("rows=region\"><script>")]
    [InlineData("rows=region rows")]
    [InlineData("rows=区域")]
    public async Task An_address_is_the_query_of_an_address(string address) => await RefusedAsync<SavedViewRefusal.AddressInvalid>("甲", address);

    [Fact]
    public async Task An_address_is_not_too_long() => await RefusedAsync<SavedViewRefusal.AddressInvalid>("甲", new string('a', SavedView.AddressLength + 1));

    [Fact]
    public async Task A_name_is_given_once_and_no_more_views_are_kept_than_can_be_looked_through()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<SavedViewsCommands>();
        await commands.SaveAsync(offices.National, "1", Address, Stop);
        Assert.Equal(new SavedViewRefusal.NameTaken("1"), Refusal(await commands.SaveAsync(offices.National, " 1 ", Address, Stop)));
        await offices.Database.WriteAsync(db => db.SavedViews.AddRange(Enumerable.Range(2, SavedView.Most - 1).Select(i => new SavedView
        {
            Id = Guid.CreateVersion7(), AccountId = offices.National.AccountId!, Name = $"{i}", Address = Address, Version = 1,
        })));

        Assert.Equal(new SavedViewRefusal.TooMany(SavedView.Most), Refusal(await commands.SaveAsync(offices.National, "one more", Address, Stop)));
    }

    [Fact]
    public async Task Every_change_is_in_the_trail_with_who_made_it_and_no_account_number()
    {
        await using var offices = await Offices.StartAsync();
        var commands = offices.Database.Get<SavedViewsCommands>();
        await commands.SaveAsync(offices.National, "甲", Address, Stop);

        await using var db = offices.Database.Open();
        var entry = await db.AuditEntries.SingleAsync(e => e.Entity == nameof(SavedView), Stop);

        Assert.Equal((AuditAction.Created, "甲", offices.National.Name), (entry.Action, entry.Key, entry.AccountName));
        Assert.DoesNotContain("AccountId", entry.After, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync<T>(string name, string address)
        where T : Refusal
    {
        await using var offices = await Offices.StartAsync();
        Assert.IsType<T>(Refusal(await offices.Database.Get<SavedViewsCommands>().SaveAsync(offices.National, name, address, Stop)));
        Assert.Empty(await offices.Database.Get<SavedViewsQueries>().ListAsync(offices.National.Viewer, Stop));
    }

    private static Refusal? Refusal<T>(CommandResult<T> result) => (result as CommandResult<T>.Refused)?.Refusal;
}
