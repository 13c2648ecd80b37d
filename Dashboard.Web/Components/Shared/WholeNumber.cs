using System.Globalization;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Shared;

/// <summary>How a whole number is read from a field.</summary>
public static class WholeNumber
{
    /// <summary>Reads a text; gives back why it is refused, in words; null: it is taken.</summary>
    /// <param name="number">Null: the text is empty, or refused.</param>
    public static string? Read(string? text, int least, int most, out int? number)
    {
        number = null;
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
        {
            return null;
        }

        if (!typed.All(char.IsAsciiDigit))
        {
            return SharedText.NotWhole.With(typed);
        }

        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > most || read < least)
        {
            return most == int.MaxValue ? SharedText.NumberFrom.With(least, typed) : SharedText.NumberBetween.With(least, most, typed);
        }

        number = read;
        return null;
    }
}
