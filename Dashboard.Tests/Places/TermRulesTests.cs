using Dashboard.Data;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Places;

/// <summary>The end of a term by the documents that there are on a day.</summary>
public sealed class TermRulesTests
{
    private static readonly DateOnly First = new(2022, 1, 1);
    private static readonly Term OfTheNotice = new(First, First.AddDays(40));
    private static readonly DateOnly Designated = First.AddDays(5);

    [Fact]
    public void Over_random_documents_no_later_one_moves_whether_the_term_ran_on_a_day()
    {
        var random = new Random(20261128);
        foreach (var _ in Enumerable.Range(0, 2_000))
        {
            var changes = Changes(random);
            var ends = Enumerable.Range(0, 140).Select(d => TermRules.EndsOn(OfTheNotice.EndsOn, changes, First.AddDays(d))).ToList();
            foreach (var day in Enumerable.Range(0, 140))
            {
                var runs = First.AddDays(day) <= ends[day];
                Assert.All(ends.Skip(day), end => Assert.Equal(runs, First.AddDays(day) <= end));
            }
        }
    }

    [Fact]
    public void The_day_before_a_document_shows_the_end_before_it()
    {
        var random = new Random(14);
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var changes = Changes(random);
            foreach (var day in Enumerable.Range(0, 140).Select(d => First.AddDays(d)))
            {
                var known = changes.FindAll(c => c.DecidedOn <= day);
                Assert.Equal(known.Count == 0 ? OfTheNotice.EndsOn : known[^1].EndsOn, TermRules.EndsOn(OfTheNotice.EndsOn, changes, day));
            }
        }
    }

    [Fact]
    public void Every_document_that_is_refused_says_why()
    {
        var today = First.AddDays(60);

        Assert.Equal(new TermRefusal.InFuture(First.AddDays(61), today), Check(61, 90));
        Assert.Equal(new TermRefusal.BeforeDesignation(Designated), Check(4, 90));
        Assert.Equal(new TermRefusal.BeforeLast(First.AddDays(30)), Check(29, 90, 30));
        Assert.Null(Check(30, 90, 30)); // two documents of one day
        Assert.Equal(new TermRefusal.Ended(OfTheNotice.EndsOn), Check(41, 90));
        Assert.Null(Check(40, 90)); // on its last day it can be extended
        Assert.Equal(new TermRefusal.EndsBeforeDocument(First.AddDays(20)), Check(20, 19));
        Assert.Null(Check(20, 20)); // it ends on the day of the document
        Assert.Equal(new TermRefusal.NoChange(OfTheNotice.EndsOn), Check(20, 40));
        Assert.Equal(
            new TermRefusal.EndsBeforeStart(First.AddDays(30)),
            TermRules.Check(new Term(First.AddDays(30), First.AddDays(40)), Designated, null, new TermChange(First.AddDays(6), First.AddDays(30)), today));

        TermRefusal? Check(int on, int ends, int? last = null) => TermRules.Check(
            OfTheNotice, Designated, last is { } day ? First.AddDays(day) : null, new TermChange(First.AddDays(on), First.AddDays(ends)), today);
    }

    [Fact]
    public void One_term_extended_alone_is_not_the_term_of_the_batch()
    {
        var (short_, longer) = (new Term(new(2022, 7, 1), new(2025, 6, 30)), new Term(new(2022, 7, 1), new(2026, 6, 30)));

        Assert.Equal(short_, TermRules.OfLatestBatch([Held("a", longer), Held("b", short_), Held("c", short_)]));
        Assert.Equal(longer, TermRules.OfLatestBatch([Held("a", longer), Held("b", short_)]));
        Assert.Null(TermRules.OfLatestBatch([]));

        static DesignatedPlace Held(string code, Term term) => DesignatedPlaceBuilder.Place(code) with { Term = term };
    }

    /// <summary>The database and the rule say the same end.</summary>
    [Theory, EveryProvider]
    public async Task The_database_reads_the_end_that_the_rule_says(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var random = new Random(33);
        var revised = new Dictionary<int, List<TermChange>>();
        await database.WriteAsync(db =>
        {
            foreach (var row in Enumerable.Range(1, 10))
            {
                revised[row] = Changes(random);
                db.TermRevisions.AddRange(revised[row].Select((c, i) => new TermRevision
                {
                    NoticeId = "designation-2022", Annex = 2, Row = row, Number = i + 1, DecidedOn = c.DecidedOn, EndsOn = c.EndsOn, DocumentNumber = "测试", Reason = "测试",
                }));
            }
        });

        await using var db = database.Open();
        foreach (var day in Enumerable.Range(0, 14).Select(d => First.AddDays(d * 10)))
        {
            var read = await Designation.Dated(db, db.Designations.Where(d => d.NoticeId == "designation-2022" && d.Annex == 2), day)
                .Select(d => new { d.Designation.Row, d.StatedEndsOn, d.EndsOn, d.Revisions }).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(72, read.Count);
            Assert.All(read, r =>
            {
                var changes = revised.GetValueOrDefault(r.Row, []);
                Assert.Equal(new DateOnly(2025, 6, 30), r.StatedEndsOn);
                Assert.Equal((TermRules.EndsOn(r.StatedEndsOn, changes, day), changes.Count(c => c.DecidedOn <= day)), (r.EndsOn, r.Revisions));
            });
        }
    }

    /// <summary>Up to six documents that the rules allow one after the other.</summary>
    private static List<TermChange> Changes(Random random)
    {
        var changes = new List<TermChange>();
        foreach (var _ in Enumerable.Range(0, random.Next(0, 7)))
        {
            var wanted = new TermChange(First.AddDays(random.Next(0, 100)), First.AddDays(random.Next(-5, 130)));
            if (TermRules.Check(OfTheNotice with { EndsOn = changes.Count > 0 ? changes[^1].EndsOn : OfTheNotice.EndsOn }, Designated, changes.Count > 0 ? changes[^1].DecidedOn : null, wanted, First.AddDays(120)) is null)
            {
                changes.Add(wanted);
            }
        }

        return changes;
    }
}
