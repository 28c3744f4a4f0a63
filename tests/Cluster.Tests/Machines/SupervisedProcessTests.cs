using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Machines;

public sealed class SupervisedProcessTests
{
    // A worker that is refused at once, and one that waits for a head.
    private static readonly string[] Short = ["--Cluster:Role", "worker"];
    private static readonly string[] Long = ["--Cluster:Head", "127.0.0.1:1", "--Cluster:JoinTimeout", "0:10:00"];

    [Fact]
    public async Task A_supervision_that_ends_while_it_starts_the_program_again_ends_that_too()
    {
        using var workspace = new Workspace();
        TaskCompletionSource starting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim stopping = new();
        var lives = 0;
        var supervised = new SupervisedProcess(
            Path.Combine(workspace.Folder, "log"),
            () =>
            {
                if (++lives == 1)
                    return GearSweepProcess.Start("Silo", workspace.Folder, Short);
                starting.TrySetResult();
                stopping.Wait(TestContext.Current.CancellationToken);
                return GearSweepProcess.Start("Silo", workspace.Folder, Long);
            }
        );

        await starting.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var end = supervised.DisposeAsync().AsTask();
        stopping.Set();

        await end.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(2, lives);
    }

    [Fact]
    public async Task A_supervision_can_end_while_a_program_runs()
    {
        using var workspace = new Workspace();
        var supervised = new SupervisedProcess(
            Path.Combine(workspace.Folder, "log"),
            () => GearSweepProcess.Start("Silo", workspace.Folder, Long)
        );
        await supervised.Current.LineAsync(line => line.Contains("Waiting for the head", StringComparison.Ordinal));

        await supervised
            .DisposeAsync()
            .AsTask()
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(1, supervised.Starts);
    }
}
