using Dashboard.Data.Divisions;
using Dashboard.Data.Persistence;
using Dashboard.Data.Places;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>The document whose lists a file holds.</summary>
/// <param name="Source">Who published it and where, in the words of the file.</param>
public sealed record ImportedNotice(string DocumentNumber, DateOnly IssuedOn, string Title, string Source);

/// <summary>A row of an annex.</summary>
/// <param name="Code">Of the place.</param>
/// <param name="IsNewPlace">It is held under no list and no application yet: it is added from the directory of divisions.</param>
/// <param name="Source">Null: that of the notice.</param>
public sealed record ImportedDesignation(
    CellAddress At, int Annex, int Row, string Code, Bilingual Name, string ProvinceCode, Track Track, Tier Tier, Term Term, bool IsNewPlace, string? Source)
{
    /// <summary>The place as the directory has it; null: it is held already.</summary>
    internal DivisionInfo? Division { get; init; }
}

/// <summary>What importing the lists of a notice would do. Nothing is written by it.</summary>
/// <param name="Notice">Null while the file does not say which.</param>
/// <param name="Rows">In the order of annexes and rows; those that are at fault are left out.</param>
/// <param name="Faults">In the order of the file; while there is one, nothing can be applied.</param>
/// <param name="Ignored">Headers of columns that are known and not imported.</param>
/// <param name="Tolerances">What was overlooked in reading the file.</param>
public sealed record NoticeImportPreview(
    ImportedNotice? Notice,
    IReadOnlyList<ImportedDesignation> Rows,
    IReadOnlyList<ImportFault> Faults,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<ImportToleranceUse> Tolerances)
{
    public bool IsReady => Faults.Count == 0 && Notice is not null && Rows.Count > 0;

    /// <summary>True when the other preview of the file showed the same.</summary>
    public bool IsAs(NoticeImportPreview other) => Notice == other.Notice && Rows.Select(Shown).SequenceEqual(other.Rows.Select(Shown))
        && Faults.Select(f => (f.At, f.Reason.GetType())).SequenceEqual(other.Faults.Select(f => (f.At, f.Reason.GetType())));

    private static ImportedDesignation Shown(ImportedDesignation row) => row with { Division = null };
}

/// <summary>What an import of a notice is compared with.</summary>
/// <param name="Places">All places held, by code.</param>
/// <param name="Held">The designations held.</param>
/// <param name="DocumentNumbers">Of the notices held.</param>
/// <param name="Imported">The notices that an import entered, the latest first.</param>
public sealed record NoticeBook(
    DivisionDirectory Directory,
    IReadOnlyDictionary<string, BookPlace> Places,
    IReadOnlyList<(string PlaceCode, Tier Tier, string NoticeId, DateOnly DesignatedOn, Term Term)> Held,
    IReadOnlyList<string> DocumentNumbers,
    IReadOnlyList<ImportedNoticeInfo> Imported);

/// <summary>A notice that an import entered.</summary>
/// <param name="Places">Rows of its lists.</param>
public sealed record ImportedNoticeInfo(string Id, string DocumentNumber, int Places);

/// <summary>
/// Reads the lists of one notice: a row a place, with annex, number, tier and term; the number, date, title and source of the document stand in
/// the first row and may be repeated. Places are found in the directory of divisions on the day of the document. Pure.
/// </summary>
public static class NoticeImport
{
    /// <summary>The most rows of a notice, and the greatest number of an annex.</summary>
    public const int MostRows = 5_000, MostAnnexes = 99;

    private enum Key
    {
        None, Number, IssuedOn, Title, Annex, Row, Province, Place, Code, Tier, Starts, Ends, Source,
    }

    private static readonly IReadOnlyList<ImportColumn<Key>> Known =
    [
        new(Key.Number, "文号", "通知文号", "documentnumber"),
        new(Key.IssuedOn, "印发日期", "日期", "issuedon", "date"),
        new(Key.Title, "标题", "通知标题", "title"),
        new(Key.Annex, "附件", "annex"),
        new(Key.Row, "序号", "行号", "row", "no", "no."),
        new(Key.Province, "省级地区", "省份", "地区", "province"),
        new(Key.Place, "地方", "名称", "城市", "县", "place", "name"),
        new(Key.Code, "代码", "行政区划代码", "code"),
        new(Key.Tier, "层级", "类型", "tier"),
        new(Key.Starts, "时限起", "时限开始", "termstarts"),
        new(Key.Ends, "时限止", "时限结束", "termends"),
        new(Key.Source, "来源", "source"),
        new(Key.None, "备注", "区域", "note", "remark", "region"),
    ];

