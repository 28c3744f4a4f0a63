namespace GearSweep.Shared.Engines;

/// <summary>The names of engines in specifications.</summary>
public static class EngineName
{
    /// <summary>
    /// Leaves the choice to the silo: <see cref="Simd"/> at <see cref="FastShapes"/>, else <see cref="Torch"/>.
    /// </summary>
    public const string Auto = "auto";

    /// <summary>Our own.</summary>
    public const string Simd = "simd";

    /// <summary>TorchSharp.</summary>
    public const string Torch = "torch";
}
