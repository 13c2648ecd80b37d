using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Changes;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Exchange;
using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Quotas.Workbench;
using Dashboard.Data.Rounds;
using Dashboard.Data.Search;
using Dashboard.Data.Seeding;
using Dashboard.Data.Sheets;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Tests.Localization;

/// <summary>Every identifier that is shown has its words in both languages, and no words are left over.</summary>
public sealed class WordsTests
{
    /// <summary>Orders, kinds that only choose a sentence, and what no reader sees.</summary>
    private static readonly Type[] NotShown =
    [
        typeof(PlaceOrder), typeof(QuotaOrder), typeof(ProvinceOrder), typeof(ApplicationOrder), typeof(DutyOrder), typeof(NoticeParagraphKind), typeof(AccessAction),
        typeof(ScenarioCheckKind), typeof(ScenarioCheckState), typeof(InboxSubject), typeof(SearchHitKind), typeof(StepKind), typeof(SheetCellKind),
        typeof(SheetCellMarks), typeof(ImportReading), typeof(SampleWeights), typeof(DatabaseProvider), typeof(TieRefusal), typeof(FormerNameGround),
        typeof(DivisionNaming), typeof(ProgrammeMarkKind), typeof(AuditRowFault), typeof(DataPart),
    ];

    /// <summary>Enumerations whose words are sentences with placeholders, and whose members fill them.</summary>
    private static readonly Dictionary<Type, string[]> Sentences = new()
    {
        [typeof(AuditBreakKind)] = Members(typeof(AuditBreak)),
        [typeof(CheckpointFault)] = Members(typeof(CheckpointFinding)),
        [typeof(InfeasibleReason)] = Members(typeof(Infeasible)),
        [typeof(ApportionmentWarningKind)] = ["Provinces"],
        [typeof(NoteKind)] = Members(typeof(StatisticsNote)),
        [typeof(InboxKind)] = Members(typeof(InboxItem)),
        [typeof(InboxBlock)] = Members(typeof(InboxItem)),
        [typeof(FindingKind)] = Members(typeof(FindingText)),
    };

    /// <summary>Forms beside the word itself.</summary>
    private static readonly Dictionary<Type, string[]> Forms = new()
    {
        [typeof(Tier)] = [nameof(Track.City), nameof(Track.County), "OneCity", "OneCounty"],
        [typeof(StageOwner)] = ["Short"],
        [typeof(ApportionmentMethod)] = ["Help"],
        [typeof(WeightSource)] = ["Help"],
        [typeof(NoticeItemKind)] = ["Count"],
        [typeof(MeasureId)] = ["Definition"],
        [typeof(InboxKind)] = ["Action", "Detail", "Otherwise"],
        [typeof(Dimension)] = ["Many"],
        [typeof(SetupKind)] = ["Action", "Help"],
    };

    public static TheoryData<Type> Shown => [.. Enumerations().Except(NotShown)];

    public static TheoryData<Type> Kinds => [.. Refused()];

    private static IReadOnlyDictionary<string, (string Chinese, string English)> Texts { get; } = Read();

