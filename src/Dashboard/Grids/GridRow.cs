namespace GearSweep.Dashboard.Grids;

/// <summary>
/// What a grid shows in a row. Rows are the same when their keys are, whatever is shown: a row that changes keeps its
/// place, its focus and its check mark.
/// </summary>
/// <typeparam name="T">What is shown.</typeparam>
/// <param name="Key">A number of the store, or an address: never a name that people give.</param>
/// <param name="Value">What is shown.</param>
public sealed record GridRow<T>(object Key, T Value)
{
    /// <inheritdoc/>
    public bool Equals(GridRow<T>? other) => other is not null && Key.Equals(other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();
}
