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

    [GeneratedRegex(@"<form\b[^\n]*")]
    private static partial Regex Form();
}
