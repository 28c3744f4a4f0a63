using System.Collections.Immutable;

namespace GearSweep.Shared.Configurations;

/// <summary>
/// The parameters that a search space may name. To add one is to add it here, or by <see cref="Add"/>: specification,
/// validation, form, tables, filters, files, REST and seeds follow. Engines read its value from the configuration.
/// </summary>
public static class ParameterCatalog
{
    /// <summary>Width of the hidden state.</summary>
    public static readonly ParameterInfo HiddenSize = new(
        "hidden_size",
        "Hidden size",
        ParameterKind.Integer,
        1,
        4096,
        64,
        "Width of the hidden state."
    );

    /// <summary>Stacked recurrent layers.</summary>
    public static readonly ParameterInfo NumLayers = new(
        "num_layers",
        "Layers",
        ParameterKind.Integer,
        1,
        8,
        1,
        "Stacked recurrent layers."
    );

    /// <summary>Rows in a window.</summary>
    public static readonly ParameterInfo SequenceLength = new(
        "sequence_length",
        "Sequence length",
        ParameterKind.Integer,
        1,
        4096,
        7,
        "Rows in a window."
    );

    /// <summary>Adam's step size.</summary>
    public static readonly ParameterInfo LearningRate = new(
        "learning_rate",
        "Learning rate",
        ParameterKind.Real,
        0,
        10,
        0.001,
        "Adam's step size.",
        ExclusiveMin: true
    );

    /// <summary>Windows in a batch.</summary>
    public static readonly ParameterInfo BatchSize = new(
        "batch_size",
        "Batch size",
        ParameterKind.Integer,
        1,
        65_536,
        100,
        "Windows in a batch.",
        ShortLabel: "batch"
    );

    /// <summary>Share of values dropped between layers while training.</summary>
    public static readonly ParameterInfo Dropout = new(
        "dropout",
        "Dropout",
        ParameterKind.Real,
        0,
        1,
        0.0,
        "Share of values dropped between layers while training; without effect where there is one layer.",
        ExclusiveMax: true,
        ShortLabel: "drop"
    );

    /// <summary>The recurrent cell.</summary>
    public static readonly ParameterInfo Cell = new(
        "cell",
        "Cell",
        ParameterKind.Category,
        0,
        0,
        "lstm",
        "The recurrent cell.",
        Words: CellKindNames.All
    );

    /// <summary>Whether a line stands beside the network.</summary>
    public static readonly ParameterInfo LinearSkip = new(
        "linear_skip",
        "Linear skip",
        ParameterKind.Category,
        0,
        0,
        "false",
        "Whether a straight line over the window, fitted before, is added to the network, which then learns what is left.",
        Words: ["false", "true"],
        ShortLabel: "skip"
    );

    /// <summary>How columns are scaled.</summary>
    public static readonly ParameterInfo Scaling = new(
        "scaling",
        "Scaling",
        ParameterKind.Category,
        0,
        0,
        "minmax",
        "How columns are scaled: minmax (0 to 1 spans the train rows) or standard (mean 0, deviation 1).",
        Words: EnumWords<ScalingKind>.All
    );

    /// <summary>Which columns are seen.</summary>
    public static readonly ParameterInfo Inputs = new(
        "inputs",
        "Inputs",
        ParameterKind.Category,
        0,
        0,
        "all",
        "The columns that are seen: all (with the constant speed and load), channels, or the target alone.",
        Words: EnumWords<InputKind>.All,
        ShortLabel: "inputs"
    );

    /// <summary>Share of each weight that is taken off in a step, divided by the learning rate.</summary>
    public static readonly ParameterInfo WeightDecay = new(
        "weight_decay",
        "Weight decay",
        ParameterKind.Real,
        0,
        1,
        0.0,
        "What each step takes off the weights beside Adam's step, as a share of them and of the learning rate (AdamW).",
        ShortLabel: "decay"
    );

    /// <summary>The greatest norm of a step's gradient.</summary>
    public static readonly ParameterInfo GradientClip = new(
        "gradient_clip",
        "Gradient clip",
        ParameterKind.Real,
        0,
        1_000_000,
        0.0,
        "The greatest norm of a step's gradient; 0 for no bound.",
        ShortLabel: "clip"
    );

    /// <summary>How the learning rate changes.</summary>
    public static readonly ParameterInfo Schedule = new(
        "schedule",
        "Schedule",
        ParameterKind.Category,
        0,
        0,
        "none",
        "How the learning rate falls: none, cosine (to 0 at the last epoch), or plateau (halved after five epochs without gain).",
        Words: EnumWords<ScheduleKind>.All
    );

    private static ImmutableArray<ParameterInfo> _all =
    [
        HiddenSize,
        NumLayers,
        SequenceLength,
        LearningRate,
        BatchSize,
        Dropout,
        Cell,
        LinearSkip,
        Scaling,
        Inputs,
        WeightDecay,
        GradientClip,
        Schedule,
    ];

    /// <summary>All parameters, in the order in which pages and files show them.</summary>
    public static IReadOnlyList<ParameterInfo> All => _all;

    /// <summary>
    /// Adds a parameter. Every process of a cluster has to add the same ones, before it does anything else.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or the default is no value of the parameter.</exception>
    public static void Add(ParameterInfo parameter)
    {
        if (Find(parameter.Name) is not null)
            throw new ArgumentException($"there is a parameter '{parameter.Name}' already", nameof(parameter));
        if (parameter.KindError(parameter.Default) is { } kind)
            throw new ArgumentException(kind, nameof(parameter));
        if (parameter.ErrorOf(parameter.Default.ToString()) is { } error)
            throw new ArgumentException($"the default of '{parameter.Name}' is none: {error}", nameof(parameter));
        ImmutableInterlocked.Update(ref _all, all => all.Add(parameter));
    }

    /// <summary>Finds a parameter by its name; <see langword="null"/> when there is none.</summary>
    public static ParameterInfo? Find(string name)
    {
        foreach (var parameter in _all)
        {
            if (parameter.Name == name)
                return parameter;
        }

        return null;
    }

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ParameterInfo Get(string name) =>
        Find(name) ?? throw new ArgumentException($"there is no parameter '{name}'", nameof(name));
}
