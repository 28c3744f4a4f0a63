using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Specification;

namespace GearSweep.Cli.Running;

/// <summary>The text of a specification that was named on the command line.</summary>
internal static class SpecificationText
{
    /// <summary>The argument <c>SPEC.yaml</c>.</summary>
    public static Argument<string> Argument() => new("SPEC.yaml")
    {
        Description = "The specification (docs/specification.md), or the name of a preset, e.g. quickstart.",
    };

    /// <summary>Reads it.</summary>
    /// <param name="specification">Path of a file, or the name of a preset.</param>
    /// <returns>How messages call it, and the text.</returns>
    /// <exception cref="InputException">There is no such file and no such preset, or the file is too long.</exception>
    public static (string Name, string Yaml) Read(string specification)
    {
        var file = new FileInfo(specification);
        if (!file.Exists)
        {
            if (Presets.Find(specification) is { } preset) return ($"preset {preset.Name}", preset.Yaml);
            var names = string.Join(", ", Presets.All.Select(p => p.Name));
            throw new InputException($"there is no file '{specification}', and no preset of that name; the presets are {names}");
        }

        const int BytesPerCharacter = 4;
        return file.Length <= SpecLimits.Characters * BytesPerCharacter
            ? (specification, File.ReadAllText(specification))
            : throw new InputException($"'{specification}' has {file.Length:#,0} bytes and is no specification");
    }
}
