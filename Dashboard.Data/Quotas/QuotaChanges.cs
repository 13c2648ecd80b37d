using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas;

/// <summary>Checks and writes changes of quotas inside a command, whichever command it is.</summary>
internal static class QuotaChanges
{
    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>All of the draft or nothing; in conflict with every quota that somebody revised since it was seen.</summary>
    /// <param name="origin">Where the numbers come from; null: the national office enters them.</param>
    public static async Task<CommandResult<QuotaPublication>> WriteAsync(
        DashboardDbContext db, QuotaDraft draft, DateOnly effectiveOn, QuotaOrigin? origin, CancellationToken cancellationToken)
    {
        if (await CheckAsync(db, draft, effectiveOn, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var (changes, conflicts) = (new List<(QuotaCell Cell, int? Count)>(), new List<ConflictingValue>());
        foreach (var change in draft.Changes)
        {
            var cell = new QuotaCell(draft.RoundCode, change.ProvinceCode, change.Column.Track, change.Column.Tier);
            var held = await HeldAsync(db, cell, cancellationToken);
            if ((held.LastOrDefault()?.Number ?? 0) != change.Seen)
            {
                conflicts.Add(ConflictOf(cell, change.Count, held.LastOrDefault()?.Count));
            }
            else if (!Says(held, effectiveOn, change.Count))
            {
                changes.Add((cell, change.Count));
            }
        }

        if (conflicts.Count > 0)
        {
            return new CommandResult<QuotaPublication>.Conflict(conflicts);
        }

        if (changes.Count == 0)
        {
            return new QuotaRefusal.NothingChanged();
        }

        origin ??= new QuotaOrigin(ProvenanceKind.Reported, QuotasCommands.Office, draft.Reason, draft.DocumentNumber);
        return await QuotaRevisions.AppendAsync(db, changes, effectiveOn, origin, draft.Changes.Count - changes.Count, cancellationToken);
    }

    /// <summary>Both quotas of a transfer or none. Between two sample quotas it stays sample data; between a sample and an entered one there is none.</summary>
    public static async Task<CommandResult<QuotaPublication>> TransferAsync(
        DashboardDbContext db, QuotaTransfer transfer, DateOnly effectiveOn, CancellationToken cancellationToken)
    {
        QuotaCell giver = new(transfer.RoundCode, transfer.FromProvince, transfer.Column.Track, transfer.Column.Tier), taker = giver with { ProvinceCode = transfer.ToProvince };
        var (giving, receiving) = (InEffect(await HeldAsync(db, giver, cancellationToken), effectiveOn), InEffect(await HeldAsync(db, taker, cancellationToken), effectiveOn));
        if (QuotaRules.CheckTransfer(giver, taker, giving?.Count, receiving?.Count, transfer.Places, effectiveOn) is { } against)
        {
            return against;
        }

        var isSample = giving!.Ground == ProvenanceKind.Illustrative;
        if (isSample != (receiving!.Ground == ProvenanceKind.Illustrative))
        {
            return new QuotaRefusal.TransferOfSample(await ProvinceNames.OfAsync(db, (isSample ? giver : taker).ProvinceCode, cancellationToken));
        }

        var draft = new QuotaDraft(
            transfer.RoundCode,
            [
                new(transfer.FromProvince, transfer.Column, giving.Count - transfer.Places, transfer.FromSeen),
                new(transfer.ToProvince, transfer.Column, receiving.Count + transfer.Places, transfer.ToSeen),
            ],
            transfer.Reason,
            effectiveOn,
            transfer.DocumentNumber);
        var origin = isSample ? new QuotaOrigin(ProvenanceKind.Illustrative, giving.Source, transfer.Reason, transfer.DocumentNumber, giving.Detail) : null;
        return await WriteAsync(db, draft, effectiveOn, origin, cancellationToken);
    }

    /// <summary>The revisions of a quota in the order of recording.</summary>
    public static Task<List<QuotaRevision>> HeldAsync(DashboardDbContext db, QuotaCell cell, CancellationToken cancellationToken) => db.QuotaRevisions.AsNoTracking()
        .Where(r => r.RoundCode == cell.RoundCode && r.ProvinceCode == cell.ProvinceCode && r.Track == cell.Track && r.Tier == cell.Tier)
        .OrderBy(r => r.Number)
        .ToListAsync(cancellationToken);

    /// <summary>The revision in effect on the day; null: none yet.</summary>
    public static QuotaRevision? InEffect(IReadOnlyList<QuotaRevision> held, DateOnly day) =>
        QuotaRules.InEffect(held.Select(StepOf), day) is { } step ? held.Single(r => r.Number == step.Number) : null;

    public static QuotaStep StepOf(QuotaRevision revision) => new(revision.Number, revision.EffectiveOn, revision.Count);

    /// <summary>Two numbers of one quota, of which one is no longer the last.</summary>
    public static ConflictingValue ConflictOf(QuotaCell cell, int? yours, int? theirs) =>
        new($"{cell.ProvinceCode}/{cell.Track}/{cell.Tier}", yours?.ToString(Invariant), theirs?.ToString(Invariant));

    public static Refusal? CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > RecordedModel.ReasonLength ? new QuotaRefusal.ReasonMissing(RecordedModel.ReasonLength) : null;

    /// <summary>True when the quota says so already on the day, and not as sample data.</summary>
    public static bool Says(IReadOnlyList<QuotaRevision> held, DateOnly day, int? count) =>
        InEffect(held, day) is not { } revision ? count is null : revision.Count == count && revision.Ground != ProvenanceKind.Illustrative;

    private static async Task<Refusal?> CheckAsync(DashboardDbContext db, QuotaDraft draft, DateOnly effectiveOn, CancellationToken cancellationToken)
    {
        if (CheckReason(draft.Reason) is { } reasonless)
        {
            return reasonless;
        }

        if (draft.DocumentNumber?.Length > RecordedModel.DocumentNumberLength)
        {
            return new QuotaRefusal.DocumentNumberTooLong(RecordedModel.DocumentNumberLength);
        }

        if (!Identifier.IsOne(draft.RoundCode) || !await db.Rounds.AnyAsync(r => r.Code == draft.RoundCode, cancellationToken))
        {
            return new QuotaRefusal.NoSuchRound(draft.RoundCode);
        }

        var (first, last) = QuotaRules.DatesOf(draft.RoundCode);
        if (effectiveOn < first || effectiveOn > last)
        {
            return new QuotaRefusal.DateOutOfRound(first, last);
        }

        if (draft.Changes.GroupBy(c => (c.ProvinceCode, c.Column)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new QuotaRefusal.Twice(await ProvinceNames.OfAsync(db, twice.Key.ProvinceCode, cancellationToken), twice.Key.Column);
        }

        var provinces = await db.Provinces.AsNoTracking().Where(p => p.TakesPart).ToDictionaryAsync(p => p.Code, cancellationToken);
        var divisions = await QuotasQueries.DivisionsAsync(db, effectiveOn, cancellationToken);
        return draft.Changes.Select(change => Check(change, provinces, divisions)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Check(QuotaChange change, Dictionary<string, Province> provinces, Dictionary<string, DivisionTally> divisions) =>
        !provinces.TryGetValue(change.ProvinceCode, out var province) ? new QuotaRefusal.NoSuchProvince(change.ProvinceCode)
        : change.Count is < 0 or > QuotasCommands.MostPlaces
            ? new QuotaRefusal.WrongCount(change.Count, QuotasCommands.MostPlaces, ProvinceNames.Of(province), change.Column)
        : !QuotaRules.Applies(change.Column.Track, QuotaRules.EligibleCounties(province.Kind, divisions.GetValueOrDefault(change.ProvinceCode)))
            ? new QuotaRefusal.NoEligibleCounty(ProvinceNames.Of(province))
        : null;
}
