using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Access;

/// <summary>What a checkpoint outside the database finds that the database alone cannot show.</summary>
public sealed class AuditCheckpointTests
{
    /// <summary>Someone who can write the database, and knows how the chain is made.</summary>
    public static TheoryData<string, CheckpointFault?> Forgeries => new()
    {
        { "nothing", null },
        { "cut", CheckpointFault.Cut },
        { "empty", CheckpointFault.Cut },
        { "rebuild", CheckpointFault.Rebuilt },
        { "empty and go on", CheckpointFault.Rebuilt },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_trail_that_was_cut_emptied_or_written_anew_is_found_by_a_checkpoint_alone(string forgery, CheckpointFault? fault)
    {
        using var folder = new TestFolder();
        await using var database = await StartAsync(folder);
        var before = (await database.Get<AuditCheckpoints>().WriteAsync(TestContext.Current.CancellationToken))!.Entries;

        await ForgeAsync(database, forgery);

        var check = await database.Get<AuditTrail>().VerifyAsync(TestContext.Current.CancellationToken);
        Assert.Empty(check.Breaks); // the chain fits itself: nothing inside can tell
        var comparison = await database.Get<AuditTrail>().CompareAsync(
            await File.ReadAllLinesAsync(folder.File("trail.jsonl"), TestContext.Current.CancellationToken), database.Get<AuditCheckpoints>().Key!, TestContext.Current.CancellationToken);
        Assert.Equal(1, comparison.Read);
        Assert.Equal(fault, comparison.Findings.SingleOrDefault()?.Kind);
        Assert.All(comparison.Findings, f => Assert.Equal(before, f.Entries));
    }

    [Theory]
    [InlineData("ec")]
    [InlineData("rsa")]
    [InlineData("pfx")]
    [InlineData("encrypted")]
    public async Task Keys_of_each_kind_sign_and_their_public_half_alone_checks(string kind)
    {
        using var folder = new TestFolder();
        var (file, password, publicFile) = Key(folder, kind);
        using var key = CheckpointKey.Load(file, password);
        using var half = CheckpointKey.Load(publicFile, null);
        using var stranger = CheckpointKey.Load(Key(folder, "stranger").File, null);

        var checkpoint = AuditCheckpoint.Read(key.Sign(7, AuditChain.Start, FixedTimeProvider.Noon.Now.UtcDateTime).Line())!;

        Assert.True(half.Fits(checkpoint));
        Assert.False(stranger.Fits(checkpoint));
        Assert.False(half.Fits(checkpoint with { Entries = 6 }));
        Assert.False(half.Fits(checkpoint with { At = checkpoint.At.AddTicks(1) }));
        Assert.False(half.Fits(checkpoint with { Signature = "no base 64" }));
        Assert.Throws<OperatorException>(() => half.Sign(1, AuditChain.Start, checkpoint.At));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"format\":\"other\",\"entries\":1,\"hash\":\"x\",\"at\":\"2026-11-27T04:00:00.0000000Z\",\"signature\":\"eA==\"}")]
    public void A_line_that_is_no_checkpoint_is_none(string line) => Assert.Null(AuditCheckpoint.Read(line));

