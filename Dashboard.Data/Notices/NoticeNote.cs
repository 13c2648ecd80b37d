namespace Dashboard.Data.Notices;

/// <summary>The note of a statement, taken apart: 级别与前置身份：附件号在来源文本中缺失……</summary>
/// <param name="Label">What the statement is about; null when the note names nothing.</param>
/// <param name="Remark">What is to be said of it; null when there is nothing.</param>
public readonly record struct NoticeNote(string? Label, string? Remark)
{
    private const int LongestLabel = 60;

    /// <summary>Splits a note in either language. A note of a fact without a colon is its label, any other one a remark.</summary>
    public static NoticeNote Of(NoticeItemKind kind, string? note)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            return default;
        }

        var colon = note.IndexOfAny(['：', ':']);
        if (colon < 0)
        {
            return kind == NoticeItemKind.Fact ? new NoticeNote(note, null) : new NoticeNote(null, note);
        }

        var label = note[..colon];
        if (label.Length > LongestLabel || label.IndexOfAny(['。', '.', '；', ';']) >= 0)
        {
            return new NoticeNote(null, note);
        }

        var remark = Capitalised(note[(colon + 1)..].TrimStart());
        return new NoticeNote(label is "推断" or "Inferred" ? null : label, remark); // the mark beside it says that
    }

    private static string? Capitalised(string text) => text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text[1..];
}
