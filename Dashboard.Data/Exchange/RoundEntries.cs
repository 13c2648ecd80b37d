using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>One thing that a file says of a place, and the cell that says it.</summary>
public abstract record RoundEntry(CellAddress At, BookPlace Place, Tier Tier);

/// <summary>A step of an application.</summary>
public sealed record StepEntry(CellAddress At, BookPlace Place, Tier Tier, Stage Stage, StageStep Step) : RoundEntry(At, Place, Tier);

/// <summary>A material that came in.</summary>
public sealed record MaterialEntry(CellAddress At, BookPlace Place, Tier Tier, ReceivedMaterial Received) : RoundEntry(At, Place, Tier);

/// <summary>The work plan of a designated place.</summary>
/// <param name="Dates">What is null is left as it stands.</param>
public sealed record FilingEntry(CellAddress At, BookPlace Place, Tier Tier, FilingDates Dates) : RoundEntry(At, Place, Tier);

/// <summary>What a file says, before any rule is asked.</summary>
/// <param name="Entries">In the order of the file.</param>
/// <param name="Ignored">Headers of columns that are known and not imported.</param>
/// <param name="Tolerances">What was overlooked in reading the file.</param>
internal sealed record RoundEntries(
    IReadOnlyList<RoundEntry> Entries, List<ImportFault> Faults, IReadOnlyList<string> Ignored, IReadOnlyList<ImportToleranceUse> Tolerances);

/// <summary>
/// Reads applications, materials and work plans out of a file. A sheet has either one row per place and tier, with a column of dates
/// for each step, material or filing, or one row per step (阶段, 日期), or one row per material (材料, 日期). An empty cell says nothing. Pure.
/// </summary>
internal static class RoundSheets
{
    private enum Role
    {
        Code,
        Name,
        Province,
        Tier,
        Round,
        Stage,
        Material,
        Date,
        NoticeEnd,
        Medium,
        DocumentNumber,
        Remark,
        Step,
        StepNoticeEnd,
        Received,
        Issued,
        FiledWithProvince,
        FiledWithCnipa,
        Information,
    }

    /// <param name="Number">Tells columns of information apart.</param>
    private readonly record struct Key(Role Role, Stage? Stage = null, Material? Material = null, int Number = 0);

    private static readonly (Stage Stage, string[] Words)[] Stages =
    [
        (Stage.Drafting, ["编制方案", "drafting"]),
        (Stage.GovernmentConsent, ["政府同意", "governmentconsent"]),
        (Stage.SubmittedToProvince, ["报省局", "申报", "submittedtoprovince", "application"]),
        (Stage.ProvincialReview, ["省局审核", "省级评审", "provincialreview", "provincialassessment"]),
        (Stage.ProvincialPublicNotice, ["省级公示", "provincialpublicnotice"]),
        (Stage.Recommended, ["推荐", "报核准", "recommended", "sentforapproval"]),
        (Stage.ExpertReview, ["专家评审", "expertreview"]),
        (Stage.PublicNotice, ["公示", "publicnotice"]),
        (Stage.Designated, ["确定", "核准", "designated", "approved"]),
        (Stage.ReturnedForCompletion, ["退回补正", "returnedforcompletion"]),
        (Stage.NotRecommended, ["未推荐", "notrecommended"]),
        (Stage.NotSelected, ["未入选", "notselected"]),
        (Stage.Withdrawn, ["撤回", "withdrawn"]),
        (Stage.EligibilityCancelled, ["取消申报资格", "eligibilitycancelled"]),
    ];

    private static readonly (Material Material, string[] Words)[] Materials =
    [
        (Material.RecommendationLetter, ["推荐函", "recommendationletter"]),
        (Material.ApplicationLetter, ["申报函", "applicationletter"]),
        (Material.CreationWorkReport, ["创建工作报告", "creationworkreport"]),
        (Material.DemonstrationWorkPlan, ["示范工作方案", "demonstrationworkplan"]),
        (Material.BasicWorkStatusForm, ["基本工作状况表", "basicworkstatusform"]),
    ];

    private static readonly (MaterialMedium Medium, string[] Words)[] Media =
    [
        (MaterialMedium.Paper, ["纸件", "报送纸件", "paper"]),
        (MaterialMedium.Platform, ["平台", "平台提交", "platform"]),
        (MaterialMedium.Both, ["纸件与平台", "纸件和平台", "两者", "both", "paperandplatform"]),
    ];

