using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Dashboard.Data.Statistics;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;
using Dashboard.Web.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>
/// Who may what, over the real application: every address, query and command as every kind of reader. Something new that is not
/// in the matrix fails it. It tries every command, so nobody shares its application: the sample data is gone after it.
/// </summary>
public sealed class MatrixTests(AccessApp app, ITestOutputHelper output) : IClassFixture<AccessApp>
{
    private const string Open = "ok ok ok ok ok ok";
    private const string PasswordFirst = "password";

    /// <summary>The kinds of readers, in the order of the columns; the last has a one-time password.</summary>
    private static readonly string[] Readers = ["public", "sample.national", "sample.jiangsu", "sample.corps", "sample.leadership", "sample.administrator", "onetime"];

    /// <summary>Pages by their pattern: an address, and what each reader gets.</summary>
    private static readonly Dictionary<string, (string Address, string Answers)> Pages = new()
    {
        ["/"] = ("/", $"{Open} {PasswordFirst}"),
        ["/places"] = ("/places?asOf=2023-08-15", $"{Open} {PasswordFirst}"),
        ["/places/{}"] = ("/places/320100", $"{Open} {PasswordFirst}"),
        ["/progression"] = ("/progression", $"{Open} {PasswordFirst}"), // what it shows of single applications: ProgressionPageTests
        ["/progression/{}"] = ("/progression/00000000-0000-0000-0000-000000000001", $"{Open} {PasswordFirst}"), // the page says who may see it
        ["/progression/rules"] = ("/progression/rules", $"{Open} {PasswordFirst}"),
        ["/quotas"] = ("/quotas?round=2023", $"{Open} {PasswordFirst}"),
        ["/provinces"] = ("/provinces", $"{Open} {PasswordFirst}"),
        ["/provinces/{}"] = ("/provinces/330000", $"{Open} {PasswordFirst}"),
        ["/inbox"] = ("/inbox", $"sign-in ok ok ok ok ok {PasswordFirst}"),
        ["/duties"] = ("/duties", $"sign-in ok ok ok ok ok {PasswordFirst}"), // the page says who may see it
        ["/briefing"] = ("/briefing", $"{Open} {PasswordFirst}"),
        ["/briefing/{}"] = ("/briefing/sample", $"{Open} {PasswordFirst}"), // internal ones and drafts: BriefingCommandsTests
        ["/briefing/new"] = ("/briefing/new", $"sign-in ok refused refused refused refused {PasswordFirst}"),
        ["/briefing/templates"] = ("/briefing/templates", $"sign-in refused refused refused refused ok {PasswordFirst}"),
        ["/briefing/{}/edit"] = ("/briefing/sample/edit", $"sign-in ok refused refused refused refused {PasswordFirst}"),
        ["/help"] = ("/help", $"{Open} {PasswordFirst}"),
        ["/notices"] = ("/notices", $"{Open} {PasswordFirst}"),
        ["/notices/{}"] = ("/notices/designation-2022", $"{Open} {PasswordFirst}"),
        ["/changes"] = ("/changes?since=2022-08-03", $"{Open} {PasswordFirst}"),
        ["/statistics"] = ("/statistics", $"{Open} {PasswordFirst}"), // views of what is not published: StatisticsPageTests
        ["/statistics/compose"] = ("/statistics/compose?rows=province&measures=places.designated", $"{Open} {PasswordFirst}"),
        ["/search"] = ("/search?q=hai", $"{Open} {PasswordFirst}"),
        ["/exchange"] = ("/exchange", $"{Open} {PasswordFirst}"),
        ["/exchange/round"] = ("/exchange/round?round=2023", $"sign-in ok ok ok ok ok {PasswordFirst}"), // the page says who may see it
        ["/exchange/notice"] = ("/exchange/notice", $"sign-in ok ok ok ok ok {PasswordFirst}"), // the page says who may see it
        ["/sign-in"] = ("/sign-in", $"{Open} ok"),
        ["/account"] = ("/account", "sign-in ok ok ok ok ok ok"),
        ["/access"] = ("/access", $"sign-in refused refused refused refused ok {PasswordFirst}"),
        ["/access/audit"] = ("/access/audit", $"sign-in ok refused refused refused ok {PasswordFirst}"),
        ["/access/health"] = ("/access/health", $"sign-in refused refused refused refused ok {PasswordFirst}"),
        ["/quotas/transfers"] = ("/quotas/transfers?round=2023", $"sign-in ok ok ok ok ok {PasswordFirst}"), // whose requests it shows: TransferCommandsTests
        ["/quotas/workbench"] = ("/quotas/workbench", $"sign-in ok refused refused ok refused {PasswordFirst}"),
        ["/error"] = ("/error", $"{Open} ok"),
        ["/not-found"] = ("/not-found", $"{Open} ok"),
        ["/not-found/{}"] = ("/not-found/404", $"{Open} ok"),
        ["/not-found/400"] = ("/not-found/400", $"{Open} ok"),
    };

