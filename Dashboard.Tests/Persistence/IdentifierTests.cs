using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Search;

namespace Dashboard.Tests.Persistence;

/// <summary>An identifier is found by its very letters, on both databases.</summary>
public sealed class IdentifierTests(SeededDatabases databases, IdentifierTests.Databases samples) : IClassFixture<IdentifierTests.Databases>
{
    private const string Unknown = "zz";

    private static readonly DateOnly AsOf = new(2023, 8, 15);

    /// <summary>Texts that are searched for, not identifiers.</summary>
    private static readonly string[] Searched = ["text", "account", "title", "documentnumber", "remark"];

    /// <summary>Every identifier that any query takes, alone or within a filter.</summary>
    public static IEnumerable<ITheoryDataRow> Identifiers() =>
        from provider in Enum.GetValues<DatabaseProvider>()
        from method in QueryCalls.Methods
        from parameter in method.GetParameters()
        from slot in Slots(parameter)
        select new TheoryDataRow<DatabaseProvider, string, string>(provider, QueryCalls.NameOf(method), slot) { Skip = EveryProviderAttribute.SkipOf(provider) };

    [Theory, MemberData(nameof(Identifiers))]
    public async Task What_is_written_otherwise_is_as_unknown_as_what_nobody_has(DatabaseProvider provider, string query, string slot)
    {
        var database = await samples.On(provider);
        var known = await KnownAsync(database, query, slot);
        var unknown = await AnswerAsync(Unknown);

        Assert.NotEqual(unknown, await AnswerAsync(known));
        foreach (var other in new[] { known + " ", " " + known, known.ToUpperInvariant(), known.ToLowerInvariant(), FullWidth(known) }.Where(o => o != known))
        {
            Assert.Equal((other, unknown), (other, await AnswerAsync(other)));
        }

        async Task<string> AnswerAsync(string text)
        {
            try
            {
                return Print(await QueryCalls.CallWithAsync(database.Services, query, slot, text)).Replace(text, Unknown, StringComparison.Ordinal);
            }
            catch (AccessRefusedException refused)
            {
                return refused.GetType().Name;
            }
        }
    }

