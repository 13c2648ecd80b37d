using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Duties;

/// <summary>What is owed after a designation and in a round: how it stands, recorded by the province, confirmed by the national office.</summary>
public partial class DutiesPage
{
    /// <summary>In the address: the places of all provinces are shown.</summary>
    private const string AllOpen = "all";

    /// <summary>What a search finds is shown whole up to so many places.</summary>
    private const int FewRows = 20;

    private readonly HashSet<DesignationRow> _selection = [];
    private IReadOnlyList<PlaceDuties> _all = [];
    private IReadOnlyList<PlaceDuties> _shown = [];
    private IReadOnlyList<DutyGroup> _groups = [];
    private IReadOnlyList<PlaceDuties> _selected = [];
    private IReadOnlyList<LiaisonStanding> _receipts = [];
    private IReadOnlyList<ProvinceInfo> _provinces = [];
    private RoundInfo? _round;

    [Inject]
    public required DutiesQueries Duties { get; init; }

    [Inject]
    public required ProvincesQueries Provinces { get; init; }

    [Inject]
    public required RoundsQueries Rounds { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RoundParameter)]
    public string? Round { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.TextParameter)]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.RegionParameter)]
    public string? RegionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ProvinceParameter)]
    public string? Province { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DutyParameter)]
    public string? DutyText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.StatusParameter)]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SortParameter)]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.DescendingParameter)]
    public string? DescendingText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.OpenParameter)]
    public string? Open { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.SelectedParameter)]
    public string? Selected { get; set; }

    private DutyOrder Order => DashboardUrls.Word<DutyOrder>(SortText) ?? DutyOrder.Annex;

    private bool Descending => DescendingText == "true";

    private DutyFilter Filter => new(
        Text,
        string.IsNullOrEmpty(Province) ? null : Province,
        DashboardUrls.Word<Region>(RegionText),
        DashboardUrls.Word<Duty>(DutyText),
        DashboardUrls.Word<DutyStatus>(StatusText));

    private bool MayConfirm => View.MayNow(AccessAction.RecordNationalDecision);

    /// <summary>A province its own, the national office of any.</summary>
    private bool MayRecord => View.MayNow(AccessAction.ReportDuties, new AccessTarget(View.Viewer.ProvinceCode));

    private EventCallback<IReadOnlyList<DesignationRow>> Picked =>
        MayConfirm || MayRecord ? EventCallback.Factory.Create<IReadOnlyList<DesignationRow>>(this, Pick) : default;

    private List<PlaceDuties> PickedRows => [.. _all.Where(d => _selection.Contains(DutiesTable.KeyOf(d.Place)))];

    /// <summary>So few that they are shown whole.</summary>
    private bool Narrow => _groups.Count == 1 || (!Filter.IsEmpty && _shown.Count <= FewRows);

    private string ListTitle => _groups.Sum(g => g.Pressing.Count) is var pressing and > 0 ? DutiesText.ListPressing.With(pressing.Text()) : DutiesText.ListCalm;

    private string? ListSubtitle => Narrow ? null : DutiesText.ListSubtitle;

    private string Subtitle => !Loaded || Refusal is not null ? ""
        : DutiesText.Subtitle.With(
            _provinces is [var only] ? only.Short.Text() : DutiesText.Nation, _all.Count.Text(), View.AsOf.Date.Long());

    private string Title
    {
        get
        {
            var (counts, silent) = (DutyCounts.Of(_all.Select(d => d.Overall)), _all.Count(d => d.Parts.All(p => p.Status == DutyStatus.NotRecorded)));
            return _all.Count == 0 ? DutiesText.NothingOwed
                : silent == _all.Count ? DutiesText.TitleSilent.With(_all.Count.Text())
                : counts.Overdue > 0 ? DutiesText.TitleOverdue.With(counts.Done.Text(), counts.Overdue.Text(), silent.Text())
                : DutiesText.TitleDone.With(counts.Done.Text(), silent.Text());
        }
    }

    private string[] Opened => Open?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string ListHref => Link(Filter, Order, Descending, open: Open);

    protected override IReadOnlySet<DataPart> ShownData => DataChange.Programme;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (viewer, day) = (View.Viewer, View.AsOf.Date);

        // A province asks for its own; what it asks for of another one is refused by the query.
        var only = viewer.ProvinceCode is { } own ? Filter.ProvinceCode ?? own : null;
        var all = await Duties.PlacesAsync(viewer, only, day, cancellationToken);
        var round = (await Rounds.ListAsync(viewer, cancellationToken)).FirstOrDefault(r => r.Code == Round) ?? await Rounds.CurrentAsync(viewer, day, cancellationToken);
        var receipts = round is null ? [] : await Duties.LiaisonAsync(viewer, only, round.Code, day, cancellationToken);
        var provinces = await Provinces.ListAsync(viewer, cancellationToken);

        _shown = [.. DutyFilter.Sort(Filter.Apply(all), Order, Descending)];
        _groups = DutyGroup.Of(_shown, provinces);
        _selected = Selected is null ? [] : [.. all.Where(d => d.Place.Code == Selected)];
        (_all, _receipts, _round) = (all, receipts, round);
        _provinces = [.. provinces.Where(p => p.TakesPart && (only is null || p.Code == only))];
    }

    private string Link(DutyFilter filter, DutyOrder order, bool descending, string? selected = null, string? open = null) =>
        DashboardUrls.Duties(View.AsOf, new DutiesAddress(filter, order, descending, selected, Round, open));

    /// <summary>The opened place is seen, wherever it stands.</summary>
    private bool IsOpen(string province) => Narrow || Open == AllOpen || Opened.Contains(province) || _selected.Any(d => d.Place.ProvinceCode == province);

    private string? ToggleHref(string province)
    {
        if (Narrow || Open == AllOpen)
        {
            return null;
        }

        var opened = IsOpen(province) ? Opened.Where(code => code != province) : [.. Opened, province];
        return Link(Filter, Order, Descending, open: string.Join(',', opened) is { Length: > 0 } several ? several : null);
    }

    private void Pick(IReadOnlyList<DesignationRow> rows)
    {
        foreach (var row in rows)
        {
            if (!_selection.Remove(row))
            {
                _selection.Add(row);
            }
        }
    }
}
