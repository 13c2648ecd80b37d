using Dashboard.Data.Access;
using Dashboard.Data.Duties;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>What an imported record would do.</summary>
public enum RoundImportState
{
    New,

    /// <summary>Another date stands: a later receipt or a corrected filing replaces it. A step is never replaced.</summary>
    Changed,

    /// <summary>The file says what is recorded already.</summary>
    Unchanged,
}

/// <summary>A record the file speaks of.</summary>
/// <param name="Before">What stands: the day of the receipt, the dates of the filing; null: nothing, or a step, of which nothing is replaced.</param>
/// <param name="Seen">Version of what it adds to or replaces, 0 where there is nothing: tells that somebody changed it after the preview.</param>
public sealed record RoundImportItem(RoundEntry Entry, RoundImportState State, FilingDates? Before, int Seen)
{
    /// <summary>The rule of a step; null for what is no step or recorded already.</summary>
    internal StageRule? Rule { get; init; }

    /// <summary>The designation a filing belongs to; null for all else.</summary>
    internal DesignationRow? Designation { get; init; }
}

/// <summary>What importing a file would do. Nothing is written by it.</summary>
/// <param name="Items">In the order in which they would be recorded: by place, then by day.</param>
/// <param name="Faults">In the order of the file; while there is one, nothing can be applied.</param>
/// <param name="Ignored">Headers of columns that are known and not imported.</param>
/// <param name="Tolerances">What was overlooked in reading the file.</param>
public sealed record RoundImportPreview(
    RoundInfo Round,
    IReadOnlyList<RoundImportItem> Items,
    IReadOnlyList<ImportFault> Faults,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<ImportToleranceUse> Tolerances)
{
    public int Count(RoundImportState state) => Items.Count(i => i.State == state);

    /// <summary>True when applying would change nothing: the same file again.</summary>
    public bool ChangesNothing => Faults.Count == 0 && Items.All(i => i.State == RoundImportState.Unchanged);

    public bool IsReady => Faults.Count == 0 && !ChangesNothing;

    /// <summary>True when the other preview of the file showed the same: nobody changed what it says meanwhile.</summary>
    public bool IsAs(RoundImportPreview other) => Seen.SequenceEqual(other.Seen) && Faults.Select(f => (f.At, f.Reason.GetType())).SequenceEqual(other.Faults.Select(f => (f.At, f.Reason.GetType())));

    private IEnumerable<(CellAddress At, RoundImportState State, FilingDates? Before, int Seen)> Seen => Items.Select(i => (i.Entry.At, i.State, i.Before, i.Seen));
}

/// <summary>
/// Compares a file with what is recorded of a round, and checks what is new under the rules of the commands: the stage table, eligibility,
/// quota, materials (二 to 四 of the 2023 notice) and duties. Pure. Each place is followed through its steps by day; a place that meets a
/// rule is not followed further, so that one mistake is told once.
/// </summary>
public static class RoundImport
{
    /// <param name="provinces">All units.</param>
    /// <param name="today">The last day on which something can have happened.</param>
    public static RoundImportPreview Preview(
        RoundBook book, IReadOnlyList<ProvinceInfo> provinces, SheetFile file, Viewer viewer, AccessGuard guard, DateOnly today)
    {
        var read = RoundSheets.Read(file, book, provinces);
        var following = new Following(book, viewer, guard, today);
        following.Follow(read.Entries);
        return new RoundImportPreview(book.Round, following.Items, ImportSheet.InOrder([.. read.Faults, .. following.Faults], file.Sheets), read.Ignored, read.Tolerances);
    }

    private sealed class Following(RoundBook book, Viewer viewer, AccessGuard guard, DateOnly today)
    {
        private readonly Dictionary<(string PlaceCode, Tier Tier), RoundProgress> _progress = book.Records.Applications
            .ToDictionary(a => (a.PlaceCode, a.Tier), a => new RoundProgress(RoundProgress.Copy(a), book.Records));

        private readonly Dictionary<QuotaCell, List<RoundProgress>> _byQuota = [];

        public List<RoundImportItem> Items { get; } = [];

        public List<ImportFault> Faults { get; } = [];

        public void Follow(IReadOnlyList<RoundEntry> entries)
        {
            foreach (var progress in _progress.Values)
            {
                Sharing(progress.Cell).Add(progress);
            }

            foreach (var place in WithoutTwins(entries).GroupBy(e => (e.Place.Code, e.Tier)))
            {
                FollowApplication([.. place]);
                foreach (var filing in place.OfType<FilingEntry>())
                {
                    FollowFiling(filing);
                }
            }
        }

        private List<RoundProgress> Sharing(QuotaCell cell) =>
            _byQuota.TryGetValue(cell, out var sharing) ? sharing : _byQuota[cell] = [];

