using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Changes;
using Dashboard.Data.Duties;
using Dashboard.Data.Inbox;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Exchange;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Components.Pages.Statistics;

namespace Dashboard.Web.Navigation;

/// <summary>
/// Every address of the product. The state of a page is in its address: a copied link reproduces the screen, so every link
/// carries the as-of date once somebody has chosen one.
/// </summary>
public static class DashboardUrls
{
    public const string AsOfParameter = "asOf";
    public const string MetricParameter = "metric";
    public const string ProvinceParameter = "province";
    /// <summary>The province of who has one of its own, and asks for all.</summary>
    public const string AllProvinces = "all";

    public const string OpenParameter = "open";
    public const string SelectedParameter = "place";
    public const string TextParameter = "q";
    public const string TierParameter = "tier";
    public const string RegionParameter = "region";
    public const string KindParameter = "kind";
    public const string StatusParameter = "status";
    public const string SortParameter = "sort";
    public const string DescendingParameter = "desc";
    public const string PageParameter = "page";
    public const string AllPages = "all";
    public const string AccountParameter = "account";
    public const string ActionParameter = "action";
    public const string EntityParameter = "entity";
    public const string FromParameter = "from";
    public const string ToParameter = "to";
    public const string SinceParameter = "since";
    public const string TrackParameter = "track";
    public const string StageParameter = "stage";
    public const string ViewParameter = "view";
    public const string ApplicationParameter = "application";
    public const string ReturnParameter = "returnUrl";
    public const string SignedOutParameter = "signedOut";
    public const string RefusedParameter = "refused";
    public const string ScenarioParameter = "scenario";
    public const string InputParameter = "input";
    public const string CompareParameter = "compare";
    public const string DifferencesParameter = "differences";
    public const string WhyParameter = "why";
    public const string RoundParameter = "round";
    public const string IllustrativeParameter = "illustrative";
    public const string LeftParameter = "left";
    public const string HiddenParameter = "hide";
    public const string CompareRoundParameter = "vsRound";
    public const string OnlyChangesParameter = "changed";
    public const string CompareAsOfParameter = "vsAsOf";
    public const string CellParameter = "cell";
    public const string DutyParameter = "duty";
    public const string SampleParameter = "sample";

    /// <summary>The slides of a file that have no data are kept.</summary>
    public const string EmptyParameter = "empty";

    public const string ExpiredParameter = "expired";
    public const string RowsParameter = "rows";
    public const string ColumnsParameter = "columns";
    public const string MeasuresParameter = "measures";
    public const string WhereParameter = "where";
    public const string ShareParameter = "share";
    public const string TopParameter = "top";
    public const string DrawingParameter = "chart";
    public const string PartParameter = "part";
    public const string DenominatorValue = "denominator";

    /// <summary>Nothing, where leaving it out means the usual.</summary>
    public const string NoneValue = "none";
    /// <summary>The drawing of a page that is shown as its table.</summary>
    public const string TableParameter = "table";
    public const string GroupParameter = "group";
    public const string WaitsParameter = "waits";

    /// <summary>The form that a page opens with.</summary>
    public const string FormParameter = "form";
    public const string Pipeline = "pipeline";

    /// <summary>The one other drawing of a page.</summary>
    public const string Drawing = "drawing";
    public const string SearchHitsPath = "/search/hits";
    public const string QuotaTemplatePath = "/api/v1/exchange/quotas.xlsx";
    /// <summary>All published lists in one file.</summary>
    public const string DataPackage = "/api/v1/datapackage.zip";
    public const string NoticeTemplatePath = "/api/v1/exchange/notice.xlsx";
    public const string RoundTemplatePath = "/api/v1/exchange/round.xlsx";

    /// <summary>The page of a subject as it opens.</summary>
    public static string Page(string route, AsOf asOf) => Build(route, asOf);

    public static string Overview(AsOf asOf, string? metric = null, string? province = null) =>
        Build("/", asOf, (MetricParameter, metric), (ProvinceParameter, province));

