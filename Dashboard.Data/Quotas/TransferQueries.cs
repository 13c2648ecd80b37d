using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Quotas;

/// <summary>A request for places of a quota, as it stands on a day.</summary>
/// <param name="Asking">Who asks.</param>
/// <param name="Giver">Who is asked, offers or gave by the day; null: the national office is to find one.</param>
/// <param name="Places">What was asked for.</param>
/// <param name="Given">What the national office decided to give; null: not decided.</param>
/// <param name="State">On the day.</param>
/// <param name="LastOn">The day of the last step.</param>
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
    int? Given,
    string Reason,
    TransferState State,
    DateOnly AskedOn,
    DateOnly? OfferedOn,
    DateOnly? ClosedOn,
    DateOnly LastOn,
    string? Answer,
    string? DocumentNumber,
    bool IsIllustrative,
    int Version,
    DateTime ChangedAt)
{
    /// <summary>Who is waited for; null: nobody.</summary>
    public TransferParty? Awaits => TransferRules.Awaits(State, Giver?.Code);

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
                if (!visible.Any || !Identifier.IsOne(round))
                {
                    return [];
                }

                var named = (await provinces.ListAsync(viewer, token)).ToDictionary(p => p.Code);
                var requests = await db.TransferRequests.Include(r => r.Steps).Where(r => r.RoundCode == round).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(token);
                return
                [
                    .. requests.Select(r => (Request: r, Steps: TransferRules.By(r.Steps, asOf)))
                        .Where(r => r.Steps is [.., var last] && visible.Sees(r.Request.ProvinceCode, last.GiverCode))
                        .Select(r => InfoOf(r.Request, r.Steps, named)).OrderBy(r => r.IsOpen ? 0 : 1).ThenBy(r => r.AskedOn),
                ];
            },
            cancellationToken);

    private static TransferInfo InfoOf(TransferRequest request, IReadOnlyList<TransferStep> steps, Dictionary<string, ProvinceInfo> named)
    {
        var (asked, last) = (steps[0], steps[^1]);
        return new TransferInfo(
            request.Id,
            request.RoundCode,
            request.Cell.Column,
            named[request.ProvinceCode],
            last.GiverCode is { } giver ? named[giver] : null,
            asked.Places,
            last.State == TransferState.Decided ? last.Places : null,
            asked.Reason,
            last.State,
            asked.On,
            steps.Any(s => s.Move == TransferMove.Decline) ? null : steps.FirstOrDefault(s => s.Move == TransferMove.Offer)?.On,
            TransferRules.IsOpen(last.State) ? null : last.On,
            last.On,
            last.Move is null ? null : last.Reason,
            last.DocumentNumber,
            request.Ground == ProvenanceKind.Illustrative,
            request.Version,
            request.ChangedAt);
    }

    private sealed record ListKey(string Round, DateOnly AsOf);
}
