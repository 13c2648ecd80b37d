using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Data.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Hosting;

/// <summary>The certificate with which the keys of cookies and form tokens are encrypted in the database.</summary>
internal sealed class KeyProtectionOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Access:KeyCertificate";

    /// <summary>A PKCS #12 file (.pfx) with its private key, the same for all instances. Null: the keys lie in the database unencrypted.</summary>
    public string? Path { get; set; }

    /// <summary>The password of the file; null: it has none. Belongs into the environment or a secret store, not into a file of settings.</summary>
    public string? Password { get; set; }
}

/// <summary>Encrypts the keys with the configured certificate, or says at the start that nothing does.</summary>
internal static partial class KeyProtection
{
    /// <exception cref="OperatorException">The certificate cannot be used; keys that cannot be read would sign everybody out.</exception>
    public static void AddKeyProtection(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("dashboard"); // the keys' place: DatabaseKeyRepository
        var options = builder.Configuration.GetSection(KeyProtectionOptions.Section).Get<KeyProtectionOptions>();
        if (options?.Path is { Length: > 0 } path)
        {
            keys.ProtectKeysWithCertificate(Load(path, options.Password));
            return;
        }

        // It would warn of every key; one word at the start says it for all.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddHostedService<Notice>();
        }
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"{KeyProtectionOptions.Section}:Path names no certificate that can be read with {KeyProtectionOptions.Section}:Password.", unreadable);
        }

        return certificate is { HasPrivateKey: true } && certificate.GetRSAPrivateKey() is not null
            ? certificate : throw new OperatorException($"The certificate of {KeyProtectionOptions.Section}:Path has no private RSA key.");
    }

    private sealed partial class Notice(ILogger<Notice> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            LogPlain(logger);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The keys of sessions lie in the database unencrypted: who can read it can make sessions. Access:KeyCertificate encrypts them (docs/hardening.md).")]
        private static partial void LogPlain(ILogger logger);
    }
}
