using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Quotas;

/// <summary>What a province asks for.</summary>
/// <param name="Places">1 or more.</param>
/// <param name="Giver">Code of the province that is asked; null: the national office is to find one.</param>
/// <param name="On">The day; null: today.</param>
public sealed record NewTransfer(
    string RoundCode, string ProvinceCode, QuotaColumn Column, int Places, string Reason, string? Giver = null, DateOnly? On = null);

/// <summary>A request as somebody saw it: in conflict when it has gone on since.</summary>
public readonly record struct SeenTransfer(Guid Id, int Version);

/// <summary>What the national office decides about a request.</summary>
/// <param name="Giver">Code of the province that gives; it need not have offered.</param>
/// <param name="GiverSeen"><see cref="QuotaFigure.Revision"/> of its quota as the office saw it.</param>
/// <param name="TakerSeen">The same of the province that asked.</param>
/// <param name="On">First day on which it holds; null: today.</param>
public sealed record TransferDecision(
    string Giver, int Places, int GiverSeen, int TakerSeen, string Reason, DateOnly? On = null, string? DocumentNumber = null);

/// <summary>A province asks for places of a quota, another offers them, the national office decides.</summary>
public sealed class TransferCommands(DashboardWriter writer, AccessGuard guard, ProgrammeClock clock)
{
    /// <summary>Asks for places, of a province or of whichever the national office finds. Gives back the identifier of the request.</summary>
    public Task<CommandResult<Guid>> AskAsync(Actor actor, NewTransfer asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(asked);
        var id = Guid.CreateVersion7(clock.Now);
        return writer.WriteAsync<Guid>(actor, asked.Reason, async (db, token) =>
        {
            var on = asked.On ?? clock.Today;
            var cell = new QuotaCell(asked.RoundCode, asked.ProvinceCode, asked.Column.Track, asked.Column.Tier);
            if (guard.Check(actor.Viewer, AccessAction.AskQuotas, new AccessTarget(asked.ProvinceCode)) is { } mayNot)
            {
                return mayNot;
            }

            if (await CheckAsync(db, asked, cell, on, token) is { } wrong)
            {
                return wrong;
            }

            var held = QuotaChanges.InEffect(await QuotaChanges.HeldAsync(db, cell, token), on);
            if (held?.Count is null)
            {
                return new QuotaRefusal.TransferOfUnknown(on);
            }

            var request = new TransferRequest
            {
                Id = id, RoundCode = cell.RoundCode, ProvinceCode = cell.ProvinceCode, Track = cell.Track, Tier = cell.Tier,
                Ground = held.Ground == ProvenanceKind.Illustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported,
            };
            request.Add(null, on, asked.Giver, asked.Places, asked.Reason);
            db.TransferRequests.Add(request);
            return Done(id);
        }, cancellationToken);
    }