    [Theory, MemberData(nameof(Shown))]
    public void Every_value_has_its_words_in_both_languages(Type enumeration)
    {
        var forms = Forms.GetValueOrDefault(enumeration, []).Select(f => $"_{f}").Prepend("").ToList();

        Assert.All(Enum.GetNames(enumeration).SelectMany(name => forms.Select(form => $"{enumeration.Name}_{name}{form}")), key => Assert.Contains(key, Texts));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_refusal_is_said_with_its_members_in_both_languages(Type kind)
    {
        var refusal = (Refusal)Example(kind);

        var chinese = refusal.Say();
        var english = InEnglish(refusal.Say);

        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", chinese);
        Assert.DoesNotMatch(@"[{}]", chinese + english);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", english);
        Assert.True(!kind.GetProperties().Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Stage)) || Members(kind).Contains(nameof(Tier)), "a stage has its name of the tier");
    }

    [Fact]
    public void No_words_are_left_over_and_every_placeholder_is_a_member()
    {
        var shown = Enumerations().Except(NotShown).ToList();
        var keys = shown.SelectMany(e => Enum.GetNames(e).SelectMany(name => Forms.GetValueOrDefault(e, []).Select(f => $"_{f}").Prepend("").Select(form => (Type: e, Key: $"{e.Name}_{name}{form}"))))
            .Concat(Enum.GetNames<Stage>().Select(s => (Type: typeof(Stage), Key: $"Stage_{s}_{Tier.Pilot}")))
            .Concat(Refused().Append(typeof(ScenarioRefusal.Shortfall)).Select(r => (Type: r, Key: Refusals.KeyOf(r))))
            .ToDictionary(k => k.Key, k => k.Type);

        Assert.Equal([], Texts.Keys.Except(keys.Keys));
        Assert.All(Texts, text => Assert.All(
            [text.Value.Chinese, text.Value.English],
            said => Assert.Equal([], Web.Localization.Sentences.Placeholders(said).Except(keys[text.Key].IsEnum ? Sentences.GetValueOrDefault(keys[text.Key], []) : Members(keys[text.Key])))));
    }

    [Fact]
    public void No_key_stands_in_two_files() =>
        Assert.Equal([], Managers().SelectMany(m => Keys(m, CultureInfo.InvariantCulture)).GroupBy(e => e.Key).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Only_enumerations_with_words_are_asked_for_their_word()
    {
        var asked = AskedForWords().Distinct().ToList();

        Assert.Contains(nameof(Tier), asked);
        Assert.Equal([], asked.Except(Shown.Select(t => t.Data.Name)));
    }

    [Fact]
    public void A_stage_has_the_name_of_its_tier_and_a_form_its_own_words()
    {
        Assert.Equal(("推荐", "报核准", "编制方案"), (Stage.Recommended.Word(Tier.Demonstration), Stage.Recommended.Word(Tier.Pilot), Stage.Drafting.Word(Tier.Pilot)));
        Assert.Equal("省", StageOwner.Province.Word("Short"));
        Assert.Throws<NotSupportedException>(() => PlaceOrder.Annex.Word());
    }

    [Fact]
    public void A_refusal_that_holds_another_says_both() => Assert.Equal(
        "江苏 · 试点县：名额 1 低于已推荐的 1,200 个（2023年8月1日），须先退回推荐。",
        new QuotaRefusal.At(
            new Bilingual("江苏", "Jiangsu"), new QuotaColumn(Track.County, Tier.Pilot), new QuotaRefusal.BelowRecommended(1, 1200, new DateOnly(2023, 8, 1))).Say());

    [Fact]
    public void A_stage_is_named_as_the_tier_of_the_refusal_names_it() => Assert.Equal(
        "流程中没有从申报到报核准的一步。", new ProgressionRefusal.StepUnknown(Stage.SubmittedToProvince, Stage.Recommended, Tier.Pilot).Say());

    [Fact]
    public void What_a_stranger_wrote_is_repeated_only_in_part() =>
        Assert.Contains($"“{new string('x', 60)}…”", new AccountRefusal.ProvinceUnknown(new string('x', 5000)).Say(), StringComparison.Ordinal);

    [Fact]
    public void Members_fill_the_sentence_in_the_form_of_their_type() => Assert.Equal(
        "下限（或基数）之和 1,200 大于名额总数 34。",
        InfeasibleReason.FloorsExceedSeats.Say(new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: 1200, Limit: 34)));

    private static string[] Members(Type record) => [.. record.GetProperties().Select(p => p.Name)];

    private static IEnumerable<Type> Enumerations() => typeof(Refusal).Assembly.GetExportedTypes().Where(t => t.IsEnum);

    private static IEnumerable<Type> Refused() =>
        typeof(Refusal).Assembly.GetExportedTypes().Where(t => t.IsAssignableTo(typeof(Refusal)) && !t.IsAbstract);

    /// <summary>One with something in every member.</summary>
    private static object Example(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(int) || type == typeof(int?) => 1200,
        _ when type == typeof(decimal) => 1.5m,
        _ when type == typeof(DateOnly) => new DateOnly(2023, 8, 1),
        _ when type == typeof(Bilingual) => new Bilingual("江苏", "Jiangsu"),
        _ when type == typeof(CellAddress) => new CellAddress("Sheet", 2, 3),
        _ when type == typeof(QuotaColumn) => new QuotaColumn(Track.County, Tier.Pilot),
        _ when type == typeof(QuotaRefusal) => new QuotaRefusal.NothingChanged(),
        _ when type == typeof(Refusal) => new DutyRefusal.Unknown("x"),
        _ when type == typeof(Infeasible) => new Infeasible(InfeasibleReason.FloorsExceedSeats, Given: 7, Limit: 6),
        { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } value => Example(value),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0]),
        _ => Activator.CreateInstance(type, type.GetConstructors().Single().GetParameters().Select(p => Example(p.ParameterType)).ToArray())!,
    };

    private static Array List(Type of)
    {
        var list = Array.CreateInstance(of, 2);
        list.SetValue(Example(of), 0);
        list.SetValue(Example(of), 1);
        return list;
    }

    [Fact]
    public void What_a_person_typed_stands_as_typed_in_either_language()
    {
        const string reason = "按附件1、附件2录入 / data_location";

        Assert.Equal(reason, reason.Recorded());
        Assert.Equal(reason, InEnglish(reason.Recorded));
        Assert.NotEqual(Actor.SystemName, InEnglish(Actor.SystemName.Recorded));
    }

    private static string InEnglish(Func<string> say)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.English);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static IEnumerable<System.Resources.ResourceManager> Managers() =>
        from type in typeof(WordsText).Assembly.GetTypes()
        where type.Namespace == typeof(WordsText).Namespace && type.Name.EndsWith("Text", StringComparison.Ordinal) && type != typeof(AuditText) && type != typeof(MudWordsText)
        select (System.Resources.ResourceManager)type.GetProperty(nameof(WordsText.ResourceManager))!.GetValue(null)!;

    private static IEnumerable<(string Key, string Value)> Keys(System.Resources.ResourceManager manager, CultureInfo language) =>
        manager.GetResourceSet(language, true, false)!.Cast<DictionaryEntry>().Select(e => ((string)e.Key, (string)e.Value!)).Where(e => e.Item1.Contains('_', StringComparison.Ordinal));

    private static Dictionary<string, (string, string)> Read()
    {
        var english = Managers().SelectMany(m => Keys(m, CultureInfo.GetCultureInfo("en"))).ToDictionary(e => e.Key, e => e.Value);
        return Managers().SelectMany(m => Keys(m, CultureInfo.InvariantCulture)).ToDictionary(e => e.Key, e => (e.Value, english[e.Key]));
    }

    /// <summary>The type arguments of every call of <see cref="Words.Word{T}(T)"/> in the program, by name.</summary>
    private static IEnumerable<string> AskedForWords()
    {
        using var file = new PEReader(File.OpenRead(typeof(Words).Assembly.Location));
        var code = file.GetMetadataReader();
        for (var row = 1; row <= code.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var call = code.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (call.Method.Kind == HandleKind.MethodDefinition
                && code.GetMethodDefinition((MethodDefinitionHandle)call.Method) is var method
                && code.GetString(method.Name) is nameof(Words.Word)
                && code.GetString(code.GetTypeDefinition(method.GetDeclaringType()).Name) == nameof(Words)
                && code.GetBlobReader(call.Signature) is var signature
                && (signature.ReadByte(), signature.ReadCompressedInteger(), signature.ReadCompressedInteger()) is (_, 1, (int)SignatureTypeKind.ValueType)
                && signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type)
            {
                yield return code.GetString(code.GetTypeReference((TypeReferenceHandle)type).Name);
            }
        }
    }
}
