namespace Dashboard.Data.Apportionment;

/// <summary>Either an <see cref="Allocation"/> or the reason why there is none, <see cref="Infeasible"/>.</summary>
public abstract record ApportionmentOutcome
{
    private protected ApportionmentOutcome()
    {
    }
}
