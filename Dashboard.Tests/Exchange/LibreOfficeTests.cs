using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Data.Exchange;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;
using Dashboard.Data.Rounds;
using Dashboard.Data.Seeding;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Components.Pages.Quotas;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Exchange;

public sealed class LibreOfficeTests
{
    [Fact]
    public async Task Three_cells_changed_by_a_real_client_are_the_three_that_change()
    {
        Assert.SkipWhen(LibreOffice.Path is null, "no LibreOffice: install libreoffice-calc (eng/test.sh does)");
        await using var office = await ExchangeOffice.StartAsync();
        var template = await QuotaTemplateTests.TemplateAsync(office.Database.Get<QuotasQueries>(), "zh-CN");
        var before = await office.TableAsync();
        using var client = new LibreOffice();

        var file = await client.EditAsync(template, ("强市", "320000", 2, 5), ("强市", "660000", 3, 1), ("强县", "440000", 3, 7));

        var preview = await office.PreviewAsync(file);
        Assert.Empty(preview.Faults);
        (string, QuotaColumn, int?, QuotaImportState)[] wanted =
        [
            ("320000", ExchangeOffice.DemonstrationCities, 5, QuotaImportState.Changed),
            ("660000", ExchangeOffice.PilotCities, 1, QuotaImportState.New),
            ("440000", ExchangeOffice.PilotCounties, 7, QuotaImportState.New),
        ];
        Assert.Equal(wanted, preview.Cells.Select(c => (c.Province.Code, c.Column, c.Wanted, c.State)));
        var done = Assert.IsType<CommandResult<QuotaPublication>.Done>(await office.PublishAsync(preview.Changes(ExchangeOffice.Undecided), "按附件3、4录入")).Value;

        // The table shows exactly these three, and so does the history of each.
        var after = await office.TableAsync();
        var changed = before.Provinces.Zip(after.Provinces).SelectMany(pair => pair.First.Figures.Zip(pair.Second.Figures)
            .Where(f => (f.First.Count, f.First.Revision) != (f.Second.Count, f.Second.Revision))
            .Select(f => (pair.First.Province.Code, f.Second.Column, f.Second.Count))).ToList();
        Assert.Equal(wanted.Select(w => (w.Item1, w.Item2, w.Item3)).ToHashSet(), changed.ToHashSet());
        Assert.Equal(3, done.Revisions.Count);
        foreach (var (code, column, count, _) in wanted)
        {
            var history = await office.Database.Get<QuotasQueries>()
                .HistoryAsync(office.Actor.Viewer, new QuotaCell(ExchangeOffice.Round, code, column.Track, column.Tier), ExchangeOffice.Day);
            Assert.Equal((count, "national", "按附件3、4录入", true), (history[0].Count, history[0].RecordedBy, history[0].Reason, history[0].IsInEffect));
        }

        // The API says the same.
        var services = office.Database;
        var resource = new QuotasResource(services.Get<QuotasQueries>(), services.Get<RoundsQueries>(), services.Get<SampleDataQueries>());
        var asked = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["round"] = ExchangeOffice.Round });
        var answer = await resource.ReadAsync(new ApiQuery(Viewer.Public, asked, resource.Parameters, ExchangeOffice.Day), TestContext.Current.CancellationToken);
        Assert.Equal(
            wanted.Select(w => (w.Item1, w.Item2, w.Item3)).ToHashSet(),
            Assert.IsAssignableFrom<IReadOnlyList<QuotaRow>>(answer.Json).Where(r => r.Count is not null)
                .Select(r => (r.ProvinceCode, new QuotaColumn(r.Track, r.Tier), r.Count)).ToHashSet());

        // The same file again changes nothing: it is older than what stands, but says the same.
        var state = await office.StateAsync();
        var again = await office.PreviewAsync(file);
        Assert.True(again.ChangesNothing);
        Assert.Empty(again.Changes(ExchangeOffice.Undecided));
        Assert.Equal(state, await office.StateAsync());
    }
}
