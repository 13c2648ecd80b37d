using System.Globalization;
using Dashboard.Data.Access;
using Dashboard.Data.Apportionment;
using Dashboard.Data.Persistence;
using Dashboard.Data.Provinces;
using Dashboard.Data.Time;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Quotas.Workbench;

/// <summary>How a scenario becomes the quota.</summary>
/// <param name="EffectiveOn">First day on which the numbers hold.</param>
/// <param name="Reason">Why; must be given.</param>
/// <param name="DocumentNumber">文号 of the document that sets the quota; null when there is none yet.</param>
/// <param name="Seen">The numbers as the actor saw them, by province code: other numbers are a conflict.</param>
public sealed record ScenarioPublication(DateOnly EffectiveOn, string Reason, string? DocumentNumber, IReadOnlyDictionary<string, int> Seen);

/// <summary>What was published.</summary>
/// <param name="Provinces">Revisions written, one a province.</param>
/// <param name="Total">The sum of the quotas.</param>
public sealed record PublishedQuotas(int Provinces, int Total);

/// <summary>Keeps the scenarios of the workbench, and publishes one as the quota.</summary>
public sealed class ScenarioCommands(DashboardWriter writer, AccessGuard guard, ProvincesQueries provinces, ProgrammeClock clock)
{
    /// <summary>Saves an input under a name. Gives back its identifier.</summary>
    public Task<CommandResult<Guid>> SaveAsync(Actor actor, string name, ScenarioInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = Guid.CreateVersion7(clock.Now);
        return WriteAsync<Guid>(actor, null, async (db, token) =>
        {
            if (await RefusalAsync(db, name, input, token) is { } refusal)
            {
                return refusal;
            }

            db.Scenarios.Add(NewOne(id, name, input));
            return Done(id);
        }, cancellationToken);
    }

