namespace Dashboard.Data.Access;

/// <summary>What an account is for. An account has exactly one role.</summary>
public enum Role
{
    /// <summary>国家知识产权局: monitors the rounds, sets quotas, records the national decisions.</summary>
    NationalOffice,

    /// <summary>省级知识产权局, 兵团: sees its own province in full and moves its applicants; bound to exactly one province.</summary>
    ProvincialOffice,

    /// <summary>Everything national, read only.</summary>
    Leadership,

    /// <summary>Accounts and the audit trail; of the programme what everyone may read.</summary>
    Administrator,
}
