using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>Both sides of where <c>auto</c> changes from <c>simd</c> to <c>torch</c>.</summary>
public sealed class FastShapesTests
{
    [Theory]
    [InlineData(1, 1, 1, "simd")]
    [InlineData(64, 7, 100, "simd")]
    [InlineData(1024, 7, 100, "simd")]
    [InlineData(1025, 7, 100, "torch")]
    [InlineData(8, 400, 100, "simd")]
    [InlineData(8, 401, 100, "torch")]
    [InlineData(128, 61, 100, "simd")]
    [InlineData(129, 61, 100, "torch")]
    [InlineData(129, 60, 100, "simd")]
    [InlineData(64, 7, 1000, "simd")]
    [InlineData(64, 7, 1001, "torch")]
    [InlineData(128, 60, 1000, "simd")]
    [InlineData(128, 61, 1000, "torch")]
    [InlineData(256, 31, 31, "simd")]
    [InlineData(257, 31, 31, "torch")]
    [InlineData(257, 30, 31, "simd")]
    [InlineData(257, 31, 32, "simd")]
    public void Auto_takes_simd_where_it_was_measured_to_be_faster_and_torch_beyond(
        int hidden,
        int length,
        int batch,
        string expected
    )
    {
        var registry = new EngineRegistry(
            [new SimdEngine(512, fusesMultiplyAdd: true), new Torch.TorchEngine()],
            new TrialMemory(() => 1L << 40, () => 1)
        );
        foreach (var cell in Enum.GetValues<CellKind>())
        {
            var shape = new Configuration
            {
                Cell = cell,
                HiddenSize = hidden,
                SequenceLength = length,
                BatchSize = batch,
            };
            Assert.Equal(expected, registry.Find("auto", shape).Name);
        }
    }

    [Fact]
    public void Where_multiply_adds_are_computed_in_software_auto_takes_torch_and_simd_still_trains_what_names_it()
    {
        var registry = new EngineRegistry(
            [new SimdEngine(128, fusesMultiplyAdd: false), new Torch.TorchEngine()],
            new TrialMemory(() => 1L << 40, () => 1)
        );
        Assert.Equal("torch", registry.Find("auto", new Configuration()).Name);
        Assert.Equal("simd/128", registry.Find("simd", new Configuration()).Description);
    }

    [Fact]
    public void The_shapes_of_the_lecture_are_simds_on_a_processor_that_multiplies_and_adds_at_once()
    {
        if (!System.Runtime.Intrinsics.X86.Fma.IsSupported && !System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported)
            Assert.Skip("No fused multiply-add here.");
        foreach (var hidden in new[] { 15, 30, 64, 128, 256 })
            Assert.True(new SimdEngine().IsFast(new Configuration { HiddenSize = hidden, NumLayers = 2 }));
    }
}
