using System.Data.Common;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    private const int MaxPoints = 100_000;

    /// <summary>
    /// Loss points of a sweep, in the order in which they were stored. <see cref="CurveQuery.MaxTrials"/> bounds what a
    /// reader gets of what was there when it came; once it has that, its cursor gives everything that is new.
    /// </summary>
    public Task<CurvePoints> CurvesAsync(CurveQuery query, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => CurvesAsync(context, query, cancellation), cancellation);

    private static async Task<CurvePoints> CurvesAsync(
        GearSweepContext context,
        CurveQuery query,
        CancellationToken cancellation
    )
    {
        var take = Math.Clamp(query.Take, 1, MaxPoints);
        var cursor = CurveCursor.Parse(query.After);
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var newest = await context.LossPoints.MaxAsync(p => (long?)p.Id, cancellation) ?? 0;
        if (newest <= cursor.Point)
        {
            return new CurveColumns(0).ToPoints(new CurveCursor(cursor.Point, CatchingUp: false), more: false);
        }

        var chosen = await ChooseTrialsAsync(context, query, cursor, cancellation);
        using var command = PointsCommand(context, query.Sweep, cursor.Point, chosen, take + 1);
        var columns = new CurveColumns(Math.Min(take, 4096));
        long last = cursor.Point;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (reader.Read())
        {
            if (columns.Count == take)
            {
                return columns.ToPoints(new CurveCursor(last, cursor.CatchingUp), more: true);
            }

            last = reader.GetInt64(0);
            columns.Add(reader);
        }

        return columns.ToPoints(new CurveCursor(newest, CatchingUp: false), more: false);
    }

    // null for all.
    private static async Task<List<int>?> ChooseTrialsAsync(
        GearSweepContext context,
        CurveQuery query,
        CurveCursor cursor,
        CancellationToken cancellation
    )
    {
        if (query.Trial is { } trial)
        {
            return [trial];
        }

        var trials = context.Trials.Where(t => t.SweepId == query.Sweep && t.Attempts > 0);
        var isLimited = query.MaxTrials > 0 && cursor.CatchingUp;
        if (query.Conditions is not { } conditions)
            return isLimited ? await RunningAndBestAsync(trials, query.MaxTrials, cancellation) : null;

        var positions = await PositionsAsync(context, query.Sweep, conditions, cancellation);
        if (isLimited)
        {
            List<int> chosen = [];
            foreach (var position in positions)
            {
                var here = trials.Where(t => t.ConditionIndex == position);
                chosen.AddRange(await RunningAndBestAsync(here, query.MaxTrials, cancellation));
            }

            return chosen;
        }

        return positions.Count == await context.SweepConditions.CountAsync(c => c.SweepId == query.Sweep, cancellation)
            ? null
            : await trials
                .Where(t => positions.Contains(t.ConditionIndex))
                .Select(t => t.Number)
                .ToListAsync(cancellation);
    }

    private static async Task<List<int>> RunningAndBestAsync(
        IQueryable<TrialEntity> trials,
        int most,
        CancellationToken cancellation
    )
    {
        var running = await trials
            .Where(t => t.State == TrialState.Running)
            .OrderBy(t => t.Number)
            .Take(most)
            .Select(t => t.Number)
            .ToListAsync(cancellation);
        var best = await trials
            .Where(t => t.State != TrialState.Running)
            .OrderBy(t => t.Metric == null)
            .ThenBy(t => t.Metric)
            .ThenBy(t => t.Number)
            .Take(most - running.Count)
            .Select(t => t.Number)
            .ToListAsync(cancellation);
        return [.. running, .. best];
    }

    private static DbCommand PointsCommand(GearSweepContext context, int sweep, long after, List<int>? chosen, int take)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        var statements = context.PointStatements;
#pragma warning disable CA2100 // Constants of our assemblies.
        command.CommandText = chosen is null ? statements.All : statements.Chosen;
#pragma warning restore CA2100
        Add("@sweep", sweep);
        Add("@after", after);
        Add("@take", take);
        if (chosen is not null)
            Add("@trials", statements.ToTrials(chosen));

        return command;

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private sealed class CurveColumns(int capacity)
    {
        private readonly List<int> _trial = new(capacity);
        private readonly List<int> _attempt = new(capacity);
        private readonly List<int> _epoch = new(capacity);
        private readonly List<double> _trainMse = new(capacity);
        private readonly List<double> _validationMse = new(capacity);
        private readonly List<double> _seconds = new(capacity);

        public int Count => _trial.Count;

        public void Add(DbDataReader row)
        {
            _trial.Add(row.GetInt32(1));
            _attempt.Add(row.GetInt32(2));
            _epoch.Add(row.GetInt32(3));
            _trainMse.Add(row.IsDBNull(4) ? double.NaN : row.GetDouble(4));
            _validationMse.Add(row.IsDBNull(5) ? double.NaN : row.GetDouble(5));
            _seconds.Add(row.GetDouble(6));
        }

        public CurvePoints ToPoints(CurveCursor cursor, bool more) =>
            new(
                cursor.ToNumber(),
                more,
                [.. _trial],
                [.. _attempt],
                [.. _epoch],
                [.. _trainMse],
                [.. _validationMse],
                [.. _seconds]
            );
    }
}
