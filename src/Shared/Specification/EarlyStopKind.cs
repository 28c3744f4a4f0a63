namespace GearSweep.Shared.Specification;

/// <summary>The rules of early stopping.</summary>
[GenerateSerializer]
public enum EarlyStopKind
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>
    /// The lecture's: counted from 0, at every epoch e &gt; 0 that is a multiple of the patience, stop if the train
    /// loss of e − patience is smaller than that of e. The last epoch's weights are kept.
    /// </summary>
    Notebook = 1,

    /// <summary>
    /// Stop when the validation loss has found no new minimum for `patience` epochs; the weights of the minimum are
    /// kept.
    /// </summary>
    Validation = 2,
}
