using Microsoft.Extensions.DependencyInjection;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Databases with a first administrator.</summary>
internal static class Accounts
{
    public const string Password = AccessApp.Password;

    public static async Task<TestDatabase> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, TimeProvider? time = null)
    {
        var database = await TestDatabase.StartAsync(provider, with: time is null ? null : services => services.AddSingleton(time));
        Assert.IsType<CommandResult<Nothing>.Done>(await database.Get<AccountCommands>().CreateAdministratorAsync("first", "first", Password));
        return database;
    }

    public static Task<Actor> AdministratorAsync(TestDatabase database) => ActorAsync(database, "first");

    public static async Task<Actor> ActorAsync(TestDatabase database, string userName)
    {
        await using var db = database.Open();
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.UserName == userName);
        return Actor.Of(Viewer.SignedIn(account.Id, account.DisplayName, account.Role, account.ProvinceCode))!;
    }

    public static async Task<AccountInfo> FindAsync(TestDatabase database, string userName) =>
        (await database.Get<AccountsQueries>().ListAsync(Viewer.SignedIn("a", "a", Role.Administrator, null))).Single(a => a.UserName == userName);
}
