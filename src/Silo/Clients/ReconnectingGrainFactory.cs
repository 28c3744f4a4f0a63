using System.Reflection;

namespace GearSweep.Silo.Clients;

/// <summary>
/// A grain factory for those who are there before the cluster is: each use takes the connection of that moment, or
/// fails with why there is none.
/// </summary>
internal class ReconnectingGrainFactory : DispatchProxy
{
    private ClusterConnection? _connection;

    /// <summary>Makes one.</summary>
    public static IGrainFactory Create(ClusterConnection connection)
    {
        var factory = Create<IGrainFactory, ReconnectingGrainFactory>();
        ((ReconnectingGrainFactory)(object)factory)._connection = connection;
        return factory;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Invoke(_connection!.Grains, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
}
