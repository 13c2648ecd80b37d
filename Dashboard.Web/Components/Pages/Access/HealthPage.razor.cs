using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Access;

/// <summary>How the product is, for its administrators. It says what it knows, and of the rest that nobody records it.</summary>
public partial class HealthPage
{
    private ProductHealth? _health;
    private DateTime _readAt;

    [Inject]
    public required HealthQueries Health { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The last backup in a sentence, or why none is known.</summary>
    internal static string Backup(ProductHealth health) => health switch
    {
        { Database: null } => AccessText.HealthUnknown,
        { Database.Backup: { Said: { } said } done } => AccessText.HealthBackupDone.With(done.At.Second(), done.By.Recorded(), said.Path, said.Bytes, said.Entries),
        { Database.Backup: { } unreadable } => AccessText.HealthBackupUnreadable.With(unreadable.At.Second()),
        { Provider: DatabaseProvider.SqlServer } => AccessText.HealthBackupServer,
        _ => AccessText.HealthBackupNone,
    };

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        (_health, _readAt) = (await Health.ReadAsync(View.Viewer, cancellationToken), Time.GetUtcNow().UtcDateTime);
}
