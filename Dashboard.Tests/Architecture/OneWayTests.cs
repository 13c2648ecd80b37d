using System.Text.RegularExpressions;

namespace Dashboard.Tests.Architecture;

/// <summary>One form, one dialog, one sheet; and of MudBlazor only what people write in.</summary>
public sealed partial class OneWayTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Components =
        [.. Repository.Sources("Dashboard.Web", ".razor").Select(s => (s.Path, s.Text))];

    /// <summary>A form of its own is one that a plain page posts, or a filter that is an address.</summary>
    [Fact]
    public void What_writes_is_a_command_form()
    {
        Assert.True(Components.Count > 100);
        Assert.All(Components.SelectMany(c => Form().Matches(c.Text).Select(m => m.Value)), form => Assert.Matches("method=|role=\"search\"", form));
    }

    [Theory]
    [InlineData("<aside", "SideSheet.razor")]
    [InlineData("<dialog", "")]
    [InlineData("role=\"dialog\"", "SearchBox.razor")]
    [InlineData("<MudDialog ", "Dialog.razor")]
    [InlineData("<MudForm", "CommandForm.razor")]
    [InlineData("<MudTextField", "DayField.razor NumberField.razor TextField.razor")]
    [InlineData("type=\"date\"", "DayCalendar.razor")]
    [InlineData("InputType.Date", "")]
    [InlineData("<MudSelect ", "SelectField.razor")]
    [InlineData("<MudAutocomplete", "PickField.razor")]
    [InlineData("<MudFileUpload", "FileField.razor")]
    [InlineData("<InputFile", "")]
    [InlineData("<MudTable", "")]
    [InlineData("<MudDataGrid", "")]
    [InlineData("<MudThemeProvider", "")]
    [InlineData("<MudLayout", "")]
    [InlineData("<MudDatePicker", "")]
    public void An_element_stands_in_the_one_component_for_it(string element, string components) => Assert.Equal(
        components,
        string.Join(' ', Components.Where(c => c.Text.Contains(element, StringComparison.Ordinal)).Select(c => Path.GetFileName(c.Path)).Order(StringComparer.Ordinal)));

    /// <summary>The process tells on the thread of whoever wrote: a page that listens answers in its own language.</summary>
    [Fact]
    public void Who_listens_to_the_process_keeps_the_language_of_the_page()
    {
        var listening = Repository.Sources("Dashboard.Web", ".cs", ".razor").Where(s => Listens().IsMatch(s.Text)).ToList();

        Assert.True(listening.Count >= 5, $"{listening.Count}");
        Assert.All(listening, s => Assert.True(s.Text.Contains("_language.InAsync(", StringComparison.Ordinal), s.Path));
    }

    /// <summary>On paper nobody can turn the page or scroll: a list that leaves rows out names which it shows, or how many more there are.</summary>
    [Fact]
    public void What_shows_a_part_of_a_list_says_so()
    {
        var parts = Components.Where(c => TakesRows().IsMatch(c.Text) || c.Text.Contains("PagedResult<", StringComparison.Ordinal)
            || (File.Exists(CodeOf(c.Path)) && File.ReadAllText(CodeOf(c.Path)).Contains("PagedResult<", StringComparison.Ordinal))).ToList();

        Assert.True(parts.Count >= 10, $"{parts.Count}");
        Assert.All(parts, c => Assert.True(
            c.Text.Contains("<DeskApplicants ", StringComparison.Ordinal) || c.Text.Contains("<Pager ", StringComparison.Ordinal) || c.Text.Contains("<PartOfList ", StringComparison.Ordinal) || SaysHowManyMore().IsMatch(c.Text), c.Path));

        static string CodeOf(string path) => Path.Combine(Repository.Root, "Dashboard.Web", path + ".cs");
    }

    /// <summary>What scrolls up and down on the screen is a .table-scroll, which paper shows whole, or is not printed.</summary>
    [Fact]
    public void What_scrolls_on_the_screen_is_whole_on_paper()
    {
        string[] unprinted = ["SideSheet", "Rail", "Pill", "BriefingPage"]; // its own rule for paper; a menu; the overview of slides
        var scrolling = Repository.Sources("Dashboard.Web", ".css").Where(s => s.Path.Contains("/Components/", StringComparison.Ordinal) || s.Path.StartsWith("Components/", StringComparison.Ordinal))
            .Where(s => !unprinted.Contains(Path.GetFileName(s.Path).Split('.')[0]))
            .SelectMany(s => Scrolls().Matches(s.Text).Select(m => (Markup: File.ReadAllText(Path.Combine(Repository.Root, "Dashboard.Web", s.Path[..^".css".Length])), Class: m.Groups[1].Value))).ToList();

        Assert.NotEmpty(scrolling);
        Assert.All(scrolling, s => Assert.Matches($"class=\"(table-scroll|[^\"]*table-scroll [^\"]*{s.Class})\"", s.Markup));
        Assert.Matches("@media print \\{[^@]*@page[^}]*}[\\s\\S]*\\.table-scroll \\{ max-height: none !important; overflow: visible !important; }", File.ReadAllText(Path.Combine(Repository.Root, "Dashboard.Web/wwwroot/css/app.css")));
    }

    [GeneratedRegex(@"\.(Due|Noticed|Changed|ReachabilityChanged|DayChanged|Ended|EndChanged|Written) \+= ")]
    private static partial Regex Listens();

    [GeneratedRegex(@"@foreach \([^\n]*\.Take\((?!1\)|MostSources\))")]
    private static partial Regex TakesRows();

    [GeneratedRegex(@"Text\.\w*More\w*\.With\(")]
    private static partial Regex SaysHowManyMore();

    [GeneratedRegex(@"\.([\w-]+) \{[^}]*max-height: (?!none)[^}]*overflow(-y)?: auto")]
    private static partial Regex Scrolls();

    [GeneratedRegex(@"<form\b[^\n]*")]
    private static partial Regex Form();
}