    public static string Places(AsOf asOf, PlaceFilter? filter = null, PlaceOrder order = PlaceOrder.Annex, bool descending = false, int page = 1, string? selected = null) =>
        Build(
            "/places",
            asOf,
            [
            .. Parameters(filter),
            (SortParameter, order == PlaceOrder.Annex ? null : order.ToString()),
            (DescendingParameter, descending ? "true" : null),
            (PageParameter, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
            (SelectedParameter, selected),
            ]);

    public static string Place(string code, AsOf asOf) => Build($"/places/{Uri.EscapeDataString(code)}", asOf);

    public static string Provinces(AsOf asOf, Region? region = null, ProvinceOrder order = ProvinceOrder.Customary, bool descending = false, bool asTable = false) =>
        Build(
            "/provinces",
            asOf,
            (RegionParameter, region?.ToString()),
            (SortParameter, order == ProvinceOrder.Customary ? null : order.ToString()),
            (DescendingParameter, descending ? "true" : null),
            (TableParameter, asTable ? Drawing : null));

    public static string Province(string code, AsOf asOf) => Build($"/provinces/{Uri.EscapeDataString(code)}", asOf);

    public static string Quotas(AsOf asOf, QuotasAddress? address = null) => Build("/quotas", asOf, address?.Parameters ?? []);

    /// <summary>The requests for places of a quota.</summary>
    /// <param name="round">Code; null: the current round.</param>
    /// <param name="asks">The quota that the form asks for; null: the form is closed.</param>
    public static string Transfers(AsOf asOf, string? round = null, QuotaColumn? asks = null) => Build(
        "/quotas/transfers", asOf, (RoundParameter, round), (FormParameter, asks is { } column ? QuotasAddress.Key(column) : null));

    /// <param name="scenario">Identifier of a saved scenario; null: none.</param>
    /// <param name="input">Inputs as they are packed for addresses; null: those of the scenario.</param>
    /// <param name="compared">Methods and scenarios beside the one in use.</param>
    /// <param name="why">Code of the province whose number is explained, and the column, separated by a dot; null: none.</param>
    public static string Workbench(
        AsOf asOf, string? scenario = null, string? input = null, IReadOnlyList<string>? compared = null, bool onlyDifferences = false, string? why = null) =>
        Build(
            "/quotas/workbench",
            asOf,
            (ScenarioParameter, scenario),
            (InputParameter, input),
            (CompareParameter, compared is null ? null : string.Join(',', compared)),
            (DifferencesParameter, onlyDifferences ? "true" : null),
            (WhyParameter, why));

    /// <param name="input">Inputs as they are packed for addresses.</param>
    public static string WorkbenchExport(AsOf asOf, string input) => Api("scenarios/calculation", "xlsx", asOf, (InputParameter, input));

    /// <param name="group">Null: all.</param>
    public static string Inbox(AsOf asOf, InboxGroup? group = null) => Build("/inbox", asOf, (GroupParameter, group?.ToString()));

    public static string Duties(AsOf asOf, DutiesAddress? address = null) => Build("/duties", asOf, address?.Parameters ?? []);

    /// <summary>The reminder list as a file, for those who may see it, narrowed as the page is.</summary>
    /// <param name="extension">csv or xlsx.</param>
    public static string RemindersExport(AsOf asOf, DutyFilter filter, string? round, string extension) =>
        Api("reminders", extension, asOf, new DutiesAddress(filter, Round: round).Parameters);

    /// <summary>The designations as a file, narrowed as the list of places is.</summary>
    /// <param name="extension">csv or xlsx.</param>
    public static string DesignationsExport(AsOf asOf, PlaceFilter filter, string extension) => Api("designations", extension, asOf, Parameters(filter));

    /// <summary>The quotas as a file, narrowed as the table is.</summary>
    /// <param name="extension">csv or xlsx.</param>
    /// <param name="sample">With sample data, marked.</param>
    public static string QuotasExport(AsOf asOf, string? round, QuotaFilter? filter, string extension, bool sample = false) =>
        Api("quotas", extension, asOf, [.. new QuotasAddress(round, filter).Parameters, (IllustrativeParameter, sample ? "true" : null)]);

    /// <summary>What changed up to the day.</summary>
    public static string Changes(AsOf asOf, ChangeFilter? filter = null, int page = 1) =>
        Build("/changes", asOf, [.. Parameters(filter), (PageParameter, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The changes as a file, narrowed as the page is.</summary>
    /// <param name="extension">csv or xlsx.</param>
    public static string ChangesExport(AsOf asOf, ChangeFilter filter, string extension) => Api("changes", extension, asOf, Parameters(filter));

    /// <summary>The feed of the changes, which always ends today.</summary>
    public static string Feed(ChangeFilter filter) => Join("/api/v1/changes.atom", Parameters(filter with { Since = null }));

    public static string Statistics(AsOf asOf, StatisticsAddress? address = null) => Build("/statistics", asOf, address?.Parameters ?? []);

    /// <param name="address">Null: as the composer opens.</param>
    public static string Compose(AsOf asOf, ComposeAddress? address = null) => Build("/statistics/compose", asOf, address?.Parameters ?? []);

    /// <summary>The composer with a table that somebody keeps, of the day that was kept with it.</summary>
    public static string Compose(SavedViewInfo view) => $"/statistics/compose?{view.Address}";

    public static string Search(AsOf asOf, string? text = null) => Build("/search", asOf, (TextParameter, text));

    /// <summary>Where the search box asks for what is found while it is typed.</summary>
    public static string SearchHits(AsOf asOf) => Build(SearchHitsPath, asOf);

    public static string Briefings(AsOf asOf) => Build("/briefing", asOf);

    /// <summary>A briefing; its figures are those of its own day, so the address carries none.</summary>
    public static string Briefing(string id) => $"/briefing/{Uri.EscapeDataString(id)}";

    /// <summary>The form of a new briefing.</summary>
    /// <param name="from">The one that it begins with; null: none.</param>
    public static string NewBriefing(string? from = null) => Join("/briefing/new", [(FromParameter, from)]);

    /// <summary>The office's own look of the files.</summary>
    public static string BriefingTemplates() => "/briefing/templates";

    /// <summary>The form that changes title and readers.</summary>
    public static string EditBriefing(string id) => Briefing(id) + "/edit";

    /// <param name="file">.pptx, .docx, .xlsx, /booklet.docx or /provinces/320000.docx.</param>
    public static string BriefingFile(string id, string file) => $"/api/v1/briefings/{Uri.EscapeDataString(id)}{file}";

    public static string Notices(AsOf asOf) => Build("/notices", asOf);

    /// <param name="anchor">Identifier of a part of the document: a gap (L7), a statement (N22-5), an annex (annex-1).</param>
    public static string Notice(string id, AsOf asOf, string? anchor = null) =>
        Build($"/notices/{Uri.EscapeDataString(id)}", asOf) + (anchor is null ? "" : "#" + Uri.EscapeDataString(anchor));

    public static string Progression(AsOf asOf, ProgressionAddress? address = null) => Build(
        "/progression",
        asOf,
        [
            .. Parameters(address),
            (ViewParameter, address is null or { Layout: ProgressionLayout.Lanes } ? null : address.Layout.ToString()),
            (SortParameter, address is null or { Order: ApplicationOrder.Waiting } ? null : address.Order.ToString()),
            (DescendingParameter, address is { Descending: true } ? "true" : null),
            (PageParameter, address is { Whole: true } ? AllPages : address is null or { Page: 1 } ? null : address.Page.ToString(CultureInfo.InvariantCulture)),
            (ApplicationParameter, address?.Application?.ToString()),
            (TableParameter, address?.AsTable),
        ]);

    /// <summary>One application on a page of its own.</summary>
    public static string Application(Guid id, AsOf asOf) => Build($"/progression/{id}", asOf);

    public static string ProgressionRules(AsOf asOf) => Build("/progression/rules", asOf);

    /// <summary>The applications of an address as a file, for those who may see them.</summary>
    /// <param name="extension">csv or xlsx.</param>
    public static string ApplicationsExport(AsOf asOf, ProgressionAddress address, string extension) => Build(
        $"/api/v1/applications.{extension}", asOf, Parameters(address));

    /// <param name="returnUrl">Where to go afterwards; null: the start of whoever signed in.</param>
    public static string SignIn(string? returnUrl = null) => WithReturn("/sign-in", returnUrl);

    /// <summary>The way to the provider of single sign-on.</summary>
    /// <inheritdoc cref="SignIn" path="/param"/>
    public static string SingleSignOn(string? returnUrl = null) => WithReturn("/sign-in/single-sign-on", returnUrl);

    /// <summary>The sign-in page, saying why single sign-on did not let in.</summary>
    public static string SignInRefused(string kind, string? returnUrl) => Join("/sign-in", [(RefusedParameter, kind), (ReturnParameter, returnUrl is "/" ? null : returnUrl)]);

    /// <summary>The sign-in page, saying that one has signed out.</summary>
    public static string SignedOut => Join("/sign-in", [(SignedOutParameter, "true")]);

    /// <param name="returnUrl">Where to go once a one-time password is changed.</param>
    public static string Account(string? returnUrl = null) => WithReturn("/account", returnUrl);

    /// <summary>The calendar of an account.</summary>
    /// <param name="token">The secret that stands for it.</param>
    public static string CalendarFeed(string token) => $"/api/v1/calendar/{Uri.EscapeDataString(token)}.ics";

    public static string Accounts(AsOf asOf) => Build("/access", asOf);

    public static string Audit(AsOf asOf, AuditFilter? filter = null, int page = 1) => Build(
        "/access/audit",
        asOf,
        [.. Parameters(filter), (PageParameter, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))]);

    /// <param name="extension">csv or xlsx.</param>
    public static string AuditExport(AuditFilter filter, string extension) =>
        Join($"/api/v1/audit.{extension}", Parameters(filter));

    /// <param name="round">Null: the current one.</param>
    /// <param name="sample">Exports with sample data.</param>
    public static string Exchange(AsOf asOf, string? round = null, bool sample = false) =>
        Build("/exchange", asOf, (RoundParameter, round), (SampleParameter, sample ? "true" : null));

    /// <summary>The workbook to be filled in with the quotas of a round.</summary>
    public static string QuotaTemplate(string round, AsOf asOf) => Build(QuotaTemplatePath, asOf, (RoundParameter, round));

    /// <summary>The import of applications, materials and filings.</summary>
    /// <param name="round">Null: the current one.</param>
    public static string RoundImport(AsOf asOf, string? round = null) => Build("/exchange/round", asOf, (RoundParameter, round));

    /// <summary>The import of the lists of a notice.</summary>
    public static string NoticeImport(AsOf asOf) => Build("/exchange/notice", asOf);

    /// <summary>The workbook to be filled in with the applications, materials and filings of a round, as they are recorded now.</summary>
    public static string RoundTemplate(string round) => $"{RoundTemplatePath}?{RoundParameter}={Uri.EscapeDataString(round)}";

    /// <param name="list">designations, provinces, notices or statistics/summary.</param>
    /// <param name="extension">json, csv or xlsx.</param>
    public static string Api(string list, string extension, AsOf asOf, params (string Name, string? Value)[] parameters) =>
        Build($"/api/v1/{list}{(extension == "json" ? "" : "." + extension)}", asOf, parameters);

    /// <summary>The address of a page with another as-of date and everything else as it is.</summary>
    /// <param name="relative">Path and query of the page.</param>
    /// <param name="asOf">Null: today.</param>
    public static string WithAsOf(string relative, DateOnly? asOf)
    {
        var (path, query) = relative.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0
            ? (relative[..mark], relative[(mark + 1)..])
            : (relative, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(AsOfParameter + "=", StringComparison.OrdinalIgnoreCase));
        var dated = asOf is { } date ? kept.Append($"{AsOfParameter}={date.ToString(AsOf.Format, CultureInfo.InvariantCulture)}") : kept;
        var joined = string.Join('&', dated);
        return joined.Length == 0 ? path : $"{path}?{joined}";
    }

    /// <summary>An identifier in an address or a request as its value: by name only, never by number; null when the text is empty or names none.</summary>
    public static T? Word<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => v.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();

    private static (string Name, string? Value)[] Parameters(PlaceFilter? filter) =>
    [
        (TextParameter, filter?.Text),
        (TierParameter, filter?.Tier?.ToString()),
        (RegionParameter, filter?.Region?.ToString()),
        (ProvinceParameter, filter?.ProvinceCode),
        (KindParameter, filter?.Kind?.ToString()),
        (StatusParameter, filter?.Status?.ToString()),
    ];

    private static (string Name, string? Value)[] Parameters(ChangeFilter? filter) =>
    [
        (SinceParameter, filter?.Since?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
        (KindParameter, filter?.Kind?.ToString()),
        (ProvinceParameter, filter?.ProvinceCode),
    ];

    private static (string Name, string? Value)[] Parameters(AuditFilter? filter) =>
    [
        (AccountParameter, filter?.Account),
        (ActionParameter, filter?.Action?.ToString()),
        (EntityParameter, filter?.Entity),
        (FromParameter, filter?.From?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
        (ToParameter, filter?.To?.ToString(AsOf.Format, CultureInfo.InvariantCulture)),
    ];

    private static (string Name, string? Value)[] Parameters(ProgressionAddress? address) =>
    [
        (RoundParameter, address?.Round),
        (TierParameter, address is null or { Tier: Tier.Demonstration } ? null : address.Tier.ToString()),
        (TrackParameter, address is null or { Track: Track.City } ? null : address.Track.ToString()),
        (RegionParameter, address?.Region?.ToString()),
        (ProvinceParameter, address?.Province),
        (StageParameter, address?.Stage?.ToString()),
        (WaitsParameter, address?.Waits?.ToString()),
        (TextParameter, address?.Text),
    ];

    private static string WithReturn(string path, string? returnUrl) => Join(path, [(ReturnParameter, returnUrl is "/" ? null : returnUrl)]);

    private static string Build(string path, AsOf asOf, params (string Name, string? Value)[] parameters) =>
        Join(path, [.. parameters, (AsOfParameter, asOf.IsToday ? null : asOf.Invariant)]);

    private static string Join(string path, (string Name, string? Value)[] parameters)
    {
        var joined = string.Join('&', parameters
            .Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return joined.Length == 0 ? path : $"{path}?{joined}";
    }
}
