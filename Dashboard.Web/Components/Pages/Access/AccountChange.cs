namespace Dashboard.Web.Components.Pages.Access;

/// <summary>What the row of an account offers.</summary>
public enum AccountChange
{
    Edit,
    Reset,

    /// <summary>Disables the account, or enables it again.</summary>
    Disable,
}
