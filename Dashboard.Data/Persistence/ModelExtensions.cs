using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data;

internal static class ModelExtensions
{
    /// <summary>A six-digit GB/T 2260 code.</summary>
    public static PropertyBuilder<T> IsOfficialCode<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasMaxLength(6).IsUnicode(false);

    /// <summary>2022, 2023: the code of a round.</summary>
    public static PropertyBuilder<string> IsRoundCode(this PropertyBuilder<string> property) =>
        property.HasMaxLength(10).IsUnicode(false);

    /// <summary>The identifier of a notice, as it stands in its URL.</summary>
    public static PropertyBuilder<string> IsNoticeId(this PropertyBuilder<string> property) =>
        property.HasMaxLength(40).IsUnicode(false);
}
