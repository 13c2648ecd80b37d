using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>Which proxies stand before the application: what an operator sets under "Proxies". Nobody else is believed about where a request came from.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses of the proxies, as in 10.0.0.5.</summary>
    public string[] Addresses { get; init; } = [];

    /// <summary>Networks of the proxies, as in 10.0.0.0/24.</summary>
    public string[] Networks { get; init; } = [];

    /// <summary>How many stand one behind the other.</summary>
    public int Hops { get; init; } = 1;

    public bool Any => Addresses.Length + Networks.Length > 0;
}

internal static class Proxies
{
    /// <summary>Also outweighs ASPNETCORE_FORWARDEDHEADERS_ENABLED, which would believe anybody.</summary>
    public static void AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section)
            .Validate(o => o.Addresses.All(a => IPAddress.TryParse(a, out _)), "Proxies:Addresses must be IP addresses.")
            .Validate(o => o.Networks.All(n => System.Net.IPNetwork.TryParse(n, out _)), "Proxies:Networks must be networks as in 10.0.0.0/24.")
            .Validate(o => o.Hops > 0, "Proxies:Hops must be at least 1.")
            .ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ProxyOptions>>((headers, proxies) => Describe(headers, proxies.Value));
    }

    internal static void Describe(ForwardedHeadersOptions headers, ProxyOptions proxies)
    {
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        headers.ForwardedHeaders = proxies.Any ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        headers.ForwardLimit = proxies.Hops;
        foreach (var address in proxies.Addresses)
        {
            headers.KnownProxies.Add(IPAddress.Parse(address));
        }

        foreach (var network in proxies.Networks)
        {
            headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }
    }
}
