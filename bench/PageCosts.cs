using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Dashboard.Bench;

/// <summary>
/// What a page costs the server and the reader, beside the blank Blazor template in the same run: CPU of a first response, bytes of the first view, bytes of
/// the first render batches of its circuit, and the largest contentful paint. Linux only: the CPU is that of /proc.
/// </summary>
internal static class PageCosts
{
    private const int Clients = 4;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    /// <param name="blank">Folder of the published template.</param>
    /// <param name="product">Folder of the published product.</param>
    /// <param name="paths">Addresses of pages.</param>
    public static async Task RunAsync(string blank, string product, IReadOnlyList<string> paths)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        Console.WriteLine("page; reader; CPU us a request; x blank; transferred kB; first batches kB; LCP ms");
        Cost beside;
        await using (var site = await Site.StartAsync(blank, "Blank.dll", 5981))
        {
            beside = await MeasureAsync(site, browser, "/", null);
            Say("blank", null, beside, beside);
        }

        await using var dashboard = await Site.StartAsync(product, "Dashboard.Web.dll", 5982);
        foreach (var path in paths)
        {
            foreach (var reader in new[] { null, "sample.national" })
            {
                if (reader is null && path.StartsWith("/duties", StringComparison.Ordinal))
                {
                    continue; // leads to the sign-in
                }

                Say(path, reader, await MeasureAsync(dashboard, browser, path, reader), beside);
            }
        }
    }

    private static void Say(string path, string? reader, Cost cost, Cost blank) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{path}; {reader ?? "public"}; {cost.Cpu:0}; {cost.Cpu / blank.Cpu:0.00}; {cost.Transferred / 1e3:0}; {cost.Batches / 1e3:0.0}; {cost.Paint:0}"));

    private static async Task<Cost> MeasureAsync(Site site, IBrowser browser, string path, string? reader)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = site.Url, Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        if (reader is not null)
        {
            var entrance = await context.NewPageAsync();
            await entrance.GotoAsync("/sign-in?returnUrl=%2Faccount");
            await entrance.Locator($"button[value='{reader}']").ClickAsync();
            await entrance.WaitForURLAsync("**/account");
            await entrance.CloseAsync();
        }

        var (transferred, batches, paint) = await ViewAsync(context, path);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Clients };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(site.Url) };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", string.Join("; ", (await context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}")));
        await AskAsync(http, path, Warm);
        var before = site.Cpu;
        var requests = await AskAsync(http, path, Run);
        return new((site.Cpu - before).TotalMicroseconds / requests, transferred, batches, paint);
    }

    private static async Task<(long Transferred, long Batches, double Paint)> ViewAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var (transferred, batches, last) = (0L, 0L, Stopwatch.StartNew());
        var protocol = await context.NewCDPSessionAsync(page);
        await protocol.SendAsync("Network.enable");
        await protocol.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        protocol.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            Interlocked.Add(ref transferred, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());
            last.Restart();
        };
        protocol.Event("Network.webSocketFrameReceived").OnEvent += (_, e) =>
        {
            var frame = e!.Value.GetProperty("response");
            var text = frame.GetProperty("payloadData").GetString()!;
            Interlocked.Add(ref batches, frame.GetProperty("opcode").GetDouble() == 2 ? text.Length * 3L / 4 : text.Length);
            last.Restart();
        };
        await page.GotoAsync(path);
        while (last.Elapsed < Quiet)
        {
            await Task.Delay(50);
        }

        var paint = await page.EvaluateAsync<double>(
            "new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))");
        return (transferred, batches, paint);
    }

    private static async Task<int> AskAsync(HttpClient http, string path, TimeSpan time)
    {
        var asked = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref asked);
            }
        }));
        return asked;
    }

    private sealed record Cost(double Cpu, long Transferred, long Batches, double Paint);

    /// <summary>A published site that runs, with a database of its own: with the sample data and accounts, to be entered as the national office.</summary>
    private sealed class Site(Process process, DirectoryInfo data, string url) : IAsyncDisposable
    {
        public string Url => url;

        /// <summary>CPU time used so far, user and system.</summary>
        public TimeSpan Cpu
        {
            get
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
        }

        public static async Task<Site> StartAsync(string folder, string assembly, int port)
        {
            var data = Directory.CreateTempSubdirectory("dashboard-pages-");
            var url = $"http://127.0.0.1:{port}";
            var start = new ProcessStartInfo("dotnet", [assembly, "--urls", url]) { WorkingDirectory = folder, RedirectStandardOutput = true };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            start.Environment["Logging__LogLevel__Default"] = "Warning";
            start.Environment["ConnectionStrings__Dashboard"] = $"Data Source={Path.Combine(data.FullName, "pages.db")}";
            foreach (var limit in new[] { "Limits__PagesPerMinute", "Limits__ExportsPerMinute", "Access__SignInsPerMinute" })
            {
                start.Environment[limit] = "100000000";
            }

            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            using var http = new HttpClient();
            for (var tries = 0; tries < 300; tries++)
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(url));
                    return new(process, data, url);
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(200);
                }
            }

            throw new InvalidOperationException($"{assembly} does not answer at {url}");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            data.Delete(recursive: true);
        }
    }
}
