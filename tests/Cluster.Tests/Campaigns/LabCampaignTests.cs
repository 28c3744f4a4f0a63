using System.Globalization;
using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Network;
using GearSweep.Cluster.Tests.Stores;
using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <remarks>
/// Two rounds, unless GEARSWEEP_CAMPAIGN_ROUNDS asks for more, and always the same faults, unless GEARSWEEP_CAMPAIGN_SEED asks for others:
/// <c>tests/campaign 20 7</c> runs twenty rounds with seed 7.
/// </remarks>
public sealed class LabCampaignTests
{
    private const int FaultsPerRound = 4;
    private const int ShortRounds = 2;

    private static readonly FaultKind[] Quick =
    [
        FaultKind.KillWorker, FaultKind.StopWorker, FaultKind.FreezeWorker, FaultKind.CutWorker,
        FaultKind.CutWorkersApart, FaultKind.KillHead, FaultKind.StopHead, FaultKind.FreezeWorkerUntilGivenUp,
    ];

    [Fact]
    public async Task Whatever_happens_to_its_machines_a_sweep_ends_with_every_trial_once_and_the_same_bits()
    {
        await LabSupport.RequireAsync();
        var rounds = (int)(Setting("ROUNDS") ?? ShortRounds);
        var seed = Setting("SEED") ?? 1;
        var plan = FaultPlan.Of(
            seed, rounds <= ShortRounds ? Quick : Enum.GetValues<FaultKind>(), rounds, FaultsPerRound, CampaignSweep.Trials);
        var log = new CampaignLog(seed);

        var undisturbed = await CampaignSweep.UndisturbedAsync();
        log.Write("the undisturbed run is over");
        using var workspace = new Workspace();
        await CampaignSweep.MakeDataAsync(workspace);
        try
        {
            await using var lab = await NetworkLab.BuildAsync();
            await using var cluster = await ClusterUnderTest.StartLabAsync(lab, workspace);
            log.Write("the cluster is whole");
            await new Campaign(cluster, StoreReader.OfFile(workspace.Store), undisturbed, log).RunAsync(plan);
        }
        catch
        {
            workspace.Keep();
            log.Write($"store and logs are kept in {workspace.Folder}");
            throw;
        }

        if (Environment.GetEnvironmentVariable("GEARSWEEP_CAMPAIGN_KEEP") is { Length: > 0 }) workspace.Keep();
    }

    private static ulong? Setting(string name) =>
        Environment.GetEnvironmentVariable($"GEARSWEEP_CAMPAIGN_{name}") is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
