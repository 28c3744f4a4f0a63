using System.Text.RegularExpressions;

namespace GearSweep.Architecture;

/// <summary>
/// The folders of a project, and the arrows between them that <c>using</c>s and qualified names show. A folder and one
/// within it are two folders.
/// </summary>
internal sealed partial class FolderGraph
{
    private readonly string _project;
    private readonly IReadOnlyList<SourceText> _sources;
    private readonly HashSet<string> _folders;
    private readonly ILookup<string, (string To, string File)> _arrows;

    public FolderGraph(string project)
        : this(project, [.. SourceText.OfProject(project)]) { }

    public FolderGraph(string project, IReadOnlyList<SourceText> sources)
    {
        _project = project;
        _sources = sources;
        _folders = [.. sources.Select(source => source.Folder)];
        _arrows = sources
            .SelectMany(source => Named(source).Select(to => (From: source.Folder, To: to, source.File)))
            .Where(arrow => arrow.To != arrow.From)
            .DistinctBy(arrow => (arrow.From, arrow.To))
            .ToLookup(arrow => arrow.From, arrow => (arrow.To, arrow.File));
    }

    /// <summary>The shortest circle, as <c>A -> B -> A</c> with a file for each arrow.</summary>
    public string? Circle() =>
        _folders
            .Order(StringComparer.Ordinal)
            .Select(Circle)
            .OfType<(string[] Folders, string[] Files)>()
            .OrderBy(circle => circle.Folders.Length)
            .Select(circle => $"{string.Join(" -> ", circle.Folders)} ({string.Join(", ", circle.Files)})")
            .FirstOrDefault();

    /// <summary>Files whose namespace is not that of their folder.</summary>
    public IEnumerable<string> Misplaced() =>
        from source in _sources
        from Match match in Namespace().Matches(source.Text)
        where match.Groups["name"].Value != $"GearSweep.{_project}.{source.Folder.Replace('/', '.')}".TrimEnd('.')
        select $"{source.File}: {match.Value}";

    private (string[] Folders, string[] Files)? Circle(string start)
    {
        Queue<(string[] Folders, string[] Files)> paths = new([([start], [])]);
        HashSet<string> seen = [];
        while (paths.TryDequeue(out var path))
        {
            foreach (var (to, file) in _arrows[path.Folders[^1]])
            {
                (string[] Folders, string[] Files) longer = ([.. path.Folders, to], [.. path.Files, file]);
                if (to == start)
                    return longer;
                if (seen.Add(to))
                    paths.Enqueue(longer);
            }
        }

        return null;
    }

    /// <summary>The folders of this project that a file names: of each name, the longest part that is a folder.</summary>
    private IEnumerable<string> Named(SourceText source) =>
        from Match match in QualifiedName().Matches(source.Text)
        let name = match.Groups["name"].Value
        where name == _project || name.StartsWith($"{_project}.", StringComparison.Ordinal)
        let words = name[_project.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries)
        let folder = Enumerable
            .Range(0, words.Length + 1)
            .Select(left => string.Join('/', words[..^left]))
            .FirstOrDefault(_folders.Contains)
        where folder is not null
        select folder;

    [GeneratedRegex(@"(?<!namespace |"")\bGearSweep\.(?<name>\w+(\.\w+)*)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
