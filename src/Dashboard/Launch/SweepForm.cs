using System.Globalization;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// A specification as the form shows it. Numbers are kept as they were typed, so that what is wrong stays in its field
/// beside the error.
/// </summary>
public sealed partial record SweepForm
{
    /// <summary>The sweep's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The dataset, with or without the extension.</summary>
    public required string Dataset { get; init; }

    /// <summary>The conditions to train on; <see langword="null"/> for all that the dataset has.</summary>
    public IReadOnlyList<OperatingCondition>? Conditions { get; init; }

    /// <summary>Rows of a segment at most.</summary>
    public required string Rows { get; init; }

    /// <summary>Whether <see cref="TrainFraction"/> counts, and not <see cref="TrainRows"/>.</summary>
    public bool ByFraction { get; init; }

    /// <summary>Rows to train and validate on.</summary>
    public required string TrainRows { get; init; }

    /// <summary>Share of the rows to train and validate on, 0 to 1.</summary>
    public required string TrainFraction { get; init; }

    /// <summary>Share of those to validate on, 0 to 1.</summary>
    public required string ValidationFraction { get; init; }

    /// <summary>What proposes configurations.</summary>
    public SearchMethod Method { get; init; }

    /// <summary>What "best" means.</summary>
    public required MetricSpec Metric { get; init; }

    /// <summary>Every parameter of the catalogue, in its order.</summary>
    public required IReadOnlyList<ParameterRow> Parameters { get; init; }

    /// <summary>Names of the parameters that the specification states, in the order written.</summary>
    public required IReadOnlyList<string> Stated { get; init; }

    /// <summary>Epochs of a trial at most.</summary>
    public required string Epochs { get; init; }

    /// <summary>When a trial ends before its epochs are spent.</summary>
    public EarlyStopKind EarlyStop { get; init; }

    /// <summary>Epochs that the early stop looks back; of no meaning where there is none.</summary>
    public required string Patience { get; init; }

    /// <summary>Which trials go on, and which pause.</summary>
    public SchedulerKind Scheduler { get; init; }

    /// <summary>Epochs before a trial pauses for the first time; of no meaning where none does.</summary>
    public required string MinEpochs { get; init; }

    /// <summary>One in so many trials of a rung goes on; of no meaning where none pauses.</summary>
    public required string ReductionFactor { get; init; }

    /// <summary>What a decision sees; of no meaning where none is made.</summary>
    public DecisionOrder Order { get; init; }

    /// <summary>Logical slots; of no meaning but with a fixed order.</summary>
    public required string LogicalSlots { get; init; }

    /// <summary>Configurations at most; empty for no cap.</summary>
    public required string RunCap { get; init; }

    /// <summary>Trials of every configuration and condition.</summary>
    public required string Repeats { get; init; }

    /// <summary>The sweep's seed.</summary>
    public required string Seed { get; init; }

    /// <summary>Name of the engine.</summary>
    public required string Engine { get; init; }

    /// <summary>Before sweeps of lower priority.</summary>
    public required string Priority { get; init; }

    /// <summary>Its weight among sweeps of the same priority.</summary>
    public required string Weight { get; init; }

    /// <summary>Trials that run at once at most; empty for no limit.</summary>
    public required string MaxRunning { get; init; }

    /// <summary>The dataset's name without the extension that a specification may state.</summary>
    public string DatasetName => Dataset.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Dataset[..^4] : Dataset;

    /// <summary>Whether no rows are held back for validation; then only the train loss can choose.</summary>
    public bool HasNoValidation => FormNumbers.TryReal(ValidationFraction) == 0;

