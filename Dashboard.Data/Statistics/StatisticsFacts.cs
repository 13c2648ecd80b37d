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
    DashboardReader reader, DesignationFacts designations, ProvincesQueries provinces, PlacesQueries places, DivisionsQueries divisions, QuotasQueries quotas, DutiesQueries duties,
    ApplicationCounts counts)
{
    /// <summary>The records of a source on a day, sample data included.</summary>
    /// <param name="only">The province to which the viewer is kept; null: none.</param>
    /// <param name="ofRounds">The rounds whose quotas count.</param>
    /// <param name="isNation">Only totals of the nation come of them: what a province alone keeps is among them.</param>
    /// <param name="isSingly">Each division is a record of its own, for who asks what is behind a number; else those that are counted alike are one.</param>
    internal async Task<FactList> ReadAsync(
        Viewer viewer, MeasureSource source, DateOnly asOf, string? only, IReadOnlyList<string> ofRounds, bool withIllustrative, bool isNation, bool isSingly,
        CancellationToken cancellationToken)
    {
        var all = await provinces.ListAsync(viewer, cancellationToken);
        var byCode = all.ToDictionary(p => p.Code, StringComparer.Ordinal);
        return source switch
        {
            MeasureSource.Provinces => Fact.OfProvinces(all),
            MeasureSource.Designations => await reader.ReadAsync(
                viewer, new DesignationsKey(asOf, withIllustrative), (_, token) => designations.ReadAsync(viewer, asOf, withIllustrative, token), cancellationToken),
            MeasureSource.Pilots => await PilotsAsync(viewer, byCode, asOf, withIllustrative, cancellationToken),
            MeasureSource.Divisions => await DivisionsAsync(viewer, byCode, asOf, isSingly, cancellationToken),
            MeasureSource.Quotas => await reader.ReadAsync(
                viewer,
                new QuotasKey(asOf, string.Join(',', ofRounds), withIllustrative, isNation),
                (_, token) => QuotasAsync(viewer, asOf, ofRounds, withIllustrative, isNation, token),
                cancellationToken),
            MeasureSource.Applications => await ApplicationsAsync(viewer, byCode, asOf, only, withIllustrative, cancellationToken),
            MeasureSource.Duties => await reader.ReadAsync(
                viewer, new DutiesKey(asOf, only, withIllustrative), (_, token) => DutiesAsync(viewer, byCode, asOf, only, withIllustrative, token), cancellationToken),
        };
    }

    private Task<FactList> PilotsAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadPublishedAsync(
            viewer,
            new PilotsKey(asOf, withIllustrative),
            async (db, token) =>
            {
                var pilots = await (
                    from dated in Designation.Dated(
                        db, db.Designations.Where(d => d.Tier == Tier.Pilot && d.DesignatedOn <= asOf && (withIllustrative || d.Ground != ProvenanceKind.Illustrative)), asOf)
                    let d = dated.Designation
                    join place in db.Places on d.PlaceCode equals place.Code
                    join notice in db.Notices on d.NoticeId equals notice.Id
                    orderby d.DesignatedOn, d.NoticeId, d.Annex, d.Row
                    select new
                    {
                        place.Code, place.NameZh, place.NameEn, place.ProvinceCode, place.Kind, d.NoticeId, notice.DocumentNumber, d.Annex, d.Row, d.DesignatedOn, dated.EndsOn, d.Ground,
                        HasRisen = db.Designations.Any(o => o.PlaceCode == d.PlaceCode && o.Tier == Tier.Demonstration && o.DesignatedOn <= asOf && o.DesignatedOn > d.DesignatedOn),
                    }).ToListAsync(token);
                return new FactList(pilots.DistinctBy(p => p.Code).Select(p => new Fact(byCode[p.ProvinceCode])
                {
                    Kind = p.Kind, Track = PlaceRules.TrackOf(p.Kind), Notice = p.NoticeId, On = p.DesignatedOn, EndsOn = p.EndsOn, Code = p.Code,
                    Name = new Bilingual(p.NameZh, p.NameEn), HasRisen = p.HasRisen, Tier = Tier.Pilot,
                    Source = new Provenance(p.Ground, p.DocumentNumber, p.Annex, p.Row, p.DesignatedOn),
                }).ToList());
            },
            cancellationToken);

    /// <summary>Kept by the list, not by the day: a list holds until the next one.</summary>
    private async Task<FactList> DivisionsAsync(Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, bool isSingly, CancellationToken cancellationToken)
    {
        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        return directory.ListOn(asOf) is not { } list ? FactList.None : await reader.ReadPublishedAsync(
            viewer,
            new DivisionsKey(list, isSingly),
            (_, _) => Task.FromResult(new FactList((
                from division in directory.On(list)
                group division by (division.ProvinceCode, division.Kind, division.Track, division.Source, Code: isSingly ? division.Code : null) into alike
                select new Fact(byCode[alike.Key.ProvinceCode], alike.Count())
                {
                    Kind = alike.Key.Kind, Track = alike.Key.Track, Code = alike.Key.Code, Name = isSingly ? alike.First().Name : default,
                    Source = new Provenance(ProvenanceKind.Official, alike.Key.Source, On: list),
                }).ToList())),
            cancellationToken);
    }

    private async Task<FactList> QuotasAsync(
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

        return new FactList(facts);
    }

    private Task<FactList> ApplicationsAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, string? only, bool withIllustrative, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            viewer,
            new ApplicationsKey(asOf, only, withIllustrative),
            async (_, token) =>
            {
                var all = await counts.AllAsync(asOf, token);
                var ended = await EndedAsync(asOf, token);
                var plain = new Dictionary<ApplicationGroup, Fact>();
                return new FactList(
                [
                    .. from round in all
                       from s in round.Standing
                       where IsSeen(s.Group)
                       select Of(s.Group) with
                       {
                           Count = s.Count, Stage = s.Stage, Dwell = DwellOf(s.EnteredOn, ended.GetValueOrDefault(s.Group.RoundCode, asOf)),
                           Used = QuotaRules.TakesPlace(s.From, s.Stage) ? s.Count : 0,
                       },
                    .. from round in all
                       from r in round.Returned
                       where IsSeen(r.Key)
                       select Of(r.Key) with { Count = r.Value, WasReturned = true },
                    .. from round in all
                       from r in round.Recommended
                       where IsSeen(r.Key.Group)
                       select Of(r.Key.Group) with { Count = r.Value, ToRecommendation = r.Key.Days },
                ]);

                bool IsSeen(ApplicationGroup group) => (only is null || group.ProvinceCode == only) && (withIllustrative || group.Ground != ProvenanceKind.Illustrative);

                Fact Of(ApplicationGroup group) => plain.TryGetValue(group, out var known) ? known : plain[group] = new Fact(byCode[group.ProvinceCode])
                {
                    Round = group.RoundCode, Track = group.Track, Tier = group.Tier, Source = new Provenance(group.Ground, group.Source),
                };
            },
            cancellationToken);

    /// <summary>
    /// The applications one by one, for who asks what is behind a number: as they stand, as they were returned and as they were recommended,
    /// as the cube counts them apart.
    /// </summary>
    internal async Task<FactList> SinglyAsync(Viewer viewer, CubeQuestion question, string? only, CancellationToken cancellationToken)
    {
        var (asOf, withIllustrative) = (question.AsOf, question.WithIllustrative);
        var byCode = (await provinces.ListAsync(viewer, cancellationToken)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var ofRounds = question.Where.GetValueOrDefault(Dimension.Round)?.Split(',');
        var ofProvinces = question.Where.GetValueOrDefault(Dimension.Province)?.Split(',');
        return await reader.ReadAsync(
            viewer,
            new SinglyKey(question.Key, only),
            async (db, token) =>
            {
                var asked = db.Applications.Where(a => (only == null || a.ProvinceCode == only) && (withIllustrative || a.Ground != ProvenanceKind.Illustrative));
                asked = ofRounds is null ? asked : asked.Where(a => ofRounds.Contains(a.RoundCode));
                asked = ofProvinces is null ? asked : asked.Where(a => ofProvinces.Contains(a.ProvinceCode));
                var standing = await ApplicationsAt.Of(db, asked, asOf).OrderBy(a => a.ProvinceOrder).ThenBy(a => a.PlaceCode).ThenBy(a => a.Tier).ToListAsync(token);
                var single = standing.ConvertAll(s => (At: s, Fact: new Fact(byCode[s.ProvinceCode])
                {
                    Application = s.Id, Round = s.RoundCode, Track = s.Track, Tier = s.Tier, Code = s.PlaceCode, Name = new Bilingual(s.NameZh, s.NameEn),
                    Source = new Provenance(s.Ground, s.Source),
                }));
                var ended = await EndedAsync(asOf, token);
                return new FactList(
                [
                    .. single.Select(s => s.Fact with
                    {
                        Stage = s.At.Stage, Dwell = DwellOf(StageRules.IsLive(s.At.Stage) ? s.At.EnteredOn : null, ended.GetValueOrDefault(s.At.RoundCode, asOf)),
                        Used = QuotaRules.TakesPlace(s.At.From, s.At.Stage) ? 1 : 0, On = s.At.EnteredOn,
                    }),
                    .. single.Where(s => s.At.ReturnedOn <= asOf).Select(s => s.Fact with { WasReturned = true }),
                    .. single.Where(s => s.At.RecommendedOn <= asOf)
                        .Select(s => s.Fact with { ToRecommendation = s.At.RecommendedOn!.Value.DayNumber - s.At.StartedOn.DayNumber, On = s.At.RecommendedOn }),
                ]);
            },
            cancellationToken);
    }

    /// <summary>The rounds that have ended by the day. Read once for every day, so that a new day costs nothing.</summary>
    private async Task<Dictionary<string, DateOnly>> EndedAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        (await reader.ReadInternalAsync(new EndsKey(), (db, token) => RoundEnd.AllAsync(db, DateOnly.MaxValue, token), cancellationToken))
        .Where(e => e.Value <= asOf).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    /// <summary>Days in a step, up to the end of the round at the latest; null: nothing follows any more.</summary>
    private static int? DwellOf(DateOnly? enteredOn, DateOnly until) => enteredOn is { } day ? Math.Max(0, until.DayNumber - day.DayNumber) : null;

    private async Task<FactList> DutiesAsync(
        Viewer viewer, Dictionary<string, ProvinceInfo> byCode, DateOnly asOf, string? only, bool withIllustrative, CancellationToken cancellationToken) => new((
        from place in await duties.PlacesAsync(viewer, only, asOf, cancellationToken)
        where withIllustrative || !place.IsIllustrative
        from part in place.Parts
        select new Fact(byCode[place.Place.ProvinceCode])
        {
            Kind = place.Place.Kind, Tier = place.Place.Tier, Notice = place.Place.NoticeId, Track = place.Place.Track, Code = place.Place.Code, Name = place.Place.Name,
            Duty = part.Status, DutyPart = part.Duty, On = part.DoneOn, EndsOn = part.DueOn, Source = place.Provenance ?? place.Place.Provenance,
        }).ToList());

    private sealed record DesignationsKey(DateOnly AsOf, bool WithIllustrative);

    private sealed record QuotasKey(DateOnly AsOf, string Rounds, bool WithIllustrative, bool IsNation);

    private sealed record DutiesKey(DateOnly AsOf, string? Only, bool WithIllustrative);

    private sealed record EndsKey;

    private sealed record SinglyKey(string Question, string? Only);

    private sealed record PilotsKey(DateOnly AsOf, bool WithIllustrative);

    private sealed record DivisionsKey(DateOnly List, bool IsSingly);

    private sealed record ApplicationsKey(DateOnly AsOf, string? Only, bool WithIllustrative);
}
