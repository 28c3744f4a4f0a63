using GearSweep.Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.AddDashboard();
builder.UseOrleans(silo => silo.UseLocalhostClustering());

var app = builder.Build();
app.MapDashboard();
await app.RunAsync();
