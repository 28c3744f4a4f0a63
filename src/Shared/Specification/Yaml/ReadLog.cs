namespace GearSweep.Shared.Specification.Yaml;

/// <summary>What reading found: errors, and where the keys stand.</summary>
internal sealed class ReadLog
{
    /// <summary>A text of nothing but errors must not make a message of megabytes.</summary>
    private const int MaxErrors = 200;

    private readonly List<SpecError> _errors = [];
    private readonly Dictionary<string, int> _lines = [];

    public bool HasErrors => _errors.Count > 0;

    public void Error(int line, string key, string message)
    {
        if (_errors.Count < MaxErrors) _errors.Add(new SpecError(line, key, message));
    }

    public void Line(string path, int line) => _lines.TryAdd(path, line);

    /// <summary>The line of a key that is there; 0 of another.</summary>
    public int LineOf(string path) => _lines.GetValueOrDefault(path);

    public SpecResult ToResult(SweepSpec? spec) => new(HasErrors ? null : spec, [.. _errors.OrderBy(e => e.Line)], _lines);
}
