using Dashboard.Web.Components.Pages.Quotas.Workbench;

namespace Dashboard.Tests.Quotas;

public sealed class WorkbenchFieldsTests
{
    private readonly WorkbenchFields _fields = new();

    [Fact]
    public void An_address_that_follows_the_fields_leaves_them_alone_and_another_changes_them()
    {
        _fields.Read((null, "a"), () => With("1"));
        foreach (var (total, input) in new[] { ("12", "b"), ("123", "c") })
        {
            _fields.Change(With(total), "Total");
            _fields.Sent((null, input));
        }

        // Both come back, the older one late.
        _fields.Read((null, "b"), () => With("stale"));
        Assert.Equal("123", _fields.Draft.Total);
        _fields.Read((null, "c"), () => With("stale"));
        Assert.Equal("123", _fields.Draft.Total);
        Assert.True(_fields.CanUndo);

        // Loaded again at the same address, and then back in the history.
        _fields.Read((null, "c"), () => With("stale"));
        Assert.Equal("123", _fields.Draft.Total);
        _fields.Read((null, "a"), () => With("1"));
        Assert.Equal(("1", false), (_fields.Draft.Total, _fields.CanUndo));
    }

    [Fact]
    public void What_is_typed_in_one_go_is_undone_in_one_step()
    {
        _fields.Read((null, null), () => With("1"));
        _fields.Change(With("12"), "Total");
        _fields.Change(With("123"), "Total");
        _fields.Change(With("123") with { Floor = "2" }, "Floor");
        _fields.Change(With("9"), null);

        Assert.True(_fields.Undo());
        Assert.Equal(("123", "2"), (_fields.Draft.Total, _fields.Draft.Floor));
        Assert.True(_fields.Undo());
        Assert.Equal(("123", "1"), (_fields.Draft.Total, _fields.Draft.Floor));
        Assert.True(_fields.Undo());
        Assert.Equal("1", _fields.Draft.Total);
        Assert.False(_fields.Undo());
        Assert.Equal("1", _fields.Draft.Total);
    }

    [Fact]
    public void There_are_no_fields_before_an_address_was_read() => Assert.Throws<InvalidOperationException>(() => _fields.Draft);

    private static WorkbenchDraft With(string total) =>
        WorkbenchDraft.Of(WorkbenchDraft.Start("2023", new DateOnly(2023, 8, 15))) with { Total = total };
}
