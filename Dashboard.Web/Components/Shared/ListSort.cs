namespace Dashboard.Web.Components.Shared;

/// <summary>How a list is sorted, and the addresses at which it is sorted otherwise.</summary>
/// <param name="Address">The address of the list in an order; true: descending.</param>
public sealed record ListSort<TOrder>(TOrder Order, bool Descending, Func<TOrder, bool, string> Address)
    where TOrder : struct, Enum
{
    /// <summary>Null when the list is sorted by something else.</summary>
    public bool? By(TOrder order) => EqualityComparer<TOrder>.Default.Equals(order, Order) ? Descending : null;

    /// <summary>Ascending; pressed again, descending.</summary>
    public string Href(TOrder order) => Address(order, By(order) == false);
}
