using System.Buffers.Binary;
using System.Text;

namespace GearSweep.Training.Models;

public sealed class SafetensorsTests
{
    private static readonly NamedTensor[] Tensors = [new("b", [2, 3], [1, 2, 3, 4, 5, 6.5f]), new("a", [1], [-0f])];
    private static readonly Dictionary<string, string> Metadata = new() { ["name"] = "läuft \"gut\"" };

    [Fact]
    public void What_is_written_is_read()
    {
        var (tensors, metadata) = Safetensors.Read(Safetensors.Write(Tensors, Metadata));
        Assert.Equivalent(Tensors, tensors, strict: true);
        Assert.Equal(Metadata, metadata);
    }

    [Fact]
    public void The_layout_is_the_formats()
    {
        var file = Safetensors.Write(Tensors, new Dictionary<string, string>());
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{},"b":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"a":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}}""",
            Encoding.UTF8.GetString(file, 8, length).TrimEnd(' ')
        );
        Assert.Equal(8 + length + 28, file.Length);
        Assert.Equal(6.5f, BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + length + 20)));
    }

    [Theory]
    [InlineData(
        """{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""",
        "tensor 'a' has the type F16; F32 is expected"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""",
        "tensor 'a' of shape [2] is to lie in bytes 0 to 4 of 4"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
        "tensor 'a' of shape [2] is to lie in bytes 0 to 8 of 4"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""",
        "tensor 'a' of shape [1] is to lie in bytes -4 to 0 of 4"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "a safetensors file with a damaged header")]
    [InlineData("""{"a":7}""", "a safetensors file with a damaged header")]
    [InlineData("""[]""", "a safetensors file with a damaged header")]
    [InlineData("""{"a":""", "a safetensors file with a damaged header")]
    public void A_header_that_does_not_fit_is_refused(string header, string reason)
    {
        var file = new byte[8 + header.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        Encoding.UTF8.GetBytes(header).CopyTo(file, 8);
        Assert.StartsWith(
            reason,
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(-1, 20)]
    [InlineData(13, 20)]
    [InlineData(long.MaxValue, 20)]
    public void A_file_of_another_kind_is_refused(long headerLength, int bytes)
    {
        var file = new byte[bytes];
        if (bytes >= 8)
            BinaryPrimitives.WriteInt64LittleEndian(file, headerLength);
        Assert.StartsWith(
            "not a safetensors file",
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(file)).Message,
            StringComparison.Ordinal
        );
    }
}
