using System.Globalization;
using System.IO.Compression;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Hosting;

/// <summary>
/// Keeps the pages of readers who are not signed in: they all get the same, so each is rendered once for each state of the data,
/// language and day. Rendering is by far the dearest part of a response.
/// </summary>
/// <remarks>
/// What makes it safe: only pages without forms that carry a token (those that are interactive for others), only without a signed-in
/// user, only 200. The cookie that the framework sets beside them is not kept.
/// </remarks>
internal sealed class FirstResponseCache(RequestDelegate next, DataVersionMonitor monitor, DataStamp stamp) : IDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const string EnhancedNavigation = "blazor-enhanced-nav";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsShared(context))
        {
            await next(context);
            return;
        }

        var request = context.Request;
        var enhanced = request.Headers.Accept.ToString().Contains(EnhancedNavigation, StringComparison.Ordinal);
        var key = (request.Scheme, request.Host.Value, request.Path.Value, request.QueryString.Value, CultureInfo.CurrentUICulture.Name, stamp.Current, enhanced);
        if (_pages.Get<Page>(key) is not { } page)
        {
            page = new Page(await RenderAsync(context));
            if (page.Plain.Length == 0)
            {
                return;
            }

            if (context.Response is { StatusCode: StatusCodes.Status200OK })
            {
                _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Plain.Length, AbsoluteExpirationRelativeToNow = Lifetime });
            }
        }
        else
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache, no-store, max-age=0";
            if (enhanced)
            {
                context.Response.Headers[EnhancedNavigation] = "allow";
            }
        }

        await context.Response.Body.WriteAsync(page.For(context), context.RequestAborted);
    }

    public void Dispose() => _pages.Dispose();

    /// <summary>An interactive page, asked for by somebody who is not signed in, while the database answers.</summary>
    private bool IsShared(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.User.Identity?.IsAuthenticated != true
        && monitor.SilentSince is null
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;

    private async Task<byte[]> RenderAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var rendered = new MemoryStream();
        context.Response.Body = rendered;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        context.Response.Headers.Remove("Set-Cookie");
        return rendered.ToArray();
    }

    /// <summary>A page, packed once for all who take it so: packing it anew would cost more than all the rest of an answer.</summary>
    private sealed class Page(byte[] plain)
    {
        private const string Brotli = "br";
        private readonly Lazy<byte[]> _packed = new(() => Pack(plain));

        public byte[] Plain => plain;

        public byte[] For(HttpContext context)
        {
            var headers = context.Response.Headers;
            if (!context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase) && e.Quality != 0))
            {
                return plain;
            }

            headers.ContentEncoding = Brotli; // so that nothing packs it again
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            return _packed.Value;
        }

        private static byte[] Pack(byte[] plain)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            {
                brotli.Write(plain);
            }

            return packed.ToArray();
        }
    }
}
