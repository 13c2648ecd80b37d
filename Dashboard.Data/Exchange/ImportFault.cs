using Dashboard.Data.Notices;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>Something wrong at a place of the file.</summary>
/// <param name="Reason">An <see cref="ImportRefusal"/>, or what a rule of the programme says.</param>
/// <param name="Reference">The statement of the notice that the rule rests on; null where there is none.</param>
/// <param name="About">The place that a rule speaks of; null where the reason names it, or there is none.</param>
public sealed record ImportFault(CellAddress At, Refusal Reason, NoticeReference? Reference = null, Bilingual? About = null);
