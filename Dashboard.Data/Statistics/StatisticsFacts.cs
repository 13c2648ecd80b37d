using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Duties;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Statistics;

/// <summary>
/// Reads the records that the cube counts: from the queries that the pages show where there are few, grouped by the database where
/// there may be many. Each source is kept by day and viewer's sight, so measures of one source share one reading.
/// </summary>
public sealed class StatisticsFacts(
    DashboardReader reader, ProvincesQueries provinces, PlacesQueries places, DivisionsQueries divisions, QuotasQueries quotas, RoundsQueries rounds, DutiesQueries duties)
{
    /// <summary>The records of a source on a day, sample data included.</summary>
    /// <param name="only">The province to which the viewer is kept; null: none.</param>
    /// <param name="ofRounds">The rounds whose quotas count.</param>
    /// <param name="isNation">Only totals of the nation come of them: what a province alone keeps is among them.</param>
    internal async Task<IReadOnlyList<Fact>> ReadAsync(
        Viewer viewer, MeasureSource source, DateOnly asOf, string? only, IReadOnlyList<string> ofRounds, bool withIllustrative, bool isNation, CancellationToken cancellationToken)
    {
        var all = await provinces.ListAsync(viewer, cancellationToken);
        var byCode = all.ToDictionary(p => p.Code, StringComparer.Ordinal);
        return source switch
        {
            MeasureSource.Provinces => all.Where(p => p.TakesPart).Select(p => new Fact(p) { Code = p.Code, Name = p.Name }).ToList(),
            MeasureSource.Designations => await DesignationsAsync(viewer, byCode, asOf, withIllustrative, cancellationToken),
            MeasureSource.Pilots => await PilotsAsync(viewer, byCode, asOf, withIllustrative, cancellationToken),
            MeasureSource.Divisions => await DivisionsAsync(viewer, byCode, asOf, cancellationToken),
            MeasureSource.Quotas => await QuotasAsync(viewer, asOf, ofRounds, withIllustrative, isNation, cancellationToken),
            MeasureSource.Applications => await ApplicationsAsync(viewer, byCode, asOf, only, withIllustrative, cancellationToken),
            MeasureSource.Duties => await DutiesAsync(viewer, byCode, asOf, only, withIllustrative, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<Fact>> DesignationsAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken)
    {
        var ofNotice = (await rounds.ListAsync(viewer, cancellationToken)).Where(r => r.DesignationNoticeId is not null)
            .ToDictionary(r => r.DesignationNoticeId!, r => r.Code, StringComparer.Ordinal);
        return (await places.DesignatedAsync(viewer, asOf, cancellationToken))
            .Where(d => withIllustrative || d.Ground != ProvenanceKind.Illustrative)
            .Select(d => new Fact(byCode[d.ProvinceCode])
            {
                Kind = d.Kind, Track = d.Track, Tier = d.Tier, Round = ofNotice.GetValueOrDefault(d.NoticeId), Notice = d.NoticeId, Status = d.Status,
                On = d.DesignatedOn, EndsOn = d.Term.EndsOn, Code = d.Code, Name = d.Name, Source = d.Provenance,
            })
            .ToList();
    }

    private Task<IReadOnlyList<Fact>> PilotsAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadPublishedAsync<IReadOnlyList<Fact>>(
            viewer,
            new PilotsKey(asOf, withIllustrative),
            async (db, token) =>
            {
                var pilots = await (
                    from d in db.Designations
                    where d.Tier == Tier.Pilot && d.DesignatedOn <= asOf && (withIllustrative || d.Ground != ProvenanceKind.Illustrative)
                    join place in db.Places on d.PlaceCode equals place.Code
                    join notice in db.Notices on d.NoticeId equals notice.Id
                    orderby d.DesignatedOn, d.NoticeId, d.Annex, d.Row
                    select new
                    {
                        place.Code, place.NameZh, place.NameEn, place.ProvinceCode, place.Kind, d.NoticeId, notice.DocumentNumber, d.Annex, d.Row, d.DesignatedOn, d.EndsOn, d.Ground,
                        HasRisen = db.Designations.Any(o => o.PlaceCode == d.PlaceCode && o.Tier == Tier.Demonstration && o.DesignatedOn <= asOf && o.DesignatedOn > d.DesignatedOn),
                    }).ToListAsync(token);
                return pilots.DistinctBy(p => p.Code).Select(p => new Fact(byCode[p.ProvinceCode])
                {
                    Kind = p.Kind, Track = PlaceRules.TrackOf(p.Kind), Notice = p.NoticeId, On = p.DesignatedOn, EndsOn = p.EndsOn, Code = p.Code,
                    Name = new Bilingual(p.NameZh, p.NameEn), HasRisen = p.HasRisen, Tier = Tier.Pilot,
                    Source = new Provenance(p.Ground, p.DocumentNumber, p.Annex, p.Row, p.DesignatedOn),
                }).ToList();
            },
            cancellationToken);

    private async Task<IReadOnlyList<Fact>> DivisionsAsync(Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, CancellationToken cancellationToken)
    {
        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        return directory.ListOn(asOf) is not { } list ? [] : await reader.ReadPublishedAsync<IReadOnlyList<Fact>>(
            viewer,
            new DivisionsKey(list),
            (_, _) => Task.FromResult<IReadOnlyList<Fact>>(directory.On(list).Select(d => new Fact(byCode[d.ProvinceCode])
            {
                Kind = d.Kind, Track = d.Track, Code = d.Code, Name = d.Name, Source = new Provenance(ProvenanceKind.Official, d.Source, On: list),
            }).ToList()),
            cancellationToken);
    }

    private async Task<IReadOnlyList<Fact>> QuotasAsync(
        Viewer viewer, DateOnly asOf, IReadOnlyList<string> ofRounds, bool withIllustrative, bool isNation, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        var eligible = (await places.DesignatedAsync(viewer, asOf, cancellationToken))
            .Where(d => d is { Tier: Tier.Pilot, Track: Track.City, Status: DesignationStatus.Active } && (withIllustrative || d.Ground != ProvenanceKind.Illustrative))
            .CountBy(d => d.ProvinceCode).ToDictionary();
        foreach (var round in ofRounds)
        {
            if (await (isNation ? quotas.WholeAsync(viewer, round, asOf, withIllustrative, cancellationToken)
                : quotas.TableAsync(viewer, round, asOf, withIllustrative, cancellationToken)) is not { } table)
            {
                continue;
            }

            var total = table.Total(new QuotaColumn(Track.City, Tier.Demonstration)).Count;
            var all = eligible.Values.Sum();
            facts.AddRange(
                from province in table.Provinces
                from figure in province.Figures
                where figure.Applies
                let own = eligible.GetValueOrDefault(province.Province.Code)
                let ofCities = figure.Column == new QuotaColumn(Track.City, Tier.Demonstration)
                select new Fact(province.Province)
                {
                    Track = figure.Column.Track, Tier = figure.Column.Tier, Round = round, Name = province.Province.Name, Code = province.Province.Code,
                    Quota = figure.Count, Used = figure.Recommended, Designated = figure.Designated, Eligible = ofCities ? own : 0,
                    Deviation = ofCities && total is { } sum && all > 0 ? figure.Count - ((decimal)sum * own / all) : null,
                    Source = figure.IsIllustrative ? new Provenance(ProvenanceKind.Illustrative, figure.Provenance?.Source ?? Seeding.IllustrativeSeed.Source) : figure.Provenance,
                });
        }

        return facts;
    }

    private Task<IReadOnlyList<Fact>> ApplicationsAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, string? only, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadAsync<IReadOnlyList<Fact>>(
            viewer,
            new ApplicationsKey(asOf, only, withIllustrative),
            async (db, token) =>
            {
                var applications = db.Applications.Where(a => (only == null || a.ProvinceCode == only) && (withIllustrative || a.Ground != ProvenanceKind.Illustrative));
                var standing = await (
                    from last in ApplicationsAt.LastChanges(db, applications, asOf)
                    group last by new
                    {
                        last.Application.RoundCode, last.Application.ProvinceCode, last.Application.Track, last.Application.Tier, last.Application.Ground,
                        last.Application.Source, last.Change.From, last.Change.To, last.Change.EffectiveOn,
                    }
                    into alike
                    select new { alike.Key, Count = alike.Count() }).ToListAsync(token);
                var returned = await (
                    from a in applications
                    where db.StageChanges.Any(c => c.ApplicationId == a.Id && c.To == Stage.ReturnedForCompletion && c.EffectiveOn <= asOf)
                    group a by new { a.RoundCode, a.ProvinceCode, a.Track, a.Tier, a.Ground, a.Source } into alike
                    select new { alike.Key, Count = alike.Count() }).ToListAsync(token);
                var recommended = await (
                    from a in applications
                    from first in db.StageChanges
                    where first.ApplicationId == a.Id && first.Number == 1
                    from then in db.StageChanges
                    where then.ApplicationId == a.Id && then.To == Stage.Recommended && then.EffectiveOn <= asOf
                    group a by new { a.RoundCode, a.ProvinceCode, a.Track, a.Tier, a.Ground, a.Source, Start = first.EffectiveOn, End = then.EffectiveOn } into alike
                    select new { alike.Key, Count = alike.Count() }).ToListAsync(token);
                return
                [
                    .. standing.Select(s => new Fact(byCode[s.Key.ProvinceCode], s.Count)
                    {
                        Round = s.Key.RoundCode, Track = s.Key.Track, Tier = s.Key.Tier, Stage = s.Key.To, Source = new Provenance(s.Key.Ground, s.Key.Source),
                        Dwell = StageRules.IsLive(s.Key.To) ? asOf.DayNumber - s.Key.EffectiveOn.DayNumber : null,
                        Used = QuotaRules.TakesPlace(s.Key.From, s.Key.To) ? s.Count : 0,
                    }),
                    .. returned.Select(r => new Fact(byCode[r.Key.ProvinceCode], r.Count)
                    {
                        Round = r.Key.RoundCode, Track = r.Key.Track, Tier = r.Key.Tier, WasReturned = true, Source = new Provenance(r.Key.Ground, r.Key.Source),
                    }),
                    .. recommended.Select(r => new Fact(byCode[r.Key.ProvinceCode], r.Count)
                    {
                        Round = r.Key.RoundCode, Track = r.Key.Track, Tier = r.Key.Tier, ToRecommendation = r.Key.End.DayNumber - r.Key.Start.DayNumber,
                        Source = new Provenance(r.Key.Ground, r.Key.Source),
                    }),
                ];
            },
            cancellationToken);

    /// <summary>
    /// The applications one by one, for who asks what is behind a number: as they stand, as they were returned and as they were recommended,
    /// as the cube counts them apart.
    /// </summary>
    internal async Task<IReadOnlyList<Fact>> SinglyAsync(Viewer viewer, CubeQuestion question, string? only, CancellationToken cancellationToken)
    {
        var (asOf, withIllustrative) = (question.AsOf, question.WithIllustrative);
        var byCode = (await provinces.ListAsync(viewer, cancellationToken)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var ofRounds = question.Where.GetValueOrDefault(Dimension.Round)?.Split(',');
        var ofProvinces = question.Where.GetValueOrDefault(Dimension.Province)?.Split(',');
        return await reader.ReadAsync<IReadOnlyList<Fact>>(
            viewer,
            new SinglyKey(question.Key, only),
            async (db, token) =>
            {
                var applications = db.Applications.Where(a => (only == null || a.ProvinceCode == only) && (withIllustrative || a.Ground != ProvenanceKind.Illustrative));
                applications = ofRounds is null ? applications : applications.Where(a => ofRounds.Contains(a.RoundCode));
                applications = ofProvinces is null ? applications : applications.Where(a => ofProvinces.Contains(a.ProvinceCode));
                var standing = await (
                    from last in ApplicationsAt.LastChanges(db, applications, asOf)
                    join place in db.Places on last.Application.PlaceCode equals place.Code
                    select new
                    {
                        last.Application.Id, last.Application.RoundCode, last.Application.ProvinceCode, last.Application.Track, last.Application.Tier, last.Application.Ground,
                        last.Application.Source, place.Code, place.NameZh, place.NameEn, last.Change.From, last.Change.To, last.Change.EffectiveOn,
                        WasReturned = db.StageChanges.Any(c => c.ApplicationId == last.Application.Id && c.To == Stage.ReturnedForCompletion && c.EffectiveOn <= asOf),
                        StartedOn = db.StageChanges.Where(c => c.ApplicationId == last.Application.Id && c.Number == 1).Select(c => (DateOnly?)c.EffectiveOn).FirstOrDefault(),
                    }).ToListAsync(token);
                var recommended = await (
                    from a in applications
                    from then in db.StageChanges
                    where then.ApplicationId == a.Id && then.To == Stage.Recommended && then.EffectiveOn <= asOf
                    select new { a.Id, then.EffectiveOn }).ToListAsync(token);
                var days = recommended.ToLookup(r => r.Id, r => r.EffectiveOn);
                var single = standing.ToDictionary(s => s.Id, s => new Fact(byCode[s.ProvinceCode])
                {
                    Application = s.Id, Round = s.RoundCode, Track = s.Track, Tier = s.Tier, Code = s.Code, Name = new Bilingual(s.NameZh, s.NameEn), Source = new Provenance(s.Ground, s.Source),
                });
                var ordered = standing.OrderBy(s => byCode[s.ProvinceCode].Order).ThenBy(s => s.Code, StringComparer.Ordinal).ThenBy(s => s.Tier).ToList();
                return
                [
                    .. ordered.Select(s => single[s.Id] with
                    {
                        Stage = s.To, Dwell = StageRules.IsLive(s.To) ? asOf.DayNumber - s.EffectiveOn.DayNumber : null, Used = QuotaRules.TakesPlace(s.From, s.To) ? 1 : 0, On = s.EffectiveOn,
                    }),
                    .. ordered.Where(s => s.WasReturned).Select(s => single[s.Id] with { WasReturned = true }),
                    .. ordered.Where(s => s.StartedOn is not null)
                        .SelectMany(s => days[s.Id].Select(day => single[s.Id] with { ToRecommendation = day.DayNumber - s.StartedOn!.Value.DayNumber, On = day })),
                ];
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<Fact>> DutiesAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, string? only, bool withIllustrative, CancellationToken cancellationToken) => (
        from place in await duties.PlacesAsync(viewer, only, asOf, cancellationToken)
        where withIllustrative || !place.IsIllustrative
        from part in place.Parts
        select new Fact(byCode[place.Place.ProvinceCode])
        {
            Kind = place.Place.Kind, Tier = place.Place.Tier, Notice = place.Place.NoticeId, Track = place.Place.Track, Code = place.Place.Code, Name = place.Place.Name,
            Duty = part.Status, DutyPart = part.Duty, On = part.DoneOn, EndsOn = part.DueOn, Source = place.Provenance ?? place.Place.Provenance,
        }).ToList();

    private sealed record SinglyKey(string Question, string? Only);

    private sealed record PilotsKey(DateOnly AsOf, bool WithIllustrative);

    private sealed record DivisionsKey(DateOnly List);

    private sealed record ApplicationsKey(DateOnly AsOf, string? Only, bool WithIllustrative);
}
