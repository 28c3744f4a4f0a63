using System.Diagnostics;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Training.Trials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Survival;

/// <summary>
/// A worker as a process of its own, whose training is the real one, but that one trial kills the process at the end of
/// its first epoch.
/// </summary>
internal sealed class KilledWorker : IAsyncDisposable
{
    public const string Argument = "--killed-worker";
    public const int Killer = 2;

    private readonly Process _process;

    private KilledWorker(Process process) => _process = process;

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts one.</summary>
    public static KilledWorker Start(params string[] settings) =>
        new(
            Process.Start(
                new ProcessStartInfo(
                    Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                    [typeof(KilledWorker).Assembly.Location, Argument, .. settings]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!
        );

    /// <summary>What the process does.</summary>
    public static Task<int> RunAsync(string[] settings) =>
        SiloProgram.RunAsync(() =>
        {
            var builder = Host.CreateApplicationBuilder(settings);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ITrialRunner, KillingRunner>();
            builder.AddGearSweepSilo();
            return builder.Build();
        });

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Ended;
        _process.Dispose();
    }

    private sealed class KillingRunner(TimeProvider time, ILogger<TrialRunner> logger) : ITrialRunner
    {
        private readonly TrialRunner _runner = new(time, logger);

        public AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control) =>
            _runner.Run(assignment, segment, assignment.Id.Number == Killer ? new KillingControl(control) : control);
    }

    private sealed class KillingControl(ITrialControl control) : ITrialControl
    {
        public TrialCommand Current => control.Current;

        public void Report(EpochReport report) => Process.GetCurrentProcess().Kill();

        public void Checkpoint(TrialCheckpoint checkpoint) => control.Checkpoint(checkpoint);
    }
}
