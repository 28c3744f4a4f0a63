using System.ComponentModel.DataAnnotations;

namespace GearSweep.Silo.Options;

/// <summary>Where the head keeps its files (configuration section <c>Store</c>). A worker has none.</summary>
public sealed class StoreOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Store";

    /// <summary>
    /// The directory of the datasets; made when it does not exist, and filled with synthetic data when it has no CSV.
    /// Default <c>data/gear</c>.
    /// </summary>
    [Required(ErrorMessage = "the path of a directory")]
    public string Data { get; set; } = Path.Combine("data", "gear");

    /// <summary>The SQLite file with all results. Default <c>data/gearsweep.db</c>.</summary>
    [Required(ErrorMessage = "the path of a file")]
    public string File { get; set; } = Path.Combine("data", "gearsweep.db");
}
