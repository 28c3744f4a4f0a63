using System.Text;

namespace GearSweep.Training.Native;

/// <summary>
/// The least 64-bit ELF file that says: of libstdc++.so.6 the versions GLIBCXX_3.4.30 and GLIBCXX_3.4.32 are needed,
/// each by one symbol; and one relocation uses a symbol.
/// </summary>
internal static class SyntheticElf
{
    public const string OldVersion = "GLIBCXX_3.4.30",
        NewVersion = "GLIBCXX_3.4.32";
    private const int Strings = 64,
        Symbols = 144,
        Versions = 216,
        Needs = 224,
        Relocations = 272,
        Table = 296,
        SectionSize = 64;

    /// <summary>Where the flags of the newer version's entry lie.</summary>
    public const int NewVersionFlags = Needs + 16 + 16 + 4;

    /// <summary>Makes the file.</summary>
    /// <param name="relocatedSymbol">1: the symbol of the older version; 2: that of the newer.</param>
    public static byte[] Make(uint relocatedSymbol)
    {
        var file = new byte[Table + 6 * SectionSize];
        byte[] magic = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        magic.CopyTo(file, 0);
        Put(file, 0x28, (long)Table);
        Put(file, 0x3a, (short)SectionSize);
        Put(file, 0x3c, (short)6);
        Encoding.ASCII.GetBytes($"\0libstdc++.so.6\0{OldVersion}\0{NewVersion}\0").CopyTo(file, Strings);

        // Symbol 0 is none; symbols 1 and 2 have the versions 2 and 3.
        Put(file, Versions + 2, (short)2);
        Put(file, Versions + 4, (short)3);

        // Verneed: version, count, file, first entry, next. Vernaux: hash, flags, other, name, next.
        Put(file, Needs, (short)1);
        Put(file, Needs + 2, (short)2);
        Put(file, Needs + 4, 1);
        Put(file, Needs + 8, 16);
        Put(file, Needs + 16 + 6, (short)2);
        Put(file, Needs + 16 + 8, 16);
        Put(file, Needs + 16 + 12, 16);
        Put(file, Needs + 32 + 6, (short)3);
        Put(file, Needs + 32 + 8, 31);
        Put(file, Relocations + 12, (int)relocatedSymbol);

        Section(file, 1, type: 3, Strings, 80);
        Section(file, 2, type: 11, Symbols, 72, link: 1);
        Section(file, 3, type: 0x6fffffff, Versions, 6, link: 2);
        Section(file, 4, type: 0x6ffffffe, Needs, 48, link: 1, info: 1);
        Section(file, 5, type: 4, Relocations, 24, link: 2);
        return file;
    }

    private static void Section(byte[] file, int number, uint type, long offset, long size, int link = 0, int info = 0)
    {
        var at = Table + number * SectionSize;
        Put(file, at + 4, (int)type);
        Put(file, at + 0x18, offset);
        Put(file, at + 0x20, size);
        Put(file, at + 0x28, link);
        Put(file, at + 0x2c, info);
    }

    private static void Put(byte[] file, int at, short value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);

    private static void Put(byte[] file, int at, int value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);

    private static void Put(byte[] file, int at, long value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
}
