using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Hosting;

return await SiloProgram.RunAsync(() =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddGearSweepSilo();
    return builder.Build();
});