        /// <summary>Without what the file says twice, each a fault.</summary>
        private List<RoundEntry> WithoutTwins(IReadOnlyList<RoundEntry> entries)
        {
            var seen = new Dictionary<object, CellAddress>();
            return entries.Where(entry =>
            {
                object what = entry switch
                {
                    StepEntry step => (step.Stage, step.Step.EffectiveOn),
                    MaterialEntry material => material.Received.Material,
                    _ => typeof(FilingEntry),
                };
                var isFirst = seen.TryAdd((entry.Place.Code, entry.Tier, what), entry.At);
                if (!isFirst)
                {
                    Faults.Add(new ImportFault(entry.At, new ImportRefusal.Duplicate(entry.Place.Name, seen[(entry.Place.Code, entry.Tier, what)])));
                }

                return isFirst;
            }).ToList();
        }

        private void FollowApplication(List<RoundEntry> entries)
        {
            var steps = entries.OfType<StepEntry>().OrderBy(s => s.Step.EffectiveOn).ToList();
            var materials = entries.OfType<MaterialEntry>().ToList();
            if (steps.Count + materials.Count == 0)
            {
                return;
            }

            var (place, tier) = (entries[0].Place, entries[0].Tier);
            if (Denied(AccessAction.ReportDuties, place.ProvinceCode, null) is { } denied)
            {
                Fault(entries.Find(e => e is not FilingEntry)!, denied); // nothing is told of another province
                return;
            }

            var progress = _progress.GetValueOrDefault((place.Code, tier));
            steps.RemoveAll(step => progress?.Says(step) == true && Add(step, RoundImportState.Unchanged, 0));
            materials.RemoveAll(material => progress?.Says(material) == true && Add(material, RoundImportState.Unchanged, 0));
            if (progress?.Application.Ground == ProvenanceKind.Illustrative && !place.IsIllustrative && steps.Concat<RoundEntry>(materials).FirstOrDefault() is { } real)
            {
                Fault(real, new ImportRefusal.SampleStands(place.Name));
                return;
            }

            if (progress is null)
            {
                if (Begin(place, tier, steps.FirstOrDefault()) is not { } begun)
                {
                    if (steps.Count == 0)
                    {
                        Fault(materials[0], new ImportRefusal.NotBegun(place.Name, StageRules.StepsOf(tier)[0], tier));
                    }

                    return;
                }

                progress = begun;
                steps.RemoveAt(0);
            }

            // What came in on the day of a step came in before it.
            foreach (var entry in materials.Cast<RoundEntry>().Concat(steps).OrderBy(e => e is StepEntry step ? step.Step.EffectiveOn : ((MaterialEntry)e).Received.ReceivedOn))
            {
                if ((entry is StepEntry step ? Step(progress, step) : Receive(progress, (MaterialEntry)entry)) is { } refusal)
                {
                    Fault(entry, refusal);
                    return;
                }
            }
        }

        /// <summary>Null with a fault when the first step begins no application, or there is none.</summary>
        private RoundProgress? Begin(BookPlace place, Tier tier, StepEntry? first)
        {
            if (first is null)
            {
                return null;
            }

            var rule = StageRules.From(tier, null).Single();
            var wanted = new NewApplication(book.Round.Code, place.Code, place.Track, tier, first.Step.EffectiveOn, first.Step.DocumentNumber, first.Step.Remark);
            var refusal = Denied(rule.Action, place.ProvinceCode, rule.By)
                ?? (first.Stage != rule.To ? new ImportRefusal.NotBegun(place.Name, rule.To, rule.Tier) : null)
                ?? StepChecks.CheckStart(wanted, place.Kind, book.Records.OpensOn, [.. book.Records.Held[place.Code]], Earlier(place), today);
            if (refusal is not null)
            {
                Fault(first, refusal);
                return null;
            }

            var progress = new RoundProgress(
                Application.Begin(
                    default, wanted, place.ProvinceCode, place.IsIllustrative ? ProvenanceKind.Illustrative : ProvenanceKind.Reported, ""),
                book.Records);
            _progress.Add((place.Code, tier), progress);
            Sharing(progress.Cell).Add(progress);
            progress.Take(rule, wanted.Step);
            Items.Add(new RoundImportItem(first, RoundImportState.New, null, 0) { Rule = rule });
            return progress;
        }

        /// <summary>The applications of the place: those of other rounds as they are recorded, those of this one as the file leaves them.</summary>
        private List<EarlierApplication> Earlier(BookPlace place) =>
        [
            .. book.Records.Earlier[place.Code].Where(e => e.RoundCode != book.Round.Code),
            .. Enum.GetValues<Tier>().Select(tier => _progress.GetValueOrDefault((place.Code, tier))).OfType<RoundProgress>()
                .Select(p => new EarlierApplication(book.Round.Code, p.Application.Tier, p.EndedOn)),
        ];

