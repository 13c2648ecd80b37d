using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Tests.Infrastructure;

/// <summary>Makes every command fail while it lasts.</summary>
public sealed class Outage : DbCommandInterceptor
{
    public bool Lasts { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        Lasts ? throw new TimeoutException("The database does not answer.") : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
}
