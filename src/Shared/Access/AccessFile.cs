using System.Text.Json;
using GearSweep.Shared.Files;

namespace GearSweep.Shared.Access;

/// <summary>The file with the tokens' hashes. Only its owner can read it, and it appears whole or not at all.</summary>
public static class AccessFile
{
    private const string Ending = ".access.json";
    private const int Longest = 4096; // Bytes; it has about 160.
    private const int HashLength = 64;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Where the file of a store, or of a data directory, is: beside it.</summary>
    public static string Beside(string path) => $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))}{Ending}";

    /// <summary>Reads the hashes; <see langword="null"/> when there is no file.</summary>
    /// <exception cref="FileFaultException">It cannot be read, or is no such file.</exception>
    public static AccessHashes? Read(string path)
    {
        if (PathKind.OtherThanFile(path) is { } other)
            throw new FileFaultException($"'{path}' is {other}; expected a file of access tokens");
        if (!File.Exists(path))
            return null;
        var text = FileFault.Try(
            path,
            FileUse.Read,
            () => new FileInfo(path).Length > Longest ? null : File.ReadAllText(path)
        );
        return Parse(text)
            ?? throw new FileFaultException(
                $"'{path}' is no file of access tokens; delete it, and 'gearsweep access rotate' makes another"
            );
    }

    /// <summary>Makes the file with new tokens, unless there is one.</summary>
    /// <returns>The tokens; <see langword="null"/> when there was a file.</returns>
    /// <exception cref="FileFaultException">It cannot be read or written.</exception>
    public static AccessTokens? Create(string path)
    {
        // A move that must not replace looks first and renames then: two that start at once would both have made it.
        using var one = new AccessFileLock(path);
        if (Read(path) is not null)
            return null;
        var tokens = AccessTokens.Create();
        Write(path, new AccessHashes("", "").With(tokens));
        return tokens;
    }

    /// <summary>Puts new tokens in place of one role's, or of both.</summary>
    /// <returns>The new tokens; both when there was no file.</returns>
    /// <exception cref="FileFaultException">It cannot be read or written.</exception>
    public static AccessTokens Rotate(string path, AccessRole? role)
    {
        using var one = new AccessFileLock(path);
        var before = Read(path);
        var tokens = AccessTokens.Create(before is null ? null : role);
        Write(path, (before ?? new AccessHashes("", "")).With(tokens));
        return tokens;
    }

    private static AccessHashes? Parse(string? text)
    {
        try
        {
            return text is null ? null
                : JsonSerializer.Deserialize<AccessHashes>(text, Form) is { } found
                && IsHash(found.View)
                && IsHash(found.Operate)
                    ? found
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);

    private static void Write(string path, AccessHashes hashes)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileFault.Try(
            path,
            FileUse.Write,
            () =>
            {
                try
                {
                    using (var file = new FileStream(unfinished, options))
                    {
                        JsonSerializer.Serialize(file, hashes, Form);
                        file.Flush(flushToDisk: true);
                    }

                    File.Move(unfinished, path, overwrite: true);
                }
                finally
                {
                    File.Delete(unfinished);
                }
            }
        );
    }
}
