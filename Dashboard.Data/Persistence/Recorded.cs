using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Persistence;

/// <summary>What an office records keeps who recorded it and when, beside the day on which it takes effect.</summary>
internal interface IRecorded
{
    /// <summary>UTC.</summary>
    DateTime RecordedAt { get; set; }

    /// <summary>Account; null: the machine.</summary>
    string? RecordedById { get; set; }

    /// <summary>The name as it was then.</summary>
    string RecordedBy { get; set; }
}

internal static class RecordedModel
{
    public const int NameLength = 100;
    public const int ReasonLength = 400;
    public const int DocumentNumberLength = 60;
    public const int SourceLength = 200;

    public static EntityTypeBuilder<T> IsRecorded<T>(this EntityTypeBuilder<T> builder)
        where T : class, IRecorded
    {
        builder.Property(r => r.RecordedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(r => r.RecordedBy).HasMaxLength(NameLength);
        return builder;
    }
}
