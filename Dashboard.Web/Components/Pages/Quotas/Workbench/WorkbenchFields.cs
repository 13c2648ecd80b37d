namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>
/// What stands in the fields, with what stood there before. The fields are the truth while somebody types; the address follows them,
/// and only an address that did not come from here changes them.
/// </summary>
internal sealed class WorkbenchFields
{
    public const int MostUndo = 100;

    private readonly Stack<WorkbenchDraft> _before = new();
    private readonly Queue<(string? Scenario, string? Input)> _sent = new();
    private WorkbenchDraft? _draft;
    private (string? Scenario, string? Input) _read = ("", "");
    private string? _field;

    /// <exception cref="InvalidOperationException">No address was read yet.</exception>
    public WorkbenchDraft Draft => _draft ?? throw new InvalidOperationException("No address was read yet.");

    public bool CanUndo => _before.Count > 0;

    /// <summary>The address of the fields: the last that was sent, else the last that was read.</summary>
    public (string? Scenario, string? Input) Address { get; private set; }

    /// <summary>Takes what an address says when it is news.</summary>
    /// <param name="address">Scenario and inputs, as the address writes them.</param>
    public void Read((string? Scenario, string? Input) address, Func<WorkbenchDraft> draft)
    {
        if (_draft is not null && address == _read)
        {
            return; // the page was loaded anew where it is: what is on its way is still on its way
        }

        if (_draft is null || !_sent.Contains(address))
        {
            (_draft, _field) = (draft(), null);
            _before.Clear();
            _sent.Clear();
            Address = address;
        }

        while (_sent.Count > 0 && _sent.Contains(address) && _sent.Dequeue() != address)
        {
        }

        _read = address;
    }

    /// <summary>An address that follows the fields is on its way: when it comes back it is no news.</summary>
    public void Sent((string? Scenario, string? Input) address)
    {
        if (address != Address)
        {
            _sent.Enqueue(address);
            Address = address;
        }
    }

    /// <param name="field">The field that was typed in: what is typed in one go is undone in one; null: a change of its own.</param>
    public void Change(WorkbenchDraft draft, string? field)
    {
        if ((field is null || field != _field) && _before.Count < MostUndo)
        {
            _before.Push(Draft);
        }

        (_draft, _field) = (draft, field);
    }

    /// <summary>False: there is nothing to take back.</summary>
    public bool Undo()
    {
        if (!_before.TryPop(out var before))
        {
            return false;
        }

        (_draft, _field) = (before, null);
        return true;
    }
}
