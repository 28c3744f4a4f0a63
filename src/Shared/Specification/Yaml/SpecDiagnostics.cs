using GearSweep.Shared.Text;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>What reading found: errors, and where the keys stand.</summary>
internal sealed class SpecDiagnostics
{
    /// <summary>A text of nothing but errors must not make a message of megabytes.</summary>
    private const int MaxErrors = 200;

    private readonly List<SpecError> _errors = [];
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>The errors so far, in the order found.</summary>
    public IReadOnlyList<SpecError> Errors => _errors;

    /// <summary>The keys with errors so far.</summary>
    public InvalidKeys Wrong { get; } = new();

    public void Error(int line, string key, string message)
    {
        if (_errors.Count == MaxErrors)
            return;
        _errors.Add(new SpecError(line, Printable.Line(key), Printable.Line(message)));
        Wrong.Add(key);
    }

    /// <summary>Logs that a key was probably meant by another, which has the error.</summary>
    public void Suspect(string key)
    {
        if (_errors.Count < MaxErrors)
            Wrong.Add(key);
    }

    public void Line(string path, int line) => _lines.TryAdd(path, line);

    /// <summary>The line of a key that is there; 0 of another.</summary>
    public int LineOf(string path) => _lines.GetValueOrDefault(path);

    /// <summary>What was read. A text with more errors than are told is not judged any further.</summary>
    public SpecResult ToResult(SweepSpec? spec) =>
        new(_errors.Count > 0 ? null : spec, [.. _errors.OrderBy(e => e.Line)], _lines)
        {
            Readable = _errors.Count < MaxErrors ? spec : null,
            Wrong = Wrong,
        };
}
