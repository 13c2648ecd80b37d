using Microsoft.Extensions.Options;

namespace Dashboard.Data.Access;

/// <summary>Asks <see cref="Permissions"/> with the configuration of this instance. The only place that knows whether reading is public.</summary>
public sealed class AccessGuard(IOptions<AccessOptions> options)
{
    /// <summary>Null: allowed. Else why not.</summary>
    public AccessRefusal? Check(Viewer viewer, AccessAction action, AccessTarget target = default) =>
        Permissions.Check(viewer, action, target, options.Value.PublicReading);

    public bool Allows(Viewer viewer, AccessAction action, AccessTarget target = default) => Check(viewer, action, target) is null;

    /// <exception cref="AccessRefusedException">The viewer may not.</exception>
    public void Demand(Viewer viewer, AccessAction action, AccessTarget target = default)
    {
        if (Check(viewer, action, target) is { } refusal)
        {
            throw new AccessRefusedException(action, refusal);
        }
    }
}

/// <summary>A query was asked for something its viewer may not see. Pages and endpoints turn it into words and a status.</summary>
public sealed class AccessRefusedException(AccessAction action, AccessRefusal refusal)
    : Exception($"{action} is refused: {refusal}")
{
    public AccessAction Action => action;

    public AccessRefusal Refusal => refusal;
}
