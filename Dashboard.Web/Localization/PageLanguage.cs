using System.Globalization;

namespace Dashboard.Web.Localization;

/// <summary>
/// The language of an open page. What the process tells all pages – a write, a new day, an ended session – reaches a page on the thread, and so
/// in the language, of whoever caused it; the page answers in its own. Made with the page, on a thread of its circuit.
/// </summary>
internal sealed class PageLanguage
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _words = CultureInfo.CurrentUICulture;

    /// <summary>Does something in the language of the page; the caller keeps its own.</summary>
    public async Task InAsync(Func<Task> work)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _words);
        await work();
    }
}
