using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>What an imported number would do.</summary>
public enum QuotaImportState
{
    /// <summary>The quota was unknown; sample data does not count as known.</summary>
    New,

    Changed,

    /// <summary>The file says what stands already.</summary>
    Unchanged,

    /// <summary>Somebody revised the quota after the template was downloaded: one of the two numbers must be chosen.</summary>
    Stale,
}

/// <summary>A quota the file speaks of.</summary>
/// <param name="At">Where in the file.</param>
/// <param name="Before">The quota as it stands.</param>
/// <param name="Wanted">Null: unknown again.</param>
/// <param name="Downloaded">What the template said; null when the file is no template, or the cell was empty.</param>
public sealed record QuotaImportCell(
    CellAddress At, ProvinceInfo Province, QuotaFigure Before, int? Wanted, int? Downloaded, QuotaImportState State)
{
    public QuotaColumn Column => Before.Column;

    /// <summary>The number that stands, without sample data; null: unknown.</summary>
    public int? Stands => Before.Provenance is { Kind: ProvenanceKind.Illustrative } ? null : Before.Count;
}

/// <summary>What importing a file would do. Nothing is written by it.</summary>
/// <param name="Cells">In the order of the file.</param>
/// <param name="Faults">In the order of the file; while there is one, nothing can be applied.</param>
/// <param name="Blank">Quotas of which the file says nothing, because their cells are empty: they stay as they are.</param>
/// <param name="Tolerances">What was overlooked in reading the file.</param>
public sealed record QuotaImportPreview(
    QuotaTable Table, IReadOnlyList<QuotaImportCell> Cells, IReadOnlyList<ImportFault> Faults, int Blank, IReadOnlyList<ImportToleranceUse> Tolerances)
{
    public int Count(QuotaImportState state) => Cells.Count(c => c.State == state);

    /// <summary>True when applying would change nothing: the same file again.</summary>
    public bool ChangesNothing => Faults.Count == 0 && Cells.All(c => c.State == QuotaImportState.Unchanged);

    /// <summary>True when a number that the file was compared with has been revised since.</summary>
    /// <param name="now">The table of the same round and day as it stands.</param>
    public bool IsOutdated(QuotaTable now)
    {
        var provinces = now.Provinces.ToDictionary(p => p.Province.Code);
        return Cells.Any(c => provinces[c.Province.Code][c.Column].Revision != c.Before.Revision);
    }

    /// <summary>The total of a quota as it stands; sample data as in the table.</summary>
    public QuotaTotal TotalBefore(QuotaColumn column) => Table.Total(column);

    /// <summary>The total of a quota with what the file says.</summary>
    /// <param name="decided">Of the stale ones: true for the file's number, false for the one that stands.</param>
    public QuotaTotal TotalAfter(QuotaColumn column, IReadOnlyDictionary<CellAddress, bool> decided)
    {
        var wanted = Taken(decided).Where(c => c.Column == column).ToDictionary(c => c.Province.Code);
        return QuotaTotal.Of(Table.Provinces.Select(p => wanted.TryGetValue(p.Province.Code, out var cell)
            ? p[column] with { Count = cell.Wanted, Provenance = null } : p[column]));
    }

    /// <summary>True when every stale number is decided and nothing is wrong.</summary>
    public bool IsReady(IReadOnlyDictionary<CellAddress, bool> decided) =>
        Faults.Count == 0 && Cells.All(c => c.State != QuotaImportState.Stale || decided.ContainsKey(c.At)) && Taken(decided).Any();

    /// <summary>What is to be published. Seen is what the preview saw, so that whoever revises a quota meanwhile is not overwritten.</summary>
    public IReadOnlyList<QuotaChange> Changes(IReadOnlyDictionary<CellAddress, bool> decided) =>
        Taken(decided).Select(c => new QuotaChange(c.Province.Code, c.Column, c.Wanted, c.Before.Revision)).ToList();

    private IEnumerable<QuotaImportCell> Taken(IReadOnlyDictionary<CellAddress, bool> decided) => Cells.Where(c => c.State switch
    {
        QuotaImportState.New or QuotaImportState.Changed => true,
        QuotaImportState.Unchanged => false,
        QuotaImportState.Stale => decided.GetValueOrDefault(c.At),
    });
}