    /// <summary>Each is refused before anything else of it is looked at.</summary>
    [Theory]
    [EveryProvider("2023 ", "320600 ", "320000 ", "designation-2022 ")]
    [EveryProvider("２０２３", "３２０６００", "３２００００", "Designation-2022")]
    public async Task A_command_takes_none_that_is_written_otherwise(DatabaseProvider provider, string round, string place, string province, string notice)
    {
        var database = await samples.On(provider);
        var national = await ActorAsync(Role.NationalOffice, "national");
        var jiangsu = await ActorAsync(Role.ProvincialOffice, "jiangsu", "320000");
        var cities = new QuotaColumn(Track.City, Tier.Demonstration);
        var application = new NewApplication("2023", "320600", Track.City, Tier.Demonstration, AsOf);

        Refused<QuotaRefusal.NoSuchRound>(await database.Get<QuotasCommands>().PublishAsync(national, new QuotaDraft(round, [new QuotaChange("320000", cities, 3, 0)], "why", AsOf)));
        Refused<QuotaRefusal.NoSuchProvince>(await database.Get<QuotasCommands>().PublishAsync(national, new QuotaDraft("2023", [new QuotaChange(province, cities, 3, 0)], "why", AsOf)));
        Refused<QuotaRefusal.NoSuchRound>(await database.Get<TransferCommands>().AskAsync(jiangsu, new NewTransfer(round, "320000", cities, 1, "why", On: AsOf)));
        Refused<QuotaRefusal.NoSuchProvince>(await database.Get<TransferCommands>().AskAsync(jiangsu, new NewTransfer("2023", "320000", cities, 1, "why", province, AsOf)));
        Refused<ScenarioRefusal.RoundUnknown>(await database.Get<ScenarioCommands>().SaveAsync(
            national, "test", new ScenarioInput(round, Track.City, Tier.Pilot, 38, AsOf, [new(WeightSource.EligiblePilots, 100)])));
        Refused<ProgressionRefusal.RoundUnknown>(await database.Get<ProgressionCommands>().StartAsync(jiangsu, application with { RoundCode = round }));
        Refused<ProgressionRefusal.PlaceUnknown>(await database.Get<ProgressionCommands>().StartAsync(jiangsu, application with { PlaceCode = place }));
        Refused<DutyRefusal.Unknown>(await database.Get<DutiesCommands>().NameLiaisonAsync(jiangsu, new NamedLiaison(round, "320000", "test")));
        Refused<DutyRefusal.Unknown>(await database.Get<DutiesCommands>().NameLiaisonAsync(national, new NamedLiaison("2023", province, "test")));
        Refused<DutyRefusal.Unknown>(await database.Get<DutiesCommands>().RecordAgreementAsync(national, new SignedAgreement(place, AsOf)));
        Refused<RoundRefusal.NoticeTaken>(await database.Get<RoundsCommands>().CreateAsync(national, new RoundEdit("2031", "x", "x") { DesignationNoticeId = notice }, "why"));
        Refused<NoticeImportRefusal.NotImported>(await database.Get<NoticeImportCommands>().UndoAsync(national, notice, "why"));

        async Task<Actor> ActorAsync(Role role, string name, string? of = null)
        {
            await using var db = database.Open();
            if (!db.Users.Any(a => a.UserName == name))
            {
                var administrator = await Accounts.ActorAsync(database, db.Users.First(a => a.Role == Role.Administrator).UserName!);
                Offices.Done(await database.Get<AccountCommands>().CreateAsync(administrator, new NewAccount(name, name, role, of)));
            }

            return await Accounts.ActorAsync(database, name);
        }

        static void Refused<TRefusal>(object result) => Assert.IsType<TRefusal>(result.GetType().GetProperty("Refusal")?.GetValue(result));
    }

    [Theory]
    [EveryProvider("designation-2022", true)]
    [EveryProvider("designation-2022 ", false)]
    [EveryProvider(" designation-2022", false)]
    [EveryProvider("Designation-2022", false)]
    public async Task A_notice(DatabaseProvider provider, string id, bool found) =>
        Assert.Equal(found, await (await databases.On(provider)).Notices.FindAsync(Viewer.Public, id, AsOf) is not null);

    [Theory]
    [EveryProvider("320600", true)]
    [EveryProvider("320600 ", false)]
    public async Task A_place(DatabaseProvider provider, string code, bool found) =>
        Assert.Equal(found, await (await databases.On(provider)).Places.FindAsync(Viewer.Public, code, AsOf) is not null);

    [Theory]
    [EveryProvider("system", true)]
    [EveryProvider("System", false)]
    public async Task An_account_of_the_trail(DatabaseProvider provider, string name, bool found) => Assert.Equal(
        found,
        (await (await databases.On(provider)).Get<AuditQueries>()
            .PageAsync(Viewer.SignedIn("a", "a", Role.Administrator, null), new AuditFilter(Account: name), 1, 10)).Total > 0);

