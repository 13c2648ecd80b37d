using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Data.Persistence;
using Dashboard.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>How the keys of sessions and form tokens lie in the database.</summary>
public sealed class KeyProtectionTests
{
    [Fact]
    public async Task With_a_certificate_they_are_encrypted_and_another_instance_with_it_reads_them()
    {
        using var folder = new TestFolder();
        var (file, settings) = (folder.File("keys.db"), Certificate(folder));
        await SeededTemplate.CopyAsync(file, sample: true);
        await using (var first = new AccessApp("Development", file, settings))
        {
            using var browser = await first.AsSampleAsync("sample.national");
            Assert.All(await KeysAsync(first), xml => Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal));
            Assert.All(await KeysAsync(first), xml => Assert.Contains("EncryptedXmlDecryptor", xml, StringComparison.Ordinal));
        }

        await using var second = new AccessApp("Development", file, settings);
        using var again = await second.AsSampleAsync("sample.national");
        Assert.Single(await KeysAsync(second)); // it read the key, else it had made another
    }

    [Fact]
    public async Task Without_a_certificate_the_start_says_that_they_are_not_encrypted()
    {
        await using var app = new AccessApp("Production");
        using var browser = app.Browser();

        Assert.Single(app.Log.Lines, line => line.Text.Contains("unencrypted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_certificate_that_cannot_be_used_stops_the_start_in_words(int wrong)
    {
        using var folder = new TestFolder();
        var settings = Certificate(folder);
        settings[wrong].Value = "wrong";
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));

        var failure = Assert.Throws<OperatorException>(builder.AddKeyProtection);

        Assert.Contains("Access:KeyCertificate", failure.Message, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Certificate(TestFolder folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=dashboard", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(FixedTimeProvider.Noon.Now, FixedTimeProvider.Noon.Now.AddYears(10));
        File.WriteAllBytes(folder.File("keys.pfx"), certificate.Export(X509ContentType.Pfx, "secret"));
        return [("Access:KeyCertificate:Path", folder.File("keys.pfx")), ("Access:KeyCertificate:Password", "secret")];
    }

    private static async Task<List<string>> KeysAsync(AccessApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.DataProtectionKeys.Select(k => k.Xml).ToListAsync(TestContext.Current.CancellationToken);
    }
}
