using System.Globalization;
using Dashboard.Data.Notices;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Overview;

/// <summary>What a mark of the line stands for. A notice whose date the source lost is no mark.</summary>
public enum ProgrammeMarkKind
{
    /// <summary>A notice was issued.</summary>
    Document,

    /// <summary>A list was published that is not held.</summary>
    Unlisted,

    /// <summary>The term of a list that is held ends.</summary>
    TermEnd,
}

/// <summary>A day on the line.</summary>
/// <param name="DocumentNumber">Of the notice or the list; null: of the end of a term.</param>
/// <param name="Round">Code of the round; null: of no round.</param>
public sealed record ProgrammeMark(DateOnly On, ProgrammeMarkKind Kind, string? DocumentNumber, string? Round)
{
    /// <summary>33 of 国知发运字〔2022〕33号, as offices call a document among themselves; null: the number has another form.</summary>
    public int? ShortNumber => DocumentNumber?.Split('〕', '号') is [_, var digits, ""] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A term on the line.</summary>
/// <param name="IsHeld">The list of it is held.</param>
public sealed record ProgrammeTerm(string Round, DateOnly From, DateOnly To, bool IsHeld);

/// <summary>The programme as one line of days, along which the as-of date moves.</summary>
/// <param name="UndatedYears">Years of notices whose date the source lost.</param>
/// <param name="DivisionLists">Dates of the lists of divisions on the line.</param>
public sealed record ProgrammeLine(
    DateOnly From, DateOnly To, IReadOnlyList<ProgrammeTerm> Terms, IReadOnlyList<ProgrammeMark> Marks, IReadOnlyList<int> UndatedYears, IReadOnlyList<DateOnly> DivisionLists)
{
    /// <summary>Where playing it stops: each mark, the day after a term on which its places have run out, and today.</summary>
    public IReadOnlyList<DateOnly> StopsUntil(DateOnly today) =>
    [
        .. Marks.Select(m => m.On).Concat(Marks.Where(m => m.Kind == ProgrammeMarkKind.TermEnd).Select(m => m.On.AddDays(1)))
            .Append(From).Where(day => day < today).Append(today).Distinct().Order(),
    ];

    /// <summary>The day with which a day is first compared: the stop before it, of the first day the one after it.</summary>
    public DateOnly ComparedFirst(DateOnly day, DateOnly today) => StopsUntil(today).Where(s => s < day).DefaultIfEmpty(StopsUntil(today).First(s => s > From || s == today)).Last();

    /// <summary>How far along the line a day lies, in thousandths (0 to 1000); what lies outside it, at its end.</summary>
    public int PermilleOn(DateOnly day) => (int)Math.Clamp(1000L * (day.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber), 0, 1000);

    /// <summary>From the first term or document to the last term, today within it.</summary>
    /// <param name="ends">By notice, the days on which terms of its rows end, as known today.</param>
    internal static ProgrammeLine Of(
        ILookup<string, DateOnly> ends, IReadOnlyList<RoundInfo> rounds, IReadOnlyList<NoticeSummary> notices, IReadOnlyList<UnlistedOutcome> outcomes, IReadOnlyList<DateOnly> lists, DateOnly today)
    {
        var terms = rounds.Where(r => r is { TermStartsOn: not null, TermEndsOn: not null })
            .Select(r => new ProgrammeTerm(r.Code, r.TermStartsOn!.Value, EndsOf(r).Max(), r.DesignationNoticeId is not null)).OrderBy(t => t.From).ToList();
        var marks = notices.Where(n => n.IssuedOn is not null)
            .Select(n => new ProgrammeMark(n.IssuedOn!.Value, ProgrammeMarkKind.Document, n.DocumentNumber, rounds.FirstOrDefault(r => r.DesignationNoticeId == n.Id)?.Code))
            .Concat(outcomes.Where(o => o.DocumentNumber is not null && !terms.Any(t => t.IsHeld && t.Round == o.Round))
                .Select(o => new ProgrammeMark(o.KnownOn, ProgrammeMarkKind.Unlisted, o.DocumentNumber, o.Round)))
            .Concat(rounds.Where(r => r is { TermStartsOn: not null, TermEndsOn: not null, DesignationNoticeId: not null })
                .SelectMany(r => EndsOf(r).Select(end => new ProgrammeMark(end, ProgrammeMarkKind.TermEnd, null, r.Code))))
            .Distinct().OrderBy(m => m.On).ToList();
        var days = terms.SelectMany(t => new[] { t.From, t.To }).Concat(marks.Select(m => m.On)).Append(today).ToList();
        var (from, to) = (days.Min(), days.Max());
        return new ProgrammeLine(
            from,
            to == from ? to.AddDays(1) : to,
            terms,
            marks,
            notices.Where(n => n.IssuedOn is null).Select(n => n.Year).Distinct().Order().ToList(),
            lists.Where(l => l >= from && l <= to).ToList());

        // The list says when its terms end; without one the round does.
        IEnumerable<DateOnly> EndsOf(RoundInfo round) => (round.DesignationNoticeId is { } notice ? ends[notice] : []).DefaultIfEmpty(round.TermEndsOn!.Value);
    }
}
