namespace Dashboard.Web.Components.Shared;

/// <summary>
/// The version of the record that a form acts on: that of the moment it was opened. Once a conflict has shown both values it is the one
/// that stands now, be it that the page hears of it only afterwards.
/// </summary>
internal sealed class FormVersion<T>(T opened)
{
    private bool _awaited;

    public T Value { get; private set; } = opened;

    /// <summary>Another version stands now, and no conflict has told of it.</summary>
    public bool IsBehind(T now) => !_awaited && !EqualityComparer<T>.Default.Equals(Value, now);

    /// <summary>Both values were shown: writing again is a decision.</summary>
    /// <param name="now">The version as the page knows it.</param>
    public void Conflict(T now) => (_awaited, Value) = (EqualityComparer<T>.Default.Equals(Value, now), now);

    /// <summary>The page has read the record again.</summary>
    public void Read(T now)
    {
        if (_awaited && !EqualityComparer<T>.Default.Equals(Value, now))
        {
            (_awaited, Value) = (false, now);
        }
    }
}
