namespace Dashboard.Web.Components.Drawings;

/// <summary>The seven steps of the sequential colour ramp.</summary>
public static class Ramp
{
    public const int Steps = 7;

    /// <summary>
    /// The step of a count: 0 is no step, the largest count takes the darkest. Up to three values stand far apart
    /// (3, 5, 7), up to seven take a step each, more share the seven.
    /// </summary>
    /// <param name="value">0 to <paramref name="most"/>.</param>
    /// <param name="most">The largest count on the map.</param>
    public static int Step(int value, int most) => value <= 0 ? 0 : most switch
    {
        <= 3 => Steps - (2 * (most - value)),
        <= Steps => Steps - (most - value),
        _ => ((value * Steps) + most - 1) / most,
    };
}
