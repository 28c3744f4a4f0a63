using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Files;
using GearSweep.Shared.Specification;

namespace GearSweep.Cli.Running;

/// <summary>The text of a specification that was named on the command line.</summary>
internal static class SpecificationText
{
    /// <summary>The argument <c>SPEC.yaml</c>.</summary>
    public static Argument<string> Argument() =>
        new("SPEC.yaml")
        {
            Description = "The specification (docs/specification.md), or the name of a preset, e.g. quickstart.",
        };

    /// <summary>Reads it.</summary>
    /// <param name="specification">Path of a file, or the name of a preset.</param>
    /// <param name="cancellation">Ends it: a pipe may have nothing to say.</param>
    /// <returns>How messages call it, and the text.</returns>
    /// <exception cref="InputException">There is no such file and no such preset, or the file is too long, or no text
    /// in UTF-8.</exception>
    /// <exception cref="FileFaultException">The file cannot be read.</exception>
    public static async Task<(string Name, string Yaml)> ReadAsync(string specification, CancellationToken cancellation)
    {
        if (Directory.Exists(specification))
            throw new InputException($"'{specification}' is a directory; the path of a specification is expected");
        if (!File.Exists(specification))
        {
            if (Presets.Find(specification) is { } preset)
                return ($"preset {preset.Name}", preset.Yaml);
            var names = string.Join(", ", Presets.All.Select(p => p.Name));
            throw new InputException(
                $"there is no file '{specification}', and no preset of that name; the presets are {names}"
            );
        }

        var bytes = await Task.Run(
                () => FileFault.Try(specification, FileUse.Read, () => ReadStart(specification)),
                cancellation
            )
            .WaitAsync(cancellation);
        if (bytes.Length > SpecText.MaxBytes)
            throw new InputException(
                $"'{specification}' has more than {SpecText.MaxBytes:#,0} bytes and is no specification"
            );
        return SpecText.TryDecode(bytes, out var yaml) is { } problem
            ? throw new InputException($"'{specification}' {problem}")
            : (specification, yaml);
    }

    private static byte[] ReadStart(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        var buffer = new byte[SpecText.MaxBytes + 1];
        return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }
}
