namespace GearSweep.Training.Datasets;

/// <summary>Where the speed or the load of a row comes from.</summary>
internal sealed record MappedQuantity
{
    /// <summary>The CSV's column; <see langword="null"/> when the value is constant or in the file's name.</summary>
    public string? Column { get; init; }

    /// <summary>The value of every row; <see langword="null"/> when a column or the file's name has it.</summary>
    public double? Value { get; init; }

    /// <summary>Whether the file's name has it.</summary>
    public bool IsInFileName { get; init; }

    /// <summary>What a value is multiplied by, e.g. 1/60 for revolutions per minute.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The set points that values are rounded to; empty when there are none.</summary>
    public IReadOnlyList<double> SetPoints { get; init; } = [];

    /// <summary>The step whose multiples values are rounded to; 0 when there is none.</summary>
    public double Step { get; init; }

    /// <summary>How far a value may be from what it is rounded to.</summary>
    public double Tolerance { get; init; }

    /// <summary>The value as a row has it: scaled, and rounded to the nearest set point.</summary>
    /// <param name="read">The value as the file has it.</param>
    /// <param name="value">The value to use.</param>
    /// <returns>Whether a set point is near enough.</returns>
    public bool TryRound(double read, out double value)
    {
        value = Scale == 1 ? read : read * Scale;
        if (SetPoints.Count == 0 && Step == 0)
            return true;
        var exact = value;
        value = Step > 0 ? Math.Round(exact / Step) * Step : SetPoints.MinBy(point => Math.Abs(point - exact));
        // A hair more, as neither decimal fraction is exact.
        return Math.Abs(value - exact) <= Tolerance * (1 + 1e-9);
    }
}
