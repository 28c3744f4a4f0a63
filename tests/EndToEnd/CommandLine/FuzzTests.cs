using System.Globalization;
using System.Text;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Fuzz;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.CommandLine;

/// <summary>A handful of damaged files in real processes, whose managed memory is bounded to 1 GB.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Bounded = ["env", "DOTNET_GCHeapHardLimit=0x40000000"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_damaged_specification_ends_with_exit_code_0_or_2_and_a_clear_line(int seed)
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var file = Path.Combine(workspace.Folder, "damaged.yaml");

        // The last key is wrong in any case: what is right would be trained.
        File.WriteAllBytes(
            file,
            [.. Mutation.Of(Encoding.UTF8.GetBytes(SmallSweep.Yaml), seed), .. "\nunknown: 1\n"u8]
        );
        await EndsWellAsync(
            workspace,
            "run",
            file,
            "--data",
            workspace.Data,
            "--store",
            workspace.Store,
            "--slots",
            "1"
        );
        Assert.False(File.Exists(workspace.Store));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_damaged_csv_ends_with_exit_code_0_or_2_and_a_clear_line(int seed)
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var good = File.ReadAllBytes(Directory.GetFiles(workspace.Data, "*.csv")[0]);
        var file = Path.Combine(workspace.Folder, "damaged.csv");
        File.WriteAllBytes(file, Mutation.Of(good, seed));
        await EndsWellAsync(workspace, "data", "describe", file);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_damaged_mapping_ends_with_exit_code_0_or_2_and_a_clear_line(int seed)
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var csv = Directory.GetFiles(workspace.Data, "*.csv")[0];
        var good =
            "inputs: [sensor1]\ntarget: sensor2\nunits: g\nspeed: {column: speedSet, scale: 1}\nload: {column: load_value}\n"u8.ToArray();
        File.WriteAllBytes(Path.ChangeExtension(csv, ".columns.yaml"), Mutation.Of(good, seed));
        await EndsWellAsync(workspace, "data", "describe", csv);
    }

    private static async Task EndsWellAsync(Workspace workspace, params string[] arguments)
    {
        await using var program = GearSweepProcess.StartBy(Bounded, "Cli", workspace.Folder, arguments);
        var code = await program.ExitAsync(TimeSpan.FromSeconds(60)); // 20 s on a machine of its own.
        var said = string.Create(CultureInfo.InvariantCulture, $"exit code {code}: {program.Errors}");
        Assert.True(code is 0 or 2, said);
        Assert.False(
            program.Errors.Contains("Exception", StringComparison.Ordinal)
                || program.Errors.Contains("   at ", StringComparison.Ordinal),
            said
        );
        Assert.True(code == 0 || program.Errors.Trim().Length > 0, said);
        Assert.DoesNotContain(program.Errors, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }
}
