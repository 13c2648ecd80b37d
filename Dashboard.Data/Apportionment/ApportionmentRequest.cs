namespace Dashboard.Data.Apportionment;

/// <summary>What is to be apportioned, by which method, among whom.</summary>
/// <param name="Method">The rounding rule.</param>
/// <param name="Seats">All seats, base and floors included; 0 or more.</param>
/// <param name="Units">In any order: the result does not depend on it, and lists the units in the same order.</param>
/// <param name="Base">
/// Seats every unit of positive weight gets before anything is apportioned; the method then distributes
/// Seats − Base × units in proportion to weight ("base + proportional"). 0 means the plain method.
/// </param>
public sealed record ApportionmentRequest(
    ApportionmentMethod Method,
    int Seats,
    IReadOnlyList<ApportionmentUnit> Units,
    int Base = 0);

/// <summary>One claimant: a province, a state, a party.</summary>
/// <param name="Key">Identifies the unit; compared ordinally, unique within a request.</param>
/// <param name="Weight">Its claim, in any unit of measurement; only proportions matter. A unit of weight 0 stays at 0.</param>
/// <param name="Floor">
/// The least number the unit ends with, base included (the larger of the two binds, they do not add up). Has no effect
/// on a unit of weight 0.
/// </param>
/// <param name="Cap">The greatest number the unit ends with, base included; null means no cap.</param>
public sealed record ApportionmentUnit(string Key, Weight Weight, int Floor = 0, int? Cap = null);
