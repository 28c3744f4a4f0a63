namespace GearSweep.Shared.Specification;

/// <summary>Distributions, named as in W&amp;B's sweep files.</summary>
public enum Distribution
{
    /// <summary><c>uniform</c>: real values, each alike.</summary>
    Uniform = 0,

    /// <summary><c>log_uniform_values</c>: the logarithm is uniform between the logarithms of min and max.</summary>
    LogUniformValues = 1,

    /// <summary><c>int_uniform</c>: whole values from min to max, both included.</summary>
    IntUniform = 2,

    /// <summary><c>q_uniform</c>: the multiples of q from min to max, each alike.</summary>
    QUniform = 3,
}
