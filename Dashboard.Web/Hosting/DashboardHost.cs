using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dashboard.Data;
using Dashboard.Data.Persistence;
using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Briefing;
using Dashboard.Web.Components.Pages.Exchange;
using Dashboard.Web.Components.Pages.Search;
using Dashboard.Web.Localization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;

namespace Dashboard.Web.Hosting;

/// <summary>How the application is put together: its table of contents.</summary>
public static class DashboardHost
{
    /// <summary>The most bytes a request may bring; files chosen on a page have limits of their own.</summary>
    private const long MaxUpload = 10 * 1024 * 1024;

    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // also outside Development when run from bin/; does nothing once published
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxUpload;
        });

        builder.AddHostNames();
        builder.AddDashboardTelemetry();
        var services = builder.Services;
        services.AddTransient<IStartupFilter, HeadAnswers>();
        services.AddDashboardData(builder.Configuration);
        if (builder.Environment.IsDevelopment())
        {
            services.AddSampleData();
        }

        services.AddDashboardLocalization();
        services.AddDashboardControls();
        services.AddDashboardApi();
        services.AddRazorComponents().AddInteractiveServerComponents();
        builder.AddDashboardAccess();
        services.AddScoped<Components.Shared.BrowserStorage>();
        services.AddSingleton<DataStamp>();
        services.Configure<PublicPagesOptions>(builder.Configuration.GetSection(PublicPagesOptions.Section));
        services.AddSingleton<ImportVault>();
        services.AddScoped<QuotaImportSession>();
        services.AddScoped<RoundImportSession>();
        services.AddScoped<NoticeImportSession>();
        services.AddProxies();
        services.AddRequestLimits();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [HealthEndpoints.Ready]);
        services.AddScoped(sp => sp.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<DashboardDbContext>>().CreateDbContext()); // for Identity's store only
        services.AddWebEncoders(options => // Chinese stays readable in the page, at a third of the size
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "dashboard.antiforgery";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // form tokens are masked anew in every answer, and no other secret stands in a page
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddHostedService<ListeningNotice>();
    }

    public static void UseDashboard(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
            app.UseHttpsRedirection(); // where the application knows of an https port
        }

        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found/{0}", createScopeForStatusCodePages: true);
        app.Use(AnswerFormsWithPagesAsync);
        app.UseDashboardApi();
        app.UseRateLimiter();
        app.UseDashboardAccess();
        app.UseAntiforgery();
        app.Use(RefuseStaleForms);
        app.UseMiddleware<FirstResponseCache>();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        DataStamp.Map(app);
        app.MapCulture();
        app.MapDashboardAccess();
        app.MapDashboardApi();
        app.MapExchange();
        app.MapBriefings();
        app.MapSearch();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
            options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders says it, for every response
    }

    /// <summary>A form whose token is of another session is a bare 400 here, which its page puts into words.</summary>
    private static Task RefuseStaleForms(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>A form that comes back with a bare status is answered with the page of that status, which is asked for and not posted to.</summary>
    private static async Task AnswerFormsWithPagesAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest } && HttpMethods.IsPost(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }
    }
}