    [Fact]
    public async Task One_is_written_at_the_start_on_a_new_day_and_after_a_publication_of_quotas()
    {
        using var folder = new TestFolder();
        var time = new MovedTime { Now = FixedTimeProvider.Noon.Now };
        await using var database = await StartAsync(folder, time);
        var checkpoints = database.Get<AuditCheckpoints>();
        var schedule = database.Services.GetServices<IHostedService>().OfType<CheckpointSchedule>().Single();
        var first = NextAsync(checkpoints);
        await schedule.StartAsync(TestContext.Current.CancellationToken);
        var start = await first;

        var published = NextAsync(checkpoints);
        var administrator = await Accounts.AdministratorAsync(database);
        await database.Get<AccountCommands>().CreateAsync(administrator, new NewAccount("national", "国家局", Role.NationalOffice));
        await database.Get<QuotasCommands>().PublishAsync(
            await Accounts.ActorAsync(database, "national"),
            new QuotaDraft(QuotaOffice.Round, [new QuotaChange("320000", QuotaOffice.PilotCities, 3, 0)], "按附件录入", QuotaOffice.Day, null));
        var publication = await published;

        var daily = NextAsync(checkpoints);
        database.Get<ProgrammeClock>().Tick();
        time.Now += TimeSpan.FromDays(1);
        database.Get<ProgrammeClock>().Tick();
        await daily;
        await schedule.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(start.Entries < publication.Entries);
        Assert.Equal(publication.At.AddDays(1), (await daily).At);
        Assert.Equal(3, (await File.ReadAllLinesAsync(folder.File("trail.jsonl"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task It_goes_to_an_address_as_well_and_an_address_that_refuses_is_told_of()
    {
        using var folder = new TestFolder();
        var received = new List<string>();
        var status = HttpStatusCode.OK;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var office = builder.Build();
        office.MapPost("/trail", async (Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            received.Add(await reader.ReadToEndAsync());
            return Microsoft.AspNetCore.Http.Results.StatusCode((int)status);
        });
        await office.StartAsync(TestContext.Current.CancellationToken);
        await using var database = await StartAsync(folder, to: office.Urls.First() + "/trail");
        var checkpoints = database.Get<AuditCheckpoints>();

        Assert.NotNull(await checkpoints.WriteAsync(TestContext.Current.CancellationToken));
        status = HttpStatusCode.InternalServerError;
        Assert.Null(await checkpoints.WriteAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, received.Count);
        Assert.True(checkpoints.Key!.Fits(AuditCheckpoint.Read(received[0].Trim())!));
        Assert.NotNull(checkpoints.Failure);
    }

    [Theory]
    [InlineData("Audit:Checkpoints:To")]
    [InlineData("Audit:Checkpoints:Key")]
    public async Task Half_of_the_settings_stops_the_start_in_words(string only)
    {
        using var folder = new TestFolder();
        await using var database = await TestDatabase.StartAsync(FixedTimeProvider.Noon, (only, Key(folder, "ec").File));
        var schedule = database.Services.GetServices<IHostedService>().OfType<CheckpointSchedule>().Single();

        var refused = await Assert.ThrowsAsync<OperatorException>(() => schedule.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(only, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_tells_what_it_found_by_its_exit_code()
    {
        using var folder = new TestFolder();
        await using var database = await StartAsync(folder);
        var (trail, key) = (folder.File("trail.jsonl"), folder.File("ec.public.pem"));

        Assert.Equal(0, await RunAsync(database, "verify"));
        Assert.Equal(2, await RunAsync(database, "verify", "--against", trail)); // there is none yet
        Assert.Equal(0, await RunAsync(database, "checkpoint"));
        Assert.Equal(0, await RunAsync(database, "verify", "--against", trail));
        Assert.Equal(0, await RunAsync(database, "verify", "--against", trail, "--key", key));
        Assert.Equal(1, await RunAsync(database, "verify", "--against", trail, "--key", Key(folder, "stranger").Public));
        Assert.Equal(2, await RunAsync(database, "verify", "--against", trail, "--key", folder.File("none.pem")));
        Assert.Equal(2, await RunAsync(database, "verify", "--against"));
        Assert.Equal(2, await RunAsync(database, "mend"));

        await ForgeAsync(database, "cut");
        Assert.Equal(1, await RunAsync(database, "verify", "--against", trail));
    }

    private static async Task<int> RunAsync(TestDatabase database, params string[] args)
    {
        string[] all = ["audit", .. args];
        Assert.True(AuditCommandLine.Takes(all));
        await using var output = new StringWriter();
        var code = await AuditCommandLine.RunAsync(database.Services, all, output);
        Assert.NotEqual("", output.ToString().Trim());
        return code;
    }

    private static Task<AuditCheckpoint> NextAsync(AuditCheckpoints checkpoints)
    {
        var next = new TaskCompletionSource<AuditCheckpoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        checkpoints.Written += Take;
        return next.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        void Take(AuditCheckpoint written)
        {
            checkpoints.Written -= Take;
            next.TrySetResult(written);
        }
    }

    private static async Task<TestDatabase> StartAsync(TestFolder folder, TimeProvider? time = null, string? to = null)
    {
        var database = await TestDatabase.StartAsync(
            time ?? FixedTimeProvider.Noon, ("Audit:Checkpoints:To", to ?? folder.File("trail.jsonl")), ("Audit:Checkpoints:Key", Key(folder, "ec").File));
        await database.Get<AccountCommands>().CreateAdministratorAsync("first", "first", "correct horse battery");
        return database;
    }

    /// <summary>A new key in a file, and its public half in another.</summary>
    private static (string File, string? Password, string Public) Key(TestFolder folder, string kind)
    {
        var (file, publicFile, password) = (folder.File($"{kind}.key"), folder.File($"{kind}.public.pem"), (string?)null);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        File.WriteAllText(publicFile, kind == "rsa" ? rsa.ExportSubjectPublicKeyInfoPem() : ec.ExportSubjectPublicKeyInfoPem());
        switch (kind)
        {
            case "rsa":
                File.WriteAllText(file, rsa.ExportPkcs8PrivateKeyPem());
                break;
            case "encrypted":
                password = "secret";
                File.WriteAllText(file, ec.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
                break;
            case "pfx":
                password = "secret";
                using (var certificate = new CertificateRequest("CN=trail", ec, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1)))
                {
                    File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, password));
                    File.WriteAllText(publicFile, certificate.ExportCertificatePem());
                }

                break;
            default:
                File.WriteAllText(file, ec.ExportECPrivateKeyPem());
                break;
        }

        return (file, password, publicFile);
    }

    private static async Task ForgeAsync(TestDatabase database, string forgery)
    {
        await using var db = new SqliteDashboardDbContext(new DbContextOptionsBuilder<SqliteDashboardDbContext>().UseSqlite(database.Connection).Options); // without the application's interceptors
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
        switch (forgery)
        {
            case "cut":
                await WriteAsync(db, entries[..^1]);
                break;
            case "empty":
                await WriteAsync(db, []);
                break;
            case "rebuild":
                entries[0].Reason = "other";
                await WriteAsync(db, entries);
                break;
            case "empty and go on":
                await WriteAsync(db, []);
                for (var i = 0; i < entries.Count; i++)
                {
                    await database.Get<AccountCommands>().CreateAsync(await Accounts.AdministratorAsync(database), new NewAccount($"later{i}", "later", Role.Leadership));
                }

                break;
        }
    }

    /// <summary>Writes a chain that fits itself in the place of the one that was there.</summary>
    private static async Task WriteAsync(DashboardDbContext db, List<AuditEntry> entries)
    {
        await db.AuditEntries.ExecuteDeleteAsync();
        var (count, hash) = (0L, AuditChain.Start);
        foreach (var entry in entries)
        {
            entry.PreviousHash = hash;
            entry.Hash = AuditChain.HashOf(entry);
            (count, hash) = (entry.Id, entry.Hash);
            db.Add(entry);
        }

        await db.SaveChangesAsync();
        await db.AuditHeads.ExecuteUpdateAsync(h => h.SetProperty(e => e.Count, count).SetProperty(e => e.Hash, hash));
    }
}
