namespace GearSweep.Grains.Messages;

/// <summary>Bounds of what one message may bring. Honest silos stay far below.</summary>
internal static class MessageLimits
{
    /// <summary>Letters of a name.</summary>
    public const int Name = 255;

    /// <summary>Letters of a text for people; what is longer is cut.</summary>
    public const int Text = 4000;

    /// <summary>Bytes of a checkpoint or a model.</summary>
    public const int Blob = 256 << 20;

    /// <summary>Epochs of a trial.</summary>
    public const int Epochs = 10_000_000;

    /// <summary>Rows of predictions.</summary>
    public const int Predictions = 10_000;
}