/// <summary>
/// Reads quotas out of a file: one sheet per track as the template has them, one wide table, or one row per quota. Pure.
/// An empty cell says nothing; 待录入 or "unknown" makes the quota unknown.
/// </summary>
public static class QuotaImport
{
    private enum Role
    {
        Code,
        Name,
        Quota,
        Track,
        Tier,
        Count,
        Round,
        Stamp,
        Information,
    }

    /// <param name="Number">Tells columns of information apart.</param>
    private readonly record struct Key(Role Role, Track? Track = null, Tier? Tier = null, int Number = 0);

    private static readonly ImportColumn<Key>[] Known =
    [
        new(new Key(Role.Code), "代码", "省级代码", "地区代码", "省份代码", "行政区划代码", "code", "provincecode"),
        new(new Key(Role.Name), "地区", "省份", "省", "名称", "省级地区", "地区名称", "province", "name", "provincename"),
        new(new Key(Role.Quota, Track.City, Tier.Demonstration), "示范城市", "示范城市名额", "demonstrationcities", "demonstrationcity", "demonstrationcityquota"),
        new(new Key(Role.Quota, Track.City, Tier.Pilot), "试点城市", "试点城市名额", "pilotcities", "pilotcity", "pilotcityquota"),
        new(new Key(Role.Quota, Track.County, Tier.Demonstration), "示范县", "示范县名额", "示范县域", "demonstrationcounties", "demonstrationcounty", "demonstrationcountyquota"),
        new(new Key(Role.Quota, Track.County, Tier.Pilot), "试点县", "试点县名额", "试点县域", "pilotcounties", "pilotcounty", "pilotcountyquota"),
        new(new Key(Role.Quota, null, Tier.Demonstration), "示范", "示范名额", "demonstration", "demonstrationquota"),
        new(new Key(Role.Quota, null, Tier.Pilot), "试点", "试点名额", "pilot", "pilotquota"),
        new(new Key(Role.Track), "类别", "赛道", "强市强县", "市县", "对象", "track"),
        new(new Key(Role.Tier), "层级", "等级", "tier", "level"),
        new(new Key(Role.Count), "名额", "推荐名额", "数量", "count", "quota", "places"),
        new(new Key(Role.Round), "轮次", "round"),
        new(new Key(Role.Stamp), "版本标记", "versionmark"),
        .. Information(
        [
            "示范城市已推荐", "试点城市已推荐", "示范县已推荐", "试点县已推荐", "已推荐", "已确定", "剩余", "剩余名额", "名额状态", "stateofthequota",
            "demonstrationcitiesrecommended", "pilotcitiesrecommended", "demonstrationcountiesrecommended", "pilotcountiesrecommended", "recommended", "designated", "left",
            .. ImportHeader.Information,
        ]),
    ];

    private static readonly (string Word, Track Track)[] Tracks =
    [
        ("强市", Track.City), ("城市", Track.City), ("市", Track.City), ("city", Track.City), ("cities", Track.City), ("strongipcity", Track.City),
        ("强县", Track.County), ("县域", Track.County), ("县", Track.County), ("county", Track.County), ("counties", Track.County), ("strongipcounty", Track.County),
    ];

    /// <summary>Compares the file with the table.</summary>
    /// <param name="table">Of the round and of the day from which the import shall hold, with sample data if any is loaded.</param>
    /// <param name="provinces">All units, those that take no part included.</param>
    public static QuotaImportPreview Preview(QuotaTable table, IReadOnlyList<ProvinceInfo> provinces, SheetFile file)
    {
        var reading = new Reading(table, new ProvinceFinder(provinces));
        foreach (var sheet in ImportSheet.WithData(file))
        {
            reading.Read(sheet);
        }

        return reading.Result(file.Sheets);
    }

    private static IEnumerable<ImportColumn<Key>> Information(string[] words) =>
        words.Select((word, i) => new ImportColumn<Key>(new Key(Role.Information, Number: i), word));

    private static ImportReading ReadingOf(Key key) => key.Role switch
    {
        Role.Information => ImportReading.None,
        Role.Stamp => ImportReading.Stamp,
        _ => ImportReading.Value,
    };

    private static Track? TrackOf(string text) =>
        Tracks.Where(t => t.Word == ImportValue.Plain(text)).Select(t => (Track?)t.Track).FirstOrDefault();

