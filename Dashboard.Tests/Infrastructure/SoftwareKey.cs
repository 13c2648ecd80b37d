using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Tests.Infrastructure;

/// <summary>An authenticator with one passkey (WebAuthn Level 3, ES256): answers as a browser's would, rightly or as it is told.</summary>
internal sealed class SoftwareKey : IDisposable
{
    private const byte UserPresent = 1;
    private const byte UserVerified = 4;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);

    public string Id => Base64Url.EncodeToString(_id);

    public uint Counter { get; set; }

    /// <summary>What a server keeps of it.</summary>
    public UserPasskeyInfo Info => new(_id, PublicKey(), FixedTimeProvider.Noon.Now, 0, ["internal"], true, false, false, [], []);

    /// <summary>The answer to the question of a sign-in page.</summary>
    /// <param name="options">The server's question, as JSON.</param>
    /// <param name="accountId">Whom the passkey was made for.</param>
    public string Answer(string options, string accountId, string origin = "https://localhost", string type = "webauthn.get", bool verified = true)
    {
        using var question = JsonDocument.Parse(options);
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = question.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false });
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(question.RootElement.GetProperty("rpId").GetString()!)).CopyTo(data, 0);
        data[32] = (byte)(UserPresent | (verified ? UserVerified : 0));
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), ++Counter);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Id,
            rawId = Id,
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(signature),
                userHandle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(accountId)),
            },
        });
    }

    public void Dispose() => _key.Dispose();

    /// <summary>COSE, RFC 9053: a map of five pairs – EC2, ES256, P-256, x, y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
