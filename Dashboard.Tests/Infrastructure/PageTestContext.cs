using System.Globalization;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MudBlazor;

namespace Dashboard.Tests.Infrastructure;

/// <summary>A seeded Sqlite file that all tests of a class share: they only read.</summary>
public sealed class SeededFile : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    public string Connection => $"Data Source={_folder.File("pages.db")}";

    public async ValueTask InitializeAsync() => await SeededTemplate.CopyAsync(_folder.File("pages.db"));

    public ValueTask DisposeAsync()
    {
        using var pooled = new SqliteConnection(SqliteFile.ForWork(Connection));
        SqliteConnection.ClearPool(pooled);
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A page test: culture pinned, third-party scripts ignored and our own held to what their files export, the as-of date cascaded as the layout does it.</summary>
public abstract class PageTestContext : BunitContext, IClassFixture<SeededFile>
{
    /// <summary>A day on which every designation of 2022 is in its term and both notices are issued.</summary>
    protected static readonly DateOnly WithinTerm = new(2023, 8, 15);

    private readonly OwnScripts _scripts;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    protected PageTestContext(SeededFile file)
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        _scripts = OwnScripts.Watch(JSInterop);
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(FixedTimeProvider.Noon);
        Services.AddSingleton<IInterceptor>(Database);
        Services.AddDashboardData(Configuration(file.Connection));
        Services.AddDashboardControls();
        Language(Cultures.Chinese);
    }

    /// <summary>Lets a test take the database away.</summary>
    protected Outage Database { get; } = new();

    /// <summary>What the layout draws over a page: the open dialog.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

    /// <summary>What was told in passing.</summary>
    protected IEnumerable<string?> Told => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(s => s.Message);

    internal static IConfiguration Configuration(string connection) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Dashboard"] = connection })
        .Build();

    protected static void Language(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    /// <summary>Opens a page as the layout would: the address first, then the page with the day of the address and who looks.</summary>
    /// <param name="viewer">Null: the public.</param>
    /// <param name="isToday">True: nobody has chosen the day, so that one may act.</param>
    protected IRenderedComponent<TPage> Open<TPage>(
        string address, DateOnly asOf, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null, Viewer? viewer = null, bool isToday = false)
        where TPage : DashboardPage
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var view = new ViewContext(viewer ?? Viewer.Public, new AsOf(asOf, isToday), TestGuard.Public);
        Dialogs = Render<MudDialogProvider>(p => p.AddCascadingValue(view));
        var page = Render<TPage>(p =>
        {
            p.AddCascadingValue(view);
            parameters?.Invoke(p);
        });
        page.WaitForState(() => page.FindAll("[aria-busy]").Count == 0); // what was loaded is also drawn
        return page;
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        base.Dispose(disposing);
        _scripts.AllCallsMatch();
    }
}
