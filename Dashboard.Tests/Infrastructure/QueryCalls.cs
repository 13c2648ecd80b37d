using System.Reflection;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Changes;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Statistics;
using Dashboard.Data.Rounds;
using Dashboard.Data.Search;
using Dashboard.Web.Components.Pages.Quotas.Workbench;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// Every public method of every class named *Queries, found by reflection, so that a new query is tested without being listed:
/// one with a parameter nobody knows a value for fails its tests until <see cref="Argument"/> knows one.
/// </summary>
public static class QueryCalls
{
    public static readonly DateOnly AsOf = new(2023, 8, 15);

    public static IReadOnlyList<MethodInfo> Methods { get; } =
    [
        .. typeof(DashboardData).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName)
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    /// <summary>Rows of a theory: the names, because methods cannot be shown in a list of tests.</summary>
    public static TheoryData<string> Names => [.. Methods.Select(NameOf)];

    public static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.Name))})";

    /// <summary>Calls the method; <paramref name="text"/> stands for every code, identifier and search text.</summary>
    /// <param name="viewer">Null: somebody who may ask.</param>
    public static async Task<object?> CallAsync(IServiceProvider services, string name, Func<MethodInfo, string> text, Viewer? viewer = null)
    {
        var method = Methods.Single(m => NameOf(m) == name);
        return await CallAsync(services, method, method.GetParameters().Select(p => Argument(p, () => text(method), viewer)).ToArray());
    }

    /// <summary>Calls the method with one text in its place, every other argument naming what the seed holds and narrowing nothing.</summary>
    /// <param name="slot">A parameter, or a parameter and its property.</param>
    public static Task<object?> CallWithAsync(IServiceProvider services, string name, string slot, string text)
    {
        var method = Methods.Single(m => NameOf(m) == name);
        var (parameter, property) = slot.Split('.') is [var first, var second] ? (first, second) : (slot, null);
        return CallAsync(services, method, method.GetParameters().Select(p => Of(p)).ToArray());

        object? Of(ParameterInfo p)
        {
            if (p.Name != parameter)
            {
                return p.ParameterType == typeof(string) && p.Name!.StartsWith("province", StringComparison.Ordinal) ? "320000" : Wide(p) ?? Argument(p, () => Existing(method), null);
            }

            if (property is null)
            {
                return text;
            }

            var filter = Wide(p) ?? Argument(p, () => Existing(method), null)!;
            filter.GetType().GetProperty(property)!.SetValue(filter, text);
            return filter;
        }

        static object? Wide(ParameterInfo p) => p.ParameterType switch
        {
            var type when type == typeof(bool) => true,
            var type when type == typeof(int) => 50,
            var type when type == typeof(ProgressionFilter) => new ProgressionFilter("2023", Tier.Demonstration),
            var type when type == typeof(DutyFilter) => new DutyFilter(),
            var type when type == typeof(ChangeFilter) => new ChangeFilter(new DateOnly(2022, 1, 1)),
            var type when type == typeof(DivisionFilter) => new DivisionFilter(),
            var type when type == typeof(AuditFilter) => new AuditFilter(),
            _ => null,
        };
    }

    private static async Task<object?> CallAsync(IServiceProvider services, MethodInfo method, object?[] arguments)
    {
        var queries = services.GetRequiredService(method.DeclaringType!);
        var call = Assert.IsAssignableFrom<Task>(method.Invoke(queries, BindingFlags.DoNotWrapExceptions, null, arguments, null));
        await call;
        return call.GetType().GetProperty("Result")!.GetValue(call);
    }

    /// <summary>A text that names something in the seed.</summary>
    public static string Existing(MethodInfo method) => method.DeclaringType!.Name switch
    {
        "PlacesQueries" => "110108",
        "ProvincesQueries" or "DivisionsQueries" or "StatisticsQueries" => "110000",
        "NoticesQueries" => "designation-2022",
        "SearchQueries" => method.Name == nameof(SearchQueries.FindAgainAsync) ? "Province.110000" : "hai",
        "ProgressionQueries" or "ApplicationQueries" or "DutiesQueries" or "InboxQueries" or "RoundImportQueries" or "NoticeImportQueries" => "2023",
        "DeadlineQueries" => "nothing",
        "BriefingQueries" => "sample",
        "QuotasQueries" or "TransferQueries" or "RoundsQueries" or "ScenarioQueries" => "2023",
        "AccountsQueries" or "AuditQueries" or "HealthQueries" or "PasskeysQueries" or "SampleDataQueries" => "nothing",
        var other => throw new InvalidOperationException($"Which text names something for {other}?"),
    };

    /// <summary>True for a query of something that the seed holds none of: an application by its identifier, a briefing, what an account has seen.</summary>
    public static bool MayFindNothing(string name) =>
        name.StartsWith($"{nameof(InboxQueries)}.{nameof(InboxQueries.SeenAtAsync)}(", StringComparison.Ordinal)
        || name.StartsWith("BriefingQueries.", StringComparison.Ordinal)
        || name.StartsWith("OfficeTemplatesQueries.", StringComparison.Ordinal)
        || Methods.Single(m => NameOf(m) == name).GetParameters().Any(p => p.ParameterType == typeof(Guid));

    /// <summary>Somebody who may ask.</summary>
    private static Viewer For(Type queries) => queries.Name switch
    {
        "AccountsQueries" or "AuditQueries" or "HealthQueries" or "PasskeysQueries" or "OfficeTemplatesQueries" => Viewer.SignedIn("administrator", "administrator", Role.Administrator, null),
        "ProgressionQueries" or "ApplicationQueries" or "DutiesQueries" or "InboxQueries" or "RoundImportQueries" or "NoticeImportQueries" or "TransferQueries" => Viewer.SignedIn("national", "national", Role.NationalOffice, null),
        "BriefingQueries" or "SavedViewsQueries" => Viewer.SignedIn("national", "national", Role.NationalOffice, null),
        "DeadlineQueries" => Viewer.SignedIn("jiangsu", "jiangsu", Role.ProvincialOffice, "320000"),
        "ScenarioQueries" => Viewer.SignedIn("leadership", "leadership", Role.Leadership, null),
        _ => Viewer.Public,
    };

    private static readonly IReadOnlyList<AuditRow> Entries = [new(1, default, "a", AuditAction.Created, "Account", "a", null, null, null, "")];

    private static object? Argument(ParameterInfo parameter, Func<string> text, Viewer? viewer) => parameter.ParameterType switch
    {
        var type when type == typeof(Viewer) => viewer ?? For(parameter.Member.DeclaringType!),
        var type when type == typeof(DateOnly) => AsOf,
        var type when type == typeof(DateOnly?) => new DateOnly(2022, 8, 4),
        var type when type == typeof(string) => text(),
        var type when type == typeof(int) => 5,
        var type when type == typeof(Track) || type == typeof(Track?) => Track.City,
        var type when type == typeof(Tier) => Tier.Demonstration,
        var type when type == typeof(bool) => false,
        var type when type == typeof(Guid) => Guid.AllBitsSet,
        var type when type == typeof(ApplicationOrder) => ApplicationOrder.Stage,
        var type when type == typeof(ProgressionFilter) => new ProgressionFilter(
            "2023", Tier.Demonstration, Track.City, "320000", Region.East, Stage.Recommended, "nan tong", IncludeIllustrative: false),
        var type when type == typeof(NewApplication) => new NewApplication("2023", "320600", Track.City, Tier.Demonstration, AsOf),
        var type when type == typeof(DutyFilter) => new DutyFilter("nan tong", null, Region.East, Duty.FiledWithCnipa, DutyStatus.Overdue),
        var type when type == typeof(CubeQuestion) => new CubeQuestion(
            MeasureCatalogue.Find("coverage.city")!, [Dimension.Province], new Dictionary<Dimension, string> { [Dimension.Region] = "East" }, AsOf),
        var type when type == typeof(ChangeFilter) => new ChangeFilter(new DateOnly(2022, 8, 3), ChangeKind.Designated, "110000"),
        var type when type == typeof(ReadyView) => ReadyView.Coverage,
        var type when type == typeof(MeasureId?) => MeasureId.CoverageCity,
        var type when type == typeof(Composition) => new Composition(
            [Dimension.Region, Dimension.Kind], [], [MeasureId.PlacesInForce, MeasureId.CoverageCity], new Dictionary<Dimension, string> { [Dimension.Region] = "East" }, AsOf, new DateOnly(2022, 8, 4)),
        var type when type == typeof(TemplateUse) => TemplateUse.Slides,
        var type when type == typeof(DivisionFilter) => new DivisionFilter("海淀区", "110000", Track.City),
        var type when type == typeof(WeightSource) => WeightSource.EligiblePilots,
        var type when type == typeof(QuotaCell) => new QuotaCell(text(), "320000", Track.City, Tier.Pilot),
        var type when type == typeof(AuditFilter) => new AuditFilter("a", AuditAction.Created, "Account", AsOf, AsOf),
        var type when type == typeof(IReadOnlyList<AuditRow>) => Entries,
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        var type => throw new InvalidOperationException($"Which {type} should {parameter.Name} be?"),
    };
}
