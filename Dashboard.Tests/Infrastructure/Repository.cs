namespace Dashboard.Tests.Infrastructure;

/// <summary>The files of the repository.</summary>
public static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The source files below a folder, by their path in it with forward slashes.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] extensions)
    {
        var root = Path.Combine(Root, folder);
        return from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(root, file).Replace('\\', '/')
               where extensions.Contains(Path.GetExtension(file)) && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
               orderby path
               select (path, File.ReadAllText(file));
    }

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Dashboard.sln")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
