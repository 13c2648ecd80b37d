using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Localization;

/// <summary>What an entry of the trail is about, by its names: the key of the entry in words, without an identifier of the database.</summary>
public sealed class AuditSubjects(IReadOnlyDictionary<string, AuditName> names)
{
    public static readonly AuditSubjects None = new(new Dictionary<string, AuditName>());

    /// <summary>江苏省南京市 · 2023 轮 · 示范城市 · 第 3 步.</summary>
    public string Say(string entity, string key)
    {
        var parts = key.Split('/') switch
        {
            [var round, var place, var tier] when entity == nameof(Application) => [Name(place), Round(round), Word<Tier>(tier)],
            [var id, .. var rest] when names.GetValueOrDefault(id) is { Tier: { } tier, Track: { } track, Round: { } round } application =>
                [application.Name.Text(), Round(round), tier.One(track), .. Rest(entity, rest)],
            [var round, var province, var track, var tier, var number] when entity == nameof(QuotaRevision)
                && Enum.TryParse<Track>(track, out var of) && Enum.TryParse<Tier>(tier, out var to) =>
                [Name(province), Round(round), to.Many(of), AccessText.AuditRevision.With(number)],
            [var round, var province, var track, var tier, _] when entity == nameof(TransferRequest)
                && Enum.TryParse<Track>(track, out var of) && Enum.TryParse<Tier>(tier, out var to) => [Name(province), Round(round), to.Many(of)],
            [var notice, var annex, var row] when entity is nameof(Designation) or nameof(WorkPlanFiling) =>
                [Name(key), Name(notice), AccessText.AuditAnnexRow.With(annex, row)],
            [var notice, var annex, var row, var number] when entity == nameof(TermRevision) =>
                [Name($"{notice}/{annex}/{row}"), Name(notice), AccessText.AuditAnnexRow.With(annex, row), AccessText.AuditRevision.With(number)],
            [var place, _] when entity == nameof(CoBuildingAgreement) => [Name(place)],
            [var round, var province, _] when entity == nameof(LiaisonOfficer) => [Name(province), Round(round)],
            [var round, var material] when entity == nameof(RoundMaterial) => [Round(round), Word<Material>(material)],
            [var round] when entity == nameof(Dashboard.Data.Rounds.Round) => [Round(round)],
            [var use] when entity == nameof(OfficeTemplate) => [Word<TemplateUse>(use)],
            _ when entity is "ReferenceSeed" or "SampleData" => [],
            [var province, _] when entity == nameof(InternalDeadline) => [Name(province)],
            [_] when entity == nameof(CalendarFeed) => [], // that of who wrote the entry
            [_] when entity is nameof(Account) or nameof(Scenario) or nameof(SavedView) or "Passkey" or "SingleSignOn" => [key],
            var others => others.Select(Name),
        };
        return string.Join(AccessText.SubjectSeparator, parts.Where(p => p.Length > 0));
    }

    /// <summary>The procedure whose words the steps of the entry have; null: it is about no application, or one that is gone.</summary>
    public Tier? TierOf(string key) => names.GetValueOrDefault(key.Split('/')[0])?.Tier;

    /// <summary>The name of a code or identifier; null: it has none.</summary>
    public string? Find(string id) => names.GetValueOrDefault(id) switch
    {
        null => null,
        { Tier: { } tier, Track: { } track, Round: { } round } application => string.Join(AccessText.SubjectSeparator, application.Name.Text(), Round(round), tier.One(track)),
        var name => name.Name.Text(),
    };

    private static string Round(string code) => AccessText.AuditRound.With(code);

    private static string Word<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var known) ? known.Word() : value;

    private static IEnumerable<string> Rest(string entity, string[] rest) => entity switch
    {
        nameof(StageChange) or nameof(TransferStep) => rest.Select(number => AccessText.AuditStep.With(number)),
        nameof(MaterialReceipt) => rest.Take(1).Select(Word<Material>),
        nameof(Assessment) => rest.Take(1).Select(Word<EligibilityCondition>),
        _ => rest,
    };

    /// <summary>The name, or the part itself; nothing for an identifier of what is gone.</summary>
    private string Name(string part) => Find(part) ?? (Guid.TryParse(part, CultureInfo.InvariantCulture, out _) ? AccessText.AuditGone : part.Recorded());
}