    private sealed class Reading(QuotaTable table, ProvinceFinder finder)
    {
        private readonly Dictionary<string, ProvinceQuotas> _quotas = table.Provinces.ToDictionary(p => p.Province.Code);
        private readonly Dictionary<(string Province, QuotaColumn Column), CellAddress> _seen = [];
        private readonly List<QuotaImportCell> _cells = [];
        private readonly ImportNotes _notes = new();
        private int _blank;

        public QuotaImportPreview Result(IReadOnlyList<Sheet> sheets) => new(
            table,
            _cells,
            ImportSheet.InOrder(_notes.Faults, sheets),
            _blank,
            _notes.Tolerances);

        public void Read(Sheet sheet)
        {
            if (ImportSheet.ReadHeader(sheet, Known, _notes) is not { } head)
            {
                return;
            }

            ImportSheet.Check(sheet, head, ReadingOf, _notes);
            if (Check(sheet, head) is { } wrong)
            {
                _notes.Faults.Add(wrong);
                return;
            }

            var quotas = head.Columns.Where(c => c.Key.Role == Role.Quota)
                .Select(c => (c.Column, Quota: new QuotaColumn(c.Key.Track ?? TrackOf(sheet.Name!)!.Value, c.Key.Tier!.Value)))
                .ToList();
            foreach (var row in sheet.Rows.Skip(1).TakeWhile(_ => _notes.Faults.Count < ImportSheet.MostFaults))
            {
                if (!ImportSheet.IsSample(sheet, row, column => head.Columns.Any(h => h.Column == column && h.Key.Role == Role.Name), _notes))
                {
                    ReadRow(sheet, head, quotas, row);
                }
            }
        }

        private static int? Column(HeaderRow<Key> head, Role role) =>
            head.Columns.Where(c => c.Key.Role == role).Select(c => (int?)c.Column).FirstOrDefault();

        private static ImportFault? Check(Sheet sheet, HeaderRow<Key> head)
        {
            var at = sheet.At(sheet.Rows[0].Cells[0].Column, head.Row);
            var roles = head.Columns.Select(c => c.Key.Role).ToHashSet();
            if (!roles.Contains(Role.Code) && !roles.Contains(Role.Name))
            {
                return new ImportFault(at, new ImportRefusal.NoProvinceColumn());
            }

            if (roles.Contains(Role.Count) ? !roles.Contains(Role.Track) || !roles.Contains(Role.Tier) : roles.Contains(Role.Track) || roles.Contains(Role.Tier))
            {
                return new ImportFault(at, roles.Contains(Role.Count) ? new ImportRefusal.NoTrackOrTier() : new ImportRefusal.NoQuotaColumn());
            }

            if (!roles.Contains(Role.Count) && !roles.Contains(Role.Quota))
            {
                return new ImportFault(at, new ImportRefusal.NoQuotaColumn());
            }

            if (head.Columns.FirstOrDefault(c => c.Key is { Role: Role.Quota, Track: null }) is { Column: > 0 } general
                && (sheet.Name is null || TrackOf(sheet.Name) is null))
            {
                return new ImportFault(sheet.At(general.Column, head.Row), new ImportRefusal.NoTrack(general.Header));
            }

            return sheet.Rows.Count == 1 ? new ImportFault(at, new ImportRefusal.NoRows()) : null;
        }

        private void ReadRow(Sheet sheet, HeaderRow<Key> head, List<(int Column, QuotaColumn Quota)> quotas, SheetRow row)
        {
            var province = finder.Of(sheet, row, Column(head, Role.Code), Column(head, Role.Name), _notes);
            if (province is null)
            {
                var said = row.Cells.Where(c => head.Columns.Any(h => h.Column == c.Column && h.Key.Role is Role.Quota or Role.Count)).ToList();
                if (said.Count > 0 && !head.Columns.Any(h => h.Key.Role is Role.Code or Role.Name && row[h.Column] is not null))
                {
                    _notes.Fault(sheet.At(said[0].Column, row.Number), new ImportRefusal.ProvinceMissing());
                }

                return;
            }

            if (Column(head, Role.Round) is { } roundColumn && row[roundColumn] is { } round)
            {
                if (ImportValue.Plain(round.Text) != ImportValue.Plain(table.Round.Code))
                {
                    _notes.Fault(sheet.At(roundColumn, row.Number), new ImportRefusal.OtherRound(round.Text, table.Round.Code));
                    return;
                }

                _notes.Read(sheet.At(roundColumn, row.Number), round);
            }

            if (!TryStamp(sheet, head, row, out var stamp))
            {
                return;
            }

            if (Column(head, Role.Count) is { } countColumn)
            {
                if (LongColumn(sheet, head, row) is { } column)
                {
                    ReadCell(sheet, row, countColumn, province, column, null);
                }

                return;
            }

            foreach (var (column, quota) in quotas)
            {
                ReadCell(sheet, row, column, province, quota, stamp?.Parts[quota.Tier == Tier.Demonstration ? 0 : 1]);
            }
        }

