using System.Security.Cryptography;
using System.Text;

namespace GearSweep.Shared.Access;

/// <summary>What is kept of the tokens: their hashes, see <see cref="AccessToken.Hash"/>.</summary>
/// <param name="View">Of the token to look.</param>
/// <param name="Operate">Of the token to change things.</param>
public sealed record AccessHashes(string View, string Operate)
{
    /// <summary>The role of whoever shows a token.</summary>
    public AccessRole? RoleOfToken(string token) => RoleOf(AccessToken.Hash(token));

    /// <summary>The role of a token with this hash; how long it takes says nothing about the hashes.</summary>
    public AccessRole? RoleOf(string hash)
    {
        var (operates, views) = (Equal(hash, Operate), Equal(hash, View));
        return operates ? AccessRole.Operate
            : views ? AccessRole.View
            : null;
    }

    /// <summary>The same with the new tokens' hashes.</summary>
    public AccessHashes With(AccessTokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new AccessHashes(
            tokens.View is { } view ? AccessToken.Hash(view) : View,
            tokens.Operate is { } operate ? AccessToken.Hash(operate) : Operate
        );
    }

    private static bool Equal(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
