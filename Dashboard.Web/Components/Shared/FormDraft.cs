namespace Dashboard.Web.Components.Shared;

/// <summary>
/// What is typed into a form and not sent yet. The tab keeps it by account and address, so that it outlives a reload, a lost connection, a
/// restart of the server and another language; it goes when it is sent or given up.
/// </summary>
internal sealed class FormDraft(BrowserStorage storage)
{
    private readonly Dictionary<string, Field> _fields = [];
    private readonly Dictionary<string, string> _kept = [];
    private string? _key;
    private bool _isRead;

    /// <summary>Something differs from how the form was opened.</summary>
    public bool IsUnsent => _kept.Count > 0;

    /// <summary>
    /// What the tab keeps it by, before the address (<c>js/drafts.js</c> and <c>js/page.js</c> read it so): the account, and the first field, for
    /// the name of a form is another in each language. Null: a form without fields.
    /// </summary>
    public string? Name(string? accountId) => _fields.Count == 0 ? null : $"form.{accountId}.{_fields.Keys.First()}.";

    /// <summary>A field has come up; what is kept of it is put back into it.</summary>
    /// <param name="first">What stood in it when it came up.</param>
    /// <param name="take">Takes a text as if it had been typed.</param>
    public Task AddAsync(string id, string first, Func<string, Task> take)
    {
        _fields[id] = new Field(first, take);
        return _isRead && _kept.TryGetValue(id, out var text) && text != first ? take(text) : Task.CompletedTask;
    }

    /// <summary>Reads what the tab kept, once, after the fields have come up. What was typed before the answer came stays as it was typed.</summary>
    /// <returns>True: something was put back.</returns>
    public async Task<bool> ReadAsync(string? accountId, string address)
    {
        if (Name(accountId) is not { } name)
        {
            _isRead = true;
            return false;
        }

        _key ??= name + address;
        var kept = await storage.GetAsync<Dictionary<string, string>>(name + address, ofTab: true) ?? [];
        _isRead = true;
        var isTyped = _kept.Count > 0;
        var isBack = false;
        foreach (var (id, text) in kept)
        {
            if (_kept.TryAdd(id, text))
            {
                isBack = true;
                if (_fields.TryGetValue(id, out var field))
                {
                    await field.Take(text);
                }
            }
        }

        if (isTyped)
        {
            await WriteAsync();
        }

        return isBack;
    }

    /// <summary>Keeps what was typed into a field.</summary>
    public async Task KeepAsync(string? accountId, string address, string id, string text)
    {
        if (_fields.TryGetValue(id, out var field) && field.First == text)
        {
            _kept.Remove(id);
        }
        else
        {
            _kept[id] = text;
        }

        var key = Name(accountId) + address;
        if (!_isRead)
        {
            _key = key;
            return; // what the tab keeps is on its way here: written together with it
        }

        if (_key is not null && _key != key)
        {
            await storage.RemoveAsync(_key, ofTab: true); // the address moved on under the open form
        }

        _key = key;
        await WriteAsync();
    }

    /// <summary>It was sent or given up.</summary>
    public Task ForgetAsync()
    {
        if (_kept.Count == 0)
        {
            return Task.CompletedTask;
        }

        _kept.Clear();
        return WriteAsync();
    }

    /// <summary>Puts back what stood in the fields when they came up.</summary>
    public async Task StartAgainAsync()
    {
        foreach (var id in _kept.Keys.ToList())
        {
            if (_fields.TryGetValue(id, out var field))
            {
                await field.Take(field.First);
            }
        }

        await ForgetAsync();
    }

    private Task WriteAsync() => _key is null ? Task.CompletedTask
        : _kept.Count == 0 ? storage.RemoveAsync(_key, ofTab: true) : storage.SetAsync(_key, _kept, ofTab: true);

    private sealed record Field(string First, Func<string, Task> Take);
}
