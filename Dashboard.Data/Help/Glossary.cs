using Dashboard.Data.Seeding;
using Microsoft.Extensions.Options;

namespace Dashboard.Data.Help;

/// <summary>A term of the programme: the Chinese is the official wording, the English a gloss.</summary>
/// <param name="Name">What the data and the API call it.</param>
/// <param name="Note">Where it stands, and whose the English is; null: nothing to add.</param>
public sealed record GlossaryTerm(Bilingual Term, string Name, string? Note);

/// <summary>The glossary of the reference data (seed/help-glossary.csv), read and checked once.</summary>
public sealed class Glossary(IOptions<SeedOptions> options)
{
    private static readonly string[] Columns = ["term_zh", "term_en", "code_name", "note"];
    private readonly Lazy<IReadOnlyList<GlossaryTerm>> _terms = new(() => new SeedFolder(options.Value.Folder).Read(
        "help-glossary.csv",
        Columns,
        row => new GlossaryTerm(new Bilingual(row.Text("term_zh"), row.Text("term_en")), row.Text("code_name"), row.Optional("note")),
        term => term.Term.Zh));

    /// <summary>In the order of the file: offices first, then lists, rounds, steps.</summary>
    /// <exception cref="SeedException">The file is missing or malformed.</exception>
    public IReadOnlyList<GlossaryTerm> Terms => _terms.Value;
}
