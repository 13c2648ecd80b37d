using System.Buffers.Binary;
using System.Collections.Concurrent;
using Dashboard.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Hashes passwords as the application does, and writes down with how many rounds each was compared.</summary>
internal sealed class HashingRecorder() : PasswordHasher<Account>(Options.Create(Fast))
{
    private readonly ConcurrentQueue<uint> _rounds = new();

    private static PasswordHasherOptions Fast
    {
        get
        {
            var options = new PasswordHasherOptions();
            SeededTemplate.HashFast(options);
            return options;
        }
    }

    /// <summary>The rounds of each comparison since they were last taken.</summary>
    public IReadOnlyList<uint> Take()
    {
        var taken = new List<uint>();
        while (_rounds.TryDequeue(out var rounds))
        {
            taken.Add(rounds);
        }

        return taken;
    }

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        _rounds.Enqueue(BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hashedPassword).AsSpan(5))); // after the version and the function
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
