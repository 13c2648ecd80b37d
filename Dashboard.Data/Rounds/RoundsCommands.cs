using System.Text.RegularExpressions;
using Dashboard.Data.Access;
using Dashboard.Data.Notices;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Rounds;

/// <summary>What an office states about a round. Null: unknown, shown as 原文缺失.</summary>
public sealed record RoundEdit(
    string Code,
    string NameZh,
    string NameEn,
    DateOnly? RecommendationDueOn = null,
    DateOnly? LiaisonReceiptDueOn = null,
    DateOnly? TermStartsOn = null,
    DateOnly? TermEndsOn = null,
    IReadOnlyDictionary<Material, MaterialMedium>? Media = null)
{
    /// <summary>Of a new round: the notice whose lists it came to; null: none yet.</summary>
    public string? DesignationNoticeId { get; init; }
}

/// <summary>The national office opens rounds and enters the dates that the source lost (L17 to L20 of the 2023 notice).</summary>
public sealed partial class RoundsCommands(DashboardWriter writer, AccessGuard guard)
{
    public Task<CommandResult<Nothing>> CreateAsync(Actor actor, RoundEdit wanted, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, wanted, reason, async (db, token) =>
        {
            if (await db.Rounds.AnyAsync(r => r.Code == wanted.Code, token))
            {
                return new RoundRefusal.Exists(wanted.Code);
            }

            if (wanted.DesignationNoticeId is { } notice && (!Identifier.IsOne(notice) || !await db.Notices.AnyAsync(n => n.Id == notice && n.Kind == NoticeKind.Designation, token)
                || await db.Rounds.AnyAsync(r => r.DesignationNoticeId == notice, token)))
            {
                return new RoundRefusal.NoticeTaken();
            }

            var round = new Round { Code = wanted.Code, NameZh = wanted.NameZh, NameEn = wanted.NameEn, DesignationNoticeId = wanted.DesignationNoticeId };
            db.Rounds.Add(round);
            await ApplyAsync(db, round, wanted, token);
            return Done();
        }, cancellationToken);

    /// <param name="seen">The version of the round as the editor saw it: in conflict when it is no longer so.</param>
    public Task<CommandResult<Nothing>> EditAsync(Actor actor, RoundEdit wanted, int seen, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(actor, wanted, reason, async (db, token) =>
        {
            if (!Identifier.IsOne(wanted.Code) || await db.Rounds.SingleOrDefaultAsync(r => r.Code == wanted.Code, token) is not { } round)
            {
                return new RoundRefusal.NoSuchRound(wanted.Code);
            }

            if (round.Version != seen)
            {
                return new CommandResult<Nothing>.Conflict(Differences(round, wanted));
            }

            await ApplyAsync(db, round, wanted, token);
            return Done();
        }, cancellationToken);

    private Task<CommandResult<Nothing>> WriteAsync(
        Actor actor,
        RoundEdit wanted,
        string reason,
        Func<DashboardDbContext, CancellationToken, Task<CommandResult<Nothing>>> command,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(
            actor,
            reason,
            async (db, token) =>
                guard.Check(actor.Viewer, AccessAction.SetQuotas) is { } refusal ? refusal
                : Check(wanted, reason) is { } wrong ? wrong
                : await command(db, token),
            cancellationToken);

    private static Refusal? Check(RoundEdit wanted, string reason) =>
        !Year().IsMatch(wanted.Code) ? new RoundRefusal.WrongCode(wanted.Code)
        : wanted.NameZh is not { Length: > 0 and <= Round.NameZhLength } || wanted.NameEn is not { Length: > 0 and <= Round.NameEnLength }
            ? new RoundRefusal.WrongName(Round.NameZhLength)
        : wanted.TermStartsOn is null != wanted.TermEndsOn is null || wanted.TermEndsOn <= wanted.TermStartsOn ? new RoundRefusal.WrongTerm()
        : string.IsNullOrWhiteSpace(reason) || reason.Length > RecordedModel.ReasonLength ? new RoundRefusal.ReasonMissing(RecordedModel.ReasonLength)
        : null;

    private static async Task ApplyAsync(DashboardDbContext db, Round round, RoundEdit wanted, CancellationToken cancellationToken)
    {
        (round.NameZh, round.NameEn) = (wanted.NameZh, wanted.NameEn);
        (round.RecommendationDueOn, round.LiaisonReceiptDueOn) = (wanted.RecommendationDueOn, wanted.LiaisonReceiptDueOn);
        (round.TermStartsOn, round.TermEndsOn) = (wanted.TermStartsOn, wanted.TermEndsOn);
        round.Ground = ProvenanceKind.Reported;
        db.Entry(round).State = db.Entry(round).State == EntityState.Unchanged ? EntityState.Modified : db.Entry(round).State; // its materials are of its version
        var media = wanted.Media ?? new Dictionary<Material, MaterialMedium>();
        var held = await db.RoundMaterials.Where(m => m.RoundCode == wanted.Code).ToListAsync(cancellationToken);
        db.RoundMaterials.RemoveRange(held.Where(m => !media.ContainsKey(m.Material)));
        foreach (var (material, medium) in media)
        {
            if (held.Find(m => m.Material == material) is { } known)
            {
                known.Medium = medium;
            }
            else
            {
                db.RoundMaterials.Add(new RoundMaterial { RoundCode = wanted.Code, Material = material, Medium = medium });
            }
        }
    }

    private static List<ConflictingValue> Differences(Round round, RoundEdit wanted)
    {
        (string Property, object? Yours, object? Theirs)[] values =
        [
            (nameof(Round.NameZh), wanted.NameZh, round.NameZh),
            (nameof(Round.NameEn), wanted.NameEn, round.NameEn),
            (nameof(Round.RecommendationDueOn), wanted.RecommendationDueOn, round.RecommendationDueOn),
            (nameof(Round.LiaisonReceiptDueOn), wanted.LiaisonReceiptDueOn, round.LiaisonReceiptDueOn),
            (nameof(Round.TermStartsOn), wanted.TermStartsOn, round.TermStartsOn),
            (nameof(Round.TermEndsOn), wanted.TermEndsOn, round.TermEndsOn),
        ];
        return values.Where(v => !Equals(v.Yours, v.Theirs)).Select(v => new ConflictingValue(v.Property, Text(v.Yours), Text(v.Theirs))).ToList();

        static string? Text(object? value) => value is DateOnly day ? day.ToString(Time.AsOf.Format, System.Globalization.CultureInfo.InvariantCulture) : value as string;
    }

    [GeneratedRegex("^20[0-9]{2}$")]
    private static partial Regex Year();
}
