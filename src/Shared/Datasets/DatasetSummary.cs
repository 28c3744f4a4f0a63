namespace GearSweep.Shared.Datasets;

/// <summary>One file of the data directory, as the lists show it.</summary>
/// <param name="Name">File name without its extension, e.g. <c>no_fault</c>: what a specification's <c>dataset</c>
/// names.</param>
/// <param name="FileName">File name, e.g. <c>no_fault.csv</c>.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="Rows">Data rows; 0 when the file cannot be read.</param>
/// <param name="Gear">The file's <c>gear_fault_desc</c>, e.g. <c>No fault</c>; several are joined with a comma.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the file.</param>
/// <param name="Channels">The measured columns with their units, the inputs in their order, the target last; none when
/// the file cannot be read.</param>
/// <param name="Segments">One for each operating condition, in grid order.</param>
/// <param name="Notes">Rules that were applied while reading (rows put in time order, gaps between pieces, …), each a
/// sentence.</param>
/// <param name="Error">Why the file cannot be read, naming line and column; <see langword="null"/> when it can.</param>
[GenerateSerializer, Immutable]
public sealed record DatasetSummary(
    string Name,
    string FileName,
    long Bytes,
    int Rows,
    string Gear,
    bool Synthetic,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<SegmentSummary> Segments,
    IReadOnlyList<string> Notes,
    string? Error
);
