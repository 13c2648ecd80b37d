using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Inbox;

/// <summary>When an account last marked its inbox as seen. A reading mark, and no fact of the programme: the audit trail does not keep it.</summary>
internal sealed class InboxSeen
{
    public required string AccountId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime SeenAt { get; set; }
}

internal sealed class InboxSeenConfiguration : IEntityTypeConfiguration<InboxSeen>
{
    public void Configure(EntityTypeBuilder<InboxSeen> builder)
    {
        builder.ToTable("InboxSeen");
        builder.HasKey(s => s.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<InboxSeen>(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
