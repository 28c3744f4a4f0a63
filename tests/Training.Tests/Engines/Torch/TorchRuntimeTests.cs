using GearSweep.Training.Datasets;
using GearSweep.Training.Native;
using TorchSharp;

namespace GearSweep.Training.Engines.Torch;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Torch_loads_and_adds_two_tensors()
    {
        Assert.Null(TorchRuntime.Check());
        using var one = torch.tensor(new float[] { 1, 2 });
        using var other = torch.tensor(new float[] { 10, 20 });
        using var sum = one + other;
        Assert.Equal([11f, 22f], sum.data<float>().ToArray());
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        using var directory = new TemporaryFolder();
        var cause = TorchRuntime.ExplainLinux(directory.Path);
        Assert.Contains(
            $"'{Path.Combine(directory.Path, NativeLibraries.Name)}' is missing",
            cause,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The loader of Linux is asked.");
        using var directory = new TemporaryFolder();
        var path = Path.Combine(directory.Path, NativeLibraries.Name);
        File.WriteAllText(path, "no library");
        Assert.StartsWith(
            $"libtorch cannot be loaded from '{path}': ",
            TorchRuntime.ExplainLinux(directory.Path),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_library_that_asks_for_a_newer_libstdcxx_says_so_and_what_to_do()
    {
        Assert.Null(TorchRuntime.Check()); // The libraries that the copy depends on are in the process from here on.
        using var directory = new TemporaryFolder();
        File.Copy(NativeLibraries.InPackageCache(), Path.Combine(directory.Path, NativeLibraries.Name));
        var cause = TorchRuntime.ExplainLinux(directory.Path);
        if (cause is null)
            Assert.Skip("This system's libstdc++ is new enough for the package's own file.");
        Assert.Contains(
            "asks for a newer libstdc++ (GLIBCXX_3.4.32, GCC 13) than this system has: build the program on this system",
            cause,
            StringComparison.Ordinal
        );
    }
}
