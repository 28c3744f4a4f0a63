namespace GearSweep.Dashboard.Sweeps;

/// <summary>A tab of a sweep's page.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Title">On the page.</param>
internal sealed record SweepTab(string Name, string Title)
{
    public static readonly SweepTab Curves = new("curves", "Curves");
    public static readonly SweepTab Matrix = new("configurations", "Configurations × conditions");
    public static readonly SweepTab Trials = new("trials", "Trials");
    public static readonly SweepTab Predictions = new("predictions", "Predictions");

    public static IReadOnlyList<SweepTab> All { get; } = [Curves, Matrix, Trials, Predictions];

    /// <summary>The tab of that name, else the first.</summary>
    public static SweepTab Named(string? name) => All.FirstOrDefault(t => t.Name == name) ?? Curves;
}
