using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>The lecture's recipe on real data against figures that PyTorch 2.6 measured: T = 7, batch 100, 20 epochs, learning rate 0.001, no validation rows.</summary>
public sealed class PyTorchAgreementTests
{
    [Theory]
    [InlineData("no_fault.csv", 40, 80, 16, 0.1371)]
    [InlineData("no_fault.csv", 40, 0, 16, 0.1234)]
    [InlineData("surface_fault.csv", 40, 80, 16, 0.0980)]
    [InlineData("eccentricity.csv", 8.33, 80, 16, 0.1328)]
    [InlineData("surface_fault.csv", 40, 80, 64, 0.0899)]
    [InlineData("eccentricity.csv", 8.33, 80, 64, 0.1302)]
    public void The_lectures_recipe_comes_within_3_percent_of_PyTorchs_test_error(string file, double speed, double load, int hidden, double expected)
    {
        var segment = GearData.Segment(file, speed, load);
        var (outcome, _) = Trial.Run(Trial.Of(segment, new Configuration { HiddenSize = hidden }, epochs: 20, validationFraction: 0), segment);
        Assert.Equal((AttemptEnd.Completed, null), (outcome.End, outcome.Message));
        TestContext.Current.TestOutputHelper?.WriteLine($"{file} {speed}/{load} {hidden}: {outcome.Result!.Test.Rmse:F4} {outcome.Seconds:F1} s {outcome.Result.Baselines}");
        Assert.InRange(outcome.Result!.Test.Rmse, expected * 0.97, expected * 1.03);
    }
}
