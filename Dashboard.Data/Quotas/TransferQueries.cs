using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas;

/// <summary>A request for places of a quota, as it stands on a day.</summary>
/// <param name="Asking">Who asks.</param>
/// <param name="Giver">Who is asked, offers or gave; null: the national office is to find one.</param>
/// <param name="State">On the day.</param>
/// <param name="Answer">Why it was answered so; null: it was not yet.</param>
/// <param name="Version">What a move must have seen.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record TransferInfo(
    Guid Id,
    string RoundCode,
    QuotaColumn Column,
    ProvinceInfo Asking,
    ProvinceInfo? Giver,
    int Places,
    string Reason,
    TransferState State,
    DateOnly AskedOn,
    DateOnly? OfferedOn,
    DateOnly? ClosedOn,
    string? Answer,
    string? DocumentNumber,
    bool IsIllustrative,
    int Version,
    DateTime ChangedAt)
{
    /// <summary>Who is waited for; null: nobody.</summary>
    public TransferParty? Awaits => TransferRules.Awaits(State, Giver?.Code);

    /// <summary>The day since which it waits for whom it waits for now.</summary>
    public DateOnly WaitsSince => State == TransferState.Offered && OfferedOn is { } offered ? offered : AskedOn;

    public bool IsOpen => TransferRules.IsOpen(State);
}

/// <summary>Reads requests for places. A province sees its own and those that are put to it; nobody else but who may see the nation's unpublished data.</summary>
public sealed class TransferQueries(DashboardReader reader, AccessGuard guard, ProvincesQueries provinces)
{
    /// <summary>The requests of a round on a day that the viewer may see: those that are open first, of them the longest waiting.</summary>
    public Task<IReadOnlyList<TransferInfo>> ListAsync(Viewer viewer, string round, DateOnly asOf, CancellationToken cancellationToken = default) =>
        reader.ReadAsync<IReadOnlyList<TransferInfo>>(
            viewer,
            new ListKey(round, asOf),
            async (db, token) =>
            {
                var visible = VisibleProvinces.Of(guard, viewer);
                if (!visible.Any)
                {
                    return [];
                }

                var named = (await provinces.ListAsync(viewer, token)).ToDictionary(p => p.Code);
                var requests = await db.TransferRequests
                    .Where(r => r.RoundCode == round && r.AskedOn <= asOf && (visible.Only == null || r.ProvinceCode == visible.Only || r.GiverCode == visible.Only))
                    .OrderBy(r => r.AskedOn).ThenBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(token);
                return
                [
                    .. requests.Select(r =>
                    {
                        var state = TransferRules.StateOn(r.State, r.AskedOn, r.OfferedOn, r.ClosedOn, asOf)!.Value;
                        var isAnswered = state == r.State && (r.ClosedOn is not null || state == TransferState.Offered);
                        return new TransferInfo(
                            r.Id, r.RoundCode, r.Cell.Column, named[r.ProvinceCode], r.GiverCode is { } giver ? named[giver] : null, r.Places, r.Reason, state,
                            r.AskedOn, r.OfferedOn <= asOf ? r.OfferedOn : null, r.ClosedOn <= asOf ? r.ClosedOn : null, isAnswered || r.GiverCode is null ? r.Answer : null,
                            r.ClosedOn <= asOf ? r.DocumentNumber : null, r.Ground == ProvenanceKind.Illustrative, r.Version, r.ChangedAt);
                    }).OrderBy(r => r.IsOpen ? 0 : 1),
                ];
            },
            cancellationToken);

    private sealed record ListKey(string Round, DateOnly AsOf);
}
