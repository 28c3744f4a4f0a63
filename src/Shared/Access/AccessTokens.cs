namespace GearSweep.Shared.Access;

/// <summary>New tokens, which are shown once and kept nowhere.</summary>
/// <param name="View">Who has it may look; <see langword="null"/> when the one before stays.</param>
/// <param name="Operate">Who has it may change things; <see langword="null"/> when the one before stays.</param>
public sealed record AccessTokens(string? View, string? Operate)
{
    /// <summary>Each new token with its role.</summary>
    public IEnumerable<(AccessRole Role, string Token)> All
    {
        get
        {
            if (View is not null)
                yield return (AccessRole.View, View);
            if (Operate is not null)
                yield return (AccessRole.Operate, Operate);
        }
    }

    /// <summary>Makes a token for one role, or for both.</summary>
    public static AccessTokens Create(AccessRole? role = null) =>
        new(
            role is AccessRole.Operate ? null : AccessToken.Create(),
            role is AccessRole.View ? null : AccessToken.Create()
        );
}
