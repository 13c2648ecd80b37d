namespace Dashboard.Data.Apportionment;

/// <summary>Something a reader of the allocation should know; never an error.</summary>
/// <param name="Keys">The units concerned, in the order of the request; at least one.</param>
public sealed record ApportionmentWarning(ApportionmentWarningKind Kind, IReadOnlyList<string> Keys);

/// <summary>The kinds of <see cref="ApportionmentWarning"/>.</summary>
public enum ApportionmentWarningKind
{
    /// <summary>
    /// The method gives everyone a seat first (Adams, Huntington–Hill, Dean) and there are not enough: the largest
    /// weights came first, these units have none (of those beyond base).
    /// </summary>
    FewerSeatsThanUnits,

    /// <summary>These units have a floor or there is a base, but their weight is 0, so they have no seat.</summary>
    ZeroWeightFloorIgnored,

    /// <summary>These units have fewer seats than ⌊quota⌋, whichever way an open tie is decided.</summary>
    BelowLowerQuota,

    /// <summary>These units have more seats than ⌈quota⌉, whichever way an open tie is decided.</summary>
    AboveUpperQuota,

    /// <summary>Hamilton only, the Alabama paradox: with one seat more in all, these units would have fewer.</summary>
    OneSeatMoreTakesFrom,

    /// <summary>Hamilton only, the Alabama paradox: with one seat less in all, these units would have more.</summary>
    OneSeatLessGivesTo,
}
