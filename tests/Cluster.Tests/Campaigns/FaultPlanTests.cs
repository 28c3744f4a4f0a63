namespace GearSweep.Cluster.Tests.Campaigns;

public sealed class FaultPlanTests
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    [Fact]
    public void The_same_seed_draws_the_same_faults_and_another_one_others()
    {
        Assert.Equal(Text(Plan(seed: 5)), Text(Plan(seed: 5)));
        Assert.NotEqual(Text(Plan(seed: 5)), Text(Plan(seed: 6)));
    }

    [Fact]
    public void Every_kind_comes_before_any_comes_again() =>
        Assert.All(
            FaultPlan.Of(seed: 1, Kinds, rounds: 3, faults: Kinds.Length, trials: 100),
            round => Assert.Equal(Kinds.Order(), round.Select(fault => fault.Kind).Order())
        );

    [Fact]
    public void Faults_of_a_round_come_in_order_and_in_its_first_half() =>
        Assert.All(
            Plan(seed: 2),
            round =>
            {
                Assert.Equal(round.Select(fault => fault.At).Order(), round.Select(fault => fault.At));
                Assert.All(round, fault => Assert.InRange(fault.At, 1, 50));
                Assert.All(round, fault => Assert.InRange(fault.Victim, 0, 1));
                Assert.All(round, fault => Assert.InRange(fault.Seconds, 0.5, 6));
            }
        );

    [Fact]
    public void What_lets_a_sweep_come_to_its_end_is_the_last_fault_of_its_round() =>
        Assert.All(
            Plan(seed: 3),
            round => Assert.DoesNotContain(round.SkipLast(1), fault => fault.Kind == FaultKind.CutHeadsApartForLong)
        );

    private static IReadOnlyList<IReadOnlyList<PlannedFault>> Plan(ulong seed) =>
        FaultPlan.Of(seed, Kinds, rounds: 30, faults: 4, trials: 100);

    private static IEnumerable<string> Text(IReadOnlyList<IReadOnlyList<PlannedFault>> plan) =>
        plan.SelectMany(round => round).Select(fault => $"{fault}");
}
