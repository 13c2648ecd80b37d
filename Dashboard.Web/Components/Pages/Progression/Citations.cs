using System.Globalization;
using Dashboard.Data.Notices;

namespace Dashboard.Web.Components.Pages.Progression;

/// <summary>The statements of the notice that rules rest on, for every part of a page to quote.</summary>
public sealed class Citations(IEnumerable<NoticeItem> items)
{
    private readonly Dictionary<string, NoticeItem> _items = items.ToDictionary(i => i.Code);

    public static Citations None { get; } = new([]);

    /// <summary>The statement; null when the notice is not held.</summary>
    public NoticeItem? Find(NoticeReference reference) => _items.GetValueOrDefault(reference.Code);

    /// <summary>二（一）2: the section with the number of the paragraph, where the notice counts them; null when the notice is not held.</summary>
    public string? Section(NoticeReference reference)
    {
        if (Find(reference) is not { Section: { } section })
        {
            return null;
        }

        var mark = reference.Code[(reference.Code.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return mark.TrimEnd("0123456789".ToCharArray()) is "CC" or "CN" or "D" or "M"
            ? section + int.Parse(mark.TrimStart("CNDM".ToCharArray()), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : section;
    }
}