    /// <param name="provinces">All units.</param>
    /// <param name="today">The last day on which a notice can have been issued.</param>
    public static NoticeImportPreview Preview(NoticeBook book, IReadOnlyList<ProvinceInfo> provinces, SheetFile file, DateOnly today)
    {
        var reading = new Reading(book, new ProvinceFinder(provinces), today);
        foreach (var sheet in ImportSheet.WithData(file).Where(s => s.Rows.Count > 0))
        {
            reading.Read(sheet);
        }

        var rows = reading.Rows.OrderBy(r => r.Annex).ThenBy(r => r.Row).ToList();
        return new NoticeImportPreview(reading.Notice, rows, ImportSheet.InOrder(reading.Notes.Faults, file.Sheets), reading.Ignored, reading.Notes.Tolerances);
    }

    private sealed class Reading(NoticeBook book, ProvinceFinder provinces, DateOnly today)
    {
        private readonly NoticeBook _book = book;
        private readonly ProvinceFinder _provinces = provinces;
        private readonly DateOnly _today = today;
        private readonly Dictionary<(int Annex, int Row), CellAddress> _numbers = [];
        private readonly Dictionary<(string Code, Tier Tier), CellAddress> _places = [];
        private readonly Dictionary<int, (Track Track, Tier Tier)> _annexes = [];
        private bool _told;

        public ImportNotes Notes { get; } = new();

        public List<ImportedDesignation> Rows { get; } = [];

        public List<string> Ignored { get; } = [];

        public ImportedNotice? Notice { get; private set; }

        public void Read(Sheet sheet)
        {
            if (ImportSheet.ReadHeader(sheet, Known, Notes) is not { } head)
            {
                return;
            }

            ImportSheet.Check(sheet, head, key => key is Key.Title or Key.Source ? ImportReading.FreeText : key == Key.None ? ImportReading.None : ImportReading.Value, Notes);
            Ignored.AddRange(head.Columns.Where(c => c.Key == Key.None).Select(c => c.Header));
            var columns = head.Columns.Where(c => c.Key != Key.None).ToDictionary(c => c.Key, c => c.Column);
            var start = sheet.At(sheet.Rows[0].Cells[0].Column, sheet.Rows[0].Number);
            foreach (var missing in new[] { Key.Number, Key.IssuedOn, Key.Title, Key.Annex, Key.Row, Key.Tier, Key.Starts, Key.Ends, Key.Source }.Where(k => !columns.ContainsKey(k)))
            {
                Notes.Fault(start, new ImportRefusal.ColumnMissing(Known.First(c => c.Key == missing).Words[0]));
            }

            if (!columns.ContainsKey(Key.Place) && !columns.ContainsKey(Key.Code))
            {
                Notes.Fault(start, new ImportRefusal.NoPlaceColumn());
            }

            if (sheet.Rows.Count == 1)
            {
                Notes.Fault(start, new ImportRefusal.NoRows());
            }

            if (Notes.Faults.Count > 0)
            {
                return;
            }

            foreach (var row in sheet.Rows.Skip(1).TakeWhile(_ => Notes.Faults.Count < ImportSheet.MostFaults))
            {
                if (!ImportSheet.IsSample(sheet, row, _ => false, Notes))
                {
                    new RowReading(this, sheet, row, columns).Run();
                }
            }
        }

        private sealed class RowReading(Reading all, Sheet sheet, SheetRow row, Dictionary<Key, int> columns)
        {
            private SheetCell? this[Key key] => columns.TryGetValue(key, out var column) && row[column] is { Text.Length: > 0 } cell ? cell : null;

