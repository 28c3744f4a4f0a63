using System.Text.Json;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Running;

/// <summary>Whole runs: a real silo, a real store, real training, on generated data.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const string Rig =
        "name: rig\ndataset: rig\nepochs: 1\nparameters: {batch_size: {value: 20}, hidden_size: {value: 4}}\n";

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_runs_is_exported_and_is_not_trained_twice()
    {
        await _folder.GenerateAsync();
        var run = await _folder.RunAsync("a.db", more: ["--format", "json"]);
        Assert.True(run.Code == ExitCode.Done, run.Errors);
        using var summary = JsonDocument.Parse(run.Output);
        Assert.Equal("completed", summary.RootElement.GetProperty("state").GetString());
        Assert.Equal(4, summary.RootElement.GetProperty("trials").GetProperty("completed").GetInt32());
        Assert.Equal(2, summary.RootElement.GetProperty("conditions").GetArrayLength());
        Assert.Contains("4 of 4 trials", run.Errors, StringComparison.Ordinal);

        var trials = await CommandLine.RunAsync(
            "trials",
            "tiny",
            "--store",
            _folder.PathOf("a.db"),
            "--format",
            "json"
        );
        using var rows = JsonDocument.Parse(trials.Output);
        var best = summary.RootElement.GetProperty("conditions")[0].GetProperty("best");
        var row = rows.RootElement[best.GetProperty("trial").GetInt32()];
        Assert.Equal(best.GetProperty("test_rmse").GetDouble(), row.GetProperty("test_rmse").GetDouble());
        Assert.Equal(8.33, row.GetProperty("speed").GetDouble());

        var curves = await CommandLine.RunAsync("curves", "1", "--store", _folder.PathOf("a.db"), "--format", "csv");
        var lines = curves.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("trial,attempt,epoch,train_mse,validation_mse,seconds", lines[0]);
        Assert.Equal(4 * 3, lines.Length - 1);

        var export = await CommandLine.RunAsync(
            "model",
            "export",
            "tiny",
            "3",
            "--store",
            _folder.PathOf("a.db"),
            "--out",
            _folder.PathOf("m.safetensors")
        );
        Assert.Equal(ExitCode.Done, export.Code);
        Assert.Contains(
            "lstm.weight_hh_l0",
            File.ReadAllText(_folder.PathOf("m.safetensors")),
            StringComparison.Ordinal
        );

        var again = await _folder.RunAsync("a.db", more: ["--format", "json"]);
        Assert.Equal((run.Code, run.Output), (again.Code, again.Output));
        Assert.Contains("nothing is trained again", again.Errors, StringComparison.Ordinal);

        var unknown = await CommandLine.RunAsync("trials", "large", "--store", _folder.PathOf("a.db"));
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Contains("it has 1 'tiny'", unknown.Errors, StringComparison.Ordinal);
        var beyond = await CommandLine.RunAsync(
            "model",
            "export",
            "tiny",
            "9",
            "--store",
            _folder.PathOf("a.db"),
            "--out",
            _folder.PathOf("n")
        );
        Assert.Equal((ExitCode.BadInput, "the sweep has no trial 9"), (beyond.Code, beyond.Errors.Trim()));
    }

    [Fact]
    public async Task Channels_and_units_of_a_mapping_stand_in_every_output()
    {
        _folder.WriteRig(i => 0.002 * Math.Sin(0.7 * i));
        var run = await _folder.RunAsync("g.db", Rig);
        Assert.True(run.Code == ExitCode.Done, run.Errors);
        Assert.Matches(@" test RMSE +a4 \((mg|µg)\) +AR\* +skill ", run.Output);
        var json = await _folder.RunAsync("g.db", Rig, "--format", "json");
        using var summary = JsonDocument.Parse(json.Output);
        Assert.Equal(
            """{"name":"a4","unit":"g"}""",
            JsonSerializer.Serialize(summary.RootElement.GetProperty("target"))
        );
        var trials = await CommandLine.RunAsync("trials", "rig", "--store", _folder.PathOf("g.db"));
        Assert.Contains(",a4,g,", trials.Output, StringComparison.Ordinal);
        var described = await CommandLine.RunAsync("data", "describe", _folder.PathOf("gear/rig.csv"));
        Assert.Contains("\ntarget: a4; inputs: a1, a2, a3\n", described.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n +a1 \(g\) +a2 \(g\) +a3 \(g\) +a4 \(mg\) +speedSet", described.Output);
        Assert.DoesNotMatch(@"\bmm\b|sensor[12]", run.Output + json.Output + trials.Output + described.Output);
    }

    [Fact]
    public async Task A_constant_target_is_told_at_the_start_and_in_the_summary_and_leaves_no_figure_that_is_none()
    {
        const string Note =
            "Note: at 25 rev/s · 80 N·m the target a4 is constant: there is nothing to predict, and R² and skill are undefined.";
        _folder.WriteRig(_ => 0.1);
        var run = await _folder.RunAsync("h.db", Rig);
        Assert.True(run.Code == ExitCode.Done, run.Errors);
        Assert.StartsWith(Note, run.Errors, StringComparison.Ordinal);
        Assert.Contains(Note, run.Output, StringComparison.Ordinal);
        var json = await _folder.RunAsync("h.db", Rig, "--format", "json");
        var csv = await CommandLine.RunAsync("trials", "rig", "--store", _folder.PathOf("h.db"));
        var rows = await CommandLine.RunAsync("trials", "rig", "--store", _folder.PathOf("h.db"), "--format", "json");
        Assert.Contains("\"test_r2\":null", rows.Output, StringComparison.Ordinal);
        Assert.Contains(",,a4,g,", csv.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"NaN|Infinity|∞|\dE\+?\d", run.Output + json.Output + csv.Output + rows.Output);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on_to_the_bits_of_one_that_was_not()
    {
        var longer = RunFolder.Specification.Replace("epochs: 3", "epochs: 30", StringComparison.Ordinal);
        await _folder.GenerateAsync();
        var first = await _folder.InterruptAsync("b.db", longer);
        Assert.Equal(ExitCode.Failed, first.Code);
        Assert.Contains("The same command goes on from there", first.Errors, StringComparison.Ordinal);

        var second = await _folder.RunAsync("b.db", longer);
        Assert.True(second.Code == ExitCode.Done, second.Errors);
        Assert.Contains("Going on with 'tiny'", second.Errors, StringComparison.Ordinal);
        var whole = await _folder.RunAsync("c.db", longer);
        Assert.Equal(ExitCode.Done, whole.Code);
        Assert.Equal(await CurvesAsync("c.db"), await CurvesAsync("b.db"));
    }

    [Fact]
    public async Task Another_specification_under_the_same_name_makes_another_sweep()
    {
        await _folder.GenerateAsync();
        await _folder.RunAsync("d.db");
        var other = await _folder.RunAsync(
            "d.db",
            RunFolder.Specification.Replace("epochs: 3", "epochs: 2", StringComparison.Ordinal)
        );
        Assert.True(other.Code == ExitCode.Done, other.Errors);
        Assert.DoesNotContain("again", other.Errors, StringComparison.Ordinal);
        var newest = await CommandLine.RunAsync("curves", "tiny", "--store", _folder.PathOf("d.db"));
        Assert.Equal(1 + (4 * 2), newest.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_wrong_specification_is_refused_with_all_its_errors_and_nothing_is_made()
    {
        await _folder.GenerateAsync();
        var ended = await _folder.RunAsync("e.db", "name: x\ndataset: no_fault\nepochs: 0\nseeds: 1\n");
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("spec.yaml: line 3, epochs:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "spec.yaml: line 4, seeds: unknown key 'seeds'; did you mean 'seed'?",
            ended.Errors,
            StringComparison.Ordinal
        );
        var unfit = await _folder.RunAsync(
            "e.db",
            "name: x\ndataset: no_fault\nparameters:\n  sequence_length: {value: 500}\n"
        );
        Assert.Contains(
            "line 4, parameters.sequence_length.value: at 8.33 rev/s",
            unfit.Errors,
            StringComparison.Ordinal
        );
        var engine = await _folder.RunAsync("e.db", "name: x\ndataset: no_fault\nengine: steam\n");
        Assert.Contains(
            "spec.yaml: line 3, engine: there is no engine 'steam'; there are auto, simd, torch",
            engine.Errors,
            StringComparison.Ordinal
        );
        var option = await _folder.RunAsync("e.db", more: ["--engine", "steam"]);
        Assert.Equal(ExitCode.BadInput, option.Code);
        Assert.StartsWith("--engine: there is no engine 'steam'", option.Errors, StringComparison.Ordinal);
        var absent = await _folder.RunAsync("e.db", "name: x\ndataset: other\n");
        Assert.Equal(ExitCode.BadInput, absent.Code);
        Assert.Contains("no_fault", absent.Errors, StringComparison.Ordinal);
        const string All =
            "name: x\ndataset: no_fault\nepoch: 3\nengine: steam\nrepeats: 1000\nparameters:\n  sequence_length: {value: 500}\n"
            + "  hidden_size: {distribution: int_uniform, min: 1, max: 600}\n";
        var all = await _folder.RunAsync("e.db", All);
        Assert.Equal(ExitCode.BadInput, all.Code);
        Assert.Equal(
            ["line 3, epoch", "line 4, engine", "line 6, parameters", "line 7, parameters.sequence_length.value"],
            all.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1])
        );
        Assert.False(File.Exists(_folder.PathOf("e.db")));
    }

    [Fact]
    public async Task A_data_directory_that_is_not_there_is_named_and_not_made()
    {
        var ended = await _folder.RunAsync("f.db");
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains(_folder.PathOf("gear"), ended.Errors, StringComparison.Ordinal);
        var wrong = await _folder.RunAsync("f.db", RunFolder.Specification + "\nengine: steam");
        Assert.Contains(_folder.PathOf("gear"), wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("engine: there is no engine 'steam'", wrong.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("gear")));
    }

    /// <summary>Trial, epoch and losses in order; attempts and times differ from run to run.</summary>
    private async Task<string[]> CurvesAsync(string store)
    {
        var curves = await CommandLine.RunAsync("curves", "tiny", "--store", _folder.PathOf(store));
        return
        [
            .. curves
                .Output.Split("\r\n")
                .Skip(1)
                .Where(l => l.Length > 0)
                .Select(l => l.Split(','))
                .Select(f => $"{f[0]} {f[2]} {f[3]} {f[4]}"),
        ];
    }
}
