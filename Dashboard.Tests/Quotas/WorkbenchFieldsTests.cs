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

    /// <summary>A field that is empty for a moment stays at the address of the fields: one that is still on its way must not be taken back.</summary>
    [Fact]
    public void An_older_address_that_came_late_takes_nothing_that_was_typed_since()
    {
        _fields.Read((null, "a"), () => With("1"));
        Send("12", "b");
        _fields.Change(With(""), "Total"); // nothing to send: the address of the fields is sent again
        Assert.Equal((null, "b"), _fields.Address);
        _fields.Sent(_fields.Address);
        Send("4", "c");

        foreach (var address in new[] { "b", "b", "c" })
        {
            _fields.Read((null, address), () => With("stale"));
            Assert.Equal("4", _fields.Draft.Total);
        }
    }

    /// <summary>Any order of typing, of going there and back again, and of answers that come when they come, in the order in which they were sent.</summary>
    [Fact]
    public void Whatever_is_typed_while_addresses_are_on_their_way_stays()
    {
        var random = new Random(20221110);
        for (var round = 0; round < 500; round++)
        {
            var fields = new WorkbenchFields();
            var way = new Queue<string>();
            var (total, count) = ("0", 0);
            fields.Read((null, "0"), () => With("0"));
            for (var step = 0; step < 30; step++)
            {
                if (way.Count > 0 && random.Next(2) == 0)
                {
                    fields.Read((null, way.Dequeue()), () => With("stale"));
                }
                else
                {
                    total = random.Next(4) switch { 0 => "", 1 => "0", _ => $"{++count % 3}" };
                    fields.Change(With(total), "Total");
                    var next = total.Length == 0 ? fields.Address : (null, total);
                    fields.Sent(next);
                    way.Enqueue(next.Input!);
                }

                Assert.Equal(total, fields.Draft.Total);
            }
        }
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

    private void Send(string total, string input)
    {
        _fields.Change(With(total), "Total");
        _fields.Sent((null, input));
    }

    private static WorkbenchDraft With(string total) =>
        WorkbenchDraft.Of(WorkbenchDraft.Start("2023", new DateOnly(2023, 8, 15))) with { Total = total };
}
