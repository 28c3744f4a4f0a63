using GearSweep.Dashboard;
using GearSweep.Silo.Clients;
using GearSweep.Silo.Hosting;

// The pages, and a silo in the same process or a connection to a cluster elsewhere: the pages know the cluster through
// its grains alone.
return await SiloProgram.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, WebRootPath = DashboardHost.PublishedFiles }
    );
    builder.AddGearSweepCluster();
    builder.AddDashboard();
    var app = builder.Build();
    app.MapDashboard();
    return app;
});
