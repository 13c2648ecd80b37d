using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Tests.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Persistence;

/// <summary>
/// What a process that is killed leaves behind: the files as they stand at that moment. They are copied while the writer stands still
/// between two statements, and with the log cut at any byte of the commit itself, as when the machine went down with it.
/// </summary>
public sealed class CrashTests
{
    private const int Points = 50;

    [Fact]
    public async Task A_process_killed_while_a_notice_is_imported_leaves_all_of_it_or_nothing()
    {
        await using var offices = await Offices.StartAsync();
        var file = SheetReader.Read(Encoding.UTF8.GetBytes(await NoticeImportTests.CitiesAsync(offices, 18, 38))).File!;
        var preview = await NoticeImportTests.PreviewAsync(offices, file);

        await KillAsync(
            offices.Database,
            async () => Offices.Done(await offices.Database.Get<NoticeImportCommands>().ApplyAsync(offices.National, file, "list.csv", "2023", preview)));
    }

    [Fact]
    public async Task A_process_killed_while_quotas_are_published_leaves_all_of_them_or_none()
    {
        await using var office = await QuotaOffice.StartAsync();
        var provinces = (await office.TableAsync()).Provinces.Select(p => p.Province.Code).ToList();
        var draft = new QuotaDraft(
            QuotaOffice.Round,
            [.. provinces.SelectMany(p => new[] { new QuotaChange(p, QuotaOffice.DemonstrationCities, 3, 0), new QuotaChange(p, QuotaOffice.PilotCities, 5, 0) })],
            "按附件录入", QuotaOffice.Day, "国知办函运字〔2023〕1号");

        await KillAsync(office.Database, async () => Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.PublishAsync(draft)));
    }

    /// <summary>Writes, with a copy of the files at so many random moments of it, and looks at every copy.</summary>
    private static async Task KillAsync(TestDatabase database, Func<Task> write)
    {
        using var folder = new TestFolder();
        var (random, copies, statements) = (new Random(20231120), new List<string>(), 0);
        var before = await StateAsync(database);
        byte[] last = [], lastLog = [];
        database.Commands.Sending = _ =>
        {
            (last, lastLog) = Read(database.File);
            if (copies.Count < Points / 2 && random.Next(4) == 0)
            {
                copies.Add(Leave(last, lastLog));
            }

            statements++;
        };

        await write();

        database.Commands.Sending = null;
        var after = await StateAsync(database);
        Assert.NotEqual(before, after);
        var log = Read(database.File).Log;
        Assert.True(log.Length > lastLog.Length, "the commit is not in the log");
        while (copies.Count < Points)
        {
            copies.Add(Leave(last, log[..random.Next(lastLog.Length, log.Length)]));
        }

        copies.Add(Leave(last, log));
        Assert.True(statements > Points / 4, $"{statements} statements");

        var found = new List<string>();
        foreach (var copy in copies)
        {
            await using var left = TestDatabase.At(copy);
            await using (var db = left.Open())
            {
                Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(TestContext.Current.CancellationToken));
            }

            Assert.True((await left.Get<AuditTrail>().VerifyAsync(TestContext.Current.CancellationToken)).IsSound);
            found.Add(await StateAsync(left));
        }

        Assert.Empty(found.Except([before, after])); // nothing half-written
        Assert.Equal(after, found[^1]);
        Assert.Contains(before, found);

        string Leave(byte[] content, byte[] written)
        {
            var copy = folder.File($"{copies.Count}.db");
            File.WriteAllBytes(copy, content);
            File.WriteAllBytes(copy + "-wal", written);
            return copy;
        }
    }

    private static (byte[] Content, byte[] Log) Read(string file) => (Bytes(file), Bytes(file + "-wal"));

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>How many rows there are of all that an import or a publication writes, and where the trail ends.</summary>
    private static async Task<string> StateAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var head = await db.AuditHeads.AsNoTracking().SingleAsync();
        return $"{await db.Notices.CountAsync()} {await db.NoticeAnnexes.CountAsync()} {await db.Designations.CountAsync()} {await db.Places.CountAsync()} "
            + $"{await db.QuotaRevisions.CountAsync()} {await db.Rounds.CountAsync(r => r.DesignationNoticeId != null)} {await db.AuditEntries.CountAsync()} {head.Hash} {(await db.DataVersions.AsNoTracking().SingleAsync()).Stamp}";
    }
}
