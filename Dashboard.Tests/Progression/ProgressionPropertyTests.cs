using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Progression;

/// <summary>Thousands of legal and illegal steps by offices that do not care for the rules, on one database.</summary>
public sealed class ProgressionPropertyTests(ITestOutputHelper output)
{
    private const int Commands = 2500;
    private static readonly Stage[] Stages = Enum.GetValues<Stage>();
    private static readonly DateOnly First = new(2023, 1, 1);

    [Fact]
    public async Task Whatever_the_offices_try_the_invariants_hold()
    {
        const int Seed = 20230818;
        var random = new Random(Seed);
        await using var offices = await Offices.StartAsync();
        await offices.Database.WriteAsync(db =>
        {
            // Places of no list, which may apply for the pilot tier.
            for (var i = 1; i <= 8; i++)
            {
                db.Places.Add(new Place
                {
                    Code = $"{(i % 2 == 0 ? 32 : 33)}05{i + 80}", ProvinceCode = i % 2 == 0 ? "320000" : "330000", NameZh = $"县{i}", FullNameZh = $"县{i}",
                    NameEn = $"County {i}", Pinyin = "xian", Kind = PlaceKind.CountyLevelCity, Ground = ProvenanceKind.Reported,
                });
            }
        });
        string[] codes;
        Guid[] ids = [];
        await using (var db = offices.Database.Open())
        {
            codes = await db.Places.Where(p => p.ProvinceCode == "320000" || p.ProvinceCode == "330000").OrderBy(p => p.Code).Select(p => p.Code).ToArrayAsync();
        }

        var (done, refused, conflicts, row) = (0, new Dictionary<Type, int>(), 0, 0);
        var versions = new Dictionary<Guid, (int Version, Stage Stage, Tier Tier, DateOnly On)>();
        var quotas = new Dictionary<QuotaCell, int>();
        for (var i = 0; i < Commands; i++)
        {
            if (random.Next(40) == 0)
            {
                await ChangeQuotaAsync();
                continue;
            }

            var actor = random.Next(8) switch { < 3 => offices.Jiangsu, < 6 => offices.Zhejiang, < 7 => offices.National, _ => random.Next(6) == 0 ? offices.Leadership : offices.National };
            if (ids.Length < 6 || random.Next(20) == 0)
            {
                var code = codes[random.Next(codes.Length)];
                var tier = code.EndsWith("00", StringComparison.Ordinal) ? Tier.Demonstration : Tier.Pilot;
                var day = First.AddDays(random.Next(150));
                var begun = await offices.Progression.StartAsync(actor, new NewApplication(
                    random.Next(30) == 0 ? "2022" : Offices.InRound, code, tier == Tier.Pilot ? Track.County : Track.City, tier, day));
                if (Count(begun) is { } move)
                {
                    versions[move.ApplicationId] = (move.Version, move.Stage, tier, day);
                    ids = [.. versions.Keys];
                }

                continue;
            }

            var id = ids[random.Next(ids.Length)];
            var (version, stage, ofTier, last) = versions[id];
            var owner = StageRules.OwnerOf(stage);
            if (random.Next(4) != 0)
            {
                await using var db = offices.Database.Open();
                var province = await db.Applications.Where(a => a.Id == id).Select(a => a.ProvinceCode).SingleAsync();
                actor = stage is Stage.Recommended or Stage.ExpertReview or Stage.PublicNotice && random.Next(5) != 0 ? offices.National
                    : province == "320000" ? offices.Jiangsu : offices.Zhejiang;
            }

            var seen = new SeenApplication(id, random.Next(25) == 0 ? version - 1 : version);
            var on = last.AddDays(random.Next(20) - 2);
            var legal = StageRules.From(ofTier, stage).Where(r => (stage, r.To) is not (Stage.Recommended, Stage.Withdrawn)).ToList(); // or hardly any comes to the end
            var to = random.Next(5) == 0 || legal.Count == 0 ? Stages[random.Next(Stages.Length)]
                : random.Next(4) != 0 ? legal[0].To : legal[random.Next(legal.Count)].To;
            CommandResult<StageMove>? result = null;
            switch (random.Next(8))
            {
                case 0 when stage == Stage.ExpertReview:
                    Count(await offices.Decisions.RecordExpertReviewAsync(offices.National, seen, new ReviewFinding(last, random.Next(5) != 0)));
                    break;
                case 0 or 1:
                    foreach (var material in Enum.GetValues<Material>())
                    {
                        Count(await offices.Examination.RecordMaterialAsync(actor, id, new ReceivedMaterial(material, last)));
                    }

                    break;
                case 2:
                    Count(await offices.Examination.RecordAssessmentAsync(
                        actor, id, new ConditionFinding((EligibilityCondition)random.Next(6), random.Next(6) != 0, on)));
                    break;
                case 3 when to == Stage.EligibilityCancelled:
                    result = await offices.Decisions.CancelEligibilityAsync(actor, seen, new FalsificationFinding(on, "查实"));
                    break;
                default:
                    if (to == Stage.Designated)
                    {
                        on = last.AddDays(random.Next(30));
                        result = await offices.Decisions.DesignateAsync(actor, seen, random.Next(4) == 0
                            ? new NewDesignation(1, random.Next(1, 4), NoticeId: $"notice-{random.Next(Math.Max(1, row))}")
                            : new NewDesignation(1, 1, Notice: new NewNotice("文号", on, "通知", Id: $"notice-{row++}")));
                    }
                    else
                    {
                        result = to is Stage.PublicNotice or Stage.ProvincialPublicNotice && stage == to
                            ? await offices.Progression.ClosePublicNoticeAsync(actor, seen, on)
                            : await offices.Progression.AdvanceAsync(actor, seen, to, new StageStep(
                                on, Remark: random.Next(10) == 0 ? null : "因", NoticeStartsOn: on, NoticeEndsOn: on.AddDays(random.Next(9) - 1)));
                    }

                    break;
            }

            if (result is not null && Count(result) is { } moved)
            {
                await using var db = offices.Database.Open();
                versions[id] = (moved.Version, moved.Stage, ofTier, await db.StageChanges.Where(c => c.ApplicationId == id).MaxAsync(c => c.EffectiveOn));
            }

            if (i % 250 == 0)
            {
                await CheckAsync(offices, random);
            }
        }

        await CheckAsync(offices, random, thoroughly: true);
        output.WriteLine($"seed {Seed}: {done} done, {refused.Values.Sum()} refused, {conflicts} in conflict, {versions.Count} applications");
        output.WriteLine(string.Join(Environment.NewLine, refused.OrderByDescending(r => r.Value).Select(r => $"{r.Key.DeclaringType!.Name}.{r.Key.Name}: {r.Value}")));
        var reached = versions.Values.Select(v => v.Stage).ToHashSet();
        Assert.True(done > 400 && refused.Count > 12 && conflicts > 10, $"{done} {refused.Count} {conflicts}");
        Assert.Contains(Stage.Designated, reached);
        Assert.Contains(typeof(QuotaRefusal.Used), refused.Keys);

        StageMove? Count<T>(CommandResult<T> result)
        {
            switch (result)
            {
                case CommandResult<T>.Done { Value: var value }:
                    done++;
                    return value as StageMove;
                case CommandResult<T>.Refused { Refusal: var refusal }:
                    refused[refusal.GetType()] = refused.GetValueOrDefault(refusal.GetType()) + 1;
                    return null;
                default:
                    conflicts++;
                    return null;
            }
        }

        async Task ChangeQuotaAsync()
        {
            var cell = random.Next(4) switch
            {
                0 => new QuotaCell(Offices.InRound, "320000", Track.City, Tier.Demonstration),
                1 => new QuotaCell(Offices.InRound, "330000", Track.City, Tier.Demonstration),
                2 => new QuotaCell(Offices.InRound, "320000", Track.County, Tier.Pilot),
                _ => new QuotaCell(Offices.InRound, "330000", Track.County, Tier.Pilot),
            };
            int? count = random.Next(8) == 0 ? null : random.Next(4);
            var from = First.AddDays(random.Next(4) == 0 ? random.Next(300) : 0);
            await using var db = offices.Database.Open();
            var steps = await QuotaGuard.StepsAsync(db, cell, CancellationToken.None);
            QuotaStep step = new(steps.Count + 1, from, count);
            if (QuotaRules.CheckRevision([.. steps, step], await QuotaGuard.UsesAsync(db, cell, CancellationToken.None), from) is null)
            {
                await offices.SetQuotaAsync(count, from.ToString("yyyy-MM-dd", null), cell.ProvinceCode, cell.Track, cell.Tier);
                quotas[cell] = count ?? 0;
            }
        }
    }

