namespace Dashboard.Data.Quotas;

/// <summary>Why a recommendation or a change of quotas is refused, beside <see cref="Access.AccessRefusal"/>.</summary>
public abstract record QuotaRefusal : Refusal
{
    private QuotaRefusal()
    {
    }

    /// <summary>The quota is not known (待录入), so nothing can be recommended on the day.</summary>
    public sealed record Unknown(DateOnly On) : QuotaRefusal;

    /// <summary>No place is left on the day.</summary>
    public sealed record Used(int Quota, int Recommended, DateOnly On) : QuotaRefusal;

    /// <summary>The quota would not cover what is recommended on the day.</summary>
    public sealed record BelowRecommended(int Quota, int Recommended, DateOnly On) : QuotaRefusal;

    /// <summary>Which of many quotas the refusal is about.</summary>
    public sealed record At(Bilingual Province, QuotaColumn Column, QuotaRefusal Why) : QuotaRefusal;

    public sealed record NoSuchRound(string Code) : QuotaRefusal;

    /// <summary>No province of this code takes part.</summary>
    public sealed record NoSuchProvince(string Code) : QuotaRefusal;

    /// <summary>The province has no eligible county (二（二）1).</summary>
    public sealed record NoEligibleCounty(Bilingual Province) : QuotaRefusal;

    /// <summary>The number is negative or too large.</summary>
    public sealed record WrongCount(int? Count, int Most, Bilingual Province, QuotaColumn Column) : QuotaRefusal;

    /// <summary>The same quota stands twice in the draft.</summary>
    public sealed record Twice(Bilingual Province, QuotaColumn Column) : QuotaRefusal;

    /// <summary>A change needs its reason, of at most so many letters.</summary>
    public sealed record ReasonMissing(int Most) : QuotaRefusal;

    /// <summary>Both ends of a transfer are the same province.</summary>
    public sealed record TransferToItself : QuotaRefusal;

    /// <summary>One of the two quotas is unknown on the day, so their sum is.</summary>
    public sealed record TransferOfUnknown(DateOnly On) : QuotaRefusal;

    /// <summary>One of the two quotas is sample data and the other is not: it would become real.</summary>
    public sealed record TransferOfSample(Bilingual Province) : QuotaRefusal;

    /// <summary>No place, or more than the giving quota has.</summary>
    public sealed record TransferTooMany(int Places, int Quota) : QuotaRefusal;

    public sealed record DocumentNumberTooLong(int Most) : QuotaRefusal;

    /// <summary>The effective date is far from the round.</summary>
    public sealed record DateOutOfRound(DateOnly First, DateOnly Last) : QuotaRefusal;

    /// <summary>The draft changes nothing.</summary>
    public sealed record NothingChanged : QuotaRefusal;

    public sealed record NoSuchRevision(Bilingual Province, QuotaColumn Column, int Number) : QuotaRefusal;
}
