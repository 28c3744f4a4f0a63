using System.Reflection;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>Hands out one simulated object for every grain interface that it implements, whatever the key.</summary>
public class SimulatedGrainFactory : DispatchProxy
{
    private object _grains = new();

    /// <summary>A factory whose every grain is <paramref name="grains"/>.</summary>
    public static IGrainFactory Of(object grains)
    {
        var factory = Create<IGrainFactory, SimulatedGrainFactory>();
        ((SimulatedGrainFactory)(object)factory)._grains = grains;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { Name: nameof(IGrainFactory.GetGrain), ReturnType: var wanted }
        && wanted.IsInstanceOfType(_grains)
            ? _grains
            : throw new NotSupportedException($"no simulated {targetMethod}");
}
