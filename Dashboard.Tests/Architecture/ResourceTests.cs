using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dashboard.Tests.Architecture;

/// <summary>Both languages say the same things.</summary>
public sealed partial class ResourceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Dashboard.Web", "Resources");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*Text.resx").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>
    /// All but those whose keys are identifiers of something else: AuditWordsTests compares them with the model, MudLocalizerTests with
    /// MudBlazor, and WordsTests the keys with an underscore in the other files with what is shown.
    /// </summary>
    public static TheoryData<string> FilesNamedInCode => [.. Files.Select(f => f.Data).Where(f => f is not ("AuditText" or "MudWordsText"))];

    [Fact]
    public void Every_file_has_its_English_one()
    {
        Assert.NotEmpty(Files);
        Assert.Equal(
            Directory.EnumerateFiles(Folder, "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(),
            Directory.EnumerateFiles(Folder, "*.en.resx").Select(f => Path.GetFileName(f)[..^".en.resx".Length]).Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void Both_languages_have_the_same_keys(string file) =>
        Assert.Equal(Read(file).Keys.Order(StringComparer.Ordinal), Read($"{file}.en").Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Files))]
    public void Both_languages_have_the_same_placeholders(string file)
    {
        var english = Read($"{file}.en");
        Assert.All(Read(file), text => Assert.Equal((text.Key, Placeholders(text.Value)), (text.Key, Placeholders(english[text.Key]))));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_text_is_empty_and_no_English_text_is_Chinese(string file)
    {
        // Document numbers are names, and the language switch names the other language in its own words.
        Assert.All(Read(file).Concat(Read($"{file}.en")), text => Assert.True(text.Value.Length > 0, text.Key));
        Assert.All(Read($"{file}.en"), text => Assert.False(Ideograph().IsMatch(Name().Replace(text.Value, "")), $"{text.Key}: {text.Value}"));
    }

    /// <summary>One word for each thing, and no word of the workshop before an official. The API speaks to developers.</summary>
    [Theory, MemberData(nameof(Files))]
    public void No_text_has_a_word_of_the_workshop_or_a_second_word_for_a_thing(string file)
    {
        Assert.All(Read(file), text => Assert.False(ForbiddenChinese().IsMatch(text.Value), $"{text.Key}: {text.Value}"));
        if (file is not "ApiText")
        {
            Assert.All(Read($"{file}.en"), text => Assert.False(ForbiddenEnglish().IsMatch(text.Value), $"{text.Key}: {text.Value}"));
        }
    }

    [Theory, MemberData(nameof(FilesNamedInCode))]
    public void Every_key_is_used(string file)
    {
        var code = string.Join('\n', Repository.Sources("Dashboard.Web", ".cs", ".razor").Select(s => s.Text));
        var used = Regex.Matches(code, $@"\b{file}\.(\w+)").Select(m => m.Groups[1].Value).ToHashSet();

        Assert.All(Read(file).Keys.Where(key => !key.Contains('_', StringComparison.Ordinal)), key => Assert.Contains(key, used));
    }

    [Theory]
    [InlineData("{0} of {1}", "0,1")]
    [InlineData("{1}, {0:N0} and {1}", "0,1")]
    [InlineData("{{0}} is no placeholder", "")]
    [InlineData("{Quota} of {On}, {Quota}", "On,Quota")]
    public void Placeholders_are_compared_by_number_or_name(string text, string found) => Assert.Equal(found, Placeholders(text));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Folder, $"{file}.resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Placeholders(string text) => string.Join(
        ',',
        Placeholder().Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"国知\w+〔\d{4}〕\d+号|中文")]
    private static partial Regex Name();

    [GeneratedRegex("系统|可不填|联络员回执|联络人|种子数据|GitHub|仓库", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenChinese();

    [GeneratedRegex(@"\b(system|seed|seeded|illustrative|repository|GitHub|GUID|demo|liaison form)\b|(?<=\p{L})'(?=\p{L})|(?<!\bthere )\bis no (?!longer)", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenEnglish();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Ideograph();
}
