namespace GearSweep.Training.Native;

public sealed class ElfVersionNeedsTests
{
    [Fact]
    public void Making_a_need_weak_sets_one_flag_and_touches_nothing_else()
    {
        byte[] original = SyntheticElf.Make(relocatedSymbol: 1),
            relaxed = [.. original];
        Assert.True(ElfVersionNeeds.MakeWeak(relaxed, SyntheticElf.NewVersion));
        int[] changed = [.. Enumerable.Range(0, original.Length).Where(i => original[i] != relaxed[i])];
        Assert.Equal([SyntheticElf.NewVersionFlags], changed);
        Assert.Equal(2, relaxed[SyntheticElf.NewVersionFlags]);
        Assert.False(ElfVersionNeeds.IsRequired(relaxed, SyntheticElf.NewVersion));
        Assert.True(ElfVersionNeeds.IsRequired(relaxed, SyntheticElf.OldVersion));
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        var library = SyntheticElf.Make(relocatedSymbol: 1);
        ElfVersionNeeds.MakeWeak(library, SyntheticElf.NewVersion);
        byte[] once = [.. library];
        Assert.False(ElfVersionNeeds.MakeWeak(library, SyntheticElf.NewVersion));
        Assert.Equal(once, library);
    }

    [Fact]
    public void A_version_that_is_not_needed_changes_nothing()
    {
        var library = SyntheticElf.Make(relocatedSymbol: 1);
        Assert.False(ElfVersionNeeds.IsRequired(library, "GLIBCXX_3.4.33"));
        Assert.False(ElfVersionNeeds.MakeWeak(library, "GLIBCXX_3.4.33"));
        Assert.Equal(SyntheticElf.Make(relocatedSymbol: 1), library);
    }

    [Fact]
    public void A_need_that_a_relocation_relies_on_is_refused_and_left_alone()
    {
        var library = SyntheticElf.Make(relocatedSymbol: 2);
        var error = Assert.Throws<InvalidDataException>(() =>
            ElfVersionNeeds.MakeWeak(library, SyntheticElf.NewVersion)
        );
        Assert.Contains(
            "a relocation uses a symbol of version GLIBCXX_3.4.32",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(SyntheticElf.Make(relocatedSymbol: 2), library);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(4096)]
    public void What_is_not_an_ELF_file_is_refused(int bytes)
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            ElfVersionNeeds.MakeWeak(new byte[bytes], SyntheticElf.NewVersion)
        );
        Assert.Equal("not a 64-bit little-endian ELF file", error.Message);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        var library = SyntheticElf.Make(relocatedSymbol: 1)[..^100];
        var error = Assert.Throws<InvalidDataException>(() =>
            ElfVersionNeeds.MakeWeak(library, SyntheticElf.NewVersion)
        );
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_library_needs_the_version_without_using_it()
    {
        byte[] original = File.ReadAllBytes(NativeLibraries.InPackageCache()),
            relaxed = [.. original];
        Assert.True(ElfVersionNeeds.MakeWeak(relaxed, SyntheticElf.NewVersion));
        Assert.Single(Enumerable.Range(0, original.Length), i => original[i] != relaxed[i]);
    }

    [Fact]
    public void The_build_leaves_the_package_cache_as_it_was()
    {
        Assert.True(
            ElfVersionNeeds.IsRequired(File.ReadAllBytes(NativeLibraries.InPackageCache()), SyntheticElf.NewVersion)
        );
    }

    [Fact]
    public void The_copy_beside_a_program_is_the_packages_or_the_relaxed_one()
    {
        byte[] original = File.ReadAllBytes(NativeLibraries.InPackageCache()),
            copy = File.ReadAllBytes(NativeLibraries.InOutput());
        if (!ElfVersionNeeds.IsRequired(copy, SyntheticElf.NewVersion))
            ElfVersionNeeds.MakeWeak(original, SyntheticElf.NewVersion);
        Assert.True(original.AsSpan().SequenceEqual(copy));
    }
}