    /// <summary>Changes name and input.</summary>
    /// <param name="seen">The scenario as the actor saw it: in conflict when it is no longer so.</param>
    public Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor, ScenarioInfo seen, string name, ScenarioInput input, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, seen, name, input, async (db, scenario, token) =>
        {
            if (await RefusalAsync(db, name, input, token) is { } refusal)
            {
                return refusal;
            }

            (scenario.Name, scenario.Input) = (name.Trim(), ScenarioText.Write(input));
            (scenario.RoundCode, scenario.Track, scenario.Tier) = (input.RoundCode, input.Track, input.Tier);
            return Done();
        }, cancellationToken);

    /// <inheritdoc cref="ChangeAsync(Actor, ScenarioInfo, string, ScenarioInput, CancellationToken)"/>
    public Task<CommandResult<Nothing>> RenameAsync(Actor actor, ScenarioInfo seen, string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, seen, name, null, (_, scenario, _) =>
        {
            if (!IsName(name))
            {
                return Task.FromResult<CommandResult<Nothing>>(new ScenarioRefusal.NameInvalid(Scenario.NameLength));
            }

            scenario.Name = name.Trim();
            return Task.FromResult(Done());
        }, cancellationToken);

    /// <summary>Makes another scenario of the same input: the way to supersede one that is published.</summary>
    public Task<CommandResult<Guid>> CopyAsync(Actor actor, Guid scenarioId, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = Guid.CreateVersion7(clock.Now);
        return WriteAsync<Guid>(actor, null, async (db, token) =>
        {
            if (await FindAsync(db, scenarioId, token) is not { } scenario)
            {
                return new ScenarioRefusal.ScenarioUnknown();
            }

            if (ScenarioText.Read(scenario.Input) is not { } input)
            {
                return new ScenarioRefusal.InputUnreadable();
            }

            if (!IsName(name))
            {
                return new ScenarioRefusal.NameInvalid(Scenario.NameLength);
            }

            db.Scenarios.Add(NewOne(id, name, input));
            return Done(id);
        }, cancellationToken);
    }

    /// <summary>Removes a scenario that is not published.</summary>
    /// <inheritdoc cref="ChangeAsync(Actor, ScenarioInfo, string, ScenarioInput, CancellationToken)"/>
    public Task<CommandResult<Nothing>> DeleteAsync(Actor actor, ScenarioInfo seen, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, seen, seen?.Name, null, (db, scenario, _) =>
        {
            db.Scenarios.Remove(scenario);
            return Task.FromResult(Done());
        }, cancellationToken);

    /// <summary>
    /// Writes the numbers of a scenario as the quota: a revision for each province that has such a quota, also where the number stays,
    /// in one transaction. Only when every tie is decided and no province falls under what it has recommended on any day. Afterwards
    /// the scenario is never changed.
    /// </summary>
    /// <inheritdoc cref="ChangeAsync(Actor, ScenarioInfo, string, ScenarioInput, CancellationToken)"/>
    public async Task<CommandResult<PublishedQuotas>> PublishAsync(
        Actor actor, ScenarioInfo seen, ScenarioPublication publication, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(publication);
        var parts = await provinces.ListAsync(actor.Viewer, cancellationToken);
        return await WriteAsync<PublishedQuotas>(actor, publication.Reason?.Trim(), async (db, token) =>
        {
            var (scenario, obstacle) = await FindUnchangedAsync<PublishedQuotas>(db, seen, seen.Name, null, token);
            return scenario is null ? obstacle! : await PublishAsync(db, actor, scenario, publication, parts, token);
        }, cancellationToken);
    }

    private static bool IsName(string? name) => name?.Trim() is { Length: > 0 and <= Scenario.NameLength };

    private static Task<Scenario?> FindAsync(DashboardDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Scenarios.AsTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);

    private static async Task<Refusal?> RefusalAsync(DashboardDbContext db, string name, ScenarioInput input, CancellationToken cancellationToken) =>
        !IsName(name) ? new ScenarioRefusal.NameInvalid(Scenario.NameLength)
        : ScenarioRules.Validate(input) is { } fault ? fault
        : !Identifier.IsOne(input.RoundCode) || !await db.Rounds.AnyAsync(r => r.Code == input.RoundCode, cancellationToken) ? new ScenarioRefusal.RoundUnknown(input.RoundCode)
        : null;

    /// <summary>The scenario when it is as it was seen and not published; else why not.</summary>
    private static async Task<(Scenario? Scenario, CommandResult<T>? Obstacle)> FindUnchangedAsync<T>(
        DashboardDbContext db, ScenarioInfo seen, string? name, ScenarioInput? input, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, seen.Id, cancellationToken) is not { } scenario)
        {
            return (null, new ScenarioRefusal.ScenarioUnknown());
        }

        if (scenario.PublishedAt is not null)
        {
            return (null, new ScenarioRefusal.Published(scenario.Name));
        }

        if (scenario.Version == seen.Version)
        {
            return (scenario, null);
        }

        var values = new List<ConflictingValue> { new(nameof(Scenario.Name), name, scenario.Name) };
        if (input is not null)
        {
            var theirs = ScenarioText.Read(scenario.Input);
            values.Add(new(nameof(Scenario.Input), ScenarioText.Line(input, name ?? ""), theirs is null ? null : ScenarioText.Line(theirs, scenario.Name)));
        }

        return (null, new CommandResult<T>.Conflict(values));
    }

    private static Refusal? Check(ScenarioResult result, ScenarioPublication publication) =>
        publication.Reason?.Trim() is not { Length: > 0 and <= RecordedModel.ReasonLength } ? new ScenarioRefusal.ReasonInvalid(RecordedModel.ReasonLength)
        : publication.DocumentNumber?.Trim() is { Length: > RecordedModel.DocumentNumberLength }
            ? new ScenarioRefusal.DocumentNumberTooLong(RecordedModel.DocumentNumberLength)
        : QuotaRules.DatesOf(result.Input.RoundCode) is var (first, last) && (publication.EffectiveOn < first || publication.EffectiveOn > last)
            ? new QuotaRefusal.DateOutOfRound(first, last)
        : result.Fault is { } fault ? fault
        : result.Infeasible is { } infeasible ? new ScenarioRefusal.Infeasible(infeasible)
        : result.Allocation!.Tie is { } tie ? new ScenarioRefusal.TieOpen(tie.Keys.Count, tie.Seats)
        : result.Data.Illustrative.Order().Where(s => result.Input.PercentOf(s) > 0).Select(s => new ScenarioRefusal.Illustrative(s)).FirstOrDefault();

    private async Task<CommandResult<PublishedQuotas>> PublishAsync(
        DashboardDbContext db, Actor actor, Scenario scenario, ScenarioPublication publication, IReadOnlyList<ProvinceInfo> parts, CancellationToken cancellationToken)
    {
        if (ScenarioText.Read(scenario.Input) is not { } input)
        {
            return new ScenarioRefusal.InputUnreadable();
        }

        var result = ScenarioRules.Compute(input, await WeightData.ReadAsync(db, parts, input.Track, input.WeightsOn, cancellationToken));
        if (Check(result, publication) is { } refusal)
        {
            return refusal;
        }

        var units = result.Allocation!.Units;
        var differing = units.Where(u => publication.Seen.GetValueOrDefault(u.Key, -1) != u.Seats).ToList();
        if (differing.Count > 0)
        {
            return new CommandResult<PublishedQuotas>.Conflict(differing
                .Select(u => new ConflictingValue(u.Key, publication.Seen.TryGetValue(u.Key, out var saw) ? Text(saw) : null, Text(u.Seats)))
                .ToList());
        }

        var origin = new QuotaOrigin(
            ProvenanceKind.Computed,
            input.Method.ToString(),
            publication.Reason.Trim(),
            string.IsNullOrWhiteSpace(publication.DocumentNumber) ? null : publication.DocumentNumber.Trim(),
            ScenarioText.Line(input, scenario.Name),
            scenario.Id);
        var receiving = result.Provinces.Where(p => p.Weightless != WeightlessReason.NoEligibleCounty).ToList();
        var shortfalls = new List<ScenarioRefusal.Shortfall>();
        foreach (var province in receiving)
        {
            var cell = new QuotaCell(input.RoundCode, province.Code, input.Track, input.Tier);
            var appended = await QuotaRevisions.AppendAsync(
                db, [(cell, result.Allocation[province.Code].Seats)], publication.EffectiveOn, origin, 0, cancellationToken);
            if (appended is CommandResult<QuotaPublication>.Refused { Refusal: QuotaRefusal.At { Why: QuotaRefusal.BelowRecommended below } })
            {
                shortfalls.Add(new ScenarioRefusal.Shortfall(province.Data.Province.Short, below.Quota, below.Recommended, below.On));
            }
        }

        if (shortfalls.Count > 0)
        {
            return new ScenarioRefusal.BelowRecommended(shortfalls);
        }

        (scenario.PublishedAt, scenario.PublishedBy) = (clock.Now.UtcDateTime, actor.Name);
        return Done(new PublishedQuotas(receiving.Count, input.Total));
    }

    private Task<CommandResult<Nothing>> ChangeAsync(
        Actor actor,
        ScenarioInfo seen,
        string? name,
        ScenarioInput? input,
        Func<DashboardDbContext, Scenario, CancellationToken, Task<CommandResult<Nothing>>> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        return WriteAsync<Nothing>(actor, null, async (db, token) =>
        {
            var (scenario, obstacle) = await FindUnchangedAsync<Nothing>(db, seen, name, input, token);
            return scenario is null ? obstacle! : await change(db, scenario, token);
        }, cancellationToken);
    }

    private Task<CommandResult<T>> WriteAsync<T>(
        Actor actor, string? reason, Func<DashboardDbContext, CancellationToken, Task<CommandResult<T>>> command, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            actor,
            reason,
            async (db, token) => guard.Check(actor.Viewer, AccessAction.SetQuotas) is { } refusal ? refusal : await command(db, token),
            cancellationToken);

    private static Scenario NewOne(Guid id, string name, ScenarioInput input) => new()
    {
        Id = id,
        Name = name.Trim(),
        RoundCode = input.RoundCode,
        Track = input.Track,
        Tier = input.Tier,
        Input = ScenarioText.Write(input),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
