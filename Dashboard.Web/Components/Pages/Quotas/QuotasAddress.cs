using System.Globalization;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Time;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>What the page of the quotas shows, as its address says it. Null everywhere: the plain table of the current round.</summary>
/// <param name="Hidden">Columns left out.</param>
/// <param name="CompareRound">Code of the round to compare with.</param>
/// <param name="CompareAsOf">The other day to compare with.</param>
/// <param name="OnlyChanges">Of a comparison: the provinces of which a number differs.</param>
/// <param name="Cell">The quota whose history stands beside the table, or null.</param>
/// <param name="EditsRound">The form with the dates of the round stands open.</param>
/// <param name="OpensRound">The form of a new round stands open.</param>
/// <param name="FromNotice">The notice that it starts from; null: none.</param>
public sealed record QuotasAddress(
    string? Round = null,
    QuotaFilter? Filter = null,
    QuotaOrder Order = QuotaOrder.Customary,
    bool Descending = false,
    IReadOnlyList<QuotaColumn>? Hidden = null,
    string? CompareRound = null,
    DateOnly? CompareAsOf = null,
    (string ProvinceCode, QuotaColumn Column)? Cell = null,
    bool EditsRound = false,
    bool OpensRound = false,
    bool OnlyChanges = false,
    string? FromNotice = null)
{
    internal const string RoundForm = "round";
    internal const string NewRoundForm = "new-round";

    public bool Compares => CompareRound is not null || CompareAsOf is not null;

    internal (string Name, string? Value)[] Parameters =>
    [
        (DashboardUrls.RoundParameter, Round),
        (DashboardUrls.TextParameter, Filter?.Text),
        (DashboardUrls.RegionParameter, Filter?.Region?.ToString()),
        (DashboardUrls.StatusParameter, Filter?.Status?.ToString()),
        (DashboardUrls.LeftParameter, Filter?.HasLeft == true ? "true" : null),
        (DashboardUrls.SortParameter, Order == QuotaOrder.Customary ? null : Order.ToString()),
        (DashboardUrls.DescendingParameter, Descending ? "true" : null),
        (DashboardUrls.HiddenParameter, Hidden is { Count: > 0 } ? string.Join('.', Hidden.Select(Key)) : null),
        (DashboardUrls.CompareRoundParameter, CompareRound),
        (DashboardUrls.CompareAsOfParameter, CompareAsOf?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
        (DashboardUrls.OnlyChangesParameter, Compares && OnlyChanges ? "true" : null),
        (DashboardUrls.FormParameter, EditsRound ? RoundForm : OpensRound ? NewRoundForm : null),
        (DashboardUrls.FromParameter, OpensRound ? FromNotice : null),
        (DashboardUrls.CellParameter, Cell is { } cell ? $"{cell.ProvinceCode}-{Key(cell.Column)}" : null),
    ];

    /// <summary>An identifier of one of the four quotas: CityPilot.</summary>
    public static string Key(QuotaColumn column) => $"{column.Track}{column.Tier}";

    /// <summary>The quota with the identifier; null when there is none.</summary>
    public static QuotaColumn? ColumnOf(string? key) =>
        QuotaColumn.All.Where(c => Key(c).Equals(key, StringComparison.OrdinalIgnoreCase)).Select(c => (QuotaColumn?)c).FirstOrDefault();

    /// <summary>320000-CityPilot as a cell; null when it is none.</summary>
    public static (string ProvinceCode, QuotaColumn Column)? CellOf(string? text) =>
        text?.Split('-') is [var code, var key] && ColumnOf(key) is { } column ? (code, column) : null;
}
