using System.Globalization;
using Dashboard.Data.Apportionment;

namespace Dashboard.Tests.Apportionment;

/// <summary>Short ways to say a request and to read a result.</summary>
internal static class Cases
{
    public static readonly ApportionmentMethod[] AllMethods = Enum.GetValues<ApportionmentMethod>();

    public static readonly ApportionmentMethod[] DivisorMethods =
        [.. AllMethods.Where(method => method != ApportionmentMethod.Hamilton)];

    /// <summary>Units named A, B, C … (U0, U1 … beyond the alphabet).</summary>
    public static ApportionmentUnit[] Units(params Weight[] weights) =>
        [.. weights.Select((weight, at) => new ApportionmentUnit(Name(at, weights.Length), weight))];

    public static ApportionmentRequest Request(ApportionmentMethod method, int seats, params Weight[] weights) =>
        new(method, seats, Units(weights));

    public static Allocation Allocate(ApportionmentRequest request) =>
        Assert.IsType<Allocation>(Apportioner.Apportion(request));

    public static Allocation Allocate(ApportionmentMethod method, int seats, params Weight[] weights) =>
        Allocate(Request(method, seats, weights));

    public static Infeasible Refused(ApportionmentRequest request) =>
        Assert.IsType<Infeasible>(Apportioner.Apportion(request));

    /// <summary>The numbers of a result without open tie.</summary>
    public static int[] Seats(this Allocation allocation)
    {
        Assert.Null(allocation.Tie);
        return allocation.Numbers();
    }

    /// <summary>The numbers as they stand, settled minima included.</summary>
    public static int[] Numbers(this Allocation allocation) => [.. allocation.Units.Select(unit => unit.Seats)];

    public static string[] Warned(this Allocation allocation, ApportionmentWarningKind kind) =>
        [.. allocation.Warnings.Where(warning => warning.Kind == kind).SelectMany(warning => warning.Keys)];

    /// <summary>Reads "AL 5030053 7, AK 736081 1": units and, where given, their published seats.</summary>
    public static (ApportionmentUnit[] Units, int[] Seats) Table(string table, int floor = 0)
    {
        var rows = table.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row.Split(' '))
            .ToArray();
        return (
            [.. rows.Select(row => new ApportionmentUnit(row[0], Weight.Read(row[1]), floor))],
            [.. rows.Where(row => row.Length > 2).Select(row => int.Parse(row[2], CultureInfo.InvariantCulture))]);
    }

    private static string Name(int at, int count) =>
        count <= 26 ? ((char)('A' + at)).ToString() : string.Create(CultureInfo.InvariantCulture, $"U{at}");
}
