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
        SplitSeries series,
        LinearSkip? skip,
        int epoch,
        double trainMse,
        double? validationMse,
        ErrorMetrics test
    )
    {
        var shapes = ParameterShape.For(assignment.Configuration, series.Train.Columns);
        NamedTensor[] line = skip is null
            ? []
            : [new("skip.weight", [1, skip.Weights.Length], skip.Weights), new("skip.bias", [1], [skip.Bias])];
        return Safetensors.Write(
            [.. shapes.Zip(weights, (shape, values) => new NamedTensor(shape.Name, shape.Dimensions, values)), .. line],
            Metadata(assignment, channels, engine, series, epoch, trainMse, validationMse, test)
        );
    }

    private static Dictionary<string, string> Metadata(
        TrialAssignment assignment,
        IReadOnlyList<Channel> channels,
        string engine,
        SplitSeries series,
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
        string[] units = ["rev/s", "N·m", .. channels.Select(channel => channel.Unit)];
        string Json<T>(IEnumerable<T> ofColumns) => JsonSerializer.Serialize(ofColumns.Skip(series.FirstInput), Plain);
        metadata["columns"] = Json(columns);
        metadata["units"] = Json(units);
        metadata["target"] = channels[^1].Name;
        var scaler = series.ModelScaler;
        var (offset, spread) = scaler.Kind == ScalingKind.Standard ? ("mean", "std") : ("min", "range");
        metadata[$"scaler.{offset}"] = Json(scaler.Offset);
        metadata[$"scaler.{spread}"] = Json(scaler.Spread);

        metadata["errors.min"] = Text(series.Scaler.Offset[^1]);
        metadata["errors.range"] = Text(series.Scaler.Spread[^1]);
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
