using GearSweep.Dashboard;
using GearSweep.Silo.Hosting;

// The pages and a silo in one process. The pages know the cluster through its grains alone, so they need not be where the head is.
return await SiloProgram.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddGearSweepSilo();
    builder.AddDashboard();
    var app = builder.Build();
    app.MapDashboard();
    return app;
});