    private static readonly ImportColumn<Key>[] Known =
    [
        new(new Key(Role.Code), "代码", "地方代码", "行政区划代码", "code", "placecode"),
        new(new Key(Role.Name), "名称", "地方", "城市", "县", "市县", "申报地区", "name", "place", "placename", "city", "county"),
        new(new Key(Role.Province), "省份", "省", "地区", "省级地区", "province"),
        new(new Key(Role.Tier), "层级", "等级", "tier", "level"),
        new(new Key(Role.Round), "轮次", "round"),
        new(new Key(Role.Stage), "阶段", "环节", "步骤", "stage", "step"),
        new(new Key(Role.Material), "材料", "申报材料", "material"),
        new(new Key(Role.Date), "日期", "办理日期", "收到日期", "date", "on"),
        new(new Key(Role.NoticeEnd), "公示截止", "公示截止日期", "noticeends", "noticeendson"),
        new(new Key(Role.Medium), "报送方式", "方式", "medium"),
        new(new Key(Role.DocumentNumber), "文号", "documentnumber"),
        new(new Key(Role.Remark), "备注", "理由", "remark", "note"),
        .. Stages.Where(s => !StageRules.IsPublicNotice(s.Stage)).Select(s => new ImportColumn<Key>(new Key(Role.Step, s.Stage), s.Words)),
        new(new Key(Role.Step, Stage.ProvincialPublicNotice), "省级公示", "省级公示起", "provincialpublicnotice", "provincialpublicnoticefrom"),
        new(new Key(Role.StepNoticeEnd, Stage.ProvincialPublicNotice), "省级公示止", "provincialpublicnoticeto"),
        new(new Key(Role.Step, Stage.PublicNotice), "公示", "公示起", "publicnotice", "publicnoticefrom"),
        new(new Key(Role.StepNoticeEnd, Stage.PublicNotice), "公示止", "publicnoticeto"),
        .. Materials.Select(m => new ImportColumn<Key>(new Key(Role.Received, Material: m.Material), m.Words)),
        new(new Key(Role.Issued), "印发工作方案", "印发", "印发日期", "planissued", "issuedon"),
        new(new Key(Role.FiledWithProvince), "报省局备案", "filedwithprovince"),
        new(new Key(Role.FiledWithCnipa), "报国家局备案", "filedwithcnipa"),
        .. ImportHeader.Information.Select((word, i) => new ImportColumn<Key>(new Key(Role.Information, Number: i), word)),
    ];

    public static RoundEntries Read(SheetFile file, RoundBook book, IReadOnlyList<ProvinceInfo> provinces)
    {
        var reading = new Reading(book, new PlaceFinder(book.Places, new ProvinceFinder(provinces), book.Divisions));
        foreach (var sheet in ImportSheet.WithData(file))
        {
            reading.Read(sheet);
        }

        return new RoundEntries(reading.Entries, reading.Notes.Faults, reading.Ignored, reading.Notes.Tolerances);
    }

    private static ImportReading ReadingOf(Key key) => key.Role switch
    {
        Role.Information => ImportReading.None,
        Role.DocumentNumber or Role.Remark => ImportReading.FreeText,
        _ => ImportReading.Value,
    };

    /// <summary>Null: no such word.</summary>
    private static T? Find<T>((T Value, string[] Words)[] known, string text)
        where T : struct =>
        known.Where(k => k.Words.Contains(ImportValue.Plain(text), StringComparer.Ordinal)).Select(k => (T?)k.Value).FirstOrDefault();

    private sealed class Reading(RoundBook book, PlaceFinder finder)
    {
        public List<RoundEntry> Entries { get; } = [];

        public ImportNotes Notes { get; } = new();

        public List<string> Ignored { get; } = [];

        public void Read(Sheet sheet)
        {
            if (ImportSheet.ReadHeader(sheet, Known, Notes) is not { } head)
            {
                return;
            }

            ImportSheet.Check(sheet, head, ReadingOf, Notes);
            if (Check(sheet, head) is { } wrong)
            {
                Notes.Faults.Add(wrong);
                return;
            }

            var roles = head.Columns.Select(c => c.Key.Role).ToHashSet();
            Ignored.AddRange(head.Columns.Where(c => !IsRead(c.Key.Role, roles)).Select(c => c.Header));
            foreach (var row in sheet.Rows.Skip(1).TakeWhile(_ => Notes.Faults.Count < ImportSheet.MostFaults))
            {
                if (!ImportSheet.IsSample(sheet, row, _ => false, Notes)) // an invented place has no office that could report of it
                {
                    ReadRow(new Row(sheet, head, row, Notes), roles);
                }
            }
        }

        private static bool IsRead(Role role, HashSet<Role> roles) => role switch
        {
            Role.Information => false,
            Role.DocumentNumber => roles.Contains(Role.Stage) || IsOfFilings(roles),
            Role.Remark or Role.Date => roles.Contains(Role.Stage) || roles.Contains(Role.Material),
            Role.NoticeEnd => roles.Contains(Role.Stage),
            Role.Medium => roles.Contains(Role.Material),
            _ => true,
        };

