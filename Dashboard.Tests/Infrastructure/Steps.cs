using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Progression;

namespace Dashboard.Tests.Infrastructure;

/// <summary>The single steps by their name, all of them <see cref="ProgressionCommands.AdvanceAsync"/>.</summary>
internal static class Steps
{
    public static Task<CommandResult<StageMove>> ReturnAsync(this ProgressionCommands commands, Actor actor, SeenApplication seen, StageStep step) =>
        commands.AdvanceAsync(actor, seen, Stage.ReturnedForCompletion, step);

    public static Task<CommandResult<StageMove>> WithdrawAsync(this ProgressionCommands commands, Actor actor, SeenApplication seen, StageStep step) =>
        commands.AdvanceAsync(actor, seen, Stage.Withdrawn, step);

    public static Task<CommandResult<StageMove>> RecommendAsync(this ProgressionCommands commands, Actor actor, SeenApplication seen, StageStep step) =>
        commands.AdvanceAsync(actor, seen, Stage.Recommended, step);

    public static Task<CommandResult<StageMove>> NotRecommendAsync(this ProgressionCommands commands, Actor actor, SeenApplication seen, StageStep step) =>
        commands.AdvanceAsync(actor, seen, Stage.NotRecommended, step);

    public static Task<CommandResult<StageMove>> NotSelectAsync(this ProgressionCommands commands, Actor actor, SeenApplication seen, StageStep step) =>
        commands.AdvanceAsync(actor, seen, Stage.NotSelected, step);
}
