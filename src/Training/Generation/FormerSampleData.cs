using System.Security.Cryptography;
using GearSweep.Shared.Files;
using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

/// <summary>
/// Knows the files that the product made by itself before the generator was changed, by their checksums: a file that a
/// person has put there or has changed has another one, even where it says that it is synthetic.
/// </summary>
/// <param name="sums">SHA-256 of a whole file by that of its head, so that only such files are read to their end.</param>
internal sealed class FormerSampleData(IReadOnlyDictionary<string, string> sums)
{
    /// <summary>Bytes of a file's head; less where the file is shorter.</summary>
    public const int HeadBytes = 4_096;

    /// <summary>
    /// What <see cref="SampleData"/> made before. Whoever changes a byte of what is made adds the sums of before here.
    /// </summary>
    public static FormerSampleData Known { get; } =
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                // With harmonics of the shaft, and a backlash on every gear.
                ["18b532d8617afc79aaa8a806e8ca40d168b0f4dedb35ce8f821cdaa49ecfb8ec"] =
                    "f2c472ff4ea5188a39cdf956b4c4f200c4bc6cd4b5c7f2b44c41c24b9c0828c6",
                ["55fa1540c6a48b2e189c9fd6457a9484e91a12a65c75cbc5eea3e885092519ec"] =
                    "6b5d4753e108fddbaaf745d356c040ef58c5eb240d84c81631f36e4f63ebd9f2",
                ["a484060f822f13c4b608faf6fbf336198fa42e71997dec9cf6a6e2fd3bf94832"] =
                    "87370b80783181c7c1a11791bd091e4b949c1789f499d6cdb6cb46caa78a4446",
                ["da8ff710cd50d5b4c9fb7a7014d96d24fed1c00b3ecde4457e80db2c3ef0f743"] =
                    "3359101d90cbc8059516caced1db0402ed0ee4ff4b792ee5a3c1acd7486886a6",
                ["edc0683630036f0c2489a2469a2074076f6400a6bdb150df9c39fabcf0fb20ab"] =
                    "6e4366958b7d9c07f3363f533e03ec0b88a1826e4bfe191d71a4b3988552fa27",
                ["74211ebe4c67aef6138d7d211d0f71a117d67944e06b668c470df7716f333754"] =
                    "0b42225c1d81b23d764f33c5f326be85d2ad591e29106f097ddda218c38161ab",
            }
        );

    /// <summary>Whether a file is one of them, to the byte. One that cannot be read is none, nor is a link.</summary>
    /// <param name="path">The file.</param>
    public bool Holds(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
                return false;
            using var stream = RegularFile.Open(path);
            var head = new byte[HeadBytes];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (!sums.TryGetValue(Text(SHA256.HashData(head.AsSpan(0, length))), out var whole))
                return false;
            stream.Position = 0;
            return Text(SHA256.HashData(stream)) == whole;
        }
        catch (Exception error) when (FileFault.IsOf(error))
        {
            return false;
        }
    }

    private static string Text(byte[] sum) => Convert.ToHexStringLower(sum);
}
