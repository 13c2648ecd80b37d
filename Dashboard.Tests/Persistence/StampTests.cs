using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Persistence;

/// <summary>Who, when and which version is said in one place, for every entity that keeps it.</summary>
public sealed class StampTests
{
    [Fact]
    public async Task Every_entity_that_keeps_a_recorder_a_version_or_a_confirmation_is_stamped()
    {
        await using var db = new SqliteDashboardDbContext(new DbContextOptionsBuilder<SqliteDashboardDbContext>().UseSqlite().Options);
        (string Property, Type Stamped)[] kinds =
        [
            (nameof(IRecorded.RecordedBy), typeof(IRecorded)),
            (nameof(IVersioned.Version), typeof(IVersioned)),
            (nameof(IConfirmed.ConfirmedOn), typeof(IConfirmed)),
            (nameof(ICreated.CreatedBy), typeof(ICreated)),
        ];
        foreach (var (property, stamped) in kinds)
        {
            var keeping = db.Model.GetEntityTypes().Where(e => e.FindProperty(property) is not null).Select(e => e.ClrType).ToList();
            Assert.NotEmpty(keeping);
            Assert.All(keeping, type => Assert.True(type.IsAssignableTo(stamped), $"{type.Name} keeps {property} and is not stamped."));
        }
    }

    [Fact]
    public void No_command_calls_another()
    {
        var commands = typeof(DashboardWriter).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Commands", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count > 8);
        Assert.All(commands, type => Assert.DoesNotContain(
            type.GetConstructors().SelectMany(c => c.GetParameters()), p => commands.Contains(p.ParameterType)));
    }
}