    /// <summary>Everything else that answers, by method and pattern. An empty list of answers: the framework's own, said why.</summary>
    private static readonly Dictionary<string, (string Address, string Answers)> Endpoints = new()
    {
        ["GET /health/live"] = ("/health/live", $"{Open} ok"),
        ["GET /health/ready"] = ("/health/ready", $"{Open} ok"),
        ["GET /stamp"] = ("/stamp", $"{Open} ok"),
        ["GET /search/hits"] = ("/search/hits?q=hai", $"{Open} ok"), // of published data, as the pages it leads to
        ["GET /api/reference/{documentName?}"] = ("/api/reference/", $"{Open} ok"),
        ["GET /openapi/v1.json"] = ("/openapi/v1.json", $"{Open} ok"),
        ["POST /api/v1/apportionments"] = ("/api/v1/apportionments", "body body body body body body body"), // open to all; sent without a body here
        ["GET /api/v1/apportionments"] = ("/api/v1/apportionments", "method method method method method method method"),
        ["GET /api/v1/exchange/quotas.xlsx"] = ("/api/v1/exchange/quotas.xlsx?round=2023", "sign-in! ok refused refused refused refused refused"),
        ["GET /api/v1/exchange/notice.xlsx"] = ("/api/v1/exchange/notice.xlsx", "sign-in! ok refused refused refused refused refused"),
        ["GET /api/v1/exchange/round.xlsx"] = ("/api/v1/exchange/round.xlsx?round=2023", "sign-in! ok ok ok refused refused refused"),
        ["GET /api/v1/briefings/{id}.pptx"] = ("/api/v1/briefings/sample.pptx", $"{Open} ok"), // internal ones and drafts: BriefingFilesTests
        ["GET /api/v1/briefings/{id}.docx"] = ("/api/v1/briefings/sample.docx", $"{Open} ok"),
        ["GET /api/v1/briefings/{id}.xlsx"] = ("/api/v1/briefings/sample.xlsx", $"{Open} ok"),
        ["GET /api/v1/briefings/{id}/booklet.docx"] = ("/api/v1/briefings/sample/booklet.docx", $"{Open} ok"),
        ["GET /api/v1/briefings/{id}/provinces/{code}.docx"] = ("/api/v1/briefings/sample/provinces/320000.docx", $"{Open} ok"),
        ["GET /api/v1/calendar/{token}.ics"] = ("/api/v1/calendar/nobody.ics", "none none none none none none none"), // the address is the key: CalendarFeedTests
        ["POST /culture"] = ("/culture", "bad bad bad bad bad bad bad"), // not from a page of ours
        ["POST /sign-in/passkey"] = ("/sign-in/passkey", "bad bad bad bad bad bad bad"), // without the token of a form
        ["POST /sign-in/sample"] = ("/sign-in/sample", "bad bad bad bad bad bad bad"), // not from a page of ours
        ["POST /account/passkey"] = ("/account/passkey", "bad bad bad bad bad bad bad"),
        ["POST /account/session"] = ("/account/session", "bad bad bad bad bad bad bad"), // not from a page of ours
        ["POST /sign-out"] = ("/sign-out", "sign-in bad bad bad bad bad bad"), // without the token of a form
    };

