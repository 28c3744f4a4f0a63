namespace GearSweep.Shared.Specification;

/// <summary>The words that specifications use for methods, distributions and early stops.</summary>
public static class SpecificationNames
{
    /// <summary><c>grid</c> or <c>random</c>.</summary>
    public static string ToName(this SearchMethod method) =>
        method switch
        {
            SearchMethod.Grid => "grid",
            SearchMethod.Random => "random",
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
        };

    /// <summary><c>uniform</c>, <c>log_uniform_values</c>, <c>int_uniform</c> or <c>q_uniform</c>.</summary>
    public static string ToName(this Distribution distribution) =>
        distribution switch
        {
            Distribution.Uniform => "uniform",
            Distribution.LogUniformValues => "log_uniform_values",
            Distribution.IntUniform => "int_uniform",
            Distribution.QUniform => "q_uniform",
            _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, "no such distribution"),
        };

    /// <summary><c>none</c>, <c>notebook</c> or <c>validation</c>.</summary>
    public static string ToName(this EarlyStopKind kind) =>
        kind switch
        {
            EarlyStopKind.None => "none",
            EarlyStopKind.Notebook => "notebook",
            EarlyStopKind.Validation => "validation",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such early stop"),
        };

    /// <summary><c>none</c> or <c>asha</c>.</summary>
    public static string ToName(this SchedulerKind kind) =>
        kind switch
        {
            SchedulerKind.None => "none",
            SchedulerKind.Asha => "asha",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such scheduler"),
        };

    /// <summary><c>arrival</c> or <c>fixed</c>.</summary>
    public static string ToName(this DecisionOrder order) =>
        order switch
        {
            DecisionOrder.Arrival => "arrival",
            DecisionOrder.Fixed => "fixed",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "no such order"),
        };
}
