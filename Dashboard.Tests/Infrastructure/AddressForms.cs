using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Forms whose answer is an address, sent as a browser (and wwwroot/js/addresses.js) sends them.</summary>
internal static class AddressForms
{
    /// <summary>The address that a form leads to once some of its fields have other values.</summary>
    /// <param name="wholly">True: also what is empty is said, as a browser without script does.</param>
    public static string AddressWith(this IElement form, bool wholly, params (string Name, string Value)[] chosen)
    {
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.True(form.HasAttribute("data-address"));
        Assert.All(chosen, c => Assert.Contains(form.QuerySelectorAll("input, select"), field => field.GetAttribute("name") == c.Name));
        var said = form.QuerySelectorAll("input[name], select[name]")
            .Where(field => field is not IHtmlInputElement { Type: "checkbox", IsChecked: false } || chosen.Any(c => c.Name == field.GetAttribute("name")))
            .Select(field => (Name: field.GetAttribute("name")!, Value: chosen.Where(c => c.Name == field.GetAttribute("name")).Select(c => c.Value).FirstOrDefault(ValueOf(field))))
            .Where(pair => wholly || pair.Value.Length > 0)
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();
        return form.GetAttribute("action") + (said.Count == 0 ? "" : "?" + string.Join('&', said));
    }

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}