    /// <summary>Queries that not everyone may ask; all others are of published data.</summary>
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["AccountsQueries.ListAsync"] = "refused refused refused refused refused ok",
        ["AuditQueries.PageAsync"] = "refused ok refused refused refused ok",
        ["AuditQueries.EntitiesAsync"] = "refused ok refused refused refused ok",
        ["AuditQueries.ExportAsync"] = "refused ok refused refused refused ok",
        ["AuditQueries.NamesAsync"] = "refused ok refused refused refused ok",
        ["HealthQueries.ReadAsync"] = "refused refused refused refused refused ok",
        ["ProgressionQueries.ListAsync"] = "refused ok ok ok ok refused",
        ["ProgressionQueries.SwimlanesAsync"] = "refused ok ok ok ok refused",
        ["ApplicationQueries.FindAsync"] = "refused ok ok ok ok refused",
        ["ApplicationQueries.CheckStartAsync"] = "refused ok ok refused ok refused", // of a place in Jiangsu
        ["InboxQueries.OfProvinceAsync"] = "refused ok refused refused ok refused",
        ["DeadlineQueries.ListAsync"] = "refused refused ok ok refused refused", // one's own
        ["DutiesQueries.PlacesAsync"] = "refused ok refused refused ok refused", // of a province that nobody here is of
        ["DutiesQueries.LiaisonAsync"] = "refused ok refused refused ok refused",
        ["DutiesQueries.RemindersAsync"] = "refused ok refused refused ok refused",
        ["RoundImportQueries.BookAsync"] = "refused ok ok ok refused refused",
        ["NoticeImportQueries.BookAsync"] = "refused ok refused refused refused refused",
        ["OfficeTemplatesQueries.ListAsync"] = "refused refused refused refused refused ok",
        ["ScenarioQueries.StartAsync"] = "refused ok refused refused ok refused",
        ["ScenarioQueries.DayWithDataAsync"] = "refused ok refused refused ok refused",
        ["ScenarioQueries.ListAsync"] = "refused ok refused refused ok refused",
        ["ScenarioQueries.WeightsAsync"] = "refused ok refused refused ok refused",
    };

    /// <summary>Commands that take an actor. Ones that do not say by their name why.</summary>
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["AccountCommands.CreateAsync"] = "refused refused refused refused ok",
        ["AccountCommands.CreateManyAsync"] = "refused refused refused refused ok",
        ["AccountCommands.ChangeAsync"] = "refused refused refused refused ok",
        ["AccountCommands.SetDisabledAsync"] = "refused refused refused refused ok",
        ["AccountCommands.ResetPasswordAsync"] = "refused refused refused refused ok",
        ["SessionCommands.EndAsync"] = "ok ok ok ok ok", // one's own: SessionTests
        ["SessionCommands.EndAllAsync"] = "ok ok ok ok ok",
        ["SessionCommands.BeginAsync"] = "", // for who has proved who it is, tested with signing in
        ["SessionCommands.SignOutAsync"] = "", // of the browser that asks, tested with signing out
        ["SingleSignOnCommands.EnterAsync"] = "", // for whom the provider has let in: SingleSignOnTests
        ["SingleSignOnCommands.EndAsync"] = "", // by the provider's signed word: SingleSignOnTests
        ["PasskeyCommands.AddAsync"] = "ok ok ok ok ok", // one's own: tested with the passkeys that they reach no other's
        ["PasskeyCommands.RenameAsync"] = "ok ok ok ok ok",
        ["PasskeyCommands.RemoveAsync"] = "ok ok ok ok ok",
        ["ScenarioCommands.SaveAsync"] = "ok refused refused refused refused",
        ["ScenarioCommands.ChangeAsync"] = "ok refused refused refused refused",
        ["ScenarioCommands.RenameAsync"] = "ok refused refused refused refused",
        ["ScenarioCommands.CopyAsync"] = "ok refused refused refused refused",
        ["ScenarioCommands.DeleteAsync"] = "ok refused refused refused refused",
        ["ScenarioCommands.PublishAsync"] = "ok refused refused refused refused",
        ["AccountCommands.ChangeOwnPasswordAsync"] = "", // by the present password, tested with the commands
        ["AccountCommands.CreateAdministratorAsync"] = "", // from the console, tested with the commands
        ["DutiesCommands.RecordFilingAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.RecordFilingsAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.TakeBackFilingAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.TakeBackAgreementAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.ConfirmFilingAsync"] = "ok refused refused refused refused",
        ["DutiesCommands.RecordAgreementAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.CorrectAgreementAsync"] = "ok ok ok refused refused",
        ["DutiesCommands.ConfirmAgreementAsync"] = "ok refused refused refused refused",
        ["DutiesCommands.NameLiaisonAsync"] = "ok ok refused refused refused", // of Jiangsu
        ["DutiesCommands.CorrectLiaisonAsync"] = "ok ok refused refused refused", // of Jiangsu
        ["DutiesCommands.ConfirmLiaisonAsync"] = "ok refused refused refused refused",
        ["InboxCommands.MarkSeenAsync"] = "ok ok ok ok ok", // one's own
        ["SavedViewsCommands.SaveAsync"] = "ok ok ok ok ok", // one's own
        ["SavedViewsCommands.ChangeAsync"] = "ok ok ok ok ok", // one's own; another account's: SavedViewsCommandsTests
        ["SavedViewsCommands.DeleteAsync"] = "ok ok ok ok ok",
        ["ProgressionCommands.StartAsync"] = "refused ok ok refused refused",
        ["ProgressionCommands.AdvanceAsync"] = "refused ok ok refused refused", // to the review of the province
        ["ProgressionCommands.AdvanceManyAsync"] = "", // row by row as AdvanceAsync, tested with the commands
        ["ProgressionCommands.OpenPublicNoticeAsync"] = "ok refused refused refused refused",
        ["ProgressionCommands.ClosePublicNoticeAsync"] = "ok refused refused refused refused",
        ["CorrectionCommands.TakeBackAsync"] = "refused ok ok refused refused", // of the review of a province
        ["CorrectionCommands.CorrectDayAsync"] = "ok ok ok refused refused",
        ["DecisionCommands.RecordExpertReviewAsync"] = "ok refused refused refused refused",
        ["DecisionCommands.DesignateAsync"] = "ok refused refused refused refused",
        ["DecisionCommands.CancelEligibilityAsync"] = "ok refused refused refused refused",
        ["DecisionCommands.RecordCriticismsAsync"] = "ok refused refused refused refused",
        ["ExaminationCommands.RecordMaterialAsync"] = "refused ok ok refused refused",
        ["ExaminationCommands.RecordAssessmentAsync"] = "refused ok ok refused refused",
        ["BriefingCommands.CreateAsync"] = "ok refused refused refused refused",
        ["OfficeTemplatesCommands.TakeAsync"] = "refused refused refused refused ok",
        ["OfficeTemplatesCommands.TakeAwayAsync"] = "refused refused refused refused ok",
        ["BriefingCommands.ChangeAsync"] = "ok refused refused refused refused",
        ["QuotasCommands.PublishAsync"] = "ok refused refused refused refused",
        ["QuotasCommands.TransferAsync"] = "ok refused refused refused refused",
        ["DeadlineCommands.AddAsync"] = "refused ok refused refused refused", // of Jiangsu
        ["DeadlineCommands.ChangeAsync"] = "refused ok ok refused refused", // one's own: DeadlineTests
        ["DeadlineCommands.FinishAsync"] = "refused ok ok refused refused",
        ["DeadlineCommands.RemoveAsync"] = "refused ok ok refused refused",
        ["DeadlineCommands.ReopenAsync"] = "refused ok ok refused refused",
        ["DeadlineCommands.RestoreAsync"] = "refused ok ok refused refused",
        ["FeedCommands.MakeAsync"] = "ok ok ok ok ok", // one's own
        ["FeedCommands.RevokeAsync"] = "ok ok ok ok ok",
        ["TermCommands.ReviseAsync"] = "ok refused refused refused refused",
        ["TermCommands.UndoAsync"] = "ok refused refused refused refused",
        ["TransferCommands.AskAsync"] = "refused ok refused refused refused", // of Jiangsu
        ["TransferCommands.OfferAsync"] = "refused ok ok refused refused", // whose request: TransferCommandsTests
        ["TransferCommands.DeclineAsync"] = "refused ok ok refused refused",
        ["TransferCommands.WithdrawAsync"] = "refused ok ok refused refused",
        ["TransferCommands.RefuseAsync"] = "ok refused refused refused refused",
        ["TransferCommands.DecideAsync"] = "ok refused refused refused refused",
        ["QuotasCommands.UndoAsync"] = "ok refused refused refused refused",
        ["RoundImportCommands.ApplyAsync"] = "ok ok ok refused refused", // an empty file; what it may record: RoundImportTests
        ["NoticeImportCommands.ApplyAsync"] = "ok refused refused refused refused",
        ["NoticeImportCommands.UndoAsync"] = "ok refused refused refused refused",
        ["RoundsCommands.CreateAsync"] = "ok refused refused refused refused",
        ["RoundsCommands.EditAsync"] = "ok refused refused refused refused",
        ["SampleDataCommands.LoadAsync"] = "ok refused refused refused ok",
        ["SampleDataCommands.RemoveAsync"] = "ok refused refused refused ok",
        ["SampleDataCommands.LoadFromConsoleAsync"] = "", // the same from the console, tested with the sample data
        ["SampleDataCommands.RemoveFromConsoleAsync"] = "",
    };

    static MatrixTests()
    {
        foreach (var list in new[] { "designations", "divisions", "provinces", "quotas", "notices", "changes", "statistics/summary" })
        {
            foreach (var extension in new[] { "", ".csv", ".xlsx" })
            {
                Endpoints[$"GET /api/v1/{list}{extension}"] = Endpoints[$"HEAD /api/v1/{list}{extension}"] = ($"/api/v1/{list}{extension}", $"{Open} ok");
            }
        }

        foreach (var extension in new[] { "", ".csv", ".xlsx" })
        {
            Endpoints[$"GET /api/v1/statistics{extension}"] = Endpoints[$"HEAD /api/v1/statistics{extension}"] = ($"/api/v1/statistics{extension}", $"{Open} ok");
        }

        foreach (var extension in new[] { "", ".csv", ".xlsx", ".jsonstat" })
        {
            Endpoints[$"GET /api/v1/statistics/{{code}}{extension}"] = Endpoints[$"HEAD /api/v1/statistics/{{code}}{extension}"] =
                ($"/api/v1/statistics/coverage.city{extension}", $"{Open} ok"); // unpublished measures: StatisticsApiTests, CubeTests
        }

        foreach (var extension in new[] { "", ".csv", ".xlsx" })
        {
            Endpoints[$"GET /api/v1/statistics/{{code}}/records{extension}"] = Endpoints[$"HEAD /api/v1/statistics/{{code}}/records{extension}"] =
                ($"/api/v1/statistics/coverage.city/records{extension}", $"{Open} ok");
        }

        Endpoints["GET /api/v1/changes.atom"] = Endpoints["HEAD /api/v1/changes.atom"] = ("/api/v1/changes.atom", $"{Open} ok");
        foreach (var overview in new[] { "", "/datapackage.json", "/datapackage.zip" })
        {
            Endpoints[$"GET /api/v1{overview}"] = ($"/api/v1{overview}", $"{Open} ok");
        }

        foreach (var extension in new[] { "", ".csv", ".xlsx" })
        {
            Endpoints[$"GET /api/v1/applications{extension}"] = Endpoints[$"HEAD /api/v1/applications{extension}"] =
                ($"/api/v1/applications{extension}", "sign-in! ok ok ok ok refused sign-in!"); // with a one-time password one is nobody yet
        }

        foreach (var extension in new[] { "", ".csv", ".xlsx" })
        {
            Endpoints[$"GET /api/v1/reminders{extension}"] = Endpoints[$"HEAD /api/v1/reminders{extension}"] =
                ($"/api/v1/reminders{extension}", "sign-in! ok ok ok ok refused sign-in!");
            Endpoints[$"GET /api/v1/audit{extension}"] = Endpoints[$"HEAD /api/v1/audit{extension}"] =
                ($"/api/v1/audit{extension}", "sign-in! ok refused refused refused ok refused");
            Endpoints[$"GET /api/v1/scenarios/calculation{extension}"] = Endpoints[$"HEAD /api/v1/scenarios/calculation{extension}"] =
                ($"/api/v1/scenarios/calculation{extension}", "sign-in! ok refused refused ok refused refused");
        }
    }

    [Fact]
    public async Task Each_reader_gets_what_the_matrix_says_and_everything_that_answers_is_in_it()
    {
        var cells = 0;
        var wrong = new List<string>();

        // Every page and endpoint is in the matrix.
        var routes = typeof(DashboardUrls).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => Regex.Replace(r.Template, "{[^}]*}", "{}")).ToList();
        Assert.All(routes, route => Assert.Contains(route, Pages.Keys));
        Assert.Equal(Endpoints.Keys.Order(StringComparer.Ordinal), Answering().Where(e => !IsFrameworks(e)).Order(StringComparer.Ordinal));

        for (var r = 0; r < Readers.Length; r++)
        {
            using var browser = await BrowserAsync(Readers[r]);
            foreach (var (pattern, (address, answers)) in Pages.Where(p => routes.Contains(p.Key)))
            {
                Compare(Readers[r], "GET " + pattern, answers.Split(' ')[r], await AskAsync(browser, HttpMethod.Get, address));
            }

            foreach (var (endpoint, (address, answers)) in Endpoints)
            {
                Compare(Readers[r], endpoint, answers.Split(' ')[r], await AskAsync(browser, new HttpMethod(endpoint.Split(' ')[0]), address));
            }
        }

        // Every query as every viewer.
        Assert.All(Queries.Keys, query => Assert.Contains(query, QueryCalls.Methods.Select(Short)));
        for (var r = 0; r < Readers.Length - 1; r++)
        {
            var viewer = r == 0 ? Viewer.Public : await app.ViewerAsync(Readers[r]);
            foreach (var method in QueryCalls.Methods)
            {
                Compare(Readers[r], Short(method), Queries.GetValueOrDefault(Short(method), Open).Split(' ')[r], await QueryAsync(method, viewer));
            }

            Compare(Readers[r], "AuditTrail.VerifyAsync", "refused ok refused refused refused ok".Split(' ')[r], await VerifyAsync(viewer));
        }

        // Every command as every actor; the public cannot be one.
        Assert.Null(Actor.Of(Viewer.Public));
        var commands = typeof(DashboardData).Assembly.GetTypes().Where(t => t.Name.EndsWith("Commands", StringComparison.Ordinal) && t.IsPublic)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).ToList();
        Assert.Equal(commands.Select(Short).Distinct().Order(StringComparer.Ordinal), Commands.Keys.Order(StringComparer.Ordinal));
        for (var r = 1; r < Readers.Length - 1; r++)
        {
            var actor = await app.ActorAsync(Readers[r]);
            foreach (var method in commands.Where(m => Commands[Short(m)].Length > 0))
            {
                Compare(Readers[r], Short(method), Commands[Short(method)].Split(' ')[r - 1], await CommandAsync(method, actor));
            }
        }

        output.WriteLine($"{cells} cells of role × page × endpoint × query × command");
        Assert.Empty(wrong);
        Assert.True(cells > 400);

        void Compare(string reader, string what, string expected, string found)
        {
            cells++;
            if (expected != found)
            {
                wrong.Add($"{reader}, {what}: {found} instead of {expected}");
            }
        }
    }

    private static readonly RoundInfo Round = new(
        "2023", new Bilingual("", ""), null, null, QueryCalls.AsOf, null, null, null, null, null, null, new Dictionary<Material, MaterialMedium>(), ProvenanceKind.Reported, 1);

    private static string Short(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>The circuit's hub and the framework's own files: no data of ours, the queries behind them ask for themselves.</summary>
    private static bool IsFrameworks(string endpoint) => endpoint.Split(' ')[1] is var path
        && (path.StartsWith("/_blazor", StringComparison.Ordinal) || path.StartsWith("/_framework", StringComparison.Ordinal)
            || (path.StartsWith("/api/reference/", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)) // the scripts of the reference
            || path == "/{**path:file}"); // static files that were added since the build

    private static async Task<string> AskAsync(HttpClient browser, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString) switch
        {
            (HttpStatusCode.Found, { } to) when to.Contains("/sign-in", StringComparison.Ordinal) => "sign-in",
            (HttpStatusCode.Found, { } to) when to.StartsWith("/account", StringComparison.Ordinal) => PasswordFirst,
            (HttpStatusCode.Unauthorized, _) => "sign-in!",
            (HttpStatusCode.Forbidden, _) => "refused",
            (HttpStatusCode.BadRequest, _) => "bad",
            (HttpStatusCode.MethodNotAllowed, _) => "method",
            (HttpStatusCode.UnsupportedMediaType, _) => "body",
            (HttpStatusCode.OK, _) => "ok",
            (HttpStatusCode.NotFound, _) when address.StartsWith("/api/v1/calendar/", StringComparison.Ordinal) => "none",
            (HttpStatusCode.NotFound, _) when address.StartsWith("/not-found", StringComparison.Ordinal) => "ok",
            (var status, var to) => $"{status} {to}",
        };
    }

    private async Task<string> QueryAsync(MethodInfo method, Viewer viewer)
    {
        try
        {
            await QueryCalls.CallAsync(app.Services, QueryCalls.NameOf(method), QueryCalls.Existing, viewer);
            return "ok";
        }
        catch (AccessRefusedException)
        {
            return "refused";
        }
    }

    private async Task<string> VerifyAsync(Viewer viewer)
    {
        try
        {
            await app.Services.GetRequiredService<AuditTrail>().VerifyAsync(viewer);
            return "ok";
        }
        catch (AccessRefusedException)
        {
            return "refused";
        }
    }

    private async Task<string> CommandAsync(MethodInfo method, Actor actor)
    {
        var victim = new AccountInfo("nobody", "nobody", "nobody", Role.Leadership, null, null, false, false, default);
        var arguments = method.GetParameters().Select(object? (p) => p.ParameterType switch
        {
            var type when type == typeof(Actor) => actor,
            var type when type == typeof(AccountInfo) => victim,
            var type when type == typeof(NewAccount) => new NewAccount("!", "!", Role.Leadership),
            var type when type == typeof(IReadOnlyList<NewAccount>) => new[] { new NewAccount("!", "!", Role.Leadership) },
            var type when type == typeof(UserPasskeyInfo) => new SoftwareKey().Info,
            var type when type == typeof(string) => "nobody",
            var type when type == typeof(bool) => true,
            var type when type == typeof(Guid) => Guid.AllBitsSet,
            var type when type == typeof(int) || type == typeof(int?) => 1,
            var type when type == typeof(DateOnly) || type == typeof(DateOnly?) => QueryCalls.AsOf,
            var type when type == typeof(Stage) => Stage.ProvincialReview,
            var type when type == typeof(DesignationRow) => new DesignationRow("nothing", 1, 1),
            var type when type == typeof(SheetFile) => new SheetFile([]),
            var type when type == typeof(NoticeImportPreview) => new NoticeImportPreview(null, [], [], [], []),
            var type when type == typeof(RoundImportPreview) => new RoundImportPreview(Round, [], [], [], []),
            var type when type == typeof(IReadOnlyList<RecordedFiling>) => new[] { new RecordedFiling(new DesignationRow("nothing", 1, 1), new FilingDates(null, null, null)) },
            var type when type == typeof(StepCorrection) => new StepCorrection(1, QueryCalls.AsOf, "nothing"),
            var type when type == typeof(FilingDates) => new FilingDates(null, null, null),
            var type when type == typeof(SignedAgreement) => new SignedAgreement("nowhere", QueryCalls.AsOf),
            var type when type == typeof(NamedLiaison) => new NamedLiaison("nothing", "320000", "nobody"),
            var type when type == typeof(StageStep) => new StageStep(QueryCalls.AsOf),
            var type when type == typeof(SeenApplication) => new SeenApplication(Guid.AllBitsSet, 1),
            var type when type == typeof(NewApplication) => new NewApplication("nothing", "nowhere", Track.City, Tier.Demonstration, QueryCalls.AsOf),
            var type when type == typeof(ReviewFinding) => new ReviewFinding(QueryCalls.AsOf, true),
            var type when type == typeof(FalsificationFinding) => new FalsificationFinding(QueryCalls.AsOf, "nothing"),
            var type when type == typeof(NewDesignation) => new NewDesignation(1, 1),
            var type when type == typeof(ReceivedMaterial) => new ReceivedMaterial(Material.ApplicationLetter, QueryCalls.AsOf),
            var type when type == typeof(ConditionFinding) => new ConditionFinding(EligibilityCondition.Leadership, true, QueryCalls.AsOf),
            var type when type == typeof(ScenarioInput) => WorkbenchCases.Counties with { RoundCode = "nothing" },
            var type when type == typeof(ScenarioInfo) => WorkbenchCases.Nothing,
            var type when type == typeof(ScenarioPublication) => new ScenarioPublication(QueryCalls.AsOf, "nothing", null, new Dictionary<string, int>()),
            var type when type == typeof(BriefingInput) => new BriefingInput("", QueryCalls.AsOf, null, [], null, BriefingVisibility.Draft),
            var type when type == typeof(BriefingInfo) => new BriefingInfo("nothing", "", QueryCalls.AsOf, null, null, [], null, BriefingVisibility.Draft, "", default, false, 1),
            var type when type == typeof(OfficeTemplateInfo) => new OfficeTemplateInfo(TemplateUse.Slides, "nothing", null, "", default, 1),
            var type when type == typeof(byte[]) => Array.Empty<byte>(),
            var type when type == typeof(SavedViewInfo) => new SavedViewInfo(Guid.AllBitsSet, "nothing", "rows=none", 1),
            var type when type == typeof(BriefingVisibility) => BriefingVisibility.Draft,
            var type when type == typeof(QuotaDraft) => new QuotaDraft("nobody", [], ""),
            var type when type == typeof(IReadOnlyList<(QuotaCell, int)>) => Array.Empty<(QuotaCell, int)>(),
            var type when type == typeof(QuotaTransfer) => new QuotaTransfer("nobody", new QuotaColumn(Track.City, Tier.Pilot), "110000", "120000", 1, 0, 0, ""),
            var type when type == typeof(NewDeadline) => new NewDeadline("320000", "", QueryCalls.AsOf),
            var type when type == typeof(IReadOnlyList<SeenTerm>) => new[] { new SeenTerm(new DesignationRow("nothing", 1, 1), 0, new DateOnly(2025, 6, 30)) },
            var type when type == typeof(TermDecision) => new TermDecision(new DateOnly(2026, 6, 30), "", ""),
            var type when type == typeof(SeenDeadline) => new SeenDeadline(Guid.AllBitsSet, 1),
            var type when type == typeof(NewTransfer) => new NewTransfer("nothing", "320000", new QuotaColumn(Track.City, Tier.Pilot), 1, ""),
            var type when type == typeof(SeenTransfer) => new SeenTransfer(Guid.AllBitsSet, 1),
            var type when type == typeof(TransferDecision) => new TransferDecision("330000", 1, 0, 0, ""),
            var type when type == typeof(RoundEdit) => new RoundEdit("nobody", "", ""),
            var type when type == typeof(CancellationToken) => CancellationToken.None,
            var type => throw new InvalidOperationException($"Which {type} should {p.Name} of {Short(method)} be?"),
        }).ToArray();
        var call = (Task)method.Invoke(app.Services.GetRequiredService(method.DeclaringType!), arguments)!;
        await call;
        var result = call.GetType().GetProperty("Result")!.GetValue(call)!;
        var refusal = result.GetType().GetProperty("Refusal")?.GetValue(result) as Refusal;
        return refusal is AccessRefusal ? "refused" : "ok"; // another reason: it was let in, and then a rule said no
    }

    /// <summary>Method and pattern of all that answers, but pages and static files.</summary>
    private List<string> Answering() => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} /{e.RoutePattern.RawText!.TrimStart('/')}"))
        .Distinct().ToList();

    private async Task<HttpClient> BrowserAsync(string reader)
    {
        switch (reader)
        {
            case "public":
                return app.Browser();
            case "onetime":
                var made = await app.Commands.CreateAsync(
                    await app.ActorAsync("sample.administrator"), new NewAccount($"onetime{Guid.NewGuid():N}"[..20], "One", Role.NationalOffice));
                var once = Assert.IsType<CommandResult<OneTimePassword>.Done>(made).Value;
                var browser = app.Browser();
                using (var answer = await AccessApp.SignInAsync(browser, once.UserName, once.Password))
                {
                    Assert.Equal("/account", new Uri(app.ClientOptions.BaseAddress, answer.Headers.Location!).AbsolutePath);
                }

                return browser;
            default:
                return await app.AsSampleAsync(reader);
        }
    }
}
