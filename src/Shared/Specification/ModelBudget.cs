using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification;

/// <summary>The number of parameters of a sweep's largest model, and its bound.</summary>
internal static class ModelBudget
{
    /// <summary>
    /// What is wrong with the largest model; <see langword="null"/> when nothing is, or when it cannot be known.
    /// </summary>
    /// <param name="read">The specification.</param>
    /// <param name="columns">Columns of the dataset's segments.</param>
    public static string? Check(SpecResult read, int columns = SegmentData.UsualColumns)
    {
        if (read.Readable is not { } spec)
            return null;
        if (read.Wrong.Touch("parameters.hidden_size", "parameters.num_layers", "parameters.cell"))
            return null;
        var hidden = (int)SearchSpace.Largest(spec, "hidden_size");
        var layers = (int)SearchSpace.Largest(spec, "num_layers");
        var parameters = CellsOf(spec)
            .Max(cell =>
                new Configuration
                {
                    HiddenSize = hidden,
                    NumLayers = layers,
                    Cell = cell,
                }.ParametersOf(columns)
            );
        return parameters <= SpecLimits.ModelParameters
            ? null
            : $"the largest model, {hidden:#,0} × {layers}, has {parameters:#,0} weights and biases; {SpecLimits.ModelParameters:#,0} at most are expected";
    }

    private static IEnumerable<CellKind> CellsOf(SweepSpec spec)
    {
        var words = spec.Parameters.FirstOrDefault(p => p.Name == "cell")?.Domain switch
        {
            FixedValue value => [value.Value],
            ValueList list => list.Values,
            _ => [ParameterCatalog.Find("cell")!.Default],
        };
        foreach (var word in words)
        {
            if (CellKindNames.TryParse(word.Text ?? "", out var cell))
                yield return cell;
        }
    }
}
