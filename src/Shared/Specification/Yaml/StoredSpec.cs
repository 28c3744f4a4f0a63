namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A specification that was stored, perhaps by another version, or damaged since.</summary>
public static class StoredSpec
{
    /// <summary>Why its sweep cannot be opened, in one line; <see langword="null"/> when it can.</summary>
    public static string? Problem(string yaml) =>
        SpecYaml.Parse(yaml).Errors is [var first, ..] errors
            ? $"its stored specification cannot be read: {first}{(errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "")}"
            : null;
}
