using Dashboard.Data.Duties;

namespace Dashboard.Tests.Duties;

public sealed class DutyRulesTests
{
    [Theory]
    [InlineData(2022, 8, 4, 2022, 10, 4)] // the 2022 list
    [InlineData(2022, 12, 31, 2023, 2, 28)]
    [InlineData(2023, 12, 31, 2024, 2, 29)]
    public void The_work_plan_is_due_two_months_after_approval(int year, int month, int day, int dueYear, int dueMonth, int dueDay) =>
        Assert.Equal(new DateOnly(dueYear, dueMonth, dueDay), DutyRules.WorkPlanDueOn(new(year, month, day)));
}
