namespace Dashboard.Data.Access;

/// <summary>
/// Who looks. Every query takes the viewer and returns only what this viewer may see.
/// Until accounts exist everybody is <see cref="Public"/>: published data only.
/// </summary>
public sealed record Viewer
{
    private Viewer()
    {
    }

    /// <summary>Anyone, without signing in: what the notices themselves publish (此件公开发布) and figures computed from it.</summary>
    public static Viewer Public { get; } = new();
}
