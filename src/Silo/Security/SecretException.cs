using GearSweep.Silo.Failures;

namespace GearSweep.Silo.Security;

/// <summary>Two processes do not have the same secret, or certificates of one authority.</summary>
internal sealed class SecretException : ClusterException
{
    /// <summary>Makes one that does not know the other side's address yet.</summary>
    public SecretException(SecretProblem problem, Exception? innerException = null)
        : base($"{problem}", innerException!) => Problem = problem;

    private SecretException(string message, SecretException innerException)
        : base(message, innerException) => Problem = innerException.Problem;

    /// <summary>Which it is.</summary>
    public SecretProblem Problem { get; }

    /// <summary>The same with what to do, in words for the person who started this process.</summary>
    /// <param name="where">The other side's address.</param>
    /// <param name="means">What the processes of this cluster have in common, if this one has it.</param>
    public SecretException At(string where, string means) =>
        new(
            Problem switch
            {
                SecretProblem.OnlyThere =>
                    $"{where} needs the cluster's secret, and this process has none; copy the head's secret file to this machine and give it with --Cluster:SecretFile",
                SecretProblem.Another =>
                    $"{where} was given another {means} than this process; give all processes of the cluster the same one",
                _ =>
                    $"{where} does not speak TLS: it was started without the cluster's {means}, or is no silo of GearSweep; give all processes of the cluster the same "
                        + "Cluster:SecretFile",
            },
            this
        );
}
