using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Simulation;

/// <summary>A made-up sweep whose figures follow from formulas, so that every run shows the same.</summary>
internal sealed class SimulatedSweep
{
    public static readonly OperatingCondition[] Card =
    [
        new(8.33, 0),
        new(25, 0),
        new(40, 0),
        new(8.33, 80),
        new(25, 80),
        new(40, 80),
    ];

    private static readonly double[] ArRmse = [0.0391, 0.0712, 0.1188, 0.1249, 0.0868, 0.1316];

    // Skill of a good configuration at each of the card's conditions, before size and chance.
    private static readonly double[] Skills = [-0.02, 0.012, 0.004, -0.045, 0.085, 0.041];

    private readonly List<TrialRow> _trials = [];
    private readonly List<(int Trial, int Attempt, int Epoch)> _points = [];

    public required int Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string Dataset { get; init; } = "no_fault";

    public bool Synthetic { get; init; }

    public SweepState State { get; set; } = SweepState.Running;

    public int Epochs { get; init; } = 20;

    public int Repeats { get; init; } = 1;

    public bool Validation { get; init; } = true;

    public IReadOnlyList<Channel> Channels { get; init; } = Channel.Usual;

    /// <summary>Whether the target has one value in all rows, so that AR makes no error.</summary>
    public bool HasConstantTarget { get; init; }

    public List<string> Wishes { get; } = [];

    public ActionReply Reply { get; set; } = new(true, "It is done.");

    public IReadOnlyList<TrialRow> Trials => _trials;

    public IReadOnlyList<(int Trial, int Attempt, int Epoch)> Points => _points;

    public IReadOnlyList<OperatingCondition> Conditions => [.. _trials.Select(t => t.Condition).Distinct().Order()];

    /// <summary>
    /// Makes configurations × conditions × repeats; the first <paramref name="completed"/> have ended, then some run,
    /// the rest waits.
    /// </summary>
    public SimulatedSweep Fill(
        IEnumerable<Configuration> configurations,
        IReadOnlyList<OperatingCondition> conditions,
        int completed,
        int running = 0,
        int failed = 0
    )
    {
        foreach (var (configuration, place) in configurations.Select((c, i) => (c, i)))
        {
            foreach (var condition in conditions)
            {
                for (var repeat = 0; repeat < Repeats; repeat++)
                {
                    var number = _trials.Count;
                    var state =
                        number < completed ? TrialState.Completed
                        : number < completed + running ? TrialState.Running
                        : TrialState.Queued;
                    if (number < completed && number % 29 == 13 && failed-- > 0)
                        state = TrialState.Failed;
                    _trials.Add(Make(number, place, configuration, condition, repeat, state));
                    for (var epoch = 1; epoch <= _trials[number].Epochs; epoch++)
                        _points.Add((number, 1, epoch));
                }
            }
        }

        return this;
    }

    /// <summary>Every trial that runs trains one more epoch.</summary>
    public void Step()
    {
        foreach (var trial in _trials.Where(t => t.State == TrialState.Running && t.Epochs < Epochs).ToList())
        {
            var (train, validation) = Loss(trial, trial.Epochs + 1);
            _trials[trial.Number] = trial with
            {
                Epochs = trial.Epochs + 1,
                TrainMse = train,
                ValidationRmse = Math.Sqrt(validation),
            };
            _points.Add((trial.Number, trial.Attempts, trial.Epochs + 1));
        }
    }

    /// <summary>The next trials that wait run from their first epoch to their last.</summary>
    public void Run(int trials)
    {
        foreach (var trial in _trials.Where(t => t.State == TrialState.Queued).Take(trials).ToList())
        {
            Complete(trial.Number);
            for (var epoch = 1; epoch <= Epochs; epoch++)
                _points.Add((trial.Number, 1, epoch));
        }
    }

    /// <summary>A trial ends well.</summary>
    public void Complete(int trial) =>
        _trials[trial] = Make(
            trial,
            _trials[trial].ConfigurationNumber,
            _trials[trial].Configuration,
            _trials[trial].Condition,
            _trials[trial].Repeat,
            TrialState.Completed
        );

    public (double Train, double Validation) Loss(TrialRow trial, int epoch)
    {
        var floor = Math.Pow(Rmse(trial), 2);
        var noise = Chance(trial.Number, epoch) - 0.5;
        var speed = 0.25 + trial.Configuration.LearningRate * 60 + trial.Configuration.HiddenSize / 400.0;
        var train = floor * (0.94 + 2.2 * Math.Exp(-speed * epoch) + 0.02 * noise);
        return (train, Validation ? floor * (1 + 2 * Math.Exp(-speed * epoch) + 0.05 * noise) : double.NaN);
    }