    /// <summary>The form that shows a specification.</summary>
    public static SweepForm From(SweepSpec spec) =>
        new()
        {
            Name = spec.Name,
            Description = spec.Description,
            Dataset = spec.Dataset,
            Conditions = spec.Conditions,
            Rows = Write(spec.Split.Rows),
            ByFraction = spec.Split.TrainRows is null,
            TrainRows = Write(spec.Split.TrainRows ?? (int)(spec.Split.Rows * spec.Split.TrainFraction)),
            TrainFraction = FormNumbers.Write(spec.Split.TrainFraction),
            ValidationFraction = FormNumbers.Write(spec.Split.ValidationFraction),
            Method = spec.Method,
            Metric = spec.Metric,
            Parameters =
            [
                .. ParameterCatalog.All.Select(info =>
                    spec.Parameters.FirstOrDefault(p => p.Name == info.Name) is { } parameter
                        ? ParameterRow.From(info, parameter.Domain)
                        : ParameterRow.Unnamed(info)
                ),
            ],
            Stated = [.. spec.Parameters.Select(p => p.Name)],
            Epochs = Write(spec.Epochs),
            EarlyStop = spec.EarlyStop.Kind,
            Patience = spec.EarlyStop.Kind == EarlyStopKind.None ? "5" : Write(spec.EarlyStop.Patience),
            Scheduler = spec.Scheduler.Kind,
            MinEpochs = Write((Pauses(spec) ? spec.Scheduler : SchedulerSpec.Asha).MinEpochs),
            ReductionFactor = Write((Pauses(spec) ? spec.Scheduler : SchedulerSpec.Asha).ReductionFactor),
            Order = spec.Scheduler.Order,
            LogicalSlots = Write(spec.Scheduler.Slots),
            RunCap = spec.RunCap is { } cap ? Write(cap) : "",
            Repeats = Write(spec.Repeats),
            Seed = Write(spec.Seed),
            Engine = spec.Engine,
            Priority = Write(spec.Sharing.Priority),
            Weight = FormNumbers.Write(spec.Sharing.Weight),
            MaxRunning = spec.Sharing.MaxRunning is { } most ? Write(most) : "",
        };

    /// <summary>
    /// The specification that the form states, or everything that is no number. Bounds are the specification's own
    /// matter.
    /// </summary>
    public SpecResult ToSpec()
    {
        var numbers = new FormNumbers();
        var spec = new SweepSpec
        {
            Name = Name.Trim(),
            Description = Description.Trim(),
            Dataset = Dataset,
            Conditions = Conditions,
            Split = ToSplit(numbers),
            Method = Method,
            Metric = Metric,
            Parameters =
            [
                .. Stated.Select(name => new Parameter(
                    name,
                    Parameters.First(p => p.Info.Name == name).ToDomain(numbers)
                )),
            ],
            Epochs = numbers.Whole("epochs", Epochs),
            EarlyStop =
                EarlyStop == EarlyStopKind.None
                    ? EarlyStopSpec.None
                    : new EarlyStopSpec(EarlyStop, numbers.Whole("early_stop.patience", Patience)),
            Scheduler =
                Scheduler == SchedulerKind.None
                    ? SchedulerSpec.None
                    : new SchedulerSpec(
                        Scheduler,
                        numbers.Whole("scheduler.min_epochs", MinEpochs),
                        numbers.Whole("scheduler.reduction_factor", ReductionFactor)
                    )
                    {
                        Order = Order,
                        Slots =
                            Order == DecisionOrder.Fixed
                                ? numbers.Whole("scheduler.slots", LogicalSlots)
                                : SchedulerSpec.UsualSlots,
                    },
            RunCap = RunCap.Trim().Length == 0 ? null : numbers.Whole("run_cap", RunCap),
            Repeats = numbers.Whole("repeats", Repeats),
            Seed = numbers.Whole("seed", Seed),
            Engine = Engine.Trim(),
            Sharing = new SweepSharing(
                numbers.Whole("priority", Priority),
                numbers.Real("weight", Weight),
                MaxRunning.Trim().Length == 0 ? null : numbers.Whole("max_running", MaxRunning)
            ),
        };
        return new SpecResult(numbers.Errors.Count == 0 ? spec : null, numbers.Errors, new Dictionary<string, int>());
    }

    private static bool Pauses(SweepSpec spec) => spec.Scheduler.Kind != SchedulerKind.None;

    private static string Write(int value) => value.ToString(CultureInfo.InvariantCulture);

    private SplitSpec ToSplit(FormNumbers numbers) =>
        new()
        {
            Rows = numbers.Whole("split.rows", Rows),
            TrainRows = ByFraction ? null : numbers.Whole("split.train_rows", TrainRows),
            TrainFraction = ByFraction
                ? numbers.Real("split.train_fraction", TrainFraction)
                : new SplitSpec().TrainFraction,
            ValidationFraction = numbers.Real("split.validation_fraction", ValidationFraction),
        };
}