    /// <summary>The province that is asked gives the places.</summary>
    public Task<CommandResult<Nothing>> OfferAsync(Actor actor, SeenTransfer seen, string reason, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        MoveAsync(actor, seen, TransferMove.Offer, reason, on, cancellationToken);

    /// <summary>The province that is asked does not give the places, or takes its offer back; the request stays open with the national office.</summary>
    public Task<CommandResult<Nothing>> DeclineAsync(Actor actor, SeenTransfer seen, string reason, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        MoveAsync(actor, seen, TransferMove.Decline, reason, on, cancellationToken);

    /// <summary>The province no longer asks.</summary>
    public Task<CommandResult<Nothing>> WithdrawAsync(Actor actor, SeenTransfer seen, string reason, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        MoveAsync(actor, seen, TransferMove.Withdraw, reason, on, cancellationToken);

    /// <summary>The national office says no.</summary>
    public Task<CommandResult<Nothing>> RefuseAsync(Actor actor, SeenTransfer seen, string reason, DateOnly? on = null, CancellationToken cancellationToken = default) =>
        MoveAsync(actor, seen, TransferMove.Refuse, reason, on, cancellationToken);

    /// <summary>
    /// The national office decides: both quotas are revised and the request is closed, or nothing is. The same checks as
    /// <see cref="QuotasCommands.TransferAsync"/>.
    /// </summary>
    /// <returns>In conflict when somebody else has answered the request or revised one of the quotas.</returns>
    public Task<CommandResult<QuotaPublication>> DecideAsync(
        Actor actor, SeenTransfer seen, TransferDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(decision);
        return writer.WriteAsync<QuotaPublication>(actor, decision.Reason, async (db, token) =>
        {
            var on = decision.On ?? clock.Today;
            var (request, answer) = await FindAsync<QuotaPublication>(db, actor, seen, TransferMove.Decide, decision.Reason, on, token);
            if (request is null)
            {
                return answer!;
            }

            if (string.IsNullOrEmpty(decision.Giver))
            {
                return new TransferRefusal.GiverMissing();
            }

            var written = await QuotaChanges.TransferAsync(
                db,
                new QuotaTransfer(
                    request.RoundCode, request.Cell.Column, decision.Giver, request.ProvinceCode, decision.Places, decision.GiverSeen, decision.TakerSeen, decision.Reason, on,
                    decision.DocumentNumber),
                on,
                token);
            if (written is CommandResult<QuotaPublication>.Done)
            {
                // Decided today what holds from a later day on, it is decided today.
                request.Add(TransferMove.Decide, on > clock.Today ? clock.Today : on, decision.Giver, decision.Places, decision.Reason, decision.DocumentNumber);
            }

            return written;
        }, cancellationToken);
    }

    private async Task<Refusal?> CheckAsync(DashboardDbContext db, NewTransfer asked, QuotaCell cell, DateOnly on, CancellationToken cancellationToken)
    {
        if (QuotaChanges.CheckReason(asked.Reason) is { } reasonless)
        {
            return reasonless;
        }

        if (asked.Places is < 1 or > QuotasCommands.MostPlaces)
        {
            return new TransferRefusal.WrongPlaces(asked.Places, QuotasCommands.MostPlaces);
        }

        if (!Identifier.IsOne(asked.RoundCode) || !await db.Rounds.AnyAsync(r => r.Code == asked.RoundCode, cancellationToken))
        {
            return new QuotaRefusal.NoSuchRound(asked.RoundCode);
        }

        var (first, last) = QuotaRules.DatesOf(asked.RoundCode);
        if (on < first || on > last)
        {
            return new QuotaRefusal.DateOutOfRound(first, last);
        }

        if (on > clock.Today)
        {
            return new TransferRefusal.InFuture(on, clock.Today);
        }

        if (await RoundEnd.OnAsync(db, asked.RoundCode, on, cancellationToken) is { } ended)
        {
            return new TransferRefusal.RoundEnded(ended);
        }

        if (asked.Giver == asked.ProvinceCode)
        {
            return new QuotaRefusal.TransferToItself();
        }

        if (asked.Giver is { } giver && (!Identifier.IsOne(giver) || !await db.Provinces.AnyAsync(p => p.Code == giver && p.TakesPart, cancellationToken)))
        {
            return new QuotaRefusal.NoSuchProvince(giver);
        }

        var open = await db.TransferRequests.Where(r => r.RoundCode == cell.RoundCode && r.ProvinceCode == cell.ProvinceCode && r.Track == cell.Track && r.Tier == cell.Tier
                && (r.State == TransferState.Asked || r.State == TransferState.Offered))
            .Select(r => (DateOnly?)r.Steps.Min(s => s.On)).FirstOrDefaultAsync(cancellationToken);
        return open is { } since ? new TransferRefusal.AlreadyAsked(cell.Column, since) : null;
    }

    private Task<CommandResult<Nothing>> MoveAsync(
        Actor actor, SeenTransfer seen, TransferMove move, string reason, DateOnly? on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync<Nothing>(actor, reason, async (db, token) =>
        {
            var day = on ?? clock.Today;
            var (request, answer) = await FindAsync<Nothing>(db, actor, seen, move, reason, day, token);
            if (request is null)
            {
                return answer!;
            }

            if (day > clock.Today)
            {
                return new TransferRefusal.InFuture(day, clock.Today);
            }

            request.Add(move, day, move == TransferMove.Decline ? null : request.GiverCode, request.Steps.First().Places, reason);
            return Done();
        }, cancellationToken);
    }

    /// <summary>The request, to be moved; or why it cannot be. Who is not concerned is told that there is none.</summary>
    private async Task<(TransferRequest? Request, CommandResult<T>? Answer)> FindAsync<T>(
        DashboardDbContext db, Actor actor, SeenTransfer seen, TransferMove move, string? reason, DateOnly on, CancellationToken cancellationToken)
    {
        // The role first: who could make the move with no request is told so, whether the request exists or not.
        var (action, _) = TransferRules.Asks(move, "", null);
        if (guard.Check(actor.Viewer, action, new AccessTarget(actor.Viewer.ProvinceCode)) is { } mayNot)
        {
            return (null, mayNot);
        }

        var request = await db.TransferRequests.AsTracking().Include(r => r.Steps.OrderBy(s => s.Number)).SingleOrDefaultAsync(r => r.Id == seen.Id, cancellationToken);
        if (request is null || !VisibleProvinces.Of(guard, actor.Viewer).Sees(request.ProvinceCode, request.GiverCode))
        {
            return (null, new TransferRefusal.Unknown());
        }

        if (request.Version != seen.Version)
        {
            return (null, new CommandResult<T>.Conflict([new(nameof(TransferRequest.State), TransferRules.After(request.State, move)?.ToString(), request.State.ToString())]));
        }

        if (TransferRules.Asks(move, request.ProvinceCode, request.GiverCode) is var (asks, target) && guard.Check(actor.Viewer, asks, target) is { } other)
        {
            return (null, other);
        }

        var first = request.Steps.Max(s => s.On);
        return TransferRules.After(request.State, move) is null ? (null, new TransferRefusal.NotFrom(request.State))
            : QuotaChanges.CheckReason(reason) is { } reasonless ? (null, reasonless)
            : on < first ? (null, new TransferRefusal.TooEarly(first))
            : (request, null);
    }
}
