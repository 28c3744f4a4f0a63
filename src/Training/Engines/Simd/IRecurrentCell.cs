namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// A layer's cell: its equations for one block of hidden units at one time over the rows of a batch, and what it keeps
/// beside gates and hidden states. Products with weights are the layer's.
/// </summary>
internal unsafe interface IRecurrentCell
{
    /// <summary>Computes h.</summary>
    /// <param name="rows">Windows.</param>
    /// <param name="block">The block.</param>
    /// <param name="time">The time.</param>
    /// <param name="gates">The sums a of the gates (<see cref="CellLayout"/>); becomes what the way back needs.</param>
    /// <param name="before">h′, of the time before.</param>
    /// <param name="hidden">Receives h.</param>
    void Forward(int rows, int block, int time, float* gates, UnitRows before, UnitRows hidden);

    /// <summary>Computes δa, the loss's derivatives by the sums; from the last time to the first.</summary>
    /// <param name="rows">Windows.</param>
    /// <param name="block">The block.</param>
    /// <param name="time">The time.</param>
    /// <param name="gates">As <see cref="Forward"/> left them; becomes δa.</param>
    /// <param name="before">h′.</param>
    /// <param name="hidden">h.</param>
    /// <param name="above">δh from the layer above.</param>
    /// <param name="after">δh from the sums of the time after.</param>
    /// <param name="biasErrors">The sum of δa over the batch is added here.</param>
    void Backward(
        int rows,
        int block,
        int time,
        float* gates,
        UnitRows before,
        UnitRows hidden,
        UnitRows above,
        UnitRows after,
        float* biasErrors
    );
}
