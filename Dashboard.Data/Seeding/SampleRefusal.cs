namespace Dashboard.Data.Seeding;

/// <summary>Why sample data is neither loaded nor removed, beside <see cref="Access.AccessRefusal"/>.</summary>
public abstract record SampleRefusal : Refusal
{
    private SampleRefusal()
    {
    }

    /// <summary>It is there already.</summary>
    public sealed record Loaded : SampleRefusal;

    /// <summary>There is none.</summary>
    public sealed record NotLoaded : SampleRefusal;
}