    public TrialDetail Detail(int number)
    {
        var row = _trials[number];
        var done = row.State == TrialState.Completed;
        var started = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero).AddSeconds(number);
        AttemptEnd? end = row.State switch
        {
            TrialState.Completed => AttemptEnd.Completed,
            TrialState.Failed => AttemptEnd.Failed,
            TrialState.Cancelled => AttemptEnd.Cancelled,
            _ => null,
        };
        AttemptRow[] attempts =
            row.Attempts == 0
                ? []
                :
                [
                    .. Enumerable
                        .Range(1, row.Attempts)
                        .Select(n =>
                            n < row.Attempts
                                ? new AttemptRow(
                                    n,
                                    "S127.0.0.1:11112:150",
                                    1,
                                    started,
                                    started.AddSeconds(2),
                                    AttemptEnd.WorkerLost,
                                    "its silo was lost"
                                )
                                : new AttemptRow(
                                    n,
                                    row.Silo!,
                                    1,
                                    started.AddSeconds(4),
                                    end is null ? null : started.AddSeconds(9),
                                    end,
                                    row.Message
                                )
                        ),
                ];
        return new TrialDetail(
            row,
            Name,
            Dataset,
            new SegmentSplit(11_200, 2800, 6000),
            done ? row.Epochs - 2 : null,
            attempts,
            done ? Baselines(row) : null,
            done ? Predict(row) : null,
            done,
            Synthetic
        )
        {
            Channels = Channels,
        };
    }

    public ConditionResult Result(OperatingCondition condition)
    {
        var here = _trials.Where(t => t.Condition == condition).ToList();
        var done = here.Where(t => t.State == TrialState.Completed).ToList();
        var sofar = new List<double>();
        foreach (var trial in done)
            sofar.Add(Math.Min(sofar.Count > 0 ? sofar[^1] : double.MaxValue, Metric(trial)));
        if (done.Count == 0)
            return new ConditionResult(condition, here.Count, 0, null, null, [])
            {
                HasConstantTarget = HasConstantTarget,
            };
        var best = done.GroupBy(t => t.ConfigurationNumber).MinBy(g => g.Average(Metric))!;
        var trial1 = best.MinBy(Metric)!;
        var step = Math.Max(1, sofar.Count / 100);
        return new ConditionResult(
            condition,
            here.Count,
            done.Count,
            new BestTrial(
                trial1.Number,
                trial1.Configuration,
                Metric(trial1),
                trial1.ValidationRmse,
                trial1.Test!,
                best.Count(),
                best.Average(t => t.Test!.Rmse),
                best.Average(t => t.Test!.RmseUnits),
                Std([.. best.Select(t => t.Test!.Rmse)]),
                best.Average(t => t.Skill),
                best.Average(t => t.Skill) - Margin(best),
                best.Average(t => t.Skill) + Margin(best)
            )
            {
                SeedSkills = [.. best.Select(t => t.Skill).OfType<double>()],
            },
            Baselines(trial1),
            [.. sofar.Where((_, i) => i % step == 0).Take(100)]
        )
        {
            HasConstantTarget = HasConstantTarget,
            Configurations = done.Select(t => t.ConfigurationNumber).Distinct().Count(),
        };
    }

    /// <summary>Half the width of a made-up interval; <see langword="null"/> for one seed.</summary>
    public static double? Margin(IEnumerable<TrialRow> seeds) =>
        Std([.. seeds.Select(t => t.Skill ?? 0)]) is { } std ? 0.003 + 2 * std : null;

    public SweepRow Row()
    {
        int Count(TrialState state) => _trials.Count(t => t.State == state);
        var counts = new TrialCounts(
            _trials.Count,
            Count(TrialState.Queued),
            Count(TrialState.Running),
            Count(TrialState.Completed),
            0,
            Count(TrialState.Failed),
            Count(TrialState.Cancelled)
        );
        var progress =
            _trials.Count == 0 ? 0
            : State == SweepState.Cancelled ? (double)counts.Trained / counts.Total
            : _trials.Average(t => t.State.HasEnded() ? 1 : (double)t.Epochs / Epochs);
        var created = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).AddHours(Id);
        var ended = State is SweepState.Completed or SweepState.Cancelled;
        return new SweepRow(
            Id,
            Name,
            Description,
            Dataset,
            Synthetic,
            State,
            counts,
            created,
            ended ? created.AddSeconds(48) : null,
            progress,
            ended || counts.Ended == 0 ? null : (1 - progress) * 60,
            [.. Conditions.Select(Result)]
        )
        {
            Target = Channels[^1],
        };
    }

    public SweepDetail Detail() =>
        new(
            Row(),
            $"name: {Name}\ndataset: {Dataset}\nmethod: grid\n",
            Validation ? "validation_mse" : "train_mse",
            Varied()
        )
        {
            Channels = Channels,
        };

    public double Metric(TrialRow trial) =>
        Validation ? Math.Pow(trial.ValidationRmse!.Value, 2) : trial.TrainMse!.Value;

    public static double? Std(IReadOnlyList<double> values) =>
        values.Count < 2 ? null : Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Count - 1));

    public Task<ActionReply> PauseAsync() => Wish("pause", SweepState.Paused);

    public Task<ActionReply> ResumeAsync() => Wish("resume", SweepState.Running);

    public Task<ActionReply> CancelAsync()
    {
        for (var i = 0; i < _trials.Count; i++)
            if (!_trials[i].State.HasEnded())
                _trials[i] = _trials[i] with { State = TrialState.Cancelled };
        return Wish("cancel", SweepState.Cancelled);
    }

    public Task<ActionReply> ShareAsync(SweepSharing sharing) => Wish($"share {sharing}", State);

    public Task<ActionReply> RetryAsync(int? trial) => Wish($"retry {trial?.ToString() ?? "all"}", State);

    public Task<ActionReply> AddSeedsAsync(int seeds) => Wish($"add {seeds} seeds", SweepState.Running);

    private Task<ActionReply> Wish(string wish, SweepState state)
    {
        Wishes.Add(wish);
        if (Reply.Done)
            State = state;
        return Task.FromResult(Reply);
    }

    private static double Chance(int trial, int stream) => new Philox((ulong)trial, (ulong)stream).NextDouble();

    private static int Place(OperatingCondition condition) => Math.Max(0, Array.IndexOf(Card, condition));

    private BaselineResult Baselines(TrialRow trial)
    {
        if (HasConstantTarget)
            return new BaselineResult(
                trial.Configuration.SequenceLength,
                Errors(0),
                Errors(0),
                Errors(0),
                Errors(0),
                1,
                Errors(0),
                1,
                0
            );
        var ar = ArRmse[Place(trial.Condition)];
        ErrorMetrics At(double factor) => Errors(ar * factor);
        return new BaselineResult(
            trial.Configuration.SequenceLength,
            At(1.039),
            At(1.575),
            At(1.021),
            At(1),
            29,
            At(1.002),
            64,
            0.001
        )
        {
            // The least is that of order 29.
            ValidationErrors = Validation
                ? [.. Enumerable.Range(1, 64).Select(order => ar * (1 + 0.002 * Math.Abs(order - 29)))]
                : [],
        };
    }

    private ErrorMetrics Errors(double rmse) =>
        new(
            rmse,
            rmse * 0.79,
            HasConstantTarget ? null : 1 - rmse * rmse / 0.0187,
            rmse * 0.0612,
            rmse * 0.79 * 0.0612
        );

    private static double Rmse(TrialRow trial)
    {
        var c = trial.Configuration;
        var size =
            (Math.Log2(c.HiddenSize) - 6) * 0.012
            + (c.NumLayers - 1) * 0.008
            + (c.SequenceLength - 7) * 0.0006
            - Math.Abs(Math.Log10(c.LearningRate / 0.003)) * 0.02;
        return ArRmse[Place(trial.Condition)]
            * (1 - Skills[Place(trial.Condition)] - size + 0.012 * Chance(trial.Number, 0));
    }

    private static Predictions Predict(TrialRow trial)
    {
        double Wave(int i, double phase) => 0.009 * Math.Sin(i * 0.83 + phase) + 0.004 * Math.Sin(i * 2.1);
        double[] truth = [.. Enumerable.Range(0, 100).Select(i => 2.4298 + Wave(i, 0) + 0.006 * (Chance(i, 7) - 0.5))];
        return new Predictions(
            truth,
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(i => 2.4298 + 0.8 * Wave(i, 0.1) + 0.002 * (Chance(i + trial.Number, 8) - 0.5)),
            ],
            [.. Enumerable.Range(0, 100).Select(i => 2.4298 + 0.7 * Wave(i, 0.2))]
        );
    }

    private IReadOnlyList<string> Varied() =>
        [
            .. ParameterCatalog
                .All.Select(p => p.Name)
                .Where(n => _trials.Select(t => t.Configuration[n]).Distinct().Count() > 1),
        ];

    private TrialRow Make(
        int number,
        int place,
        Configuration configuration,
        OperatingCondition condition,
        int repeat,
        TrialState state
    )
    {
        var epochs = state switch
        {
            TrialState.Completed => Epochs,
            TrialState.Failed => 3,
            TrialState.Running => 1 + number % Math.Max(1, Epochs / 2),
            _ => 0,
        };
        var row = new TrialRow
        {
            Number = number,
            ConfigurationNumber = place,
            Configuration = configuration,
            Condition = condition,
            Repeat = repeat,
            Seed = TrialSeed.For(1, configuration, condition, repeat),
            State = state,
            Attempts = epochs == 0 ? 0 : 1 + (number % 17 == 3 ? 1 : 0),
            Epochs = epochs,
            Seconds = epochs * 0.21,
            Engine = epochs == 0 ? null : "torch",
            Silo = epochs == 0 ? null : "S127.0.0.1:11111:152",
            Target = Channels[^1],
            Message = state == TrialState.Failed ? "the loss is not finite at epoch 3 (learning rate 0.03)" : null,
        };
        if (epochs == 0)
            return row;
        var (train, validation) = Loss(row, epochs);
        row = row with { TrainMse = train, ValidationRmse = Validation ? Math.Sqrt(validation) : null };
        return state == TrialState.Completed
            ? row with
            {
                Test = Errors(Rmse(row)),
                Skill = HasConstantTarget ? null : 1 - Rmse(row) / ArRmse[Place(condition)],
            }
            : row;
    }
}
