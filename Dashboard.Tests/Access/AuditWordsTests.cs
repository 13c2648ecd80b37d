using System.Globalization;
using System.Xml.Linq;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Seeding;
using Dashboard.Web.Localization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Tests.Access;

public sealed class AuditWordsTests
{
    /// <summary>Entries that are no change of one entity, with what they hold.</summary>
    private static readonly Dictionary<string, string[]> Summaries = new()
    {
        [nameof(ReferenceSeed)] = ["Added", "Changed", "Removed", "Rows"],
        [nameof(SampleData)] = ["Quotas", "Applications", "Places", "Others", "Rows"],
        ["Passkey"] = ["Name", "CreatedAt"],
        ["SingleSignOn"] = ["Issuer"],
        ["Backup"] = ["Path", "Bytes", "Entries", "Sha256"],
    };

    [Fact]
    public void All_that_is_written_into_the_trail_has_words_and_no_words_are_left_over()
    {
        var entities = AuditedEntities();
        var keys = XDocument.Load(Path.Combine(Repository.Root, "Dashboard.Web", "Resources", "AuditText.resx")).Root!
            .Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var wanted = entities.SelectMany(e => e.Value.Select(p => (Entity: e.Key, Property: p))).ToList();

        Assert.All(entities.Keys, entity => Assert.Contains($"Entity_{entity}", keys));
        Assert.All(wanted, one => Assert.True(
            keys.Contains($"Property_{one.Property}") || keys.Contains($"Property_{one.Entity}_{one.Property}"), $"no words for {one}"));
        Assert.Equal([], keys.Except(entities.Keys.Select(e => $"Entity_{e}"))
            .Except(wanted.SelectMany(one => new[] { $"Property_{one.Property}", $"Property_{one.Entity}_{one.Property}" })));
    }

    [Fact]
    public void Every_value_of_an_audited_enumeration_has_a_word()
    {
        var found = Enumerations().ToList();

        Assert.NotEmpty(found);
        Assert.All(
            found.SelectMany(p => Enum.GetNames(p.Type).Select(value => (p.Entity, p.Property, Value: value))),
            one => Assert.True(AuditWords.Value(one.Entity, one.Property, one.Value) != one.Value, $"no word for {one}"));
    }

    [Fact]
    public void An_entry_is_said_property_by_property_before_and_after()
    {
        var row = Row("Account", """{"DisplayName":"江苏","Role":"Leadership","ProvinceCode":null,"PhoneNumber":"***","CreatedAt":"2026-01-31T20:00:00Z"}""",
            """{"DisplayName":"浙江","Role":"ProvincialOffice","ProvinceCode":"330000","PhoneNumber":"***","IsDisabled":false,"Unheard":7}""");
        var names = new AuditSubjects(new Dictionary<string, AuditName> { ["330000"] = new(new Bilingual("浙江", "Zhejiang")) });

        Assert.Equal(
            [
                new("显示名称", "江苏", "浙江"), new("角色", "领导", "省级局"), new("省（区、市）", "—", "浙江（330000）"), new("电话", "已隐去", "已隐去"),
                new("停用", "—", "否"), new("Unheard", "—", "7"), new("创建时间", "2026-02-01 04:00:00", "—"),
            ],
            AuditWords.Changes(row, names));
    }

    [Fact]
    public void The_words_are_those_of_the_language()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Equal("account", AuditWords.Entity("Account"));
            Assert.Equal([new("disabled", "no", "yes")], AuditWords.Changes(Row("Account", """{"IsDisabled":false}""", """{"IsDisabled":true}""")));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("[1]")]
    [InlineData("{\"Open\":")]
    public void What_somebody_else_put_into_the_trail_is_shown_as_it_stands(string text) =>
        Assert.Equal([new("", "—", text)], AuditWords.Changes(Row("Nothing", null, text)));

    [Fact]
    public void A_long_text_is_shown_by_its_beginning_and_its_length() =>
        Assert.Equal(new string('a', 300) + "……（共 5000 个字符，全文见导出文件）", AuditWords.Value("Notice", "Text", new string('a', 5000)));

    [Fact]
    public void A_conflict_shows_both_values_in_the_same_words()
    {
        var said = AuditWords.Say("Account", [new ConflictingValue("Role", "Leadership", "NationalOffice"), new ConflictingValue("IsDisabled", "True", "False")]);

        Assert.Contains("角色：您填写“领导”，现为“国家局”；停用：您填写“是”，现为“否”", said, StringComparison.Ordinal);
        Assert.Contains("已不存在", AuditWords.Say("Account", []), StringComparison.Ordinal);
    }

    private static AuditRow Row(string entity, string? before, string? after) =>
        new(1, default, "who", AuditAction.Changed, entity, "key", before, after, null, "");

    private static Dictionary<string, string[]> AuditedEntities() => Audited()
        .ToDictionary(e => e.ClrType.Name, e => e.GetProperties().Where(p => !AuditModel.IsLeftOut(p)).Select(p => p.Name).ToArray())
        .Concat(Summaries).ToDictionary();

    private static IEnumerable<(string Entity, string Property, Type Type)> Enumerations() =>
        from entity in Audited()
        from property in entity.GetProperties()
        let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
        where type.IsEnum && !AuditModel.IsLeftOut(property)
        select (entity.ClrType.Name, property.Name, type);

    private static List<IEntityType> Audited()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IAudited))).ToList();
    }
}
