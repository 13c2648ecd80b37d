namespace Dashboard.Data.Seeding;

/// <summary>Where the reference data lies.</summary>
public sealed class SeedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Seed";

    /// <summary>Folder of the CSV files; null: the folder seed/ beside the application.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// Loads the sample data of seed/illustrative at the first start. Null: in Development only. Once removed on request it stays
    /// removed.
    /// </summary>
    public bool? Illustrative { get; set; }

    internal string Folder => Path ?? System.IO.Path.Combine(AppContext.BaseDirectory, "seed");
}
