using System.Collections.Immutable;

namespace GearSweep.Shared.Configurations;

/// <summary>
/// One point of the search space: a value for every parameter of the <see cref="ParameterCatalog"/>. Only values that
/// are not a parameter's default are held, so that a parameter that is new leaves all configurations without it as they
/// were.
/// </summary>
public sealed record Configuration
{
    private ImmutableSortedDictionary<string, ParameterValue> _values = ParameterDocument.Empty;

    /// <summary>Width of the hidden state, 1 to 4,096.</summary>
    public int HiddenSize
    {
        get => Integer(ParameterCatalog.HiddenSize);
        init => Set(ParameterCatalog.HiddenSize, value);
    }

    /// <summary>Stacked recurrent layers, 1 to 8.</summary>
    public int NumLayers
    {
        get => Integer(ParameterCatalog.NumLayers);
        init => Set(ParameterCatalog.NumLayers, value);
    }

    /// <summary>Rows in a window, 1 to 4,096.</summary>
    public int SequenceLength
    {
        get => Integer(ParameterCatalog.SequenceLength);
        init => Set(ParameterCatalog.SequenceLength, value);
    }

    /// <summary>Adam's step size, above 0.</summary>
    public double LearningRate
    {
        get => Real(ParameterCatalog.LearningRate);
        init => Set(ParameterCatalog.LearningRate, value);
    }

    /// <summary>Windows in a batch, 1 to 65,536.</summary>
    public int BatchSize
    {
        get => Integer(ParameterCatalog.BatchSize);
        init => Set(ParameterCatalog.BatchSize, value);
    }

    /// <summary>
    /// Probability that a value passed between two layers is dropped while training, 0 up to but without 1.
    /// </summary>
    public double Dropout
    {
        get => Real(ParameterCatalog.Dropout);
        init => Set(ParameterCatalog.Dropout, value);
    }

    /// <summary>The recurrent cell.</summary>
    public CellKind Cell
    {
        get => CellKindNames.Parse(this[ParameterCatalog.Cell].Text!);
        init => Set(ParameterCatalog.Cell, value.ToName());
    }

    /// <summary>
    /// Whether a line over the window is added to the network, whose output layer then begins at zero.
    /// </summary>
    public bool LinearSkip
    {
        get => this[ParameterCatalog.LinearSkip].Text == "true";
        init => Set(ParameterCatalog.LinearSkip, value ? "true" : "false");
    }

    /// <summary>How columns are scaled.</summary>
    public ScalingKind Scaling
    {
        get => EnumWords<ScalingKind>.Parse(this[ParameterCatalog.Scaling].Text!);
        init => Set(ParameterCatalog.Scaling, EnumWords<ScalingKind>.Of(value));
    }

    /// <summary>Which columns are seen.</summary>
    public InputKind Inputs
    {
        get => EnumWords<InputKind>.Parse(this[ParameterCatalog.Inputs].Text!);
        init => Set(ParameterCatalog.Inputs, EnumWords<InputKind>.Of(value));
    }

    /// <summary>AdamW's λ, 0 to 1: a step takes the learning rate times this off each weight.</summary>
    public double WeightDecay
    {
        get => Real(ParameterCatalog.WeightDecay);
        init => Set(ParameterCatalog.WeightDecay, value);
    }

    /// <summary>The greatest norm of a step's gradient; 0 for no bound.</summary>
    public double GradientClip
    {
        get => Real(ParameterCatalog.GradientClip);
        init => Set(ParameterCatalog.GradientClip, value);
    }

    /// <summary>How the learning rate changes while the trial trains.</summary>
    public ScheduleKind Schedule
    {
        get => EnumWords<ScheduleKind>.Parse(this[ParameterCatalog.Schedule].Text!);
        init => Set(ParameterCatalog.Schedule, EnumWords<ScheduleKind>.Of(value));
    }

