namespace Dashboard.Data.Seeding;

/// <summary>Where the reference data lies.</summary>
public sealed class SeedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Seed";

    /// <summary>Folder of the CSV files; null: the folder seed/ beside the application.</summary>
    public string? Path { get; set; }

    internal string Folder => Path ?? System.IO.Path.Combine(AppContext.BaseDirectory, "seed");
}