    private static async Task CheckAsync(Offices offices, Random random, bool thoroughly = false)
    {
        await using var db = offices.Database.Open();
        var applications = await db.Applications.AsNoTracking().Include(a => a.Changes).ToListAsync();
        var designations = await db.Designations.AsNoTracking().ToListAsync();
        foreach (var application in applications)
        {
            var changes = application.Changes.OrderBy(c => c.Number).ToList();
            Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(c => c.Number)); // nothing lost
            Assert.Equal(changes.Count, application.Version);
            Assert.Null(changes[0].From);
            for (var i = 0; i < changes.Count; i++)
            {
                Assert.NotNull(StageRules.Find(application.Tier, changes[i].From, changes[i].To));
                Assert.True(i == 0 || (changes[i].From == changes[i - 1].To && changes[i].EffectiveOn >= changes[i - 1].EffectiveOn));
            }

            Assert.Equal(changes[^1].To == Stage.Designated, designations.Exists(d => d.ApplicationId == application.Id));
        }

        var terms = await Designation.Dated(db, db.Designations, DateOnly.MaxValue)
            .Select(d => new { d.Designation.PlaceCode, d.Designation.Tier, d.Designation.DesignatedOn, d.EndsOn }).ToListAsync();
        foreach (var held in terms.GroupBy(d => (d.PlaceCode, d.Tier)).Select(g => g.OrderBy(d => d.DesignatedOn).ToList()))
        {
            Assert.All(held.Zip(held.Skip(1)), pair => Assert.True(pair.First.EndsOn < pair.Second.DesignatedOn)); // never two at a time
        }

