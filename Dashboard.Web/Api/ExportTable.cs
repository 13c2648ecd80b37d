using Dashboard.Data;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>One column of an exported list.</summary>
/// <param name="Header">In the language of the interface.</param>
/// <param name="Value">A text, a whole or decimal number, a <see cref="DateOnly"/>, or null for an empty cell.</param>
public sealed record ExportColumn<T>(string Header, Func<T, object?> Value);

/// <summary>
/// A list as files show it. Csv and xlsx are made of the same table, so they cannot differ; every row ends with
/// the as-of date and its source.
/// </summary>
/// <param name="Name">Stem of the file name.</param>
/// <param name="Sources">Where the rows come from, each ground once.</param>
public sealed record ExportTable(
    string Name, string Title, DateOnly AsOf, IReadOnlyList<string> Headers, IReadOnlyList<object?[]> Rows, IReadOnlyList<Provenance> Sources)
{
    /// <summary>Further sheets of the workbook, by name, with their rows; csv leaves them out.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<object?[]> Rows)> Sheets { get; init; } = [];

    /// <summary>A warning that stands first on every sheet and in its name: the rows are sample data. Null: they are not.</summary>
    public string? Mark { get; init; }

    /// <summary>What a reader must know first: it heads every sheet of a workbook, and a column of its own in csv. Null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Reads the rows column by column.</summary>
    /// <param name="provenance">Null for a row of which nothing is known.</param>
    public static ExportTable Of<T>(
        string name, string title, DateOnly asOf, IReadOnlyList<T> rows, IReadOnlyList<ExportColumn<T>> columns, Func<T, Provenance?> provenance)
    {
        IReadOnlyList<ExportColumn<T>> all =
        [
            .. columns,
            new(ApiText.AsOfColumn, _ => asOf),
            new(SharedText.SourceKind, row => provenance(row)?.Kind.Word()),
            new(ApiText.SourceColumn, row => provenance(row) is { } known ? SourceOf(known) : null),
            new(ApiText.SourceDateColumn, row => provenance(row)?.On),
        ];
        return new ExportTable(
            name,
            title,
            asOf,
            all.Select(c => c.Header).ToList(),
            rows.Select(row => all.Select(c => c.Value(row)).ToArray()).ToList(),
            rows.Select(provenance).OfType<Provenance>().Select(p => p with { Annex = null, Row = null }).Distinct().ToList());
    }

    /// <summary>The source in one cell: document, annex and row, or method and inputs.</summary>
    internal static string SourceOf(Provenance provenance) => provenance switch
    {
        { Kind: ProvenanceKind.Computed, Detail: { Length: > 0 } inputs } => ApiText.SourceComputed.With(provenance.Source, Methods.DescribeInputs(provenance.Source, inputs)),
        { Annex: { } annex, Row: { } row } => $"{provenance.Source} {WordsText.AnnexRow.With(annex, row)}",
        _ => provenance.Source,
    };
}
