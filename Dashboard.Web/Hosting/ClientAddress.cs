using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Hosting;

/// <summary>Where a request comes from, as logs show it and as limits count it.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;
    private const string Unknown = "unknown";

    /// <summary>The address itself; an IPv4 address in IPv6 form is told as IPv4.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Plain(address).ToString() : Unknown;

    /// <summary>What counts as one client: an IPv4 address, or the /64 network of an IPv6 address, which one household or office has to itself.</summary>
    public static string NetworkOf(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : Unknown;

    /// <inheritdoc cref="NetworkOf(HttpContext)"/>
    public static string NetworkOf(IPAddress address)
    {
        var plain = Plain(address);
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return plain.ToString();
        }

        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes) + "/64";
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
