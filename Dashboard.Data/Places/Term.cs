namespace Dashboard.Data.Places;

/// <summary>试点示范时限: the months for which a tier is held.</summary>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
public readonly record struct Term(DateOnly StartsOn, DateOnly EndsOn)
{
    /// <summary>Length in calendar months: 36 for 2022年7月至2025年6月.</summary>
    public int Months => MonthsBetween(StartsOn, EndsOn) + 1;

    /// <summary>The calendar month of the term that contains the day, 1-based; 0 before the term, <see cref="Months"/> after it.</summary>
    public int MonthOn(DateOnly day) =>
        day < StartsOn ? 0 : day > EndsOn ? Months : MonthsBetween(StartsOn, day) + 1;

    /// <summary>Days from the day to the last day of the term; negative once it has ended.</summary>
    public int DaysLeftOn(DateOnly day) => EndsOn.DayNumber - day.DayNumber;

    /// <summary>How much of the term has passed at the day, in thousandths (0 to 1000).</summary>
    public int PermilleOn(DateOnly day) =>
        (int)Math.Clamp((long)(day.DayNumber - StartsOn.DayNumber) * 1000 / (EndsOn.DayNumber - StartsOn.DayNumber), 0, 1000);

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
