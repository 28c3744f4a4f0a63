using GearSweep.Dashboard;
using GearSweep.Silo.Hosting;

// The pages and a silo in one process. The pages know the cluster through its grains alone, so they need not be where the head is.
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddGearSweepSilo();
    builder.AddDashboard();
    var app = builder.Build();
    app.MapDashboard();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartupFailure.Explain(error) is { } cause)
{
    await Console.Error.WriteLineAsync(cause);
    return 2;
}
