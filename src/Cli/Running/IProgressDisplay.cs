using GearSweep.Shared.Results;

namespace GearSweep.Cli.Running;

/// <summary>Shows how far a sweep is.</summary>
internal interface IProgressDisplay
{
    /// <summary>Shows progress for as long as some work goes on.</summary>
    /// <param name="work">The work; it calls what it is given with the sweep as it stands.</param>
    Task WhileAsync(Func<Action<SweepRow>, Task> work);
}
