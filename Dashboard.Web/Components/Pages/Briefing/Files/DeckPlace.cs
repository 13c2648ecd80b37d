using Dashboard.Data.Briefing;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>Where on a slide there is room, in English Metric Units: on the product's own, or beside what a template has on its master.</summary>
/// <param name="Side">Where the map, the chart or the points begin.</param>
/// <param name="Top">Where the first text begins.</param>
/// <param name="SideTop">Where the map begins.</param>
/// <param name="FootTop">Where all of it ends.</param>
/// <param name="MarkTop">Of the mark of sample data.</param>
/// <param name="Template">Null: the product's own.</param>
internal sealed record DeckPlace(int Left, int Right, int Side, int Top, int SideTop, int FootTop, int MarkTop, int SourceTop, int SourceWidth, SlideFrame? Template)
{
    private const double SideShare = 0.605;
    private const int SourceRoom = 460_000;
    private const int LowRoom = 4_600_000;

    public static DeckPlace Own { get; } = new(
        DeckFrame.Left, DeckFrame.Right, 7_250_000, DeckFrame.TitleTop, 760_000, DeckFrame.FootTop, 300_000, DeckFrame.FootTop + 90_000, (DeckFrame.Width / 2) - DeckFrame.Left - 100_000, null);

    /// <summary>Large figures would leave no room for what stands under them.</summary>
    public bool IsLow => FootTop - Top < LowRoom;

    /// <summary>Under the title and above what stands at the foot, as far from the edges as the title.</summary>
    public static DeckPlace Of(SlideFrame frame)
    {
        var left = Math.Clamp(frame.Title.X, 0, frame.Width / 4);
        var right = Math.Max(frame.Title.X + frame.Title.Width, frame.Width - left);
        right = Math.Min(right, frame.Width - (left / 2));
        var foot = new[] { frame.Footer, frame.Number }.Where(b => b.Y > frame.Height / 2).Select(b => b.Y).DefaultIfEmpty((long)(frame.Height * 0.95)).Min();
        var top = frame.Title.Y + frame.Title.Height + 60_000;
        if (top > frame.Height / 2)
        {
            top = frame.Height / 10; // the title stands at the foot
        }

        var side = left + ((right - left) * SideShare);
        return new DeckPlace(
            (int)left, (int)right, (int)side, (int)top, (int)top, (int)foot - SourceRoom, (int)top, (int)foot - SourceRoom + 40_000, (int)(right - left), frame);
    }

    /// <summary>How large the map can be.</summary>
    /// <param name="top">Where it begins.</param>
    public double MapScale(int top) => Template is null ? 1 : Math.Min(1, Math.Min(
        (Right - Side) / (double)(DeckFrame.TileWidth * DeckFrame.MapColumns), (FootTop - top) / (double)(DeckFrame.TileHeight * DeckFrame.MapRows)));
}
