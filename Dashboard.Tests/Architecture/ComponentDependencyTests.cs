using System.Reflection;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Architecture;

/// <summary>A component lives as long as its circuit and must not hold a database context or an open query for so long.</summary>
public sealed class ComponentDependencyTests
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_component_holds_a_context_a_factory_of_contexts_or_a_query()
    {
        var components = typeof(Web.Navigation.DashboardUrls).Assembly.GetTypes().Where(IsComponent).ToList();

        Assert.True(components.Count > 20);
        Assert.Empty(components.SelectMany(Offences));
    }

    [Fact]
    public void What_a_component_must_not_hold_is_found()
    {
        Assert.Single(Offences(typeof(HoldsFactory)));
        Assert.NotEmpty(Offences(typeof(HoldsContextInClosure)));
        Assert.Single(Offences(typeof(HoldsQuery)));
        Assert.Single(Offences(typeof(AsksInConstructor)));
        Assert.Empty(Offences(typeof(HoldsRecords)));
    }

    private static bool IsComponent(Type type) => type.IsAssignableTo(typeof(IComponent));

    /// <summary>Members of the component, of its bases up to the framework, and of the closures and state machines inside it.</summary>
    private static IEnumerable<string> Offences(Type component)
    {
        for (var type = component; type is not null && type != typeof(ComponentBase) && type != typeof(object); type = type.BaseType)
        {
            foreach (var part in type.GetNestedTypes(All).Prepend(type))
            {
                var members = part.GetFields(All).Select(f => (Name: f.Name, Type: f.FieldType))
                    .Concat(part.GetConstructors(All).SelectMany(c => c.GetParameters()).Select(p => (Name: $"constructor {p.Name}", Type: p.ParameterType)));
                foreach (var (name, held) in members.Where(m => IsForbidden(m.Type)))
                {
                    yield return $"{part.FullName}: {name} is a {held}";
                }
            }
        }
    }

    private static bool IsForbidden(Type type) =>
        type.IsAssignableTo(typeof(DbContext))
        || type.IsAssignableTo(typeof(IQueryable))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>))
        || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDbContextFactory<>))
        || (type.HasElementType && IsForbidden(type.GetElementType()!))
        || type.GetGenericArguments().Any(IsForbidden);

    private sealed class HoldsFactory : ComponentBase
    {
        [Inject]
        public required IDbContextFactory<DashboardDbContext> Factory { get; init; }
    }

    private sealed class HoldsContextInClosure : ComponentBase
    {
        protected override async Task OnInitializedAsync()
        {
            await using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
            await db.Database.CanConnectAsync();
        }
    }

    private sealed class HoldsQuery : ComponentBase
    {
        public Lazy<IQueryable<string>>? Query { get; set; }
    }

    private sealed class AsksInConstructor : ComponentBase
    {
        public AsksInConstructor(DashboardDbContext db) => ArgumentNullException.ThrowIfNull(db);
    }

    private sealed class HoldsRecords : ComponentBase
    {
        public IReadOnlyList<string> Rows { get; set; } = [];
    }
}
