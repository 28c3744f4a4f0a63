using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Hosting;

try
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddGearSweepSilo();
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception error) when (StartupFailure.Explain(error) is { } cause)
{
    await Console.Error.WriteLineAsync(cause);
    return 2;
}
