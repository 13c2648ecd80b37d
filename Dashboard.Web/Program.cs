using Dashboard.Data.Persistence;
using Dashboard.Data.Seeding;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddDashboard();
    await using var app = builder.Build();
    if (AccountCommandLine.Takes(args))
    {
        return await AccountCommandLine.RunAsync(app.Services, args, AccountCommandLine.ReadPassword, Console.Out);
    }

    if (SampleCommandLine.Takes(args))
    {
        return await SampleCommandLine.RunAsync(app.Services, args, Console.Out);
    }

    if (BackupCommandLine.Takes(args))
    {
        return await BackupCommandLine.RunAsync(app.Services, args, Console.Out);
    }

    if (AuditCommandLine.Takes(args))
    {
        return await AuditCommandLine.RunAsync(app.Services, args, Console.Out);
    }

    app.UseDashboard();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (failure is SeedException or OperatorException)
{
    await Console.Error.WriteLineAsync(failure is OperatorException ? failure.ToString() : failure.Message);
    return 1;
}

/// <summary>The entry point, public so that tests can start the real application.</summary>
public partial class Program;
