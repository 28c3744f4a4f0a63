using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>Bounds of a specification. A parameter's own bounds are in <see cref="ParameterCatalog"/>.</summary>
public static class SpecLimits
{
    /// <summary>Characters of a specification's text.</summary>
    public const int Characters = 256 * 1024;

    /// <summary>Characters of a name.</summary>
    public const int NameLength = 100;

    /// <summary>Characters of a description.</summary>
    public const int DescriptionLength = 10_000;

    /// <summary>Conditions in a list.</summary>
    public const int Conditions = 1_000;

    /// <summary>Values in a list.</summary>
    public const int Values = 10_000;

    /// <summary>Values that an <c>int_uniform</c> or <c>q_uniform</c> range may have.</summary>
    public const int RangeValues = 1_000_000_000;

    /// <summary>
    /// Rows of a segment that are used: it has four columns, 64 MB, and passes between machines in one message, which
    /// may have 100.
    /// </summary>
    public const int Rows = 2_000_000;

    /// <summary>
    /// Weights and biases of a model: with Adam's moments and the best weights so far its checkpoint has four times as
    /// many values, 80 MB, and passes between machines in one message, which may have 100.
    /// </summary>
    public const int ModelParameters = 5_000_000;

    /// <summary>Epochs of a trial, and so the patience of a stop.</summary>
    public const int Epochs = 100_000;

    /// <summary>Jobs that are taken to run at once.</summary>
    public const int LogicalSlots = 1_000;

    /// <summary>One in so many trials of a rung goes on.</summary>
    public const int ReductionFactor = 100;

    /// <summary>Trials of one configuration and condition.</summary>
    public const int Repeats = 1_000;

    /// <summary>Trials of a sweep: configurations × conditions × repeats.</summary>
    public const int Trials = 1_000_000;
}
