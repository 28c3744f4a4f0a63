using System.Globalization;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Simulation;

internal sealed class SimulatedResults(SimulatedCluster cluster) : IResultsGrain
{
    private readonly List<CurveQuery> _curveQueries = [];
    private readonly List<TrialQuery> _trialQueries = [];

    public Exception? Trouble { get; set; }

    public IReadOnlyList<CurveQuery> CurveQueries => _curveQueries;

    public IReadOnlyList<TrialQuery> TrialQueries => _trialQueries;

    public Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, SweepOrder? order = null) =>
        Answer(() =>
        {
            var found = cluster
                .Sweeps.Select(s => s.Row())
                .Where(s =>
                    text is null
                    || $"{s.Name}\n{s.Description}\n{s.Dataset}".Contains(text, StringComparison.OrdinalIgnoreCase)
                )
                .ToList();
            if (order?.Column == SweepColumn.Name)
                found = [.. order.Descending ? found.OrderByDescending(s => s.Name) : found.OrderBy(s => s.Name)];
            return new Page<SweepRow>([.. found.Skip(skip).Take(take)], found.Count);
        });

    public Task<SweepDetail?> SweepAsync(int sweep) => Answer(() => cluster.Find(sweep)?.Detail());

    public Task<Page<TrialRow>> TrialsAsync(TrialQuery query) =>
        Answer(() =>
        {
            lock (_trialQueries)
                _trialQueries.Add(query);
            var found = cluster[query.Sweep]
                .Trials.Where(t => query.States?.Contains(t.State) ?? true)
                .Where(t => query.Conditions?.Contains(t.Condition) ?? true)
                .Where(t => query.Filters?.All(f => Holds(f, Value(t, f.Column))) ?? true)
                .Where(t => query.Numbers?.Contains(t.Number) ?? true)
                .Where(t =>
                    query.Text is null || t.Message?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true
                );
            var known = found.Where(t => Value(t, query.SortBy) is not null).ToList();
            var rest = found.Where(t => Value(t, query.SortBy) is null);
            var words = Comparer<object?>.Create((x, y) => Comparer<object>.Default.Compare(x, y));
            List<TrialRow> all =
            [
                .. query.Descending
                    ? known.OrderByDescending(t => Value(t, query.SortBy), words)
                    : known.OrderBy(t => Value(t, query.SortBy), words),
                .. rest,
            ];
            return new Page<TrialRow>([.. all.Skip(query.Skip).Take(query.Take)], all.Count);
        });

    public Task<TrialDetail?> TrialAsync(int sweep, int trial) =>
        Answer(() => cluster.Find(sweep) is { } found && trial < found.Trials.Count ? found.Detail(trial) : null);

    public Task<CurvePoints> CurvesAsync(CurveQuery query) =>
        Answer(() =>
        {
            lock (_curveQueries)
                _curveQueries.Add(query);
            var sweep = cluster[query.Sweep];
            var trials = sweep
                .Trials.Where(t =>
                    t.Epochs > 0
                    && (query.Trial is null || t.Number == query.Trial)
                    && (query.Conditions?.Contains(t.Condition) ?? true)
                )
                .GroupBy(t => query.Conditions is null ? null : (object)t.Condition)
                .SelectMany(of =>
                    of.OrderBy(t => t.State == TrialState.Running ? 0 : sweep.Metric(t))
                        .Take(query.After == 0 ? query.MaxTrials : int.MaxValue)
                )
                .Select(t => t.Number)
                .ToHashSet();
            var all = sweep
                .Points.Select((p, i) => (Point: p, Cursor: i + 1L))
                .Where(p => p.Cursor > query.After && trials.Contains(p.Point.Trial))
                .ToList();
            var some = all.Take(query.Take).ToList();
            var loss = some.Select(p => sweep.Loss(sweep.Trials[p.Point.Trial], p.Point.Epoch)).ToList();
            return new CurvePoints(
                all.Count > some.Count ? some[^1].Cursor : sweep.Points.Count,
                all.Count > some.Count,
                [.. some.Select(p => p.Point.Trial)],
                [.. some.Select(p => p.Point.Attempt)],
                [.. some.Select(p => p.Point.Epoch)],
                [.. loss.Select(l => l.Train)],
                [.. loss.Select(l => l.Validation)],
                [.. some.Select(_ => 0.21)]
            );
        });

    public Task<HeatMap> HeatMapAsync(int sweep, int skip, int take) =>
        Answer(() =>
        {
            var found = cluster[sweep];
            var conditions = found.Conditions;
            var best = conditions
                .Select(c => found.Result(c).Best?.Number)
                .OfType<int>()
                .Select(n => found.Trials[n])
                .Select(t => (t.ConfigurationNumber, t.Condition))
                .ToHashSet();
            var rows = found
                .Trials.GroupBy(t => t.ConfigurationNumber)
                .Select(group => new HeatMapRow(
                    group.Key,
                    group.First().Configuration,
                    [
                        .. conditions.Select(condition =>
                        {
                            var done = group
                                .Where(t => t.Condition == condition && t.State == TrialState.Completed)
                                .ToList();
                            return done.Count == 0
                                ? null
                                : new HeatMapCell(
                                    done.MinBy(found.Metric)!.Number,
                                    done.Count,
                                    done.Average(found.Metric),
                                    done.Average(t => t.Test!.Rmse),
                                    done.Average(t => t.Test!.RmseUnits),
                                    SimulatedSweep.Std([.. done.Select(t => t.Test!.Rmse)]),
                                    done.Average(t => t.Skill),
                                    done.Average(t => t.Skill) - SimulatedSweep.Margin(done),
                                    done.Average(t => t.Skill) + SimulatedSweep.Margin(done),
                                    best.Contains((group.Key, condition))
                                );
                        }),
                    ]
                ))
                .OrderBy(r => r.Cells.Any(c => c is null))
                .ThenBy(r => r.Cells.Where(c => c is not null).Select(c => -c!.Skill).DefaultIfEmpty().Average())
                .ToList();
            return new HeatMap(conditions, [.. rows.Skip(skip).Take(take)], rows.Count);
        });

    public Task<byte[]?> ModelAsync(int sweep, int trial) => throw new NotSupportedException();

    private static object? Value(TrialRow trial, string column) =>
        column == "skill" ? trial.Skill : TrialTable.Columns.First(c => c.Name == column).Field(trial);

    private static bool Holds(ColumnFilter filter, object? found)
    {
        if (found is null or string)
            return Equals(found, filter.Word);
        var value = Convert.ToDouble(found, CultureInfo.InvariantCulture);
        return filter.Operator switch
        {
            ColumnOperator.Less => value < filter.Value,
            ColumnOperator.LessOrEqual => value <= filter.Value,
            ColumnOperator.Greater => value > filter.Value,
            ColumnOperator.GreaterOrEqual => value >= filter.Value,
            ColumnOperator.Between => value >= filter.Value && value <= filter.High,
            _ => value.Equals(filter.Value),
        };
    }

    private Task<T> Answer<T>(Func<T> answer) =>
        Trouble is null ? Task.FromResult(answer()) : Task.FromException<T>(Trouble);
}