            public void Run()
            {
                if (!Head() || Number(Key.Annex, MostAnnexes) is not { } annex || Number(Key.Row, MostRows) is not { } number
                    || TierOf() is not { } tier || Term() is not { } term || Find() is not { } place)
                {
                    return;
                }

                var at = At(columns.ContainsKey(Key.Place) && this[Key.Place] is not null ? Key.Place : Key.Code);
                var (track, name) = (place.Held?.Track ?? place.Division!.Track, place.Held?.Name ?? place.Division!.Name);
                var code = place.Held?.Code ?? place.Division!.Code;
                if (!all._numbers.TryAdd((annex, number), at))
                {
                    all.Notes.Fault(At(Key.Row), new ImportRefusal.Duplicate(name, all._numbers[(annex, number)]));
                }
                else if (!all._places.TryAdd((code, tier), at))
                {
                    all.Notes.Fault(at, new ImportRefusal.Duplicate(name, all._places[(code, tier)]));
                }
                else if (all._annexes.TryGetValue(annex, out var list) && list != (track, tier))
                {
                    all.Notes.Fault(at, new ImportRefusal.AnnexOfOtherList(annex));
                }
                else if (all._book.Held.FirstOrDefault(h => h.PlaceCode == code && h.Tier == tier
                    && h.DesignatedOn <= term.EndsOn && all.Notice!.IssuedOn <= h.Term.EndsOn) is { NoticeId: { } noticeId } held)
                {
                    all.Notes.Fault(at, new ImportRefusal.AlreadyDesignated(name, tier, noticeId, held.Term.EndsOn));
                }
                else
                {
                    all._annexes[annex] = (track, tier);
                    all.Rows.Add(new ImportedDesignation(
                        at, annex, number, code, name, place.Held?.ProvinceCode ?? place.Division!.ProvinceCode, track, tier, term, place.Held is null,
                        this[Key.Source]?.Text is { } source && source != all.Notice!.Source ? source : null)
                    {
                        Division = place.Held is null ? place.Division : null,
                    });
                }
            }

            /// <summary>The document: said in the first row, and not otherwise further down. False: it cannot be read.</summary>
            private bool Head()
            {
                if (all.Notice is null && !all._told)
                {
                    all._told = true;
                    var (number, title, source) = (Text(Key.Number, RecordedModel.DocumentNumberLength), Text(Key.Title, 200), Text(Key.Source, RecordedModel.SourceLength));
                    var day = Day(Key.IssuedOn);
                    if (number is null || title is null || source is null || day is null)
                    {
                        return false;
                    }

                    if (day > all._today)
                    {
                        all.Notes.Fault(At(Key.IssuedOn), new ImportRefusal.NotYet(day.Value, all._today));
                        return false;
                    }

                    if (all._book.DocumentNumbers.Any(n => ImportValue.Plain(n) == ImportValue.Plain(number)))
                    {
                        all.Notes.Fault(At(Key.Number), new ImportRefusal.NoticeHeld(number));
                        return false;
                    }

                    all.Notice = new ImportedNotice(number, day.Value, title, source);
                    return true;
                }

                if (all.Notice is not { } notice)
                {
                    return false; // what is wrong with it is told once
                }

                foreach (var (key, said) in new[] { (Key.Number, notice.DocumentNumber), (Key.Title, notice.Title) })
                {
                    if (this[key] is { } cell && ImportValue.Plain(cell.Text) != ImportValue.Plain(said))
                    {
                        all.Notes.Fault(At(key), new ImportRefusal.OtherNotice(cell.Text, said));
                        return false;
                    }
                }

                if (this[Key.IssuedOn] is not null && Day(Key.IssuedOn) is var other && other != notice.IssuedOn)
                {
                    if (other is not null)
                    {
                        all.Notes.Fault(At(Key.IssuedOn), new ImportRefusal.OtherNotice(this[Key.IssuedOn]!.Value.Text, notice.DocumentNumber));
                    }

                    return false;
                }

                return true;
            }

            private string? Text(Key key, int most)
            {
                if (this[key] is not { } cell)
                {
                    all.Notes.Fault(At(key), new ImportRefusal.ValueMissing(Header(key)));
                    return null;
                }

                var text = cell.Text.Trim();
                if (text.Length > most)
                {
                    all.Notes.Fault(At(key), new ImportRefusal.TextTooLong(text.Length, most));
                    return null;
                }

                return text;
            }

            private DateOnly? Day(Key key)
            {
                if (this[key] is not { } cell)
                {
                    all.Notes.Fault(At(key), new ImportRefusal.ValueMissing(Header(key)));
                    return null;
                }

                if (ImportCells.Date(cell, sheet.DatesFrom1904, out var atMidnight) is not { } day)
                {
                    all.Notes.Unread(At(key), cell.Text, text => new ImportRefusal.NotADate(text));
                    return null;
                }

                all.Notes.Read(At(key), cell);
                if (atMidnight)
                {
                    all.Notes.Read(At(key), ImportTolerance.Midnight);
                }

                return day;
            }

