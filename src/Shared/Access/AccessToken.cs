using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GearSweep.Shared.Access;

/// <summary>What a person shows to be let in: 256 random bits as URL-safe base64.</summary>
public static class AccessToken
{
    private const int Bytes = 32;

    /// <summary>A new token.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// The SHA-256 of a token in hexadecimal digits: what is kept of it. A token has too many bits to be guessed, so it
    /// needs no slow hash.
    /// </summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
