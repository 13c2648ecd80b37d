using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Persistence;

/// <summary>What an office records keeps who recorded it and when, beside the day on which it takes effect: <see cref="StampInterceptor"/> says so.</summary>
internal interface IRecorded
{
    /// <summary>UTC.</summary>
    DateTime RecordedAt { get; set; }

    /// <summary>Account; null: the machine.</summary>
    string? RecordedById { get; set; }

    /// <summary>The name as it was then.</summary>
    string RecordedBy { get; set; }
}

/// <summary>A record that the national office confirms. Confirming is no recording: who recorded it stays.</summary>
internal interface IConfirmed
{
    DateOnly? ConfirmedOn { get; }

    string? ConfirmedBy { get; }
}

/// <summary>What is changed in place: of two that change the same version, the second is told. <see cref="StampInterceptor"/> counts.</summary>
internal interface IVersioned
{
    int Version { get; set; }
}

/// <summary>An entity that is made once and changed later.</summary>
internal interface ICreated
{
    string? CreatedById { get; set; }

    string CreatedBy { get; set; }

    /// <summary>UTC.</summary>
    DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    DateTime ChangedAt { get; set; }
}

/// <summary>How long what is recorded may be, in characters.</summary>
public static class RecordedModel
{
    public const int NameLength = 100;
    public const int ReasonLength = 400;
    public const int DocumentNumberLength = 60;
    public const int SourceLength = 200;

    internal static EntityTypeBuilder<T> IsRecorded<T>(this EntityTypeBuilder<T> builder)
        where T : class, IRecorded
    {
        builder.Property(r => r.RecordedById).HasMaxLength(40).IsUnicode(false);
        builder.Property(r => r.RecordedBy).HasMaxLength(NameLength);
        return builder;
    }

    /// <summary>Without the blanks around it; null when nothing is left.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
