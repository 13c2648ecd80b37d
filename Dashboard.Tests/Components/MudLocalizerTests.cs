using System.Collections;
using System.Globalization;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Tests.Components;

/// <summary>The words of MudBlazor's own controls.</summary>
public sealed class MudLocalizerTests : ComponentTestContext
{
    public static TheoryData<string> Keys =>
    [
        .. MudWordsText.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_word_is_one_that_MudBlazor_asks_for(string key)
    {
        var asked = typeof(MudBlazor.MudLocalizer).Assembly.GetManifestResourceNames().Select(n => n.Replace(".resources", "", StringComparison.Ordinal))
            .Select(n => new System.Resources.ResourceManager(n, typeof(MudBlazor.MudLocalizer).Assembly))
            .Select(m => m.GetString(key, CultureInfo.InvariantCulture));

        Assert.Contains(asked, text => text is not null);
    }

    [Fact]
    public void A_word_is_said_in_the_language_of_the_interface_and_an_unknown_key_is_left_to_MudBlazor()
    {
        var localizer = new DashboardMudLocalizer();

        Assert.Equal("关闭", localizer["MudDialog_Close"].Value);
        Language(Cultures.English);
        Assert.Equal("Close", localizer["MudDialog_Close"].Value);
        Assert.True(localizer["MudTable_Loading"].ResourceNotFound);
    }
}
