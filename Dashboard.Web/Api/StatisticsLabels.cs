using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Notices;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Rounds;
using Dashboard.Data.Statistics;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Api;

/// <summary>What the members of dimensions are called, in the language of the interface.</summary>
public sealed class StatisticsLabels
{
    private readonly Dictionary<(Dimension, string), string> _names = [];

    private readonly Dictionary<string, string> _short = [];
    private readonly Dictionary<string, Region?> _regions = [];

    private StatisticsLabels()
    {
    }

    public static async Task<StatisticsLabels> ReadAsync(
        Viewer viewer, DateOnly day, ProvincesQueries provinces, DivisionsQueries divisions, RoundsQueries rounds, NoticesQueries notices, CancellationToken cancellationToken)
    {
        var labels = new StatisticsLabels();
        foreach (var province in await provinces.ListAsync(viewer, cancellationToken))
        {
            labels._names[(Dimension.Province, province.Code)] = province.Name.Text();
            labels._short[province.Code] = province.Short.Text();
            labels._regions[province.Code] = province.Region;
        }

        foreach (var round in await rounds.ListAsync(viewer, cancellationToken))
        {
            labels._names[(Dimension.Round, round.Code)] = round.Name.Text();
        }

        foreach (var notice in await notices.ListAsync(viewer, day, cancellationToken))
        {
            labels._names[(Dimension.Notice, notice.Id)] = notice.DocumentNumber;
        }

        var directory = await divisions.DirectoryAsync(viewer, cancellationToken);
        foreach (var division in directory.All)
        {
            labels._names[(Dimension.Place, division.Code)] = division.Name.Text();
        }

        return labels;
    }

    /// <summary>The name of a member as tables and sentences have it: 江苏 for 江苏省.</summary>
    public string Short(Dimension dimension, string? member) =>
        dimension == Dimension.Province && member is not null && _short.TryGetValue(member, out var text) ? text : Of(dimension, member);

    /// <summary>Null: the province is outside the regions.</summary>
    public Region? RegionOf(string province) => _regions.GetValueOrDefault(province);

    /// <summary>The name of a member; null: of the records that belong to none.</summary>
    public string Of(Dimension dimension, string? member) => (dimension, member) switch
    {
        (_, null) => StatisticsText.MembersNone,
        (Dimension.Region, var text) => Enum.Parse<Region>(text).Word(),
        (Dimension.Kind, var text) => Enum.Parse<PlaceKind>(text).Word(),
        (Dimension.Track, var text) => Enum.Parse<Track>(text).Word(),
        (Dimension.Tier, var text) => Enum.Parse<Tier>(text).Word(),
        (Dimension.Status, var text) => Enum.Parse<DesignationStatus>(text).Word(),
        (Dimension.Stage, var text) => Enum.Parse<Stage>(text).Word(),
        (Dimension.SubProvincial, var text) => text == "true" ? WordsText.Yes : WordsText.No,
        (_, var text) => _names.GetValueOrDefault((dimension, text), text),
    };
}
