using Dashboard.Data;
using Dashboard.Data.Quotas;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Navigation;

namespace Dashboard.Web.Components.Pages.Quotas;

/// <summary>The numbers that wait for their publication; the browser keeps them, by round and account.</summary>
internal sealed class QuotaDrafts(BrowserStorage storage)
{
    private readonly Dictionary<(string ProvinceCode, QuotaColumn Column), DraftNumber> _numbers = [];
    private string? _key;

    public IReadOnlyDictionary<(string ProvinceCode, QuotaColumn Column), DraftNumber> Numbers => _numbers;

    public int Count => _numbers.Count;

    /// <summary>The cells that somebody else changed since they were edited, with what stands there now.</summary>
    public IReadOnlyList<((string ProvinceCode, QuotaColumn Column) Cell, string? Theirs)> Conflicts { get; private set; } = [];

    public IReadOnlyList<QuotaChange> Changes =>
        _numbers.Select(d => new QuotaChange(d.Key.ProvinceCode, d.Key.Column, d.Value.Count, d.Value.Seen)).ToList();

    /// <summary>Reads what the browser kept, once for each round and account.</summary>
    /// <returns>True: it is another draft now, and there is something in it.</returns>
    public async Task<bool> ReadAsync(string round, string? accountId)
    {
        var key = $"quotas.draft.{round}.{accountId}";
        if (key == _key)
        {
            return false;
        }

        _key = key;
        _numbers.Clear();
        var kept = await storage.GetAsync<List<KeptNumber>>(key) ?? [];
        if (key != _key)
        {
            return false; // another round was chosen meanwhile
        }

        var isTyped = _numbers.Count > 0; // before the answer came: it stays as it was typed
        var isBack = false;
        foreach (var number in kept)
        {
            isBack |= QuotasAddress.CellOf(number.Cell) is { } cell && _numbers.TryAdd(cell, new DraftNumber(number.Count, number.Before, number.Seen));
        }

        if (isTyped)
        {
            await KeepAsync();
        }

        return isBack;
    }

    /// <summary>Takes the numbers of a province; one that stands already waits for nothing.</summary>
    public Task TakeAsync(string provinceCode, IReadOnlyList<(QuotaFigure Figure, int? Count)> numbers)
    {
        foreach (var (figure, count) in numbers)
        {
            var cell = (provinceCode, figure.Column);
            if (count == figure.Count)
            {
                _numbers.Remove(cell);
            }
            else if (!_numbers.TryGetValue(cell, out var known) || known.Count != count)
            {
                _numbers[cell] = new DraftNumber(count, figure.Count, figure.Revision);
            }
        }

        return KeepAsync();
    }

    public Task DropAsync((string ProvinceCode, QuotaColumn Column) cell)
    {
        _numbers.Remove(cell);
        Settle(cell);
        return KeepAsync();
    }

    /// <summary>Keeps the number of the draft over what stands now.</summary>
    public Task KeepMineAsync((string ProvinceCode, QuotaColumn Column) cell, QuotaFigure now)
    {
        _numbers[cell] = new DraftNumber(_numbers[cell].Count, now.Count, now.Revision);
        Settle(cell);
        return KeepAsync();
    }

    public Task ClearAsync()
    {
        _numbers.Clear();
        return KeepAsync();
    }

    /// <summary>What a publication came up against; empty: nothing.</summary>
    /// <exception cref="InvalidOperationException">A value of something that is no quota.</exception>
    public void Meet(IEnumerable<ConflictingValue> values) => Conflicts = [.. values.Select(v => (CellOf(v.Property), v.Theirs))];

    private static (string ProvinceCode, QuotaColumn Column) CellOf(string property) =>
        property.Split('/') is [var code, var track, var tier] && QuotasAddress.ColumnOf(track + tier) is { } column
            ? (code, column) : throw new InvalidOperationException($"{property} is no quota.");

    private void Settle((string ProvinceCode, QuotaColumn Column) cell) => Conflicts = [.. Conflicts.Where(c => c.Cell != cell)];

    private Task KeepAsync() => storage.SetAsync(
        _key!, _numbers.Select(d => new KeptNumber($"{d.Key.ProvinceCode}-{QuotasAddress.Key(d.Key.Column)}", d.Value.Count, d.Value.Before, d.Value.Seen)).ToList());
}
