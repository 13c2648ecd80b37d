namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>What the map shows.</summary>
public enum MapMetric
{
    /// <summary>构成: one square a place.</summary>
    Composition,

    /// <summary>示范: how many demonstrations.</summary>
    Demonstration,

    /// <summary>试点: how many pilots.</summary>
    Pilot,

    /// <summary>名额: how many places may be recommended in the current round, all four quotas together.</summary>
    Quota,
}
