using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>account create-administrator --name NAME [--display-name NAME]: makes the first administrator. The password is asked for, never an argument.</summary>
internal static class AccountCommandLine
{
    private const string Name = "--name";
    private const string DisplayName = "--display-name";

    /// <summary>True when the arguments are meant for here and not for the web host.</summary>
    public static bool Takes(string[] args) => args is ["account", ..];

    /// <summary>Runs the command on the application's services and gives the exit code: 0 done, 1 refused, 2 not understood.</summary>
    /// <param name="readPassword">Asks with the text given; null when there is nothing to read.</param>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, Func<string, string?> readPassword, TextWriter output)
    {
        if (args is not ["account", "create-administrator", ..] || Option(args, Name) is not { } name)
        {
            await output.WriteLineAsync(AccessText.CommandUsage);
            return 2;
        }

        await DashboardData.InitializeAsync(services);
        var password = readPassword(AccessText.CommandPassword) ?? "";
        if (readPassword(AccessText.CommandPasswordAgain) != password)
        {
            await output.WriteLineAsync(AccessText.PasswordsDiffer);
            return 1;
        }

        var result = await services.GetRequiredService<AccountCommands>().CreateAdministratorAsync(name, Option(args, DisplayName) ?? name, password);
        await output.WriteLineAsync(result switch
        {
            CommandResult<Nothing>.Done => AccessText.CommandDone,
            CommandResult<Nothing>.Refused refused => refused.Refusal.Say(),
            _ => AccessText.ConflictGone,
        });
        return result is CommandResult<Nothing>.Done ? 0 : 1;
    }

    /// <summary>Reads a password from the console without showing it, or a line where the input is no keyboard.</summary>
    public static string? ReadPassword(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            return Console.ReadLine();
        }

        _ = Console.KeyAvailable; // switches the terminal's echo off before the prompt asks: the first key may come before it is read
        Console.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.WriteLine();
        return typed.ToString();
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && !args[at + 1].StartsWith('-') ? args[at + 1] : null;
}
