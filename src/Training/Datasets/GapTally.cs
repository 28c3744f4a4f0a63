namespace GearSweep.Training.Datasets;

/// <summary>
/// Counts the gaps that a wider rule would let windows span: a few missing rows, and rows that a clock puts too late,
/// so that the step beside the long one is short. Longer gaps stay gaps.
/// </summary>
/// <param name="rule">The rule that cut.</param>
internal sealed class GapTally(GapRule rule)
{
    private const int MostMissing = 3;
    private const double TwoPeriods = 2.5;

    private int _missing;
    private int _places;
    private double _jitter;
    private int _late;

    /// <summary>Takes a step that cut, all in sample periods.</summary>
    /// <param name="step">The step.</param>
    /// <param name="before">The one before it; infinite where there is none.</param>
    /// <param name="after">The one after it; infinite where there is none.</param>
    public void Add(double step, double before, double after)
    {
        if (step + Math.Min(before, after) <= TwoPeriods)
        {
            (_jitter, _late) = (Math.Max(_jitter, Math.Ceiling((step - 1) * 10) / 10), _late + 1);
            return;
        }

        var missing = Math.Ceiling(step - 1 - rule.Jitter);
        if (!(missing <= MostMissing))
            return;
        (_missing, _places) = (Math.Max(_missing, (int)missing), _places + 1);
    }

    /// <summary>
    /// Which key of a mapping lets windows span them, as a sentence without its capital and point;
    /// <see langword="null"/> for none.
    /// </summary>
    public string? Remedy(string mappingFile)
    {
        if (_places + _late == 0)
            return null;
        var missing = Math.Max(_missing, rule.Missing);
        var jitter = Math.Max(_jitter, rule.Jitter);
        var keys = Joined(
            ", ",
            missing > 0 ? FormattableString.Invariant($"missing: {missing}") : null,
            jitter > GapRule.Usual.Jitter ? FormattableString.Invariant($"jitter: {jitter:0.##}") : null
        );
        var why = Joined(
            " and ",
            _places > 0
                ? $"{(_missing == 1 ? "single" : $"up to {_missing}")} rows are missing in {Places(_places)}"
                : null,
            _late > 0 ? $"the clock jitters in {Places(_late)}" : null
        );
        return $"{why}; 'gaps: {{{keys}}}' in {mappingFile} lets windows span them";
    }

    private static string Joined(string between, params IEnumerable<string?> parts) =>
        string.Join(between, parts.OfType<string>());

    private static string Places(int count) =>
        count == 1 ? "1 place" : FormattableString.Invariant($"{count:#,0} places");
}
