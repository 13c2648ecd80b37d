using Dashboard.Data.Places;
using Dashboard.Data.Provinces;

namespace Dashboard.Data.Duties;

/// <summary>The places of one province as the list of duties shows them: what presses stands in view, the rest is counted until it is asked for.</summary>
/// <param name="Rows">In the order of the list.</param>
public sealed record DutyGroup(string ProvinceCode, Bilingual ProvinceName, IReadOnlyList<PlaceDuties> Rows)
{
    /// <summary>Places by the status of all their parts as one.</summary>
    public DutyCounts Overall => DutyCounts.Of(Rows.Select(r => r.Overall));

    /// <summary>Overdue or due: something is to be done about these.</summary>
    public IReadOnlyList<PlaceDuties> Pressing => [.. Rows.Where(r => r.Overall is DutyStatus.Overdue or DutyStatus.Due)];

    /// <summary>Places with at least one agreement; one without owes none (可采取).</summary>
    public int WithAgreement => Rows.Count(r => r.Agreements.Count > 0);

    /// <summary>Recorded, and not confirmed by the national office.</summary>
    public int Unconfirmed => Rows.Count(r => r is { Version: not null, ConfirmedOn: null });

    public bool IsIllustrative => Rows.Any(r => r.IsIllustrative);

    /// <summary>The counts of one part of the work plan.</summary>
    public DutyCounts this[Duty duty] => DutyCounts.Of(Rows.Select(r => r[duty].Status));

    /// <summary>Groups by province: those with something overdue first, then with something due, then in the customary order of the provinces.</summary>
    /// <param name="rows">In the order of the list, which stays within a group.</param>
    /// <param name="provinces">In customary order.</param>
    public static IReadOnlyList<DutyGroup> Of(IEnumerable<PlaceDuties> rows, IReadOnlyList<ProvinceInfo> provinces)
    {
        var order = provinces.Index().ToDictionary(p => p.Item.Code, p => p.Index, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(r => r.Place.ProvinceCode)
                .Select(g => new DutyGroup(g.Key, g.First().Place.ProvinceShort, [.. g]))
                .OrderByDescending(g => g.Overall.Overdue > 0).ThenByDescending(g => g.Overall.Due > 0)
                .ThenBy(g => order.GetValueOrDefault(g.ProvinceCode, int.MaxValue)).ThenBy(g => g.ProvinceCode, StringComparer.Ordinal),
        ];
    }
}