    private static IEnumerable<string> Slots(ParameterInfo parameter) =>
        (parameter.ParameterType == typeof(string) ? [parameter.Name!]
            : parameter.ParameterType == typeof(Viewer) || parameter.ParameterType.Namespace?.StartsWith("Dashboard", StringComparison.Ordinal) != true ? []
            : parameter.ParameterType.GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite).Select(p => $"{parameter.Name}.{p.Name}"))
        .Where(slot => !Searched.Contains(slot[(slot.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant()));

    /// <summary>One that names something of which the query tells.</summary>
    private static async Task<string> KnownAsync(TestDatabase database, string query, string slot)
    {
        var name = slot[(slot.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        return (query[..query.IndexOf('.', StringComparison.Ordinal)], name) switch
        {
            (_, "round" or "roundcode") or (nameof(RoundsQueries), "code") => "2023",
            (nameof(NoticesQueries), "id") or (_, "noticeid") => "designation-2022",
            (nameof(BriefingQueries), "id") => "sample",
            (nameof(SearchQueries), "ids") => "Province.110000",
            (nameof(AuditQueries), "entity") => nameof(Account),
            (_, "placecode") or (nameof(PlacesQueries), "code") => await AnApplicantAsync(database),
            (_, "provincecode" or "code") => "320000",
            var (other, _) => throw new InvalidOperationException($"Which {slot} names something for {other}?"),
        };
    }

    private static async Task<string> AnApplicantAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return db.Applications.Where(a => db.Designations.Any(d => d.PlaceCode == a.PlaceCode)).OrderBy(a => a.PlaceCode).Select(a => a.PlaceCode).First();
    }

    private static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    /// <summary>All that an answer says.</summary>
    private static string Print(object? value)
    {
        var said = new StringBuilder();
        Say(value, 0);
        return said.ToString();

        void Say(object? part, int depth)
        {
            switch (part)
            {
                case null or string or Enum or IFormattable or bool or Guid:
                    said.Append(CultureInfo.InvariantCulture, $"{part};");
                    break;
                case IEnumerable items:
                    said.Append('[');
                    foreach (var item in items)
                    {
                        Say(item, depth + 1);
                    }

                    said.Append(']');
                    break;
                case var _ when depth > 8: // a part that knows its whole
                    break;
                default:
                    said.Append(CultureInfo.InvariantCulture, $"{part.GetType().Name};");
                    foreach (var property in part.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
                    {
                        Say(property.GetValue(part), depth + 1);
                    }

                    break;
            }
        }
    }

    /// <summary>With the sample data, which has applications; the file of Sqlite compares as leniently as a server.</summary>
    public sealed class Databases : IAsyncDisposable
    {
        private readonly Dictionary<DatabaseProvider, Task<TestDatabase>> _started = [];

        public Task<TestDatabase> On(DatabaseProvider provider)
        {
            lock (_started)
            {
                return _started.TryGetValue(provider, out var started) ? started
                    : _started[provider] = StartAsync(provider);
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var started in _started.Values)
            {
                await (await started).DisposeAsync();
            }
        }

        /// <summary>And with what the sample data holds none of: a receipt, a request for a place, a document of a term.</summary>
        private static async Task<TestDatabase> StartAsync(DatabaseProvider provider)
        {
            var database = await (provider == DatabaseProvider.Sqlite ? LenientTexts.StartAsync() : ServerAsync());
            await database.WriteAsync(db =>
            {
                db.LiaisonOfficers.Add(new LiaisonOfficer { RoundCode = "2023", ProvinceCode = "320000", Number = 1, Name = "test", ReceiptReturnedOn = AsOf, Source = "test" });
                var request = new TransferRequest { Id = Guid.AllBitsSet, RoundCode = "2023", ProvinceCode = "320000", Track = Track.City, Tier = Tier.Pilot };
                request.Add(null, AsOf, "330000", 1, "test");
                db.TransferRequests.Add(request);
                db.TermRevisions.Add(new TermRevision
                {
                    NoticeId = "designation-2022", Annex = 1, Row = 1, Number = 1, DecidedOn = AsOf, EndsOn = new(2026, 6, 30), DocumentNumber = "test", Reason = "test",
                });
            });
            return database;
        }

        private static async Task<TestDatabase> ServerAsync()
        {
            var database = TestDatabase.Create(DatabaseProvider.SqlServer, illustrative: true);
            await database.StartAsync();
            Offices.Done(await database.Get<AccountCommands>().CreateAdministratorAsync("first", "first", Accounts.Password));
            return database;
        }
    }
}
