namespace GearSweep.Silo.Security;

/// <summary>Why two processes cannot talk, as the one sees it who calls.</summary>
internal enum SecretProblem
{
    /// <summary>The other side wants TLS, and this process has no secret.</summary>
    OnlyThere,

    /// <summary>This process has a secret, and the other side does not speak TLS.</summary>
    OnlyHere,

    /// <summary>The other side has another one.</summary>
    Another,
}
