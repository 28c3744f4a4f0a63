using GearSweep.Search.Halving;
using GearSweep.Shared.Trials;

namespace GearSweep.Search;

public sealed class RecordedCurvesTests
{
    [Fact]
    public void A_rule_that_finds_the_best_saves_epochs_and_loses_nothing()
    {
        // Trial k has the error k at every epoch.
        var shown = Enumerable.Range(0, 8).SelectMany(k => Curve(k, epoch => k, 8));
        var outcome = Assert.Single(RecordedCurves.Run(Asha(8), shown, _ => 0, _ => true));
        Assert.Equal((8, 7, 64, 0, 0), (outcome.Trials, outcome.Stopped, outcome.Epochs, outcome.Best, outcome.Chosen));
        Assert.Equal(RungEpochs.Expected([1, 2, 4, 8], 2, 8, 1), outcome.Given);
        Assert.Null(outcome.Lost);
    }

    [Fact]
    public void A_best_trial_that_begins_badly_is_told_with_the_decision_that_loses_it()
    {
        var shown = Enumerable.Range(0, 8).SelectMany(k => Curve(k, epoch => k == 7 && epoch == 8 ? -1 : k, 8));
        var outcome = Assert.Single(RecordedCurves.Run(Asha(8), shown, _ => 0, _ => true));
        Assert.Equal((7, -1, 0, 0), (outcome.Best, outcome.BestError, outcome.Chosen, outcome.ChosenError));
        Assert.Equal(new Decision(DecisionKind.Prune, 7, 0, 0, 8, 8, 3), outcome.Lost);
    }

    [Fact]
    public void Conditions_are_told_apart_and_short_curves_are_whole()
    {
        var shown = Enumerable.Range(0, 8).SelectMany(trial => Curve(trial, epoch => trial, trial < 2 ? 3 : 8));
        var outcomes = RecordedCurves.Run(
            new AshaScheduler(4, 2, 1, [1, 2, 4, 8], 2),
            shown,
            trial => trial % 2,
            _ => true
        );
        Assert.Equal([0, 1], outcomes.Select(o => o.Condition));
        Assert.Equal([0, 1], outcomes.Select(o => o.Best));
        Assert.All(outcomes, o => Assert.Equal((4, 3 + 8 + 8 + 8), (o.Trials, o.Epochs)));
    }

    [Fact]
    public void Further_seeds_cost_epochs_and_are_no_best_of_their_own()
    {
        // Two seeds of four configurations; the second seeds are better, and one of them is the best of all.
        var shown = Enumerable.Range(0, 8).SelectMany(trial => Curve(trial, _ => trial % 2 == 1 ? -trial : trial, 8));
        var asha = new AshaScheduler(4, 1, 2, [1, 2, 4, 8], 2);
        var outcome = Assert.Single(RecordedCurves.Run(asha, shown, _ => 0, trial => trial % 2 == 0));
        Assert.Equal((8, 64, 0, 0), (outcome.Trials, outcome.Epochs, outcome.Best, outcome.Chosen));
        Assert.Equal(RungEpochs.Expected([1, 2, 4, 8], 2, 4, 2), outcome.Given);
        Assert.Null(outcome.Lost);
    }

    private static AshaScheduler Asha(int configurations) => new(configurations, 1, 1, [1, 2, 4, 8], 2);

    private static IEnumerable<Observation> Curve(int trial, Func<int, double> error, int epochs) =>
        Enumerable.Range(1, epochs).Select(epoch => new Observation(trial, epoch, error(epoch)));
}
