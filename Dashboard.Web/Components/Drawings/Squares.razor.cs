using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Data.Places;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Drawings;

/// <summary>
/// A run of squares: solid ones first (示范, 已确定), then light (试点, 已推荐), then hollow (剩余), then those of which no more is known (未公开).
/// It is one piece of markup and not a tree of elements: a page holds hundreds, and each element would be kept and sent for every viewer.
/// </summary>
public partial class Squares : ComponentBase
{
    private static readonly MarkupString Demonstration = Of(solid: 1);
    private static readonly MarkupString Pilot = Of(light: 1);

    private MarkupString _drawing;
    private (int, int, int, int, int, int, double, double, string?) _drawn;

    /// <summary>示范 or 已确定.</summary>
    [Parameter]
    public int Solid { get; set; }

    /// <summary>试点 or 已推荐.</summary>
    [Parameter]
    public int Light { get; set; }

    /// <summary>剩余.</summary>
    [Parameter]
    public int Hollow { get; set; }

    /// <summary>未公开: how far it has come is not told.</summary>
    [Parameter]
    public int Unknown { get; set; }

    /// <summary>Squares in a row before the next begins; 0: no limit.</summary>
    [Parameter]
    public int Columns { get; set; }

    /// <summary>Squares in a column before the next begins, filling column by column; 0: row by row.</summary>
    [Parameter]
    public int Rows { get; set; }

    /// <summary>Side of a square in px at the base font size.</summary>
    [Parameter]
    public double Side { get; set; } = 12;

    /// <summary>Gap between squares in px at the base font size.</summary>
    [Parameter]
    public double Gap { get; set; } = 3;

    /// <summary>What a screen reader says; null when the text beside the squares says it already.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>The one square that stands before the name of a place.</summary>
    public static MarkupString Of(Tier tier) => tier switch
    {
        Tier.Demonstration => Demonstration,
        Tier.Pilot => Pilot,
    };

    /// <summary>The drawing alone, for lists; the parameters are those of the component.</summary>
    public static MarkupString Of(
        int solid = 0, int light = 0, int hollow = 0, int unknown = 0, int columns = 0, int rows = 0, double side = 12, double gap = 3, string? label = null)
    {
        var count = solid + light + hollow + unknown;
        var across = rows > 0 ? (count + rows - 1) / rows : columns > 0 ? Math.Min(columns, count) : count;
        var down = rows > 0 ? Math.Min(rows, count) : columns > 0 ? (count + columns - 1) / columns : 1;
        var (width, height, stroke) = (Extent(across), Extent(down), side >= 10 ? 1.5 : 1.2);
        var svg = new StringBuilder().Append(
            CultureInfo.InvariantCulture, $"<svg class=\"squares\" width=\"{Rem(width)}\" height=\"{Rem(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" ");
        svg.Append(label is null ? "aria-hidden=\"true\">" : $"role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        Draw("solid", 0, solid, 0);
        Draw("light", solid, light, stroke);
        Draw("hollow", solid + light, hollow, stroke);
        Draw("unknown", solid + light + hollow, unknown, stroke);
        return new(svg.Append("</svg>").ToString());

        double Extent(int squares) => squares == 0 ? 0 : (squares * side) + ((squares - 1) * gap);

        void Draw(string filling, int first, int squares, double border)
        {
            if (squares == 0)
            {
                return;
            }

            var inner = Number(side - border);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{filling}\" d=\"");
            for (var i = first; i < first + squares; i++)
            {
                var (column, row) = rows > 0 ? (i / rows, i % rows) : columns > 0 ? (i % columns, i / columns) : (i, 0);
                svg.Append(CultureInfo.InvariantCulture, $"M{Number((column * (side + gap)) + (border / 2))} {Number((row * (side + gap)) + (border / 2))}h{inner}v{inner}h-{inner}z");
            }

            svg.Append(border > 0 ? $"\" stroke-width=\"{Number(border)}\"/>" : "\"/>");
        }
    }

    protected override void OnParametersSet()
    {
        var wanted = (Solid, Light, Hollow, Unknown, Columns, Rows, Side, Gap, Label);
        if (wanted != _drawn)
        {
            (_drawn, _drawing) = (wanted, Of(Solid, Light, Hollow, Unknown, Columns, Rows, Side, Gap, Label));
        }
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Rem(double px) => (px / 16).ToString("0.####", CultureInfo.InvariantCulture) + "rem";
}