            private int? Number(Key key, int most)
            {
                if (this[key] is not { } cell)
                {
                    all.Notes.Fault(At(key), new ImportRefusal.ValueMissing(Header(key)));
                    return null;
                }

                var reading = ImportCells.Count(cell, most);
                if (reading.Problem is { } problem || reading.Count is null or 0)
                {
                    all.Notes.Fault(At(key), reading.Problem ?? new ImportRefusal.NotANumber(cell.Text));
                    return null;
                }

                all.Notes.Read(At(key), cell);
                return reading.Count;
            }

            private Tier? TierOf()
            {
                if (this[Key.Tier] is not { } cell)
                {
                    all.Notes.Fault(At(Key.Tier), new ImportRefusal.ValueMissing(Header(Key.Tier)));
                    return null;
                }

                if (ImportCells.Tier(cell.Text) is not { } tier)
                {
                    all.Notes.Unread(At(Key.Tier), cell.Text, text => new ImportRefusal.TierUnknown(text));
                    return null;
                }

                all.Notes.Read(At(Key.Tier), cell);
                return tier;
            }

            private Term? Term()
            {
                if (Day(Key.Starts) is not { } from || Day(Key.Ends) is not { } to)
                {
                    return null;
                }

                if (to <= from || to < all.Notice!.IssuedOn)
                {
                    all.Notes.Fault(At(Key.Ends), new ImportRefusal.TermInvalid(from, to, all.Notice!.IssuedOn));
                    return null;
                }

                return new Term(from, to);
            }

            /// <summary>The place of the row: held, or in the directory on the day of the document.</summary>
            private (BookPlace? Held, DivisionInfo? Division)? Find()
            {
                if ((this[Key.Code] ?? this[Key.Place]) is not { } said)
                {
                    all.Notes.Fault(sheet.At(row.Cells[0].Column, row.Number), new ImportRefusal.PlaceMissing());
                    return null;
                }

                string? only = null;
                if (this[Key.Province] is { } area)
                {
                    if (all._provinces.Find(area.Text) is not { } province)
                    {
                        all.Notes.Unread(At(Key.Province), area.Text, text => new ImportRefusal.ProvinceUnknown(text));
                        return null;
                    }

                    all.Notes.Read(At(Key.Province), area);
                    only = province.Code;
                }

                var key = this[Key.Code] is null ? Key.Place : Key.Code;
                var answer = all._book.Directory.Resolve(ImportValue.Plain(said.Text), all.Notice!.IssuedOn, only);
                if (answer.By is not (DivisionNaming.Code or DivisionNaming.Name or DivisionNaming.ShortName or DivisionNaming.English or DivisionNaming.Former) || answer.Candidates.Count == 0)
                {
                    all.Notes.Unread(At(key), said.Text, text => new ImportRefusal.PlaceUnknown(text));
                    return null;
                }

                if (answer.Found is not { } division)
                {
                    all.Notes.Fault(At(key), new ImportRefusal.PlaceAmbiguous(said.Text, string.Join(", ", answer.Candidates.Select(d => $"{d.FullName.Zh} {d.Code}"))));
                    return null;
                }

                if (this[Key.Code] is not null && this[Key.Place] is { } called
                    && !all._book.Directory.Resolve(ImportValue.Plain(called.Text), all.Notice.IssuedOn, division.ProvinceCode).Candidates.Contains(division))
                {
                    all.Notes.Unread(At(Key.Place), called.Text, text => new ImportRefusal.PlacesDiffer(division.Name, text));
                    return null;
                }

                all.Notes.Read(At(key), said);
                if (answer.By is DivisionNaming.ShortName or DivisionNaming.Former)
                {
                    all.Notes.Read(At(key), answer.By == DivisionNaming.Former ? ImportTolerance.FormerName : ImportTolerance.ShortName);
                }

                return (all._book.Places.GetValueOrDefault(division.Code), division);
            }

            private static string Header(Key key) => Known.First(c => c.Key == key).Words[0];

            private CellAddress At(Key key) => sheet.At(columns.TryGetValue(key, out var column) ? column : row.Cells[0].Column, row.Number);
        }
    }
}
