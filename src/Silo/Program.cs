using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Hosting;

try
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddGearSweepSilo();
    await builder.Build().RunAsync();
    return 0;
}
catch (ValidationException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
