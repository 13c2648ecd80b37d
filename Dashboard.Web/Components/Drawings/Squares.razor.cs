using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Drawings;

/// <summary>A run of squares: solid ones first (示范, 已确定), then light (试点, 已推荐), then hollow (剩余), then those of which no more is known (未公开).</summary>
public partial class Squares : ComponentBase
{
    private string _solid = "";
    private string _light = "";
    private string _hollow = "";
    private string _unknown = "";
    private double _width;
    private double _height;
    private (int, int, int, int, int, int, double, double) _drawn;

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

    private double Stroke => Side >= 10 ? 1.5 : 1.2;

    protected override void OnParametersSet()
    {
        var wanted = (Solid, Light, Hollow, Unknown, Columns, Rows, Side, Gap);
        if (wanted == _drawn)
        {
            return;
        }

        _drawn = wanted;
        var count = Solid + Light + Hollow + Unknown;
        var across = Rows > 0 ? (count + Rows - 1) / Rows : Columns > 0 ? Math.Min(Columns, count) : count;
        var down = Rows > 0 ? Math.Min(Rows, count) : Columns > 0 ? (count + Columns - 1) / Columns : 1;
        _width = Extent(across);
        _height = Extent(down);
        _solid = Path(0, Solid, 0);
        _light = Path(Solid, Light, Stroke / 2);
        _hollow = Path(Solid + Light, Hollow, Stroke / 2);
        _unknown = Path(Solid + Light + Hollow, Unknown, Stroke / 2);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Rem(double px) => (px / 16).ToString("0.####", CultureInfo.InvariantCulture) + "rem";

    private double Extent(int squares) => squares == 0 ? 0 : (squares * Side) + ((squares - 1) * Gap);

    private string Path(int first, int count, double inset)
    {
        var path = new StringBuilder();
        var side = Number(Side - (2 * inset));
        for (var i = first; i < first + count; i++)
        {
            var (column, row) = Rows > 0 ? (i / Rows, i % Rows) : Columns > 0 ? (i % Columns, i / Columns) : (i, 0);
            path.Append(CultureInfo.InvariantCulture, $"M{Number((column * (Side + Gap)) + inset)} {Number((row * (Side + Gap)) + inset)}h{side}v{side}h-{side}z");
        }

        return path.ToString();
    }
}