        private bool TryStamp(Sheet sheet, HeaderRow<Key> head, SheetRow row, out QuotaStamp? stamp)
        {
            stamp = null;
            if (Column(head, Role.Stamp) is not { } column)
            {
                return true;
            }

            var at = sheet.At(column, row.Number);
            stamp = row[column] is { } cell ? QuotaStamp.Parse(cell.Text) : null;
            if (stamp is null)
            {
                _notes.Fault(at, new ImportRefusal.StampBroken());
            }
            else if (stamp.RoundCode != table.Round.Code)
            {
                _notes.Fault(at, new ImportRefusal.OtherRound(stamp.RoundCode, table.Round.Code));
            }

            return stamp?.RoundCode == table.Round.Code;
        }

        private QuotaColumn? LongColumn(Sheet sheet, HeaderRow<Key> head, SheetRow row)
        {
            var (trackColumn, tierColumn) = (Column(head, Role.Track)!.Value, Column(head, Role.Tier)!.Value);
            var track = Known(trackColumn, TrackOf, text => new ImportRefusal.TrackUnknown(text));
            var tier = Known(tierColumn, ImportCells.Tier, text => new ImportRefusal.TierUnknown(text));
            return track is { } knownTrack && tier is { } knownTier ? new QuotaColumn(knownTrack, knownTier) : null;

            T? Known<T>(int column, Func<string, T?> find, Func<string, ImportRefusal> why)
                where T : struct
            {
                var (at, cell) = (sheet.At(column, row.Number), row[column]);
                var found = find(cell?.Text ?? "");
                if (found is null)
                {
                    _notes.Unread(at, cell?.Text ?? "", why);
                }
                else
                {
                    _notes.Read(at, cell!.Value);
                }

                return found;
            }
        }

        private void ReadCell(Sheet sheet, SheetRow row, int column, ProvinceInfo province, QuotaColumn quota, QuotaStampPart? stamp)
        {
            var at = sheet.At(column, row.Number);
            if (!_seen.TryAdd((province.Code, quota), at))
            {
                _notes.Fault(at, new ImportRefusal.Duplicate(province.Name, _seen[(province.Code, quota)]));
                return;
            }

            var before = _quotas[province.Code][quota];
            if (row[column] is not { } cell || (ImportCells.IsDash(cell) && !before.Applies))
            {
                _blank += before.Applies ? 1 : 0;
                return;
            }

            if (cell.Kind == SheetCellKind.Formula)
            {
                return; // said already
            }

            var (wanted, problem) = ImportCells.Count(cell, QuotasCommands.MostPlaces);
            if (Fault(before, province, wanted, problem) is { } fault)
            {
                _notes.Faults.Add(new ImportFault(at, fault));
                return;
            }

            _notes.Read(at, cell);
            var read = new QuotaImportCell(at, province, before, wanted, stamp?.Count, QuotaImportState.Unchanged);
            _cells.Add(read with { State = StateOf(read, stamp) });
        }

        private static Refusal? Fault(QuotaFigure before, ProvinceInfo province, int? wanted, ImportRefusal? problem) =>
            problem is not null ? problem
            : !before.Applies ? new ImportRefusal.NoEligibleCounty(province.Name)
            : wanted is null && before.Recommended is > 0 and var recommended ? new ImportRefusal.UnknownBelowRecommended(recommended)
            : wanted < before.Recommended ? new ImportRefusal.BelowRecommended(wanted.Value, before.Recommended.Value)
            : null;

        private static QuotaImportState StateOf(QuotaImportCell cell, QuotaStampPart? stamp) =>
            cell.Wanted == cell.Before.Count && (cell.Before.Provenance is null or not { Kind: ProvenanceKind.Illustrative }) ? QuotaImportState.Unchanged
            : stamp is { } made && made.Revision != cell.Before.Revision ? QuotaImportState.Stale
            : cell.Stands is null && cell.Wanted is not null ? QuotaImportState.New
            : QuotaImportState.Changed;
    }
}
