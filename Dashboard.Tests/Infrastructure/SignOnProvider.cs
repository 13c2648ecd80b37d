using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Infrastructure;

/// <summary>The npm package oidc-provider on the loopback, run by node (Access/provider.mjs), as the provider of single sign-on.</summary>
internal sealed class SignOnProvider : IAsyncDisposable
{
    private readonly Process _node;
    private readonly HttpClient _control = new();

    private SignOnProvider(Process node, string issuer) => (_node, Issuer) = (node, issuer);

    public string Issuer { get; }

    public static async Task<SignOnProvider> StartAsync()
    {
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "Dashboard.Tests", "Access", "provider.mjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var issuer = await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new SignOnProvider(node, issuer ?? throw new InvalidOperationException("The provider did not start."));
    }

    /// <summary>Registers the application at its address.</summary>
    public Task RegisterAsync(string app) => TellAsync("start", new { app });

    /// <summary>Who signs in from now on, what is said of them, and how their id token is spoilt.</summary>
    /// <param name="subject">Null: they cancel.</param>
    public Task LetAsync(string? subject, object claims, object? spoil = null) => TellAsync("wish", new { subject, claims, spoil });

    public Task RotateKeyAsync() => TellAsync("rotate", new { });

    public async Task<string> LogoutTokenAsync(object claims, bool unsigned = false)
    {
        using var answer = await _control.PostAsJsonAsync($"{Issuer}/test/logout-token", new { claims, unsigned }, TestContext.Current.CancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stops answering.</summary>
    public async Task StopAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        if (!_node.HasExited)
        {
            _node.StandardInput.Close();
            await _node.WaitForExitAsync(CancellationToken.None);
        }

        _node.Dispose();
    }

    private async Task TellAsync(string what, object said)
    {
        using var answer = await _control.PostAsJsonAsync($"{Issuer}/test/{what}", said, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>A browser without a script, which is sent between the application and the provider and keeps their cookies.</summary>
internal sealed class SignOnBrowser : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Where it has been, the last first.</summary>
    public Stack<Uri> Visited { get; } = new();

    public HttpClient Client => _client;

    /// <summary>Follows every redirect to the end, and says where that is.</summary>
    /// <param name="before">A path that is not gone to any more; null: none.</param>
    public async Task<(Uri At, HttpStatusCode Status, string Text)> GoAsync(string address, string? before = null)
    {
        var answer = await _client.GetAsync(Visit(new Uri(address)), TestContext.Current.CancellationToken);
        return await FollowAsync(answer, before);
    }

    /// <summary>Sends a form and follows.</summary>
    public async Task<(Uri At, HttpStatusCode Status, string Text)> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await FollowAsync(await _client.PostAsync(Visit(new Uri(address)), content, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _client.Dispose();

    public static string Field(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<(Uri At, HttpStatusCode Status, string Text)> FollowAsync(HttpResponseMessage answer, string? before = null)
    {
        for (var hops = 0; hops < 20 && answer.Headers.Location is { } to; hops++)
        {
            if (new Uri(Visited.Peek(), to) is var next && next.AbsolutePath == before)
            {
                Visited.Push(next);
                break;
            }

            answer.Dispose();
            answer = await _client.GetAsync(Visit(next), TestContext.Current.CancellationToken);
        }

        using (answer)
        {
            return (Visited.Peek(), answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private Uri Visit(Uri address)
    {
        Visited.Push(address);
        return address;
    }
}
