using Dashboard.Data;
using Dashboard.Data.Changes;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;

namespace Dashboard.Tests.Changes;

/// <summary>What changed, told once for each day, leads from any state to any other.</summary>
public sealed class ChangeRulesTests
{
    private static readonly DateOnly First = new(2022, 1, 1);

    [Fact]
    public void The_changes_of_random_lists_replayed_give_the_place_as_it_counts_on_every_day()
    {
        var random = new Random(20230815);
        foreach (var _ in Enumerable.Range(0, 300))
        {
            var rows = Rows(random);
            var changes = ChangeRules.OfLists(rows).ToList();
            Assert.Equal(changes.Count, changes.Select(c => c.Id).Distinct().Count());
            foreach (var day in Enumerable.Range(0, 60).Select(d => First.AddDays(d)))
            {
                Assert.Equal(Counted(rows, day), Replayed(changes, day));
            }
        }
    }

    [Fact]
    public void A_pilot_that_rises_rises_once_and_its_old_term_ends_without_a_word()
    {
        var changes = ChangeRules.OfLists([Row("a", Tier.Pilot, 0, 10), Row("b", Tier.Demonstration, 5, 20)]).ToList();

        Assert.Equal(
            [(ChangeKind.Designated, 0), (ChangeKind.Risen, 5), (ChangeKind.TermEnded, 21)],
            changes.Select(c => (c.Kind, c.CountsFrom.DayNumber - First.DayNumber)));
        Assert.Equal(ChangeActor.Calendar, changes[2].Actor);
    }

    [Fact]
    public void Of_two_revisions_of_a_day_the_later_counts_and_one_that_says_the_same_is_no_change()
    {
        var changes = ChangeRules.OfQuota(
            [Revision(1, 3, 0), Revision(2, 4, 0), Revision(3, 4, 5), Revision(4, null, 9), Revision(5, 6, 7)]).ToList();

        Assert.Equal([(0, null, 4), (7, 4, 6), (9, 6, null)], changes.Select(c => (c.CountsFrom.DayNumber - First.DayNumber, c.Before, c.After)));
    }

    /// <summary>The rule of the lists, said again: the highest tier, of that the latest row.</summary>
    private static (Tier, bool Expired)? Counted(IReadOnlyList<ListedRow> rows, DateOnly day) => rows
        .Where(r => r.DesignatedOn <= day).OrderBy(r => r.Tier == Tier.Demonstration).ThenBy(r => r.DesignatedOn)
        .Select(r => ((Tier, bool)?)(r.Tier, r.EndsOn < day)).LastOrDefault();

    private static (Tier, bool Expired)? Replayed(IEnumerable<PublishedChange> changes, DateOnly day)
    {
        (Tier Tier, bool Expired)? state = null;
        foreach (var change in changes.Where(c => c.CountsFrom <= day).OrderBy(c => c.CountsFrom).ThenByDescending(c => c.Kind == ChangeKind.TermEnded))
        {
            state = change switch
            {
                { Kind: ChangeKind.TermEnded } => (state!.Value.Tier, true),
                { Kind: ChangeKind.TermExtended or ChangeKind.TermCutShort } => state,
                { Tier: Tier.Pilot } when state is { Tier: Tier.Demonstration } => state,
                { Tier: { } tier } => (tier, false),
                _ => state,
            };
        }

        return state;
    }

    private static List<ListedRow> Rows(Random random)
    {
        var days = Enumerable.Range(0, 40).ToArray();
        random.Shuffle(days);
        return [.. days.Take(random.Next(1, 5)).Select((day, i) => Revised(Row($"n{i}", random.Next(2) == 0 ? Tier.Pilot : Tier.Demonstration, day, day + random.Next(0, 30)), random))];
    }

    /// <summary>With up to two documents that may revise its term.</summary>
    private static ListedRow Revised(ListedRow row, Random random)
    {
        foreach (var number in Enumerable.Range(1, random.Next(0, 3)))
        {
            var on = row.Revisions.Select(r => r.DecidedOn).Append(row.DesignatedOn).Max().AddDays(random.Next(0, 10));
            var change = new TermChange(on, on.AddDays(random.Next(0, 30)));
            if (TermRules.Check(new Term(row.DesignatedOn.AddDays(-1), row.EndsOn), row.DesignatedOn, row.Revisions is [.., var last] ? last.DecidedOn : null, change, DateOnly.MaxValue) is null)
            {
                row = row with { Revisions = [.. row.Revisions, new TermRevision
                {
                    NoticeId = row.NoticeId, Annex = 1, Row = 1, Number = number, DecidedOn = change.DecidedOn, EndsOn = change.EndsOn, DocumentNumber = "d", Reason = "r",
                }] };
            }
        }

        return row with { Revisions = [.. row.Revisions.Select((r, i) => { r.Number = i + 1; return r; })] };
    }

    private static ListedRow Row(string notice, Tier tier, int on, int ends) => new(
        notice, notice, 1, 1, "320100", new Bilingual("南京", "Nanjing"), "320000", PlaceKind.PrefectureCity, tier, First.AddDays(on), First.AddDays(ends), ProvenanceKind.Official);

    private static QuotaRevision Revision(int number, int? count, int from) => new()
    {
        RoundCode = "2023", ProvinceCode = "320000", Number = number, Count = count, EffectiveOn = First.AddDays(from), Reason = "", Source = "NationalOffice", Ground = ProvenanceKind.Reported,
    };
}
