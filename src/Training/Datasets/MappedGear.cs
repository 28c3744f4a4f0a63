namespace GearSweep.Training.Datasets;

/// <summary>Where the gear of a row comes from.</summary>
internal sealed record MappedGear
{
    /// <summary>The CSV's column; <see langword="null"/> when the name is constant or in the file's name.</summary>
    public string? Column { get; init; }

    /// <summary>Whether the column has to be there; otherwise the gear may be the file's name.</summary>
    public bool IsColumnNeeded { get; init; }

    /// <summary>The gear of every row; <see langword="null"/> when a column or the file's name has it.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the file's name has it.</summary>
    public bool IsInFileName { get; init; }

    /// <summary>What names of the file are called here.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}
