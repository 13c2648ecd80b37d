namespace Dashboard.Data.Access;

/// <summary>Who writes: a signed-in viewer, or the machine itself. Every command takes the actor, and the audit trail names it.</summary>
public sealed record Actor
{
    /// <summary>Name under which the product records what no person did.</summary>
    public const string SystemName = "system";

    /// <summary>Name under which it records what was done at the machine's console.</summary>
    public const string ConsoleName = "console";

    private Actor(Viewer viewer, string name) => (Viewer, Name) = (viewer, name);

    /// <summary>What this process does by itself: reference data, sample accounts.</summary>
    internal static Actor System { get; } = new(Viewer.Public, SystemName);

    /// <summary>Who has a console on the machine, and with it the database.</summary>
    internal static Actor Console { get; } = new(Viewer.Public, ConsoleName);

    public Viewer Viewer { get; }

    /// <summary>Null: the machine.</summary>
    public string? AccountId => Viewer.AccountId;

    public string Name { get; }

    /// <summary>The viewer as an actor; null for the public, who writes nothing.</summary>
    public static Actor? Of(Viewer viewer) => viewer.IsSignedIn ? new Actor(viewer, viewer.Name!) : null;
}
