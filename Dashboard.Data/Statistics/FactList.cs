using System.Collections;
using System.Collections.Concurrent;

namespace Dashboard.Data.Statistics;

/// <summary>
/// The records of a source on a day. What every question asks of all of them is worked out once and kept beside them: records never change, and what is written
/// makes a new list.
/// </summary>
internal sealed class FactList(IReadOnlyList<Fact> facts) : IReadOnlyList<Fact>
{
    private readonly ConcurrentDictionary<Dimension, IReadOnlyCollection<string?>> _members = new();
    private readonly Lazy<IReadOnlyList<Provenance>> _sources = new(() => facts.Select(f => f.Source).OfType<Provenance>()
        .Distinct(ReferenceEqualityComparer.Instance).Cast<Provenance>() // texts are compared of few only
        .Select(s => s with { Annex = null, Row = null, Detail = null, Source = s.Source.Split('@')[0] }).Distinct().ToList());

    public static FactList None { get; } = new([]);

    public int Count => facts.Count;

    /// <summary>The documents and lists that the records come from, without annex and row.</summary>
    public IReadOnlyList<Provenance> Sources => _sources.Value;

    public Fact this[int index] => facts[index];

    /// <summary>The members of a dimension that occur, null among them where a record belongs to none.</summary>
    public IReadOnlyCollection<string?> Members(Dimension dimension) => _members.GetOrAdd(dimension, d => facts.Select(f => f.Member(d)).ToHashSet());

    public IEnumerator<Fact> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
