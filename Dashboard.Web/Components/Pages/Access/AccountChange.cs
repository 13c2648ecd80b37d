namespace Dashboard.Web.Components.Pages.Access;

/// <summary>What the page of accounts offers.</summary>
public enum AccountChange
{
    Create,

    /// <summary>Many new ones from a file.</summary>
    CreateMany,
    Edit,
    Reset,

    /// <summary>Disables the account, or enables it again.</summary>
    Disable,
}
