using GearSweep.Storage.Tests;
using GearSweep.Storage.Tests.Processes;
using GearSweep.Storage.Tests.Writing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [KilledWriter.Argument, var target] => await KilledWriter.RunAsync(target),
    [OtherProcess.Owner or OtherProcess.Reader, var target] => await OtherProcess.RunAsync(args[0], target),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
