using Bunit;
using Dashboard.Data.Sheets;
using Dashboard.Web.Components.Pages.Exchange;
using Dashboard.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Exchange;

/// <summary>An import under way, and the address.</summary>
public sealed class ImportPagesTests : PageTestContext
{
    public ImportPagesTests(SeededFile file)
        : base(file)
    {
        Services.AddScoped<QuotaImportSession>();
        Services.AddSingleton<ImportVault>();
        Services.AddScoped<BrowserStorage>();
    }

    [Theory]
    [InlineData("/notices", true)] // the page hears of the next address before it is left
    [InlineData("/exchange", true)]
    [InlineData("/exchange?round=2022", true)]
    [InlineData("/exchange?round=2023", false)]
    public async Task Only_another_round_that_was_chosen_ends_an_import(string next, bool goesOn)
    {
        var import = Services.GetRequiredService<QuotaImportSession>();
        import.Begin(new SheetFile([]), "名额.csv", "2022");
        var page = Open<ExchangePage>("/exchange?round=2022", WithinTerm);

        Services.GetRequiredService<NavigationManager>().NavigateTo(next);
        await page.InvokeAsync(page.Instance.ReloadAsync);

        Assert.Equal(goesOn, import.File is not null);
    }
}