        private static bool IsOfFilings(HashSet<Role> roles) =>
            roles.Contains(Role.Issued) || roles.Contains(Role.FiledWithProvince) || roles.Contains(Role.FiledWithCnipa);

        private static ImportFault? Check(Sheet sheet, HeaderRow<Key> head)
        {
            var at = sheet.At(sheet.Rows[0].Cells[0].Column, head.Row);
            var roles = head.Columns.Select(c => c.Key.Role).ToHashSet();
            var isWide = roles.Contains(Role.Step) || roles.Contains(Role.Received) || IsOfFilings(roles);
            var kinds = new[] { isWide, roles.Contains(Role.Stage), roles.Contains(Role.Material) }.Count(k => k);
            ImportRefusal? problem =
                !roles.Contains(Role.Code) && !roles.Contains(Role.Name) ? new ImportRefusal.NoPlaceColumn()
                : !roles.Contains(Role.Tier) ? new ImportRefusal.NoTierColumn()
                : kinds == 0 ? new ImportRefusal.NoRecordColumn()
                : kinds > 1 ? new ImportRefusal.MixedSheet()
                : !isWide && !roles.Contains(Role.Date) ? new ImportRefusal.NoDateColumn()
                : sheet.Rows.Count == 1 ? new ImportRefusal.NoRows()
                : null;
            return problem is { } found ? new ImportFault(at, found) : null;
        }

        private void ReadRow(Row row, HashSet<Role> roles)
        {
            if (finder.Of(row.Sheet, row.Cells, row.Column(Role.Code), row.Column(Role.Name), row.Column(Role.Province), Notes) is not { } place)
            {
                if (row[Role.Code] is null && row[Role.Name] is null)
                {
                    Notes.Fault(row.Sheet.At(row.Cells.Cells[0].Column, row.Cells.Number), new ImportRefusal.PlaceMissing());
                }

                return;
            }

            if (row[Role.Round] is { } round)
            {
                if (ImportValue.Plain(round.Cell.Text) != ImportValue.Plain(book.Round.Code))
                {
                    Notes.Fault(round.At, new ImportRefusal.OtherRound(round.Cell.Text, book.Round.Code));
                    return;
                }

                Notes.Read(round.At, round.Cell);
            }

            var tier = row[Role.Tier];
            if (ImportCells.Tier(tier?.Cell.Text ?? "") is not { } known)
            {
                Notes.Unread(row.Sheet.At(row.Column(Role.Tier)!.Value, row.Cells.Number), tier?.Cell.Text ?? "", text => new ImportRefusal.TierUnknown(text));
                return;
            }

            Notes.Read(tier!.At, tier.Cell);

            if (roles.Contains(Role.Stage))
            {
                ReadStep(row, place, known);
            }
            else if (roles.Contains(Role.Material))
            {
                ReadMaterial(row, place, known);
            }
            else
            {
                ReadWide(row, place, known, IsOfFilings(roles));
            }
        }

        /// <summary>What a row of its own is about; null with a fault where it says something of nothing.</summary>
        private RowCell? Named(Row row, Role role, Func<string, ImportRefusal> why)
        {
            var column = row.Column(role)!.Value;
            if (row.Cells[column] is null && (row[Role.Date] ?? row[Role.NoticeEnd] ?? row[Role.Medium] ?? row[Role.DocumentNumber] ?? row[Role.Remark]) is not null)
            {
                Notes.Fault(row.At(column), why(""));
            }

            return row[role];
        }

        private void ReadStep(Row row, BookPlace place, Tier tier)
        {
            if (Named(row, Role.Stage, text => new ImportRefusal.StageUnknown(text)) is not { } said || Value(said, Find(Stages, said.Cell.Text), text => new ImportRefusal.StageUnknown(text)) is not { } stage
                || !row.TryDate(Role.Date, required: true, out var on) || !row.TryDate(Role.NoticeEnd, required: false, out var until))
            {
                return;
            }

            Entries.Add(new StepEntry(said.At, place, tier, stage, StepOf(stage, on!.Value, until, row[Role.DocumentNumber]?.Cell.Text, row[Role.Remark]?.Cell.Text)));
        }

        private void ReadMaterial(Row row, BookPlace place, Tier tier)
        {
            if (Named(row, Role.Material, text => new ImportRefusal.MaterialUnknown(text)) is not { } said || Value(said, Find(Materials, said.Cell.Text), text => new ImportRefusal.MaterialUnknown(text)) is not { } material
                || !row.TryDate(Role.Date, required: true, out var on))
            {
                return;
            }

            var medium = row[Role.Medium];
            if (medium is null || Value(medium, Find(Media, medium.Cell.Text), text => new ImportRefusal.MediumUnknown(text)) is not null)
            {
                Entries.Add(new MaterialEntry(said.At, place, tier, new ReceivedMaterial(
                    material, on!.Value, medium is null ? null : Find(Media, medium.Cell.Text), row[Role.Remark]?.Cell.Text)));
            }
        }

