using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Data.Persistence;

namespace Dashboard.Data.Access;

/// <summary>
/// The end of the audit trail at one moment, signed: kept outside the database it shows later whether the trail was cut, emptied or
/// written anew.
/// </summary>
/// <param name="Entries">Number of the last entry; 0: the trail was empty.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">UTC.</param>
/// <param name="Signature">Over <see cref="Signed"/>, in base64.</param>
public sealed record AuditCheckpoint(long Entries, string Hash, DateTime At, string Signature)
{
    /// <summary>Names the format, first in what is signed.</summary>
    public const string Format = "dashboard-audit-checkpoint/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is signed, as UTF-8: format, number, hash and moment, each ended by a line feed.</summary>
    public static byte[] Signed(long entries, string hash, DateTime at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Format}\n{entries}\n{hash}\n{at:O}\n"));

    /// <summary>One line of JSON.</summary>
    public string Line() => JsonSerializer.Serialize(new Written(Format, Entries, Hash, At.ToString("O", CultureInfo.InvariantCulture), Signature), Json);

    /// <summary>Null: the line is no checkpoint.</summary>
    public static AuditCheckpoint? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Written>(line, Json) is { Format: Format, Hash: not null, Signature: not null } written
                && DateTime.TryParseExact(written.At, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
                ? new AuditCheckpoint(written.Entries, written.Hash, at, written.Signature) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Written(string? Format, long Entries, string? Hash, string? At, string? Signature);
}

/// <summary>What is wrong with a checkpoint, or by it with the trail.</summary>
public enum CheckpointFault
{
    /// <summary>The line is no checkpoint.</summary>
    Unreadable,

    /// <summary>The signature is not that of the key.</summary>
    NotSigned,

    /// <summary>The trail is shorter than it was: its end, or all of it, was cut off.</summary>
    Cut,

    /// <summary>The entry is another one than was signed: the trail was written anew.</summary>
    Rebuilt,
}

/// <summary>One checkpoint that does not fit the trail.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Entries">What it says; null: it cannot be read.</param>
/// <param name="At">UTC.</param>
/// <param name="Now">How many entries the trail has.</param>
public sealed record CheckpointFinding(CheckpointFault Kind, int Line, long? Entries, DateTime? At, long Now);

/// <summary>The trail held against a file of checkpoints.</summary>
/// <param name="Read">Checkpoints in the file.</param>
public sealed record CheckpointComparison(int Read, IReadOnlyList<CheckpointFinding> Findings);

/// <summary>The key that signs checkpoints, or its public half: EC or RSA, as PEM, certificate or PKCS #12 file.</summary>
public sealed class CheckpointKey : IDisposable
{
    private readonly ECDsa? _ec;
    private readonly RSA? _rsa;

    private CheckpointKey(ECDsa? ec, RSA? rsa) => (_ec, _rsa) = (ec, rsa);

    /// <param name="password">Of an encrypted PEM or PKCS #12 file; null: it has none.</param>
    /// <exception cref="OperatorException">The file holds no key that can be used.</exception>
    public static CheckpointKey Load(string path, string? password)
    {
        try
        {
            var text = File.ReadAllText(path);
            if (!text.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                return Of(X509CertificateLoader.LoadPkcs12FromFile(path, password));
            }

            return text.Contains(" KEY-----", StringComparison.Ordinal) ? OfPem(text, password) : Of(X509Certificate2.CreateFromPem(text));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"{path} holds no key for checkpoints that can be read.", unreadable);
        }
    }

    /// <exception cref="OperatorException">The key is a public one.</exception>
    public AuditCheckpoint Sign(long entries, string hash, DateTime at)
    {
        var signed = AuditCheckpoint.Signed(entries, hash, at);
        try
        {
            var signature = _ec?.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ?? _rsa!.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return new AuditCheckpoint(entries, hash, at, Convert.ToBase64String(signature));
        }
        catch (CryptographicException onlyPublic)
        {
            throw new OperatorException("The key of the checkpoints has no private half.", onlyPublic);
        }
    }

    /// <summary>True when the checkpoint was signed with the private half of the key and says what it said then.</summary>
    public bool Fits(AuditCheckpoint checkpoint)
    {
        var signature = new byte[checkpoint.Signature.Length];
        if (!Convert.TryFromBase64String(checkpoint.Signature, signature, out var length))
        {
            return false;
        }

        var signed = AuditCheckpoint.Signed(checkpoint.Entries, checkpoint.Hash, checkpoint.At);
        return _ec?.VerifyData(signed, signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ?? _rsa!.VerifyData(signed, signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        _ec?.Dispose();
        _rsa?.Dispose();
    }

    private static CheckpointKey Of(X509Certificate2 certificate)
    {
        using (certificate)
        {
            var ec = certificate.HasPrivateKey ? certificate.GetECDsaPrivateKey() : certificate.GetECDsaPublicKey();
            var rsa = certificate.HasPrivateKey ? certificate.GetRSAPrivateKey() : certificate.GetRSAPublicKey();
            return ec is null && rsa is null ? throw new CryptographicException("neither EC nor RSA") : new CheckpointKey(ec, rsa);
        }
    }

    private static CheckpointKey OfPem(string pem, string? password)
    {
        var ec = ECDsa.Create();
        try
        {
            Import(ec, pem, password);
            return new CheckpointKey(ec, null);
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            ec.Dispose();
        }

        var rsa = RSA.Create();
        try
        {
            Import(rsa, pem, password);
            return new CheckpointKey(null, rsa);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    private static void Import(AsymmetricAlgorithm key, string pem, string? password)
    {
        if (pem.Contains("-----BEGIN ENCRYPTED", StringComparison.Ordinal))
        {
            key.ImportFromEncryptedPem(pem, password ?? "");
        }
        else
        {
            key.ImportFromPem(pem);
        }
    }
}
