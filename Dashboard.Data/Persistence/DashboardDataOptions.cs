namespace Dashboard.Data.Persistence;

/// <summary>Which database holds the data, and how it is reached.</summary>
public sealed class DashboardDataOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How often the version of the data is asked for, to notice writes of other instances. At most two seconds.</summary>
    public TimeSpan VersionPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many cached results are kept before the least used are dropped.</summary>
    public int CachedResults { get; set; } = 4096;

    /// <summary>A query that takes as long is noted as slow.</summary>
    public TimeSpan SlowQuery { get; set; } = TimeSpan.FromMilliseconds(500);
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
