using System.Diagnostics;
using System.Text;
using Dashboard.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Access;

/// <summary>The command of the README, as a process of its own at a terminal of its own.</summary>
public sealed class PasswordPromptTests
{
    /// <summary>Of util-linux: runs a command at a pseudo-terminal and copies what the terminal shows.</summary>
    private const string Script = "/usr/bin/script";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_password_is_asked_for_at_the_terminal_and_never_shown()
    {
        Assert.SkipUnless(File.Exists(Script) && OperatingSystem.IsLinux(), "no script of util-linux: nothing to make a terminal with");
        using var folder = new TestFolder();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var (shown, code) = await RunAsync(
            folder.File("terminal.db"),
            [("密码：", $"{AccessApp.Password[..^1]}qw\u007f\u007f{AccessApp.Password[^1]}\r"), ("再次输入密码：", $"{AccessApp.Password}\r")],
            patience.Token);

        Assert.True(code == 0, shown);
        Assert.EndsWith("管理员已创建。", shown.TrimEnd(), StringComparison.Ordinal);
        var asked = shown[shown.IndexOf("密码：", StringComparison.Ordinal)..];
        Assert.All(AccessApp.Password.Split(' ').Append("qw").Append("*"), typed => Assert.DoesNotContain(typed, asked, StringComparison.Ordinal));

        await using var connection = new SqliteConnection($"Data Source={folder.File("terminal.db")};Pooling=False");
        await connection.OpenAsync(patience.Token);
        await using var command = new SqliteCommand("SELECT PasswordHash FROM Accounts WHERE UserName = 'boss'", connection);
        var hash = Assert.IsType<string>(await command.ExecuteScalarAsync(patience.Token));
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(new Account(), hash, AccessApp.Password));
    }

    /// <summary>Types each answer as soon as the terminal shows its question.</summary>
    /// <returns>All that the terminal showed, and the exit code.</returns>
    private static async Task<(string Shown, int Code)> RunAsync(
        string database, IReadOnlyList<(string Question, string Answer)> dialogue, CancellationToken cancellationToken)
    {
        var application = Path.Combine(AppContext.BaseDirectory, "Dashboard.Web.dll");
        var start = new ProcessStartInfo(Script, ["-qefc", $"dotnet '{application}' account create-administrator --name boss", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "zh_CN.UTF-8";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Dashboard"] = $"Data Source={database}";
        using var process = Process.Start(start)!;
        try
        {
            var (shown, letters, answered) = (new StringBuilder(), new char[256], 0);
            while (await process.StandardOutput.ReadAsync(letters, cancellationToken) is > 0 and var count)
            {
                shown.Append(letters, 0, count);
                if (answered < dialogue.Count && shown.ToString().EndsWith(dialogue[answered].Question, StringComparison.Ordinal))
                {
                    await process.StandardInput.WriteAsync(dialogue[answered++].Answer);
                    await process.StandardInput.FlushAsync(cancellationToken);
                }
            }

            await process.WaitForExitAsync(cancellationToken);
            return (shown.ToString(), process.ExitCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true); // nothing when it has ended by itself
        }
    }
}