        private Refusal? Step(RoundProgress progress, StepEntry entry)
        {
            var rule = StageRules.Find(entry.Tier, progress.Stage, entry.Stage);
            var (action, owner) = StageRules.AccessTo(rule, entry.Stage);
            if (Denied(action, entry.Place.ProvinceCode, owner) is { } denied)
            {
                return denied;
            }

            if (progress.DayOf(entry.Stage) is { } recorded && (rule is null || (rule.Kind == StepKind.Amend && recorded != entry.Step.EffectiveOn)))
            {
                return new ImportRefusal.StepDiffers(entry.Stage, recorded, entry.Step.EffectiveOn, entry.Tier);
            }

            var facts = progress.Facts(!entry.Place.IsIllustrative) with { Quota = rule?.Asks(StepRequirement.Quota) == true ? QuotaOf(progress.Cell) : null };
            var refusal = StepChecks.CheckMove(facts, rule, entry.Stage, entry.Step, today);
            if (refusal is null)
            {
                Items.Add(new RoundImportItem(entry, RoundImportState.New, null, progress.Application.Version) { Rule = rule });
                progress.Take(rule!, entry.Step);
            }

            return refusal;
        }

        private QuotaUsage QuotaOf(QuotaCell cell) =>
            new([.. book.Records.Quotas[cell]], [.. Sharing(cell).SelectMany(p => QuotaRules.UsesOf(p.Changes.Select(c => (c.EffectiveOn, c.From, c.To))))]);

        private Refusal? Receive(RoundProgress progress, MaterialEntry entry)
        {
            var received = entry.Received;
            var refusal = Denied(
                    AccessAction.MoveApplications, entry.Place.ProvinceCode, ExaminationRules.RecorderOf(viewer, progress.Stage, ExaminationRules.TakesMaterials))
                ?? StepChecks.CheckRecord(
                    progress.Stage, entry.Tier, ExaminationRules.TakesMaterials(progress.Stage), progress.StartedOn, received.ReceivedOn, today, received.Remark);
            if (refusal is null)
            {
                var latest = progress.Latest(received.Material);
                Add(entry, latest is null ? RoundImportState.New : RoundImportState.Changed, latest?.Number ?? 0, latest is null ? null : new FilingDates(latest.ReceivedOn, null, null));
                progress.Take(received);
            }

            return refusal;
        }

        private void FollowFiling(FilingEntry entry)
        {
            if (Denied(AccessAction.ReportDuties, entry.Place.ProvinceCode, null) is { } denied)
            {
                Fault(entry, denied);
            }
            else if (book.Records.Held[entry.Place.Code].LastOrDefault(h => h.Tier == entry.Tier) is not { } held)
            {
                Fault(entry, new ImportRefusal.NotDesignated(entry.Place.Name, entry.Tier));
            }
            else
            {
                var row = new DesignationRow(held.NoticeId, held.Annex, held.Row);
                var filing = book.Records.Filings.GetValueOrDefault(row);
                var before = book.Records.DatesOf(row);
                var wanted = entry with
                {
                    Dates = new FilingDates(
                        entry.Dates.IssuedOn ?? before.IssuedOn,
                        entry.Dates.FiledWithProvinceOn ?? before.FiledWithProvinceOn,
                        entry.Dates.FiledWithCnipaOn ?? before.FiledWithCnipaOn,
                        entry.Dates.DocumentNumber ?? before.DocumentNumber),
                };
                if (filing is not null && wanted.Dates == before)
                {
                    Add(wanted, RoundImportState.Unchanged, filing.Version, before);
                }
                else if (DutyRules.CheckDates(wanted.Dates, held.DesignatedOn, today) is { } refusal)
                {
                    Fault(entry, refusal);
                }
                else
                {
                    Items.Add(new RoundImportItem(wanted, filing is null ? RoundImportState.New : RoundImportState.Changed, filing is null ? null : before, filing?.Version ?? 0)
                    {
                        Designation = row,
                    });
                }
            }
        }

        private Refusal? Denied(AccessAction action, string province, StageOwner? owner) =>
            guard.Check(viewer, action, new AccessTarget(province, owner)) is { } denied ? denied : null;

        private bool Add(RoundEntry entry, RoundImportState state, int seen, FilingDates? before = null)
        {
            Items.Add(new RoundImportItem(entry, state, before, seen));
            return true;
        }

        private void Fault(RoundEntry entry, Refusal refusal) => Faults.Add(new ImportFault(
            entry.At,
            refusal,
            refusal is DutyRefusal ? NoticeReferences.WorkPlanFiled : ProgressionReferences.Of(refusal, entry.Place.Track, entry.Tier),
            refusal is ImportRefusal ? null : entry.Place.Name));
    }
}
