using System.Text.Encodings.Web;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GearSweep.Dashboard.Access;

/// <summary>Knows people by the token in <c>Authorization: Bearer</c>, or in the pages' cookie.</summary>
internal sealed class AccessHandler(
    AccessGate gate,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "Access";

    private const string Bearer = "Bearer ";

    private string? Token =>
        $"{Request.Headers.Authorization}" is var said && said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? said[Bearer.Length..].Trim()
            : Request.Cookies[AccessCookie.NameFor(Request)];

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var address = Context.Connection.RemoteIpAddress;
        if (!await gate.IsNeeded.WaitAsync(Context.RequestAborted))
            return Success(AccessRole.Operate, null);
        if (Token is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        var hash = AccessToken.Hash(token);
        return gate.RoleOf(hash) is { } role ? Success(role, hash) : AuthenticateResult.Fail("The token is not good.");

        AuthenticateResult Success(AccessRole role, string? hash) =>
            AuthenticateResult.Success(new AuthenticationTicket(Person.Create(role, address, hash), Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer.Trim();
        Response.Headers.CacheControl = "no-store";
        return ErrorAnswers.IsForAPage(Context)
            ? AccessEndpoints.Page(StatusCodes.Status401Unauthorized, isRefused: false).ExecuteAsync(Context)
            : Problems
                .For(
                    StatusCodes.Status401Unauthorized,
                    "Token needed",
                    "The request has no access token that is good here: expected the header 'Authorization: Bearer TOKEN'."
                )
                .ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems
            .For(
                StatusCodes.Status403Forbidden,
                "Token to operate needed",
                "The access token is one to look: expected the one to operate for what changes something."
            )
            .ExecuteAsync(Context);
}