        foreach (var own in applications.GroupBy(a => new QuotaCell(a.RoundCode, a.ProvinceCode, a.Track, a.Tier)))
        {
            var steps = await QuotaGuard.StepsAsync(db, own.Key, CancellationToken.None);
            var uses = own.SelectMany(a => QuotaRules.UsesOf(a.Changes.OrderBy(c => c.Number).Select(c => (c.EffectiveOn, c.From, c.To)))).ToList();
            for (var day = First; day < First.AddDays(900); day = day.AddDays(1))
            {
                Assert.True(QuotaRules.Recommended(uses, day) <= (QuotaRules.InEffect(steps, day)?.Count ?? 0), $"{own.Key} on {day}");
            }
        }

        // The query tells the stage of every day as the changes do.
        var days = applications.SelectMany(a => a.Changes).Select(c => c.EffectiveOn).SelectMany(d => new[] { d, d.AddDays(-1) }).Distinct().ToList();
        foreach (var day in thoroughly ? days : days.OrderBy(_ => random.Next()).Take(5))
        {
            var rows = await ApplicationsAt.Of(db, db.Applications, day).Select(a => new { a.Id, a.Stage }).ToDictionaryAsync(a => a.Id, a => a.Stage);
            foreach (var application in applications)
            {
                var change = application.Changes.Where(c => c.EffectiveOn <= day).OrderBy(c => c.EffectiveOn).ThenBy(c => c.Number).LastOrDefault();
                Assert.Equal(change?.To, rows.TryGetValue(application.Id, out var found) ? found : null);
            }
        }

        Assert.Equal(await db.StageChanges.CountAsync(), await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(StageChange)));
        Assert.Equal(await db.MaterialReceipts.CountAsync(), await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(MaterialReceipt)));
    }
}
