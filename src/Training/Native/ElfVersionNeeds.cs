// Compiled twice: into this assembly, and by MSBuild's RoslynCodeTaskFactory (netstandard2.0, no implicit usings), see
// LibTorchSharp.targets.
#nullable enable
using System.Text;
#if !NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
#endif

namespace GearSweep.Training.Native;

/// <summary>
/// The symbol versions that a 64-bit little-endian ELF library asks of other libraries (section <c>.gnu.version_r</c>;
/// layout: Linux Standard Base Core 5.0, "Symbol Versioning"). A version marked weak is not missed by the dynamic
/// loader.
/// </summary>
internal static class ElfVersionNeeds
{
    private const uint Rela = 4,
        DynamicSymbols = 11,
        VersionNeeds = 0x6ffffffe,
        VersionOfSymbols = 0x6fffffff;
    private const ushort WeakFlag = 2;

    /// <summary>Whether the loader refuses the library where <paramref name="version"/> is missing.</summary>
    /// <exception cref="InvalidDataException">Not a 64-bit little-endian ELF file, or a damaged one.</exception>
    public static bool IsRequired(byte[] library, string version) =>
        Checked(() => Entries(library, version).Any(entry => !IsWeak(library, entry)));

    /// <summary>Marks the need for <paramref name="version"/> as weak, in place, and touches nothing else.</summary>
    /// <returns>Whether a byte was changed: not when there is no such need, or it is weak already.</returns>
    /// <exception cref="InvalidDataException">
    /// Not a 64-bit little-endian ELF file, a damaged one, or a relocation uses a symbol of that version: then the
    /// library really needs it.
    /// </exception>
    public static bool MakeWeak(byte[] library, string version) =>
        Checked(() =>
        {
            var required = Entries(library, version).Where(entry => !IsWeak(library, entry)).ToList();
            foreach (var entry in required)
            {
                if (IsUsed(library, (ushort)(U16(library, entry + 6) & 0x7fff)))
                {
                    throw new InvalidDataException(
                        $"a relocation uses a symbol of version {version}: the library cannot run without it"
                    );
                }
            }

            foreach (var entry in required)
                library[(int)entry + 4] |= (byte)WeakFlag;
            return required.Count > 0;
        });

    private static bool IsWeak(byte[] library, long entry) => (U16(library, entry + 4) & WeakFlag) != 0;

    /// <summary>
    /// Offsets of the needed versions' entries (<c>Elf64_Vernaux</c>: hash, flags, other, name, next) of one name.
    /// </summary>
    private static IEnumerable<long> Entries(byte[] library, string version)
    {
        var sections = Sections(library);
        foreach (var section in sections.Where(s => s.Type == VersionNeeds))
        {
            var names = sections[(int)section.Link];
            var need = section.Offset;
            for (uint file = 0; file < section.Info; file++)
            {
                var entry = need + U32(library, need + 8);
                for (var i = 0; i < U16(library, need + 2); i++)
                {
                    if (Text(library, names.Offset + U32(library, entry + 8)) == version)
                        yield return entry;
                    entry += U32(library, entry + 12);
                }

                need += U32(library, need + 12);
            }
        }
    }

    /// <summary>Whether any relocation refers to a dynamic symbol whose version has the given index.</summary>
    private static bool IsUsed(byte[] library, ushort versionIndex)
    {
        var sections = Sections(library);
        var versions = sections.First(s => s.Type == VersionOfSymbols);
        bool HasVersion(uint symbol) => (U16(library, versions.Offset + 2L * symbol) & 0x7fff) == versionIndex;
        return sections
            .Where(s => s.Type == Rela && sections[(int)s.Link].Type == DynamicSymbols)
            .Any(s =>
                Enumerable.Range(0, (int)(s.Size / 24)).Any(i => HasVersion(U32(library, s.Offset + 24L * i + 12)))
            );
    }

    private static List<(uint Type, long Offset, long Size, uint Link, uint Info)> Sections(byte[] library)
    {
        if (library.Length < 64 || U32(library, 0) != 0x464c457f || library[4] != 2 || library[5] != 1)
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        }

        long table = I64(library, 0x28),
            size = U16(library, 0x3a);
        return Enumerable
            .Range(0, U16(library, 0x3c))
            .Select(i => table + i * size)
            .Select(at =>
                (
                    U32(library, at + 4),
                    I64(library, at + 0x18),
                    I64(library, at + 0x20),
                    U32(library, at + 0x28),
                    U32(library, at + 0x2c)
                )
            )
            .ToList();
    }

    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e is ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("a damaged ELF file: a table points outside of it", e);
        }
    }

    private static ushort U16(byte[] bytes, long at) => BitConverter.ToUInt16(bytes, checked((int)at));

    private static uint U32(byte[] bytes, long at) => BitConverter.ToUInt32(bytes, checked((int)at));

    private static long I64(byte[] bytes, long at) => BitConverter.ToInt64(bytes, checked((int)at));

    private static string Text(byte[] bytes, long at)
    {
        var start = checked((int)at);
        return Encoding.ASCII.GetString(bytes, start, Array.IndexOf(bytes, (byte)0, start) - start);
    }
}

#if !NET
/// <summary>
/// The build step: lets a copied library load where the system's libstdc++ is older than the one that it was built
/// with.
/// </summary>
public sealed class MakeVersionNeedWeak : Microsoft.Build.Utilities.Task
{
    private static readonly string[] Directories =
    [
        "/lib/x86_64-linux-gnu",
        "/usr/lib/x86_64-linux-gnu",
        "/lib/aarch64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/lib64",
        "/usr/lib64",
        "/lib",
        "/usr/lib",
    ];

    /// <summary>The file to change.</summary>
    public string Library { get; set; } = "";

    /// <summary>The version of libstdc++ that may be missing.</summary>
    public string Version { get; set; } = "";

    /// <summary>Changes the file only where it must be.</summary>
    public override bool Execute()
    {
        try
        {
            var bytes = File.ReadAllBytes(Library);
            if (!SystemHasVersion() && ElfVersionNeeds.MakeWeak(bytes, Version))
                Replace(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Log.LogError($"{Library}: {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>
    /// Where no libstdc++ is found the version counts as missing: a weak need is harmless where the version is there.
    /// </summary>
    private bool SystemHasVersion()
    {
        var name = Encoding.ASCII.GetString([0]) + Version + Encoding.ASCII.GetString([0]);
        var path = Directories.Select(d => Path.Combine(d, "libstdc++.so.6")).FirstOrDefault(File.Exists);
        return path is not null && Encoding.GetEncoding("iso-8859-1").GetString(File.ReadAllBytes(path)).Contains(name);
    }

    /// <summary>
    /// Renames a new file over the old one, which may be a hard link into the package cache and is never written to.
    /// The time stays, so that the next build does not take the file for a changed one.
    /// </summary>
    private void Replace(byte[] bytes)
    {
        var fresh = Library + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(fresh, bytes);
        File.SetLastWriteTimeUtc(fresh, File.GetLastWriteTimeUtc(Library));
        File.Replace(fresh, Library, null);
        Log.LogMessage($"{Library}: {Version} is no longer required");
    }
}
#endif
