using Dashboard.Data.Access;

namespace Dashboard.Data.Quotas;

/// <summary>What can be done with a request for places.</summary>
public enum TransferMove
{
    /// <summary>The province that is asked gives the places.</summary>
    Offer,

    /// <summary>It does not give them, or takes its offer back: the national office looks for another.</summary>
    Decline,

    /// <summary>The national office decides: both quotas are revised.</summary>
    Decide,
    Refuse,

    /// <summary>Who asked no longer does.</summary>
    Withdraw,
}

/// <summary>Which of the offices concerned.</summary>
public enum TransferParty
{
    Asking,
    Giving,
    National,
}

/// <summary>The course of a request for places: one table, and pure functions over it.</summary>
public static class TransferRules
{
    /// <summary>The state after a move; null: it cannot be made from there.</summary>
    public static TransferState? After(TransferState from, TransferMove move) => (from, move) switch
    {
        (TransferState.Asked, TransferMove.Offer) => TransferState.Offered,
        (TransferState.Asked or TransferState.Offered, TransferMove.Decline) => TransferState.Asked,
        (TransferState.Asked or TransferState.Offered, TransferMove.Decide) => TransferState.Decided,
        (TransferState.Asked or TransferState.Offered, TransferMove.Refuse) => TransferState.Refused,
        (TransferState.Asked or TransferState.Offered, TransferMove.Withdraw) => TransferState.Withdrawn,
        (TransferState.Offered, TransferMove.Offer) or (TransferState.Decided or TransferState.Refused or TransferState.Withdrawn, _) => null,
    };

    public static bool IsOpen(TransferState state) => state is TransferState.Asked or TransferState.Offered;

    /// <summary>Which office makes the move.</summary>
    public static TransferParty By(TransferMove move) => move switch
    {
        TransferMove.Offer or TransferMove.Decline => TransferParty.Giving,
        TransferMove.Decide or TransferMove.Refuse => TransferParty.National,
        TransferMove.Withdraw => TransferParty.Asking,
    };

    /// <summary>Who is waited for: the province that is asked, until it has answered, and then the national office; null: nobody.</summary>
    /// <param name="giver">The province that is asked or offers; null: none.</param>
    public static TransferParty? Awaits(TransferState state, string? giver) => (state, giver) switch
    {
        (TransferState.Asked, not null) => TransferParty.Giving,
        (TransferState.Asked or TransferState.Offered, _) => TransferParty.National,
        (TransferState.Decided or TransferState.Refused or TransferState.Withdrawn, _) => null,
    };

    /// <summary>What was said by a day, in the order of recording; none: not asked yet.</summary>
    /// <param name="steps">Of one request.</param>
    public static IReadOnlyList<TransferStep> By(IEnumerable<TransferStep> steps, DateOnly day) => [.. steps.Where(s => s.On <= day).OrderBy(s => s.Number)];

    /// <summary>What the permission for a move is asked for: the province whose office makes it; null: the national office.</summary>
    public static (AccessAction Action, AccessTarget Target) Asks(TransferMove move, string asking, string? giver) => By(move) switch
    {
        TransferParty.Asking => (AccessAction.AskQuotas, new AccessTarget(asking)),
        TransferParty.Giving => (AccessAction.AskQuotas, new AccessTarget(giver)),
        TransferParty.National => (AccessAction.SetQuotas, default),
    };
}

/// <summary>Why a request for places is refused, beside <see cref="QuotaRefusal"/> and <see cref="AccessRefusal"/>.</summary>
public abstract record TransferRefusal : Refusal
{
    private TransferRefusal()
    {
    }

    /// <summary>The viewer sees no such request, whoever else may.</summary>
    public sealed record Unknown : TransferRefusal;

    /// <summary>A request of the province for this quota is open already.</summary>
    public sealed record AlreadyAsked(QuotaColumn Column, DateOnly On) : TransferRefusal;

    /// <summary>No place, or more than any quota can have.</summary>
    public sealed record WrongPlaces(int Places, int Most) : TransferRefusal;

    /// <summary>The results of the round are known: nothing in it is recommended any more.</summary>
    public sealed record RoundEnded(DateOnly On) : TransferRefusal;

    /// <summary>The request does not stand so that this could be done with it.</summary>
    public sealed record NotFrom(TransferState State) : TransferRefusal;

    /// <summary>The decision names no province that gives.</summary>
    public sealed record GiverMissing : TransferRefusal;

    public sealed record InFuture(DateOnly Day, DateOnly Today) : TransferRefusal;

    /// <summary>The day is before that of the step before.</summary>
    public sealed record TooEarly(DateOnly First) : TransferRefusal;
}
