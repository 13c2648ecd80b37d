using System.Collections.Concurrent;
using Dashboard.Data.Access;
using Dashboard.Web.Hosting;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>
/// Makes who guesses a password wait longer each time, for that account and from that network only: a stranger who guesses wrong
/// shuts nobody else out. A passkey cannot be guessed and never waits. Kept by the process: another instance counts for itself.
/// </summary>
internal sealed class SignInDelays(TimeProvider time)
{
    private const int FreeAttempts = 4;
    private const int Most = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Account, string? Stamp, string Network), (int Failures, DateTimeOffset Until)> _failed = new();

    /// <summary>How long the next attempt waits after so many wrong ones: nothing for the first four, then 30 seconds, doubled each time, at most 15 minutes.</summary>
    public static TimeSpan DelayAfter(int failures) =>
        failures <= FreeAttempts ? TimeSpan.Zero : First * Math.Min(1 << Math.Min(failures - FreeAttempts - 1, 10), Longest / First);

    /// <summary>True while the account takes no password from the network of the request.</summary>
    public bool Holds(Account account, HttpContext context) => _failed.TryGetValue(KeyOf(account, context), out var failed) && time.GetUtcNow() < failed.Until;

    public void Fail(Account account, HttpContext context)
    {
        var now = time.GetUtcNow();
        if (_failed.Count >= Most)
        {
            foreach (var old in _failed.Where(f => f.Value.Until + Longest < now))
            {
                _failed.TryRemove(old);
            }
        }

        _failed.AddOrUpdate(KeyOf(account, context), _ => (1, now), (_, before) => (before.Failures + 1, now + DelayAfter(before.Failures + 1)));
    }

    public void Forget(Account account, HttpContext context) => _failed.TryRemove(KeyOf(account, context), out _);

    /// <summary>A new password is another lock: what was guessed at the old one does not count.</summary>
    private static (string Account, string? Stamp, string Network) KeyOf(Account account, HttpContext context) =>
        (account.Id, account.SecurityStamp, ClientAddress.NetworkOf(context));
}
