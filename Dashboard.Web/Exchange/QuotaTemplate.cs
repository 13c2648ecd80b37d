using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Radzen.Documents.Spreadsheet;

namespace Dashboard.Web.Exchange;

/// <summary>
/// The workbook to be filled in: a sheet for each track with the units in customary order, of which only the quotas can be
/// changed, and a sheet that explains. Each row carries the state it was made from (<see cref="QuotaStamp"/>) in a column of no width: the engine saves none as hidden.
/// </summary>
internal static class QuotaTemplate
{
    private const string Dash = "—";
    private const int StampColumn = 6;
    private static readonly double[] Widths = [80, 190, 150, 150, 170, 170, 0];
    private static readonly Tier[] Tiers = [Tier.Demonstration, Tier.Pilot];

    /// <summary>Columns of the two quotas and, after them, of what is recommended; 0-based.</summary>
    private const int FirstQuota = 2;

    /// <param name="held">With sample data, if any is loaded: it knows the last revisions.</param>
    /// <param name="official">The same without sample data, which never fills a template.</param>
    /// <param name="generatedAt">In China Standard Time.</param>
    public static byte[] Write(QuotaTable held, QuotaTable official, DateTimeOffset generatedAt)
    {
        var workbook = new Workbook();
        foreach (var track in Enum.GetValues<Track>())
        {
            AddTrack(workbook, track, held, official);
        }

        AddAbout(workbook, official, generatedAt);
        using var stream = new MemoryStream();
        workbook.SaveToStream(stream);
        return stream.ToArray();
    }

    /// <summary>强市: the name of the sheet of a track.</summary>
    private static string SheetOf(Track track) => track switch
    {
        Track.City => ExchangeText.SheetCity,
        Track.County => ExchangeText.SheetCounty,
    };

    private static string QuotaHeader(Track track, Tier tier) => (track, tier) switch
    {
        (Track.City, Tier.Demonstration) => ExchangeText.HeaderDemonstrationCity,
        (Track.City, Tier.Pilot) => ExchangeText.HeaderPilotCity,
        (Track.County, Tier.Demonstration) => ExchangeText.HeaderDemonstrationCounty,
        (Track.County, Tier.Pilot) => ExchangeText.HeaderPilotCounty,
    };

    private static void AddTrack(Workbook workbook, Track track, QuotaTable held, QuotaTable official)
    {
        var sheet = workbook.AddSheet(SheetOf(track), held.Provinces.Count + 1, Widths.Length);
        string[] headers =
        [
            ExchangeText.HeaderCode, ExchangeText.HeaderName,
            .. Tiers.Select(tier => QuotaHeader(track, tier)),
            .. Tiers.Select(tier => ExchangeText.HeaderRecommended.With(tier.Many(track))),
            ExchangeText.HeaderStamp,
        ];
        sheet.Batch(() =>
        {
            for (var c = 0; c < headers.Length; c++)
            {
                TemplateSheet.Fill(sheet, 0, c, headers[c], bold: true);
            }

            for (var r = 0; r < held.Provinces.Count; r++)
            {
                AddProvince(sheet, r + 1, held.Round.Code, track, held.Provinces[r], official.Provinces[r]);
            }
        });
        for (var c = 0; c < Widths.Length; c++)
        {
            sheet.Columns[c] = Widths[c];
        }

        sheet.Rows.Frozen = 1;
        sheet.Columns.Frozen = FirstQuota;
        TemplateSheet.Protect(sheet);
    }

    private static void AddProvince(Worksheet sheet, int row, string round, Track track, ProvinceQuotas held, ProvinceQuotas official)
    {
        TemplateSheet.Fill(sheet, row, 0, held.Province.Code);
        TemplateSheet.Fill(sheet, row, 1, held.Province.Name.Text());
        var parts = new List<QuotaStampPart?>();
        for (var t = 0; t < Tiers.Length; t++)
        {
            var figure = official[new QuotaColumn(track, Tiers[t])];
            var (quota, recommended) = (FirstQuota + t, FirstQuota + Tiers.Length + t);
            if (!figure.Applies)
            {
                parts.Add(null);
                TemplateSheet.Fill(sheet, row, quota, Dash);
                TemplateSheet.Fill(sheet, row, recommended, Dash);
                continue;
            }

            parts.Add(new QuotaStampPart(held[figure.Column].Revision, figure.Count));
            TemplateSheet.Fill(sheet, row, quota, figure.Count, locked: false);
            TemplateSheet.Fill(sheet, row, recommended, figure.Recommended);
            sheet.Validation.Add(RangeRef.FromCell(new CellRef(row, quota)), Rule(figure.Recommended));
        }

        TemplateSheet.Fill(sheet, row, StampColumn, new QuotaStamp(round, parts).ToString());
    }

    private static DataValidationRule Rule(int recommended) => new()
    {
        Type = DataValidationType.WholeNumber,
        Operator = DataValidationOperator.Between,
        Formula1 = recommended.ToString(CultureInfo.InvariantCulture),
        Formula2 = QuotasCommands.MostPlaces.ToString(CultureInfo.InvariantCulture),
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorStyle = DataValidationErrorStyle.Stop,
        ErrorTitle = ExchangeText.ValidationTitle,
        Error = ExchangeText.ValidationError.With(recommended, QuotasCommands.MostPlaces),
    };

    private static void AddAbout(Workbook workbook, QuotaTable table, DateTimeOffset generatedAt)
    {
        (string Name, string Value)[] lines =
        [
            (ExchangeText.AboutRound, table.Round.Name.Text()),
            (ExchangeText.AboutAsOf, table.AsOf.Long()),
            (ExchangeText.AboutMade, ExchangeText.TimePattern.With(generatedAt)),
            (ExchangeText.AboutSource, ExchangeText.AboutSourceText),
            (ExchangeText.AboutFill, ExchangeText.AboutFillText),
            (ExchangeText.AboutBlank, ExchangeText.AboutBlankText),
            (ExchangeText.AboutUnknown, ExchangeText.AboutUnknownText),
            (ExchangeText.AboutLower, ExchangeText.AboutLowerText.With(QuotasCommands.MostPlaces)),
            (ExchangeText.AboutDash, ExchangeText.AboutDashText),
            (ExchangeText.AboutStamp, ExchangeText.AboutStampText),
        ];
        TemplateSheet.AddAbout(workbook, lines);
    }
}
