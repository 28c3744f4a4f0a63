namespace GearSweep.Shared.Results;

/// <summary>How a column's value is compared.</summary>
[GenerateSerializer]
public enum ColumnOperator
{
    /// <summary>The same number, or the same word.</summary>
    Equal = 0,

    /// <summary>Smaller.</summary>
    Less = 1,

    /// <summary>Smaller or the same.</summary>
    LessOrEqual = 2,

    /// <summary>Greater.</summary>
    Greater = 3,

    /// <summary>Greater or the same.</summary>
    GreaterOrEqual = 4,

    /// <summary>From one number to another, both included.</summary>
    Between = 5,
}
