using System.Reflection;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>A simulated cluster whose every grain fails with an error, or never answers.</summary>
public class TroubledGrains : DispatchProxy
{
    private Exception? _error;

    /// <summary>A factory of such grains.</summary>
    /// <param name="error">What every call fails with; <see langword="null"/> for calls that nobody answers.</param>
    public static IGrainFactory Of(Exception? error)
    {
        var factory = Create<IGrainFactory, TroubledGrains>();
        ((TroubledGrains)(object)factory)._error = error;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var grain = Create(targetMethod!.ReturnType, typeof(Grain));
        ((Grain)grain).Error = _error;
        return grain;
    }

    /// <summary>Such a grain.</summary>
    public class Grain : DispatchProxy
    {
        internal Exception? Error { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var type = targetMethod!.ReturnType;
            return type.IsGenericType
                ? typeof(Grain)
                    .GetMethod(nameof(Answer), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.GetGenericArguments())
                    .Invoke(this, null)
                : Answer<bool>();
        }

        private Task<T> Answer<T>() =>
            Error is null ? new TaskCompletionSource<T>().Task : Task.FromException<T>(Error);
    }
}
