using System.Text.Json;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Access;

/// <summary>What a code or an identifier of the trail stands for.</summary>
/// <param name="Name">A place with its province, a province, the number of a notice, a scenario.</param>
/// <param name="Round">Of an application; null otherwise.</param>
/// <param name="Track">Of an application; null otherwise.</param>
/// <param name="Tier">Of an application or a designation; null otherwise.</param>
public sealed record AuditName(Bilingual Name, string? Round = null, Track? Track = null, Tier? Tier = null);

/// <summary>Finds the names of what stands in keys and values of the trail.</summary>
internal static class AuditNames
{
    /// <param name="keys">Keys of entries, their parts separated by a slash.</param>
    /// <param name="values">Entries before and after, as JSON; null is skipped.</param>
    public static async Task<IReadOnlyDictionary<string, AuditName>> ReadAsync(
        DashboardDbContext db, IEnumerable<string> keys, IEnumerable<string?> values, CancellationToken cancellationToken)
    {
        var tokens = keys.SelectMany(k => k.Split('/')).Concat(values.OfType<string>().SelectMany(Texts)).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, AuditName>(StringComparer.Ordinal);
        foreach (var province in await db.Provinces.AsNoTracking().ToListAsync(cancellationToken))
        {
            names[province.Code] = new AuditName(new Bilingual(province.ShortZh, province.ShortEn));
        }

        var codes = tokens.Where(t => t.Length == 6 && t.All(char.IsAsciiDigit)).ToList();
        foreach (var place in await NamedAsync(db, db.Places.Where(p => codes.Contains(p.Code)), cancellationToken))
        {
            names[place.Key] = new AuditName(place.Value);
        }

        var notices = await db.Notices.AsNoTracking().Where(n => tokens.Contains(n.Id)).Select(n => new { n.Id, n.DocumentNumber }).ToListAsync(cancellationToken);
        foreach (var notice in notices)
        {
            names[notice.Id] = new AuditName(new Bilingual(notice.DocumentNumber, notice.DocumentNumber));
        }

        await AddRecordsAsync(db, names, tokens, cancellationToken);
        var cited = notices.ConvertAll(n => n.Id);
        var designations = await db.Designations.AsNoTracking().Where(d => cited.Contains(d.NoticeId)).ToListAsync(cancellationToken);
        var designated = designations.Select(d => d.PlaceCode).Distinct().ToList();
        var places = await NamedAsync(db, db.Places.Where(p => designated.Contains(p.Code)), cancellationToken);
        foreach (var designation in designations)
        {
            names[AuditedRows.KeyOf(designation)] = new AuditName(places[designation.PlaceCode], Tier: designation.Tier);
        }

        return names;
    }

    /// <summary>Applications, requests for places and scenarios, which the trail knows by a number of the database.</summary>
    private static async Task AddRecordsAsync(
        DashboardDbContext db, Dictionary<string, AuditName> names, HashSet<string> tokens, CancellationToken cancellationToken)
    {
        var ids = tokens.Select(t => Guid.TryParseExact(t, "D", out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var applications = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var applying = applications.Select(a => a.PlaceCode).Distinct().ToList();
        var places = await NamedAsync(db, db.Places.Where(p => applying.Contains(p.Code)), cancellationToken);
        foreach (var application in applications)
        {
            names[application.Id.ToString()] = new AuditName(places[application.PlaceCode], application.RoundCode, application.Track, application.Tier);
        }

        foreach (var request in await db.TransferRequests.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken))
        {
            names[request.Id.ToString()] = names[request.ProvinceCode] with { Round = request.RoundCode, Track = request.Track, Tier = request.Tier };
        }

        foreach (var scenario in await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken))
        {
            names[scenario.Id.ToString()] = new AuditName(new Bilingual(scenario.Name, scenario.Name));
        }
    }

    private static Task<Dictionary<string, Bilingual>> NamedAsync(DashboardDbContext db, IQueryable<Place> places, CancellationToken cancellationToken) => (
        from place in places
        join province in db.Provinces on place.ProvinceCode equals province.Code
        select new { place.Code, place.FullNameZh, place.NameEn, province.ShortEn })
        .AsNoTracking().ToDictionaryAsync(p => p.Code, p => new Bilingual(p.FullNameZh, $"{p.NameEn}, {p.ShortEn}"), StringComparer.Ordinal, cancellationToken);

    /// <summary>The texts of an entry; none of one that somebody else wrote.</summary>
    private static IEnumerable<string> Texts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind != JsonValueKind.Object ? []
                : document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString()!).ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
