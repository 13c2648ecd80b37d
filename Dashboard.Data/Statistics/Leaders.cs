namespace Dashboard.Data.Statistics;

/// <summary>Who is first. A headline names all of them or, where they are too many to be named, none (truth rule 8).</summary>
public static class LeaderExtensions
{
    /// <summary>All that share the largest value, in their order; none when it is not above zero.</summary>
    public static IReadOnlyList<T> Leaders<T, TValue>(this IEnumerable<T> among, Func<T, TValue> value)
        where TValue : struct, IComparable<TValue>
    {
        var all = among.Select(one => (One: one, Value: value(one))).ToList();
        var most = all.Count == 0 ? default : all.Max(a => a.Value);
        return most.CompareTo(default) > 0 ? all.FindAll(a => a.Value.CompareTo(most) == 0).ConvertAll(a => a.One) : [];
    }
}
