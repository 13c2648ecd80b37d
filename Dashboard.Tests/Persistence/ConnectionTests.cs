using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Persistence;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    [InlineData("synchronous", "1")]
    public async Task Every_connection_is_told_how_to_work(string pragma, string expected)
    {
        await using var database = await TestDatabase.StartAsync();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, EveryProvider]
    public async Task A_designation_of_a_place_that_does_not_exist_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);

        await Assert.ThrowsAsync<DbUpdateException>(() => database.WriteAsync(db => db.Designations.Add(new Designation
        {
            NoticeId = "designation-2022", Annex = 3, Row = 1, PlaceCode = "999999", Tier = Tier.Pilot,
            DesignatedOn = new(2022, 8, 4), StartsOn = new(2022, 7, 1), EndsOn = new(2025, 6, 30),
        })));
    }

    [Theory, EveryProvider]
    public async Task A_province_with_places_cannot_be_removed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);

        await Assert.ThrowsAsync<DbUpdateException>(
            () => database.WriteAsync(db => db.Remove(db.Provinces.Single(p => p.Code == "110000"))));
    }
}
