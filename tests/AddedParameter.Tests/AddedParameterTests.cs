using GearSweep.Cli;
using GearSweep.Cli.Commands;
using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Trials;

namespace GearSweep.AddedParameter.Tests;

/// <summary>One entry in the catalogue is all that a parameter needs, from the specification to the files.</summary>
public sealed class AddedParameterTests : IDisposable
{
    private const string Specification = """
        name: decay
        dataset: no_fault
        conditions:
          - {speed: 40, load: 80}
        parameters:
          hidden_size: {value: 4}
          label_noise: {values: [0, 0.25]}
        epochs: 2
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gearsweep-parameter-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_specification_may_name_it_and_is_written_with_it()
    {
        var spec = SpecYaml.Parse(Specification).Spec!;
        var written = SpecYaml.Write(spec);

        Assert.Equal(["hidden_size", "label_noise"], spec.Parameters.Select(p => p.Name));
        Assert.Equal(spec.Parameters[1].Name, SpecYaml.Parse(written).Spec!.Parameters[1].Name);
        Assert.Equal(
            [0, 0.25],
            [.. Enumerable.Range(0, 2).Select(i => SearchSpace.ConfigurationAt(spec, i)["label_noise"].Number!.Value)]
        );
    }

    [Fact]
    public void A_value_out_of_its_range_is_refused_at_its_line()
    {
        var error = Assert.Single(SpecYaml.Parse(Specification.Replace("0.25", "2", StringComparison.Ordinal)).Errors);

        Assert.Equal((7, "parameters.label_noise.values[1]"), (error.Line, error.Key));
        Assert.Contains("a number from 0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_has_a_row_for_it()
    {
        var form = SweepForm.From(SpecYaml.Parse(Specification).Spec!);

        Assert.Equal("Label noise", Assert.Single(form.Parameters, row => row.Info.Name == "label_noise").Info.Label);
    }

    [Fact]
    public void A_configuration_without_it_keeps_its_key_and_its_seed()
    {
        var before = new Configuration { HiddenSize = 16 };
        var condition = new OperatingCondition(8.33, 40);

        Assert.Equal("hidden_size=16", before.With("label_noise", 0).Key);
        Assert.Equal(
            TrialSeed.For(1, before, condition, 0),
            TrialSeed.For(1, before.With("label_noise", 0), condition, 0)
        );
        Assert.NotEqual(
            TrialSeed.For(1, before, condition, 0),
            TrialSeed.For(1, before.With("label_noise", 0.5), condition, 0)
        );
    }

    [Fact]
    public async Task A_sweep_over_it_is_trained_stored_filtered_sorted_and_exported()
    {
        await GearSweepAsync("data", "generate", "--out", PathOf("gear"), "--gear", "no_fault", "--rows", "600");
        await using (var server = await Server.StartAsync(_folder))
        {
            var sweep = await server.TrainAsync(Specification);
            var trials = await server.JsonAsync($"/api/sweeps/{sweep}/trials?sort=label_noise&descending=true");
            Assert.Equal(
                [0.25, 0],
                [
                    .. trials
                        .GetProperty("items")
                        .EnumerateArray()
                        .Select(t => t.GetProperty("configuration").GetProperty("label_noise").GetDouble()),
                ]
            );
            var filtered = await server.JsonAsync($"/api/sweeps/{sweep}/trials?label_noise=0");
            Assert.Equal(1, filtered.GetProperty("total").GetInt32());
            Assert.Contains(
                ",label_noise,",
                await server.TextAsync($"/api/sweeps/{sweep}/trials.csv?label_noise=0.25"),
                StringComparison.Ordinal
            );
            var varied = (await server.JsonAsync($"/api/sweeps/{sweep}")).GetProperty("varied_parameters");
            Assert.Equal(["label_noise"], [.. varied.EnumerateArray().Select(name => name.GetString()!)]);
        }

        var table = await GearSweepAsync("trials", "decay", "--store", PathOf("sweeps.db"));
        Assert.Contains(",label_noise,", table.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(",0.25,", table, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<string> GearSweepAsync(params string[] args)
    {
        using StringWriter output = new(),
            errors = new();
        var code = await GearSweepCommand.RunAsync(
            args,
            new Streams(output, errors, ErrorIsTerminal: false, null),
            TestContext.Current.CancellationToken
        );
        Assert.True(code == ExitCode.Done, errors.ToString());
        return output.ToString();
    }
}
