using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Cluster;

/// <summary>A column of the list of silos.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">Its heading, with the unit.</param>
/// <param name="Text">What it has in a row.</param>
/// <param name="Key">What it is sorted by.</param>
/// <param name="Figure">Whether it holds figures, to be set to the right.</param>
internal sealed record SiloColumn(
    string Name,
    string Title,
    Func<SiloView, string> Text,
    Func<SiloView, IComparable> Key,
    bool Figure = false
)
{
    /// <summary>The columns of text, in order.</summary>
    public static IReadOnlyList<SiloColumn> All { get; } =
    [
        Words("host", "Host", s => s.Status.Host),
        Words("silo", "Silo", s => s.Status.Silo) with
        {
            Class = "mono",
        },
        Words("role", "Role", s => ClusterRoles.NameOf(s.Status.Role)),
        new("cores", "Cores", s => Figures.Count(s.Status.Cores), s => s.Status.Cores, true),
        new(
            "busy",
            "Slots busy",
            s => $"{Figures.Count(s.Status.Busy)} of {Figures.Count(s.Status.Slots)}",
            s => s.Status.Busy,
            true
        ),
        new("memory", "Memory", s => Figures.Bytes(s.Status.MemoryBytes), s => s.Status.MemoryBytes, true),
        new("vectors", "Vectors (bit)", s => $"{s.Status.VectorBits}", s => s.Status.VectorBits, true),
        Words("version", "Version", s => s.Status.ShortVersion),
        Words("runtime", ".NET", s => s.Status.RuntimeVersion),
        Words("torch", "TorchSharp", s => s.Status.TorchSharpVersion),
        new("completed", "Completed", s => Figures.Count(s.Completed), s => s.Completed, true),
        new("failed", "Failed", s => Figures.Count(s.Failed), s => s.Failed, true),
    ];

    /// <summary>When a silo was heard of last: the column that is no text.</summary>
    public const string Seen = "seen";

    /// <summary>A class of the style sheets.</summary>
    public string? Class { get; init; }

    /// <summary>Silos in the order of a column; equal ones stay as they are.</summary>
    public static IEnumerable<SiloView> Sorted(IEnumerable<SiloView> silos, string name, bool descending)
    {
        var key = All.FirstOrDefault(column => column.Name == name)?.Key ?? (silo => silo.LastSeen);
        return descending ? silos.OrderByDescending(key) : silos.OrderBy(key);
    }

    private static SiloColumn Words(string name, string title, Func<SiloView, string?> text) =>
        new(name, title, s => text(s) ?? "", s => text(s) ?? "");
}
