using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// How the curves of a sweep's trials look: coloured by condition or by a parameter, the best in colour, the rest grey.
/// </summary>
internal sealed class CurveStyle
{
    /// <summary>The choice that colours by condition.</summary>
    public const string ByCondition = "condition";

    private readonly ConditionColours _conditions;
    private readonly HashSet<int> _best;
    private readonly string _by;
    private readonly bool _muteRest;
    private readonly SortedDictionary<ParameterValue, string> _values;

    /// <summary>Decides on looks.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="trials">The trials that may be drawn.</param>
    /// <param name="by"><see cref="ByCondition"/> or the name of a parameter; anything else is taken for the
    /// condition.</param>
    /// <param name="muteRest">Whether all but the best of each condition are grey.</param>
    public CurveStyle(SweepRow sweep, IEnumerable<TrialRow> trials, string? by, bool muteRest)
    {
        _conditions = new ConditionColours(sweep.Conditions.Select(c => c.Condition));
        _best = [.. sweep.Conditions.Select(c => c.Best?.Number).OfType<int>()];
        _by = by is not null && ParameterCatalog.Find(by) is not null ? by : ByCondition;
        _muteRest = muteRest && _best.Count > 0;
        _values = new SortedDictionary<ParameterValue, string>(Comparer<ParameterValue>.Create(Compare));
        if (_by == ByCondition)
            return;
        foreach (var trial in trials)
            _values[trial.Configuration[_by]] = "";
        foreach (var (value, place) in _values.Keys.ToList().Select((v, i) => (v, i)))
            _values[value] = Palette.At(place);
    }

    /// <summary>What the colours mean: name and colour, in order.</summary>
    public IReadOnlyList<(string Name, string Colour)> Key(SweepRow sweep) =>
        _by == ByCondition
            ? [.. sweep.Conditions.Select(c => (c.Condition.ToString(), _conditions[c.Condition]))]
            : [.. _values.Select(v => ($"{ParameterCatalog.Find(_by)!.Label} {v.Key}", v.Value))];

    /// <summary>The train curve, thin.</summary>
    public ChartLine Train(TrialRow trial) => Line(trial, "train", 1);

    /// <summary>The validation curve, thick.</summary>
    public ChartLine Validation(TrialRow trial) => Line(trial, "validation", 2.4);

    /// <summary>Whether the metric prefers the trial at its condition.</summary>
    public bool IsBest(int trial) => _best.Contains(trial);

    private static int Compare(ParameterValue left, ParameterValue right) =>
        left.Number is { } a && right.Number is { } b
            ? a.CompareTo(b)
            : string.CompareOrdinal(left.ToString(), right.ToString());

    private ChartLine Line(TrialRow trial, string kind, double width) =>
        new(
            $"{trial.Number}/{kind}",
            $"#{trial.Number} {kind} · {trial.Condition} · {ConfigurationText.Short(trial.Configuration)}",
            Colour(trial)
        )
        {
            Group = $"{trial.Number}",
            Width = width,
            Muted = _muteRest && !IsBest(trial.Number),
        };

    private string Colour(TrialRow trial) =>
        _by == ByCondition
            ? _conditions[trial.Condition]
            : _values.GetValueOrDefault(trial.Configuration[_by], Palette.Truth);
}
