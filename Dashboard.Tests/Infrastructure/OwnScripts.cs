using System.Text.RegularExpressions;
using Bunit;

namespace Dashboard.Tests.Infrastructure;

/// <summary>
/// Holds what components ask of our own script modules to what the files export: the module exists, has the function, and the
/// function takes that many arguments. Scripts of others (MudBlazor's) are let through.
/// </summary>
internal sealed partial class OwnScripts
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, int>> Exports = Repository.Sources("Dashboard.Web", ".js")
        .Where(file => !file.Path.StartsWith("wwwroot/lib/", StringComparison.Ordinal))
        .ToDictionary(
            file => "./" + (file.Path.StartsWith("wwwroot/", StringComparison.Ordinal) ? file.Path["wwwroot/".Length..] : file.Path),
            file => (IReadOnlyDictionary<string, int>)Function().Matches(file.Text).ToDictionary(
                m => m.Groups["name"].Value,
                m => m.Groups["parameters"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length));

    private readonly BunitJSInterop _interop;
    private readonly List<(string Path, BunitJSModuleInterop Module)> _modules = [];

    private OwnScripts(BunitJSInterop interop) => _interop = interop;

    public static OwnScripts Watch(BunitJSInterop interop)
    {
        var scripts = new OwnScripts(interop);
        interop.Mode = JSRuntimeMode.Loose;
        foreach (var path in Exports.Keys)
        {
            scripts._modules.Add((path, interop.SetupModule(path)));
        }

        return scripts;
    }

    public void AllCallsMatch()
    {
        Assert.All(_interop.Invocations["import"], call => Assert.Contains((string)call.Arguments[0]!, Exports.Keys));
        Assert.Empty(
            from module in _modules
            from call in module.Module.Invocations
            where !Exports[module.Path].TryGetValue(call.Identifier, out var parameters) || call.Arguments.Count > parameters
            select $"{module.Path}: {call.Identifier} with {call.Arguments.Count} arguments");
    }

    [GeneratedRegex(@"^export (?:async )?function (?<name>\w+)\((?<parameters>[^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Function();
}
