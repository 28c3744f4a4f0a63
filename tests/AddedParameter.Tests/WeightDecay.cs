using System.Runtime.CompilerServices;
using GearSweep.Shared.Configurations;

namespace GearSweep.AddedParameter.Tests;

/// <summary>
/// A parameter that GearSweep does not have. It is added by one line, and all else in this project is tests.
/// </summary>
internal static class LabelNoise
{
    [ModuleInitializer]
    internal static void Add() =>
        ParameterCatalog.Add(
            new("label_noise", "Label noise", ParameterKind.Real, 0, 1, 0.0, "Simulated: no engine reads it.")
        );
}
