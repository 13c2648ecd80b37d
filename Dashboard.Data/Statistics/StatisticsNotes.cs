using Dashboard.Data.Divisions;
using Dashboard.Data.Overview;
using Dashboard.Data.Places;
using Dashboard.Data.Rounds;

namespace Dashboard.Data.Statistics;

/// <summary>The rules that say what a reader must know beside a figure. They cannot be switched off.</summary>
internal static class StatisticsNotes
{
    private static readonly MeasureId[] InForce =
    [
        MeasureId.PlacesInForce, MeasureId.PlacesInForceDemonstration, MeasureId.PlacesInForcePilot, MeasureId.PlacesExpiring3, MeasureId.PlacesExpiring6, MeasureId.PlacesExpiring12,
    ];

    public static IReadOnlyList<StatisticsNote> Of(
        CubeQuestion question,
        IReadOnlyList<CubeRow> rows,
        IReadOnlyDictionary<MeasureSource, FactList> read,
        DivisionDirectory? directory,
        IReadOnlyList<UnlistedOutcome> outcomes,
        IReadOnlyList<RoundInfo> rounds,
        string? round,
        bool isOwnProvince)
    {
        var measure = question.Measure;
        var notes = new List<StatisticsNote>();
        var held = read.GetValueOrDefault(MeasureSource.Designations, FactList.None).Where(f => measure.Track is null || f.Track == measure.Track).ToList();
        if ((InForce.Contains(measure.Id) || (measure.KnowsExpired && !question.WithExpired)) && held.Count > 0 && held.All(f => f.Status == DesignationStatus.Expired))
        {
            notes.Add(new StatisticsNote(NoteKind.AllExpired, held.Max(f => f.EndsOn)));
        }

        notes.AddRange(
            from outcome in outcomes
            where measure.Track is null || outcome.Track == measure.Track
            where !question.Where.TryGetValue(Dimension.Track, out var track) || track.Contains(outcome.Track.ToString(), StringComparison.OrdinalIgnoreCase)
            where !IsListed(outcome)
            select new StatisticsNote(NoteKind.ListNotRecorded, Round: outcome.Round, Track: outcome.Track, Tier: outcome.Tier, Count: outcome.Count, Document: outcome.DocumentNumber));
        if (directory is not null)
        {
            notes.Add(directory.ListOn(question.AsOf) is { } list ? new StatisticsNote(NoteKind.DivisionList, list) : new StatisticsNote(NoteKind.NoDivisionList, directory.Lists[0]));
        }

        AddIf(question.By.Concat(question.Where.Keys).Any(measure.Undivided.Contains), new StatisticsNote(NoteKind.Undivided));
        var unknown = measure.Null == NullReason.QuotaUnknown ? read.GetValueOrDefault(MeasureSource.Quotas, FactList.None).Count(f => f.Quota is null) : 0;
        AddIf(unknown > 0, new StatisticsNote(NoteKind.QuotaUnknown, Count: unknown));
        AddIf(round is not null && !question.By.Contains(Dimension.Round) && !question.Where.ContainsKey(Dimension.Round), new StatisticsNote(NoteKind.RoundTaken, Round: round));
        AddIf(measure.Kind == MeasureKind.Ratio && question.By.Count > 0, new StatisticsNote(NoteKind.RatioTotals));
        AddIf(measure.HasSmallNumberRule && rows.Any(r => r.Value.IsSmall), new StatisticsNote(NoteKind.SmallDenominator));
        AddIf(question.CompareTo is not null, new StatisticsNote(NoteKind.Difference, question.AsOf, question.CompareTo));
        AddIf(
            measure.Id is MeasureId.QuotaUsed or MeasureId.QuotaLeft or MeasureId.QuotaUseRate && read.GetValueOrDefault(MeasureSource.Quotas, FactList.None).Any(f => f.Used is null),
            new StatisticsNote(NoteKind.UseNotPublished));
        AddIf(isOwnProvince, new StatisticsNote(NoteKind.OwnProvince));
        AddIf(rows.Any(r => r.Value.IsIllustrative || r.Compared is { IsIllustrative: true }), new StatisticsNote(NoteKind.Illustrative));
        return notes;

        void AddIf(bool holds, StatisticsNote note)
        {
            if (holds)
            {
                notes.Add(note);
            }
        }

        bool IsListed(UnlistedOutcome outcome) => rounds.FirstOrDefault(r => r.Code == outcome.Round)?.DesignationNoticeId is { } notice
            && held.Any(f => f.Notice == notice && f.Track == outcome.Track);
    }
}
