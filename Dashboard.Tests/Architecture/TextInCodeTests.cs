using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Architecture;

/// <summary>What a user reads is in a resource, not in code.</summary>
public sealed partial class TextInCodeTests
{
    /// <summary>What may stand in a file all the same, with the reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Components/Layout/LanguageForm.razor"] = "中", // the switch shows both languages in both languages
    };

    [Fact]
    public void No_page_component_or_class_holds_Chinese_text()
    {
        var sources = Repository.Sources("Dashboard.Web", ".cs", ".razor").ToList();

        Assert.True(sources.Count > 50);
        Assert.Empty(sources.SelectMany(source => Found(source.Path, source.Text)));
    }

    [Theory]
    [InlineData("a.cs", "var a = \"示范\";", "示范")]
    [InlineData("a.cs", "var a = \"http://a\"; var b = '省';", "省")]
    [InlineData("a.cs", "var a = @\"c:\\\"; var b = $\"{1}、\";", "、")]
    [InlineData("a.cs", "var a = \"\"\"\n // 市\n\"\"\";", "市")]
    [InlineData("a.cs", "var 甲 = 1;", "甲")]
    [InlineData("a.cs", "// 示范\n/* 示范\n示范 */ /// 示范", "")]
    [InlineData("a.cs", "var a = \"/*\"; // 省\nvar b = '\"'; // 市", "")]
    [InlineData("a.razor", "<p>示范</p>", "示范")]
    [InlineData("a.razor", "<a href=\"https://x\">（试点）</a>", "（试点）")]
    [InlineData("a.razor", "@* 示范 *@<!-- 示范 -->\n@code {\n    /// <summary>示范</summary>\n    // 示范\n}", "")]
    [InlineData("Components/Layout/LanguageForm.razor", "<b>中文</b>", "文")]
    public void Chinese_text_is_found_outside_comments(string path, string text, string found) =>
        Assert.Equal(found, string.Concat(Found(path, text).Select(f => f.Split(": ")[1])));

    private static IEnumerable<string> Found(string path, string text)
    {
        var code = path.EndsWith(".razor", StringComparison.Ordinal) ? RazorComment().Replace(text, "") : WithoutComments(text);
        return Chinese().Matches(code)
            .Select(m => Allowed.TryGetValue(path, out var allowed) ? m.Value.Replace(allowed, "", StringComparison.Ordinal) : m.Value)
            .Where(words => words.Length > 0)
            .Select(words => $"{path}: {words}");
    }

    /// <summary>Ideographs, CJK punctuation and full-width forms.</summary>
    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]+")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|^\s*//[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex RazorComment();

    /// <summary>C# without its comments; texts stay, with whatever looks like a comment in them.</summary>
    private static string WithoutComments(string text) =>
        Token().Replace(text, token => token.Value.StartsWith("//", StringComparison.Ordinal) || token.Value.StartsWith("/*", StringComparison.Ordinal) ? "" : token.Value);

    [GeneratedRegex(
        """
        (?<quotes>"{3,}).*?\k<quotes>             # raw text
        | (?:\$@|@\$|@)"(?:[^"]|"")*"             # verbatim text
        | "(?:\\.|[^"\\\n])*"                     # text
        | '(?:\\.|[^'\\\n])+'                     # character
        | //[^\n]*
        | /\*.*?\*/
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
