using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dashboard.Tests.Hosting;

/// <summary>An English page is English: what stands on it in Chinese is a name or a quotation, and says so.</summary>
[Collection(WebCollection.Name)]
public sealed partial class EnglishPagesTests(WebFixture web)
{
    public static TheoryData<string> Pages => WebFixture.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_Chinese_stands_on_it_but_names_and_what_is_marked_as_Chinese(string path)
    {
        var page = await web.DocumentAsync(path, "en");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        var found = page.Body!.Descendants<IText>()
            .Where(t => t.ParentElement!.Closest("[lang|=zh], script, style, form.language") is null)
            .Select(t => DocumentNumber().Replace(t.Data, "").Trim())
            .Concat(page.QuerySelectorAll(":not(form.language, form.language *, [lang|=zh], [lang|=zh] *)").SelectMany(e => new[] { "aria-label", "title", "placeholder", "alt" }.Select(e.GetAttribute).OfType<string>().Select(a => DocumentNumber().Replace(a, ""))))
            .Where(t => Chinese().IsMatch(t)).Distinct();

        Assert.True(!found.Any(), string.Join("\n", found));
    }

    /// <summary>The name of a document, its sections, and what is quoted of it, in whatever language.</summary>
    [GeneratedRegex(@"国\w+〔(\d{4}|\s*)〕\s*\d*\s*号|(?<=([Ss]ection|in) )[一二三四五（）]+|2023 年|年 月 日|前三个条件")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"[\u3001-\u30FF\u4E00-\u9FFF\uFF01-\uFF65]")]
    private static partial Regex Chinese();
}