    /// <summary>
    /// The values that are not the parameters' defaults as one invariant line in the order of their names, e.g.
    /// <c>hidden_size=16,learning_rate=0.01</c>: equal exactly when the configurations are equal; empty for the
    /// defaults.
    /// A trial's seed is a hash of it, so its form never changes, nor does a parameter's default.
    /// </summary>
    public string Key => string.Join(',', _values.Select(value => $"{value.Key}={value.Value}"));

    /// <summary>
    /// Weights and biases of the recurrent layers (PyTorch's layout, two bias vectors a layer) and the linear layer,
    /// for rows of the two usual channels.
    /// </summary>
    public long ParameterCount => ParametersOf(Datasets.SegmentData.UsualColumns);

    /// <summary>The values that are not their parameters' defaults, by name.</summary>
    internal ImmutableSortedDictionary<string, ParameterValue> Values
    {
        get => _values;
        init => _values = value;
    }

    /// <summary>A parameter's value.</summary>
    public ParameterValue this[ParameterInfo parameter] =>
        _values.TryGetValue(parameter.Name, out var value) ? value : parameter.Default;

    /// <summary>The value of the parameter of a name.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public ParameterValue this[string name] => this[ParameterCatalog.Get(name)];

    /// <summary>The configuration with one parameter set.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the value is not of its kind.</exception>
    public Configuration With(string name, ParameterValue value)
    {
        var configuration = new Configuration(this);
        configuration.Set(ParameterCatalog.Get(name), value);
        return configuration;
    }

    /// <summary>The value of a parameter of whole numbers.</summary>
    public int Integer(ParameterInfo parameter) => (int)Real(parameter);

    /// <summary>The value of a parameter of numbers.</summary>
    /// <exception cref="ArgumentException">The parameter's values are words.</exception>
    public double Real(ParameterInfo parameter) =>
        this[parameter].Number ?? throw new ArgumentException($"'{parameter.Name}' has words", nameof(parameter));

    /// <summary>How many columns of a row are seen.</summary>
    /// <param name="columns">Columns of a row: speed, load and the channels.</param>
    public int InputsOf(int columns) =>
        Inputs switch
        {
            InputKind.All => columns,
            InputKind.Channels => columns - Datasets.SegmentData.ConditionColumns,
            _ => 1,
        };

    /// <summary>Weights and biases for rows of some columns; those of a linear skip are not counted.</summary>
    /// <param name="columns">Columns of a row: speed, load and the channels.</param>
    public long ParametersOf(int columns)
    {
        long h = HiddenSize,
            gates = Cell.Gates();
        var first = gates * h * (InputsOf(columns) + h + 2);
        var further = gates * h * (h + h + 2) * (NumLayers - 1);
        return first + further + h + 1;
    }

    /// <summary>The configuration as a JSON object of the values that are not the parameters' defaults.</summary>
    public string ToJson() => ParameterDocument.Write(_values);

    /// <summary>Reads what <see cref="ToJson"/> has written.</summary>
    /// <exception cref="FormatException">It is not such a text, or names a parameter that this version
    /// lacks.</exception>
    public static Configuration FromJson(string json) => new() { Values = ParameterDocument.Read(json) };

    /// <inheritdoc/>
    public bool Equals(Configuration? other) =>
        other is not null
        && _values.Count == other._values.Count
        && _values.All(value => other._values.TryGetValue(value.Key, out var theirs) && theirs == value.Value);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in _values)
        {
            hash.Add(name);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>All parameters with their values, e.g. for a message: <c>hidden_size=16,num_layers=1,…</c>.</summary>
    public override string ToString() =>
        string.Join(',', ParameterCatalog.All.Select(parameter => $"{parameter.Name}={this[parameter]}"));

    private void Set(ParameterInfo parameter, ParameterValue value)
    {
        if (parameter.KindError(value) is { } error)
            throw new ArgumentException(error, nameof(value));
        _values = value == parameter.Default ? _values.Remove(parameter.Name) : _values.SetItem(parameter.Name, value);
    }
}
