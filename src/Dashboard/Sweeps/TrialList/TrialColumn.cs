using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>A column of the list of trials.</summary>
/// <param name="Title">Its heading, with the unit.</param>
/// <param name="Name">What it is sorted by; <see langword="null"/> when it cannot be.</param>
/// <param name="Figure">Whether it holds figures, to be set to the right.</param>
internal sealed record TrialColumn(string Title, string? Name, bool Figure = true)
{
    /// <summary>The columns of a sweep, in order.</summary>
    /// <param name="varied">Names of the parameters that take more than one value.</param>
    /// <param name="unscaled">Heading of the test error in the target's unit.</param>
    public static IReadOnlyList<TrialColumn> For(IEnumerable<string> varied, string unscaled) =>
    [
        new("Trial", "number"),
        new("State", "state", Figure: false),
        new("Speed (rev/s)", "speed"),
        new("Load (N·m)", "load"),
        .. varied.Select(name => new TrialColumn(ParameterCatalog.Find(name)?.Label ?? name, name)),
        new("Repeat", "repeat"),
        new("Epochs", "epochs"),
        new("Train MSE (scaled)", "train_mse"),
        new("Validation RMSE (scaled)", "validation_rmse"),
        new("Test RMSE (scaled)", "test_rmse"),
        new("Skill against AR", null),
        new(unscaled, "test_rmse_units"),
        new("Time (s)", "seconds"),
        new("Attempts", "attempts"),
        new("Message", "message", Figure: false),
    ];
}
