using Dashboard.Web.Components.Drawings;

namespace Dashboard.Tests.Components;

public sealed class RampTests
{
    public static TheoryData<int> Largest => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Largest))]
    public void Zero_has_no_step_and_the_largest_the_darkest(int most)
    {
        Assert.Equal(0, Ramp.Step(0, most));
        Assert.Equal(Ramp.Steps, Ramp.Step(most, most));
    }

    [Theory]
    [MemberData(nameof(Largest))]
    public void Every_count_has_a_step_of_the_ramp_and_more_is_never_lighter(int most)
    {
        var steps = Enumerable.Range(1, most).Select(value => Ramp.Step(value, most)).ToList();

        Assert.All(steps, step => Assert.InRange(step, 1, Ramp.Steps));
        Assert.Equal(steps.Order(), steps);
    }

    [Theory]
    [MemberData(nameof(Largest))]
    public void As_many_steps_are_used_as_there_are_counts_or_all(int most) =>
        Assert.Equal(Math.Min(most, Ramp.Steps), Enumerable.Range(1, most).Select(value => Ramp.Step(value, most)).Distinct().Count());

    [Fact]
    public void Few_counts_stand_far_apart()
    {
        Assert.Equal([3, 5, 7], Enumerable.Range(1, 3).Select(value => Ramp.Step(value, 3)));
        Assert.Equal([5, 7], Enumerable.Range(1, 2).Select(value => Ramp.Step(value, 2)));
    }

    [Fact]
    public void Where_nothing_is_counted_nothing_is_filled() => Assert.Equal(0, Ramp.Step(0, 0));
}
