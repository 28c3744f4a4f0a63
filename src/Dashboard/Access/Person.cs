using System.Net;
using System.Security.Claims;
using GearSweep.Shared.Access;

namespace GearSweep.Dashboard.Access;

/// <summary>Who asks, as ASP.NET's principal: a role, an address, and the hash of the token that was shown.</summary>
internal static class Person
{
    private const string Address = "address",
        TokenHash = "token-hash";

    /// <summary>Makes one.</summary>
    /// <param name="role">What the person may do.</param>
    /// <param name="address">From where the request comes.</param>
    /// <param name="hash">The token's hash; <see langword="null"/> where none is needed.</param>
    public static ClaimsPrincipal Create(AccessRole role, IPAddress? address, string? hash)
    {
        var identity = new ClaimsIdentity(hash is null ? "none needed" : "token");
        foreach (var held in Enum.GetValues<AccessRole>().Where(held => held <= role))
            identity.AddClaim(new Claim(identity.RoleClaimType, $"{held}"));
        var seen = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        identity.AddClaim(new Claim(Address, seen?.ToString() ?? "this process"));
        if (hash is not null)
            identity.AddClaim(new Claim(TokenHash, hash));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Whether a person may change things.</summary>
    public static bool Operates(this ClaimsPrincipal person) => person.IsInRole(nameof(AccessRole.Operate));

    /// <summary>The hash of the token that was shown, if one was needed.</summary>
    public static string? HashOf(ClaimsPrincipal person) => person.FindFirst(TokenHash)?.Value;

    /// <summary>From where the person asks.</summary>
    public static string AddressOf(ClaimsPrincipal person) => person.FindFirst(Address)?.Value ?? "unknown";
}
