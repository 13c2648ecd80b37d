using Dashboard.Data;
using Dashboard.Data.Exchange;
using Dashboard.Data.Places;
using Dashboard.Data.Quotas;
using Dashboard.Data.Sheets;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>
/// The workbook to be filled in: a sheet for each track with the units in customary order, of which only the quotas can be
/// changed, and a sheet that explains. Each row carries the state it was made from (<see cref="QuotaStamp"/>) in a hidden column.
/// </summary>
internal static class QuotaTemplate
{
    private const string Dash = "—";
    private static readonly Tier[] Tiers = [Tier.Demonstration, Tier.Pilot];

    private static readonly NewColumn[] Columns =
        [new(11), new(27), new(21), new(21), new(24), new(24), new(16, IsHidden: true)];

    /// <summary>1-based column of the first of the two quotas; after them stands what is recommended.</summary>
    private const int FirstQuota = 3;

    /// <param name="held">With sample data, if any is loaded: it knows the last revisions.</param>
    /// <param name="official">The same without sample data, which never fills a template.</param>
    /// <param name="generatedAt">In China Standard Time.</param>
    public static byte[] Write(QuotaTable held, QuotaTable official, DateTimeOffset generatedAt) => XlsxWriter.Write(
        [.. Enum.GetValues<Track>().Select(track => SheetOf(track, held, official)), About(official, generatedAt)]);

    /// <summary>强市: the name of the sheet of a track.</summary>
    private static string NameOf(Track track) => track switch
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

    private static NewSheet SheetOf(Track track, QuotaTable held, QuotaTable official)
    {
        var rows = held.Provinces.Zip(official.Provinces, (all, real) => RowOf(held.Round.Code, track, all, real));
        IEnumerable<string> headers =
        [
            WordsText.Code, WordsText.Area,
            .. Tiers.Select(tier => QuotaHeader(track, tier)),
            .. Tiers.Select(tier => ExchangeText.HeaderRecommended.With(tier.Many(track))),
            ExchangeText.HeaderStamp,
        ];
        return new NewSheet(NameOf(track), Columns, [TemplateSheet.Head(headers), .. rows])
        {
            FrozenRows = 1,
            FrozenColumns = FirstQuota - 1,
            IsProtected = true,
            Rules = official.Provinces
                .SelectMany((province, r) => Tiers.Select((tier, t) => (Figure: province[new QuotaColumn(track, tier)], Column: FirstQuota + t, Row: r + 2)))
                .Where(cell => cell.Figure.Applies)
                .Select(cell => Rule(cell.Column, cell.Row, cell.Figure.Recommended ?? 0))
                .ToList(),
        };
    }

    private static NewCell[] RowOf(string round, Track track, ProvinceQuotas held, ProvinceQuotas official)
    {
        var figures = Tiers.Select(tier => official[new QuotaColumn(track, tier)]).ToList();
        var stamp = new QuotaStamp(round, figures.Select(f => f.Applies ? new QuotaStampPart(held[f.Column].Revision, f.Count) : (QuotaStampPart?)null).ToList());
        return
        [
            new(held.Province.Code), new(held.Province.Name.Text()),
            .. figures.Select(f => f.Applies ? new NewCell(f.Count, IsUnlocked: true) : new NewCell(Dash)),
            .. figures.Select(f => new NewCell(f.Applies ? f.Recommended : Dash)),
            new(stamp.ToString()),
        ];
    }

    private static WholeNumberRule Rule(int column, int row, int recommended) => new(
        column, row, recommended, QuotasCommands.MostPlaces, ExchangeText.ValidationTitle, ExchangeText.ValidationError.With(recommended, QuotasCommands.MostPlaces));

    private static NewSheet About(QuotaTable table, DateTimeOffset generatedAt) => TemplateSheet.About(
        [
            (WordsText.Round, table.Round.Name.Text()),
            (ExchangeText.AboutAsOf, table.AsOf.Long()),
            (ExchangeText.AboutMade, ExchangeText.TimePattern.With(generatedAt)),
            (ExchangeText.AboutSource, ExchangeText.AboutSourceText),
            (ExchangeText.AboutFill, ExchangeText.AboutFillText),
            (ExchangeText.AboutBlank, ExchangeText.AboutBlankText),
            (ExchangeText.AboutUnknown, ExchangeText.AboutUnknownText),
            (ExchangeText.AboutLower, ExchangeText.AboutLowerText.With(QuotasCommands.MostPlaces)),
            (ExchangeText.AboutDash, ExchangeText.AboutDashText),
            (ExchangeText.AboutStamp, ExchangeText.AboutStampText),
        ]);
}
