using System.Net;
using Dashboard.Data.Access;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Hosting;

/// <summary>One policy of limits: who counts as one client, who is believed about it, and what each may ask for.</summary>
public sealed class LimitsTests
{
    private static readonly Account Administrator = new() { Id = "1", UserName = "boss", SecurityStamp = "s" };

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    public void A_client_is_an_address_or_a_network_of_64_bits(string address, string network) =>
        Assert.Equal(network, ClientAddress.NetworkOf(From(address)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(1000, 900)]
    public void Each_wrong_password_more_makes_the_next_wait_longer(int failures, int seconds) =>
        Assert.Equal(seconds, SignInDelays.DelayAfter(failures).TotalSeconds);

    [Fact]
    public void Wrong_passwords_of_a_stranger_make_the_stranger_wait_and_nobody_else()
    {
        var delays = new SignInDelays(FixedTimeProvider.Noon);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            delays.Fail(Administrator, From($"2001:db8:bad::{attempt}"));
        }

        Assert.True(delays.Holds(Administrator, From("2001:db8:bad::99")));
        Assert.False(delays.Holds(Administrator, From("2001:db8:900d::1")));
        Assert.False(delays.Holds(new Account { Id = "1", SecurityStamp = "a new password" }, From("2001:db8:bad::99")));
    }

    [Fact]
    public async Task Open_pages_are_counted_by_client_and_in_all_and_pages_by_the_minute()
    {
        await using var limiter = RequestLimits.LimiterOf(new LimitOptions { Circuits = 3, CircuitsPerClient = 2, ExportsPerMinute = 1 });
        var (one, other) = (From("2001:db8::1", "/_blazor"), From("192.0.2.7", "/_blazor"));
        using var first = limiter.AttemptAcquire(one);
        using var second = limiter.AttemptAcquire(From("2001:db8::2", "/_blazor"));
        Assert.True(first.IsAcquired && second.IsAcquired);
        Assert.False(limiter.AttemptAcquire(one).IsAcquired);
        using (var third = limiter.AttemptAcquire(other))
        {
            Assert.True(third.IsAcquired);
            Assert.False(limiter.AttemptAcquire(other).IsAcquired);
        }

        Assert.True(limiter.AttemptAcquire(other).IsAcquired); // a page was closed
        Assert.True(limiter.AttemptAcquire(From("192.0.2.7", "/api/v1/quotas.csv")).IsAcquired);
        Assert.False(limiter.AttemptAcquire(From("192.0.2.7", "/api/v1/quotas.xlsx")).IsAcquired);
        Assert.True(limiter.AttemptAcquire(From("192.0.2.8", "/api/v1/quotas.xlsx")).IsAcquired);
        Assert.True(limiter.AttemptAcquire(From("192.0.2.7", "/css/app.css")).IsAcquired);
    }

    [Theory]
    [InlineData("", "192.0.2.7", "192.0.2.7")] // nobody is configured: nobody is believed
    [InlineData("10.0.0.5", "10.0.0.5", "203.0.113.9")]
    [InlineData("10.0.0.5", "192.0.2.7", "192.0.2.7")]
    public async Task Only_a_configured_proxy_is_believed_about_the_address(string proxy, string from, string seen)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All }; // as ASPNETCORE_FORWARDEDHEADERS_ENABLED would have it
        Proxies.Describe(options, new ProxyOptions { Addresses = proxy.Length == 0 ? [] : [proxy] });
        var context = From(from);
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.9";

        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(context);

        Assert.Equal(seen, ClientAddress.Of(context));
    }

    private static DefaultHttpContext From(string address, string path = "/")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Path = path;
        return context;
    }
}
