using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Time;
using Dashboard.Web.Localization;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>The audit trail: read, narrowed, exported, checked.</summary>
public partial class AuditPage
{
    private const int PageSize = 100;

    private PagedResult<AuditRow>? _page;
    private IReadOnlyList<string> _entities = [];
    private AuditSubjects _subjects = AuditSubjects.None;
    private AuditFilter _filter = new();
    private AuditCheck? _check;
    private bool _verifying;

    [Inject]
    public required AuditQueries Audit { get; init; }

    [Inject]
    public required AuditTrail Trail { get; init; }

    [SupplyParameterFromQuery(Name = DashboardUrls.AccountParameter)]
    public string? AccountText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ActionParameter)]
    public string? ActionText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.EntityParameter)]
    public string? EntityText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.FromParameter)]
    public string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.ToParameter)]
    public string? ToText { get; set; }

    [SupplyParameterFromQuery(Name = DashboardUrls.PageParameter)]
    public string? PageText { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(
            Given(AccountText), DashboardUrls.Word<AuditAction>(ActionText), Given(EntityText), Day(FromText), Day(ToText));
        var number = int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var entities = await Audit.EntitiesAsync(View.Viewer, cancellationToken);
        var page = await Audit.PageAsync(View.Viewer, filter, number, PageSize, cancellationToken);
        var names = await Audit.NamesAsync(View.Viewer, page.Items, cancellationToken);
        (_filter, _entities, _page, _subjects) = (filter, entities, page, new AuditSubjects(names));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, AsOf.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;


    /// <summary>One act of one person writes several entries in the same moment.</summary>
    private static bool IsSameAct(AuditRow one, AuditRow other) => one.At == other.At && one.AccountName == other.AccountName && one.Reason == other.Reason;

    private async Task VerifyAsync()
    {
        _verifying = true;
        try
        {
            _check = await Trail.VerifyAsync(View.Viewer);
        }
        finally
        {
            _verifying = false;
        }
    }
}