        private void ReadWide(Row row, BookPlace place, Tier tier, bool withFilings)
        {
            foreach (var (column, key, _) in row.Head.Columns)
            {
                switch (key)
                {
                    case { Role: Role.Step, Stage: { } stage }:
                        if (row.TryDate(column, required: false, out var on) && row.TryDate(Role.StepNoticeEnd, stage, out var until) && on is { } day)
                        {
                            Entries.Add(new StepEntry(row.At(column), place, tier, stage, StepOf(stage, day, until)));
                        }

                        break;
                    case { Role: Role.StepNoticeEnd, Stage: { } stage }:
                        if (row.Cells[column] is not null && !(row.Column(Role.Step, stage) is { } begins && row.Cells[begins] is not null))
                        {
                            Notes.Fault(row.At(column), new ImportRefusal.DateMissing());
                        }

                        break;
                    case { Role: Role.Received, Material: { } material }:
                        if (row.TryDate(column, required: false, out var received) && received is { } receivedOn)
                        {
                            Entries.Add(new MaterialEntry(row.At(column), place, tier, new ReceivedMaterial(material, receivedOn)));
                        }

                        break;
                }
            }

            Role[] filing = [Role.Issued, Role.FiledWithProvince, Role.FiledWithCnipa, Role.DocumentNumber];
            if (withFilings && filing.Select(r => row[r]).FirstOrDefault(c => c is not null) is { } first
                && row.TryDate(Role.Issued, required: false, out var issued) && row.TryDate(Role.FiledWithProvince, required: false, out var province)
                && row.TryDate(Role.FiledWithCnipa, required: false, out var cnipa) && ((issued ?? province ?? cnipa) is not null || row[Role.DocumentNumber] is not null))
            {
                Entries.Add(new FilingEntry(first.At, place, tier, new FilingDates(issued, province, cnipa, row[Role.DocumentNumber]?.Cell.Text)));
            }
        }

        private static StageStep StepOf(Stage stage, DateOnly on, DateOnly? until, string? document = null, string? remark = null) =>
            StageRules.IsPublicNotice(stage) ? new StageStep(on, document, remark, on, until) : new StageStep(on, document, remark);

        private T? Value<T>(RowCell said, T? value, Func<string, ImportRefusal> why)
            where T : struct
        {
            if (value is null)
            {
                Notes.Unread(said.At, said.Cell.Text, why);
            }
            else
            {
                Notes.Read(said.At, said.Cell);
            }

            return value;
        }
    }

    private sealed record RowCell(CellAddress At, SheetCell Cell);

    /// <summary>A row by the meaning of its columns.</summary>
    private sealed record Row(Sheet Sheet, HeaderRow<Key> Head, SheetRow Cells, ImportNotes Notes)
    {
        /// <summary>Null: the sheet has no such column, or the cell is empty or holds a formula, which is a fault already.</summary>
        public RowCell? this[Role role] => Column(role) is { } column && Cells[column] is { Kind: not SheetCellKind.Formula } cell ? new RowCell(At(column), cell) : null;

        public CellAddress At(int column) => Sheet.At(column, Cells.Number);

        public int? Column(Role role, Stage? stage = null) =>
            Head.Columns.Where(c => c.Key.Role == role && c.Key.Stage == stage).Select(c => (int?)c.Column).FirstOrDefault();

        public bool TryDate(Role role, bool required, out DateOnly? day)
        {
            day = null;
            return Column(role) is not { } column || TryDate(column, required, out day);
        }

        public bool TryDate(Role role, Stage stage, out DateOnly? day)
        {
            day = null;
            return Column(role, stage) is not { } column || TryDate(column, required: false, out day);
        }

        /// <summary>False with a fault when there is no date and one is required, or what stands there is none.</summary>
        /// <param name="day">Null: the cell is empty.</param>
        public bool TryDate(int column, bool required, out DateOnly? day)
        {
            day = null;
            if (Cells[column] is not { } cell || ImportCells.IsDash(cell))
            {
                if (required)
                {
                    Notes.Fault(At(column), new ImportRefusal.DateMissing());
                }

                return !required;
            }

            if (cell.Kind == SheetCellKind.Formula)
            {
                return false; // said already
            }

            day = ImportCells.Date(cell, Sheet.DatesFrom1904, out var atMidnight);
            if (day is null)
            {
                Notes.Unread(At(column), cell.Text, text => new ImportRefusal.NotADate(text));
                return false;
            }

            Notes.Read(At(column), cell);
            if (atMidnight)
            {
                Notes.Read(At(column), ImportTolerance.Midnight);
            }

            return true;
        }
    }
}
