using System.Security.Cryptography;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>An application of its own that writes checkpoints of its trail: a test changes that trail behind its back.</summary>
public sealed class CheckpointedApp : IAsyncDisposable
{
    private readonly TestFolder _folder = new();

    public CheckpointedApp()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_folder.File("trail.key"), key.ExportPkcs8PrivateKeyPem());
        App = new(settings: [new("Audit:Checkpoints:To", _folder.File("trail.jsonl")), new("Audit:Checkpoints:Key", _folder.File("trail.key"))]);
    }

    public DashboardApp App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class AuditBrowserTests(BrowserFixture fixture, CheckpointedApp server) : BrowserTest(fixture), IClassFixture<CheckpointedApp>
{
    protected override DashboardApp App => server.App;

    [Fact]
    public async Task The_trail_with_its_checkpoint_and_a_break_is_accessible_in_both_languages_and_themes()
    {
        App.StartServer();
        foreach (var (english, dark, width) in new[] { (false, false, 1440), (true, true, 390) })
        {
            var page = await OpenAsync("/access/audit", width, dark: dark, english: english, sample: "sample.national");
            await Expect(page.Locator("main")).ToContainTextAsync("trail.jsonl");
            await HasNoAxeViolationsAsync(page);
        }

        await using (var db = await App.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE \"AuditEntries\" SET \"Reason\" = 'another' WHERE \"Id\" = 1", TestContext.Current.CancellationToken);
        }

        foreach (var (english, dark, width) in new[] { (false, false, 1440), (true, true, 390) })
        {
            var page = await OpenAsync("/access/audit", width, dark: dark, english: english, sample: "sample.national");
            await page.GetByRole(AriaRole.Button, new() { Name = english ? "Check integrity" : "校验完整性" }).ClickAsync();
            await Expect(page.Locator(".band.bad li").First).ToBeVisibleAsync();
            await HasNoAxeViolationsAsync(page);
            await DoesNotScrollSidewaysAsync(page);
        }
    }
}
