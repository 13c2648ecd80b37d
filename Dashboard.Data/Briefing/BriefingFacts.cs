using Dashboard.Data.Inbox;
using Dashboard.Data.Notices;
using Dashboard.Data.Overview;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using static Dashboard.Data.Briefing.BriefingWords;

namespace Dashboard.Data.Briefing;

/// <summary>A question of a briefing to the catalogue.</summary>
internal sealed record BriefingQuestion(MeasureId Measure, params IReadOnlyList<Dimension> By)
{
    public string Key => KeyOf(Measure, By);

    public static string KeyOf(MeasureId measure, IEnumerable<Dimension> by) => $"{measure}|{string.Join(',', by)}";
}

/// <summary>All that a briefing is made of: answers of the catalogue of measures, and the records and days that stand beside them.</summary>
/// <param name="Answers">By <see cref="BriefingQuestion.Key"/>; a question that may not be answered is missing.</param>
/// <param name="Compared">The same measures without dimensions on both days; empty without <paramref name="Since"/>.</param>
/// <param name="Remaining">Divisions of the city track that are not designated, by province; null: no list is held for the day.</param>
internal sealed record BriefingFacts(
    DateOnly AsOf,
    DateOnly? Since,
    RoundInfo? Round,
    bool PublishedOnly,
    string? FreeText,
    IReadOnlyList<ProvinceInfo> All,
    IReadOnlyDictionary<string, CubeAnswer> Answers,
    IReadOnlyDictionary<MeasureId, CubeAnswer> Compared,
    IReadOnlyList<DesignatedPlace> Cities,
    IReadOnlyList<UnlistedOutcome> Outcomes,
    IReadOnlyList<InboxItem> Undecided,
    IReadOnlyList<ApplicationRow> Waiting,
    IReadOnlyList<RecentChange> Changes,
    IReadOnlyList<NoticeDocument> Notices,
    ILookup<string, Bilingual>? Remaining,
    DateOnly? DivisionList)
{
    /// <summary>Those that take part, in customary order.</summary>
    public IReadOnlyList<ProvinceInfo> Provinces { get; } = All.Where(p => p.TakesPart).ToList();

    /// <summary>A figure of the catalogue. Unknown where the question may not be answered.</summary>
    /// <param name="where">A member for each dimension of the question.</param>
    public PinnedFigure Figure(MeasureId id, params IReadOnlyList<(Dimension Dimension, string Member)> where)
    {
        var answer = Answers.GetValueOrDefault(BriefingQuestion.KeyOf(id, where.Select(w => w.Dimension)));
        var value = answer is null ? null : where.Count == 0 ? answer.Total.Value
            : answer.Rows.FirstOrDefault(r => r.Members.SequenceEqual(where.Select(w => (string?)w.Member)))?.Value;
        return Pin(id, where, null, value, answer is not null);
    }

    /// <summary>An answer of the catalogue, for the rules that say what it tells; null: it may not be answered.</summary>
    public CubeAnswer? Answer(MeasureId id, params IReadOnlyList<Dimension> by) => Answers.GetValueOrDefault(BriefingQuestion.KeyOf(id, by));

    /// <summary>The figure of a province.</summary>
    public PinnedFigure Of(MeasureId id, ProvinceInfo province) => Figure(id, (Dimension.Province, province.Code));

    /// <summary>The figure of a region.</summary>
    public PinnedFigure Of(MeasureId id, Region region) => Figure(id, (Dimension.Region, region.ToString()));

    /// <summary>The figure of a quota of the nation.</summary>
    public PinnedFigure Of(MeasureId id, QuotaColumn column) => Figure(id, (Dimension.Track, column.Track.ToString()), (Dimension.Tier, column.Tier.ToString()));

    /// <summary>A count; 0 where it is unknown.</summary>
    public int Count(MeasureId id) => (int)(Figure(id).Value ?? 0);

    public int Count(MeasureId id, ProvinceInfo province) => (int)(Of(id, province).Value ?? 0);

    /// <summary>The figures of a measure on the day and on the earlier one; null: it was not asked for, or may not be answered.</summary>
    public (PinnedFigure Now, PinnedFigure Then)? Change(MeasureId id) => Compared.GetValueOrDefault(id) is { Total.Compared: { } then } answer
        ? (Pin(id, [], null, answer.Total.Value, true), Pin(id, [], Since, then, true)) : null;

    /// <summary>The cities of a province, in the order of the lists.</summary>
    public IEnumerable<DesignatedPlace> CitiesOf(string province) => Cities.Where(c => c.ProvinceCode == province);

    /// <summary>Every term of the lists held has ended.</summary>
    public bool AllExpired => Cities.Count > 0 && Cities.All(c => c.Status == DesignationStatus.Expired);

    /// <summary>国知发运字〔2022〕33号附件1第1—38号: where cities stand.</summary>
    public static IReadOnlyList<Bilingual> RowsOf(IEnumerable<DesignatedPlace> cities) => cities.GroupBy(c => c.DocumentNumber)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(document =>
        {
            var annexes = document.GroupBy(c => c.Annex).OrderBy(a => a.Key).Select(a => (Annex: a.Key, Rows: RunsOf(a.Select(c => c.Row).Distinct().Order()))).ToList();
            return new Bilingual(
                document.Key + string.Join("、", annexes.Select(a => $"附件{a.Annex}第{string.Join("、", a.Rows.Select(r => r.From == r.To ? $"{r.From}" : $"{r.From}—{r.To}"))}号")),
                $"{document.Key}, {string.Join("; ", annexes.Select(a => $"annex {a.Annex}, rows {string.Join(", ", a.Rows.Select(r => r.From == r.To ? $"{r.From}" : $"{r.From}–{r.To}"))}"))}");
        })
        .ToList();

    /// <summary>Where the cities of the lists and the divisions come from.</summary>
    public IReadOnlyList<Bilingual> Sources(bool withDivisions = false)
    {
        var documents = Cities.Select(c => (c.DocumentNumber, c.Annex)).Distinct().GroupBy(c => c.DocumentNumber).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Select(c => c.Annex).Order().ToList() is var annexes
                ? new Bilingual($"{g.Key}附件{string.Join("、", annexes)}", $"{g.Key}, annexes {string.Join(", ", annexes)}") : default)
            .ToList();
        if (withDivisions && DivisionList is { } list)
        {
            documents.Add(new($"区划名单 {list:yyyy-MM-dd}", $"list of divisions {list:yyyy-MM-dd}"));
        }

        return documents;
    }

    private static IEnumerable<(int From, int To)> RunsOf(IEnumerable<int> rows)
    {
        var runs = new List<(int From, int To)>();
        foreach (var row in rows)
        {
            if (runs is [.., var last] && last.To + 1 == row)
            {
                runs[^1] = (last.From, row);
            }
            else
            {
                runs.Add((row, row));
            }
        }

        return runs;
    }

    /// <summary>A count that no record adds to is 0; a measure that may not be seen is unknown.</summary>
    private static PinnedFigure Pin(MeasureId id, IReadOnlyList<(Dimension Dimension, string Member)> where, DateOnly? on, CubeValue? value, bool isAnswered)
    {
        var measure = MeasureCatalogue.Of(id);
        var none = isAnswered && measure.Kind is MeasureKind.Sum or MeasureKind.Distinct && measure.Null == NullReason.Never ? 0m : (decimal?)null;
        return new PinnedFigure(
            measure.Code,
            string.Join(';', where.Select(w => $"{w.Dimension}={w.Member}")),
            on,
            value is null ? (isAnswered ? none : null) : Plain(value.Value),
            Plain(value?.Numerator),
            Plain(value?.Denominator),
            value?.IsIllustrative == true);
    }

    /// <summary>Without the zeros at its end: 1.50 and 1.5 are the same text.</summary>
    private static decimal? Plain(decimal? value) => value / 1.000000000000000000000000000000000m;
}
