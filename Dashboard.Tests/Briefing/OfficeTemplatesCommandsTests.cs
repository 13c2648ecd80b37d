using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Briefing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Briefing;

/// <summary>Who takes a template and takes it away, one for each use, and what is written down of it.</summary>
public sealed class OfficeTemplatesCommandsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_taken_replaced_and_taken_away_and_every_change_is_in_the_trail()
    {
        await using var database = await Accounts.StartAsync();
        var administrator = await Accounts.AdministratorAsync(database);
        var (queries, commands) = (database.Get<OfficeTemplatesQueries>(), database.Get<OfficeTemplatesCommands>());
        Assert.Null(await queries.FindAsync(Viewer.Public, TemplateUse.Slides, Stop));

        Assert.Equal(CommandResults.Done(TemplateUse.Slides), await commands.TakeAsync(administrator, "a.pptx", TemplateFiles.Deck(), null, Stop));
        var first = Assert.Single(await queries.ListAsync(administrator.Viewer, Stop));
        Assert.Equal(("a.pptx", administrator.Name), (first.FileName, first.TakenBy));
        Assert.NotNull(await queries.FindAsync(Viewer.Public, TemplateUse.Slides, Stop)); // whoever is given a file has its template in it
        Assert.Null(await queries.FindAsync(Viewer.Public, TemplateUse.Pages, Stop));

        Assert.Equal(CommandResults.Done(TemplateUse.Slides), await commands.TakeAsync(administrator, "b.potx", TemplateFiles.Deck(width: 9_144_000), first.Version, Stop));
        Assert.Equal(CommandResults.Done(TemplateUse.Pages), await commands.TakeAsync(administrator, "c.docx", TemplateFiles.Document(), null, Stop));
        var both = await queries.ListAsync(administrator.Viewer, Stop);
        Assert.Equal(["b.potx", "c.docx"], both.Select(t => t.FileName).Order());

        Assert.IsType<CommandResult<Nothing>.Done>(await commands.TakeAwayAsync(administrator, both.Single(t => t.Use == TemplateUse.Slides), Stop));
        Assert.Null(await queries.FindAsync(Viewer.Public, TemplateUse.Slides, Stop));
        Assert.IsType<TemplateRefusal.NoneInUse>(Assert.IsType<CommandResult<Nothing>.Refused>(await commands.TakeAwayAsync(administrator, first, Stop)).Refusal);
        await using var db = database.Open();
        var trail = await db.AuditEntries.Where(e => e.Entity == nameof(OfficeTemplate) && e.Key == nameof(TemplateUse.Slides)).OrderBy(e => e.Id).ToListAsync(Stop);
        Assert.Equal([AuditAction.Created, AuditAction.Changed, AuditAction.Removed], trail.Select(e => e.Action));
        Assert.Contains("b.potx", trail[1].After, StringComparison.Ordinal);
        Assert.All(trail, e => Assert.DoesNotContain("\"Content\"", e.After + e.Before, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_administrators_the_second_is_told_what_stands_there()
    {
        await using var database = await Accounts.StartAsync();
        var administrator = await Accounts.AdministratorAsync(database);
        var (queries, commands) = (database.Get<OfficeTemplatesQueries>(), database.Get<OfficeTemplatesCommands>());
        await commands.TakeAsync(administrator, "a.pptx", TemplateFiles.Deck(), null, Stop);
        var seen = Assert.Single(await queries.ListAsync(administrator.Viewer, Stop));

        var unseen = Assert.IsType<CommandResult<TemplateUse>.Conflict>(await commands.TakeAsync(administrator, "b.pptx", TemplateFiles.Deck(), null, Stop));
        await commands.TakeAsync(administrator, "c.pptx", TemplateFiles.Deck(width: 9_144_000), seen.Version, Stop);
        var away = Assert.IsType<CommandResult<Nothing>.Conflict>(await commands.TakeAwayAsync(administrator, seen, Stop));

        Assert.Contains(unseen.Values, v => v is { Yours: "b.pptx", Theirs: "a.pptx" });
        Assert.Contains(away.Values, v => v.Theirs == "c.pptx");
    }

    [Fact]
    public async Task A_file_that_is_refused_changes_nothing()
    {
        await using var database = await Accounts.StartAsync();
        var administrator = await Accounts.AdministratorAsync(database);
        var (queries, commands) = (database.Get<OfficeTemplatesQueries>(), database.Get<OfficeTemplatesCommands>());
        await commands.TakeAsync(administrator, "a.pptx", TemplateFiles.Deck(), null, Stop);
        var held = Assert.Single(await queries.ListAsync(administrator.Viewer, Stop));

        var refused = await commands.TakeAsync(administrator, "a.pptm", TemplateFiles.With(TemplateFiles.Deck(), "ppt/vbaProject.bin", "x"), held.Version, Stop);

        Assert.IsType<TemplateRefusal.Macro>(Assert.IsType<CommandResult<TemplateUse>.Refused>(refused).Refusal);
        Assert.Equal(held.Version, Assert.Single(await queries.ListAsync(administrator.Viewer, Stop)).Version);
    }
}
