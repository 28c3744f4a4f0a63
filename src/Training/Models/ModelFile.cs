using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines;
using GearSweep.Training.Series;

namespace GearSweep.Training.Models;

/// <summary>
/// A trained model as a safetensors file that PyTorch's <c>load_state_dict</c> of the lecture's <c>Net</c> takes
/// (<see cref="ParameterShape.For"/> has the names). The metadata say how it was trained, how to scale its inputs and
/// outputs, and how good it is; all are texts, numbers in invariant form. What there is of each column is a JSON list
/// in the order of the columns: a channel may have any name, that of a condition's column too.
/// </summary>
internal static class ModelFile
{
    /// <summary>Writes the file.</summary>
    public static byte[] Write(
        TrialAssignment assignment,
        IReadOnlyList<Channel> channels,
        string engine,
        float[][] weights,
        MinMaxScaler scaler,
        int epoch,
        double trainMse,
        double? validationMse,
        ErrorMetrics test
    )
    {
        var shapes = ParameterShape.For(assignment.Configuration, SegmentData.ConditionColumns + channels.Count);
        return Safetensors.Write(
            [.. shapes.Zip(weights, (shape, values) => new NamedTensor(shape.Name, shape.Dimensions, values))],
            Metadata(assignment, channels, engine, scaler, epoch, trainMse, validationMse, test)
        );
    }

    private static Dictionary<string, string> Metadata(
        TrialAssignment assignment,
        IReadOnlyList<Channel> channels,
        string engine,
        MinMaxScaler scaler,
        int epoch,
        double trainMse,
        double? validationMse,
        ErrorMetrics test
    )
    {
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["producer"] = "GearSweep" };
        foreach (var name in ParameterCatalog.All.Select(parameter => parameter.Name))
            metadata[name] = assignment.Configuration[name].ToString();
        string[] columns = ["speed", "load", .. channels.Select(channel => channel.Name)];
        metadata["columns"] = JsonSerializer.Serialize(columns, Plain);
        string[] units = ["rev/s", "N·m", .. channels.Select(channel => channel.Unit)];
        metadata["units"] = JsonSerializer.Serialize(units, Plain);
        metadata["target"] = channels[^1].Name;
        metadata["scaler.min"] = JsonSerializer.Serialize(scaler.Min, Plain);
        metadata["scaler.range"] = JsonSerializer.Serialize(scaler.Range, Plain);

        metadata["condition.speed"] = Text(assignment.Condition.Speed);
        metadata["condition.load"] = Text(assignment.Condition.Load);
        metadata["segment"] = assignment.SegmentHash;
        metadata["synthetic"] = assignment.Synthetic ? "true" : "false";
        metadata["split.train_rows"] = Text(assignment.Split.TrainRows);
        metadata["split.validation_rows"] = Text(assignment.Split.ValidationRows);
        metadata["split.test_rows"] = Text(assignment.Split.TestRows);
        metadata["repeat"] = Text(assignment.Repeat);
        metadata["seed"] = assignment.Seed.ToString(CultureInfo.InvariantCulture);
        metadata["engine"] = engine;
        metadata["epoch"] = Text(epoch);
        metadata["train_mse"] = Text(trainMse);
        if (validationMse is { } mse)
            metadata["validation_rmse"] = Text(Math.Sqrt(mse));
        metadata["test_rmse"] = Text(test.Rmse);
        metadata["test_mae"] = Text(test.Mae);
        if (test.R2 is { } r2)
            metadata["test_r2"] = Text(r2);
        metadata["test_rmse_units"] = Text(test.RmseUnits);
        metadata["test_mae_units"] = Text(test.MaeUnits);
        return metadata;
    }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
