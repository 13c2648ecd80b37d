using Dashboard.Data;
using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Statistics;

namespace Dashboard.Tests.Statistics;

/// <summary>How the records behind a number are listed.</summary>
public sealed class CubeRecordsTests
{
    private static readonly Provenance Notice = new(ProvenanceKind.Official, "国知发运字〔2022〕33号", 1, 1);

    [Fact]
    public void Of_a_whole_those_that_count_come_first_by_tier_with_what_makes_them_count()
    {
        var records = new CubeRecords(
            [Record("320500", Tier.Demonstration), Record("320100", Tier.Pilot)],
            [Record("320100"), Record("320200"), Record("320500"), Record("320300")]);

        var listed = records.Part(denominator: true);

        Assert.Equal(["320500", "320100", "320200", "320300"], listed.Select(r => r.Code));
        Assert.Equal([Tier.Demonstration, Tier.Pilot, null, null], listed.Select(r => r.Tier));
        Assert.All(listed.Where(r => r.Tier is not null), r => Assert.Equal(Notice, r.Provenance));
    }

    [Fact]
    public void No_record_of_a_whole_is_lost_or_doubled_when_two_are_alike()
    {
        var records = new CubeRecords([Record("320500", Tier.Pilot)], [Record("320500"), Record("320500"), Record("320100"), Record("320100")]);

        Assert.Equal(4, records.Part(denominator: true).Count);
        Assert.Same(records.Numerator, records.Part(denominator: false));
    }

    [Fact]
    public void An_application_or_duty_of_a_place_does_not_speak_for_another_of_the_same_place()
    {
        var whole = new[] { Record("320500") };

        Assert.Null(Assert.Single(new CubeRecords([Record("320500", Tier.Pilot) with { Application = Guid.NewGuid() }], whole).Part(denominator: true)).Tier);
        Assert.Null(Assert.Single(new CubeRecords([Record("320500", Tier.Pilot) with { Duty = Duty.WorkPlanIssued }], whole).Part(denominator: true)).Tier);
    }

    [Fact]
    public void Two_days_differ_by_what_is_there_not_by_what_it_holds()
    {
        var application = Guid.NewGuid();
        var (first, second) = (
            new CubeRecords([Record("320500", Tier.Pilot), Record("320100") with { Application = application, Count = 3 }], []),
            new CubeRecords([Record("320500", Tier.Demonstration), Record("320100") with { Application = application, Count = 9 }, Record("320200")], []));

        Assert.Empty(first.PartWithout(second, denominator: false));
        Assert.Equal("320200", Assert.Single(second.PartWithout(first, denominator: false)).Code);
    }

    private static CubeRecord Record(string code, Tier? tier = null) =>
        new(code, new Bilingual(code, code), "320000", tier, null, null, 1, tier is null ? null : Notice);
}
