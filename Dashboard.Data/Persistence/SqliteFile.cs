using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Dashboard.Data.Persistence;

/// <summary>The file of an embedded database, and whether an open connection still writes into it.</summary>
internal static partial class SqliteFile
{
    private const int HasMovedCode = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>
    /// The connection string for work: it opens the file that is there. Sqlite would make a new, empty one when it is gone, and
    /// nobody would notice.
    /// </summary>
    public static string ForWork(string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (builder.Mode == SqliteOpenMode.ReadWriteCreate && PathOf(connection) is not null)
        {
            builder.Mode = SqliteOpenMode.ReadWrite;
        }

        return builder.ConnectionString;
    }

    /// <summary>The full path; null: the database is in memory.</summary>
    public static string? PathOf(string? connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        return builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:" || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? null : Path.GetFullPath(builder.DataSource);
    }

    /// <summary>Makes the file and its folder when there is none: at the start, and never later.</summary>
    public static void Create(string? connection)
    {
        if (PathOf(connection) is { } path && !File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var created = new SqliteConnection(new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ConnectionString);
            created.Open();
        }
    }

    /// <summary>
    /// True when the file was deleted, moved or replaced under the open connection: what is written then is on no disk. Where
    /// the system does not let an open file be deleted, it is false.
    /// </summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        if (connection.Handle is not { IsInvalid: false } handle)
        {
            return false;
        }

        var moved = 0;
        return Control(handle.DangerousGetHandle(), "main", HasMovedCode, ref moved) == 0 && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int Control(nint database, string name, int operation, ref int answer);
}
