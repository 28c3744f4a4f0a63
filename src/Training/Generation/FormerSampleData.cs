using System.Security.Cryptography;
using GearSweep.Shared.Files;

namespace GearSweep.Training.Generation;

/// <summary>
/// Knows the files that the product made by itself before the generator was changed, by their checksums: a file that a
/// person has put there or has changed has another one, even where it says that it is synthetic.
/// </summary>
internal sealed class FormerSampleData(IReadOnlyCollection<string> sums)
{
    // None was larger: what is, need not be read.
    private const long MostBytes = 16_000_000;

    /// <summary>
    /// SHA-256 of what <see cref="SampleData"/> made before. Whoever changes a byte of what is made adds the sums of before here.
    /// </summary>
    public static FormerSampleData Known { get; } =
        new([
            // With shaft harmonics and a backlash on every gear.
            "87370b80783181c7c1a11791bd091e4b949c1789f499d6cdb6cb46caa78a4446",
            "3359101d90cbc8059516caced1db0402ed0ee4ff4b792ee5a3c1acd7486886a6",
            "6e4366958b7d9c07f3363f533e03ec0b88a1826e4bfe191d71a4b3988552fa27",
            "f2c472ff4ea5188a39cdf956b4c4f200c4bc6cd4b5c7f2b44c41c24b9c0828c6",
            "6b5d4753e108fddbaaf745d356c040ef58c5eb240d84c81631f36e4f63ebd9f2",
            "0b42225c1d81b23d764f33c5f326be85d2ad591e29106f097ddda218c38161ab",
        ]);

    /// <summary>Whether a file is one of them, to the byte. One that cannot be read is none.</summary>
    /// <param name="path">The file.</param>
    public bool Holds(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.LinkTarget is not null || file.Length > MostBytes)
                return false;
            using var stream = file.OpenRead();
            return sums.Contains(Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception error) when (FileFault.IsOf(error))
        {
            return false;
        }
    }
}
