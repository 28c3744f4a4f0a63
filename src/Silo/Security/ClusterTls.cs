using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace GearSweep.Silo.Security;

/// <summary>Mutual TLS between the processes of a cluster: what this one shows, and whom it takes.</summary>
internal sealed class ClusterTls
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private readonly X509Certificate2 _certificate;
    private readonly Func<X509Certificate2, X509Chain?, bool> _accepts;

    private ClusterTls(string means, X509Certificate2 certificate, Func<X509Certificate2, X509Chain?, bool> accepts) =>
        (Means, _certificate, _accepts) = (means, certificate, accepts);

    /// <summary>What all processes of the cluster have in common, for messages.</summary>
    public string Means { get; }

    /// <summary>For Orleans' connections.</summary>
    public TlsOptions Options =>
        new()
        {
            LocalCertificate = _certificate,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (remote, chain, _) => _accepts(remote, chain),
            SslProtocols = Protocols,
            OnAuthenticateAsClient = (_, options) =>
                Hide((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions),
        };

    /// <summary>Takes whoever has the same secret.</summary>
    public static ClusterTls OfSecret(string secret)
    {
        var certificate = ClusterSecret.Certificate(secret);
        var key = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        return new(
            "secret",
            certificate,
            (remote, _) => CryptographicOperations.FixedTimeEquals(key, remote.PublicKey.ExportSubjectPublicKeyInfo())
        );
    }

    /// <summary>Takes whoever has a certificate of an authority, which signs for this cluster alone.</summary>
    public static ClusterTls OfAuthority(X509Certificate2 certificate, X509Certificate2Collection authority) =>
        new("certificate authority", certificate, (remote, chain) => IsSignedBy(authority, remote, chain));

    /// <summary>Makes a connection safe, as the calling side.</summary>
    /// <param name="connection">The connection, which the result owns.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SecretException">The other side has another secret, or none.</exception>
    /// <exception cref="IOException">The other side hung up.</exception>
    public async Task<Stream> CallAsync(Stream connection, CancellationToken cancellation)
    {
        var isShown = false;
        var tls = new SslStream(connection);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "",
                    EnabledSslProtocols = Protocols,
                    ClientCertificateContext = SslStreamCertificateContext.Create(
                        _certificate,
                        additionalCertificates: null,
                        offline: true
                    ),
                    RemoteCertificateValidationCallback = (_, remote, chain, _) =>
                    {
                        isShown = remote is not null;
                        return remote is X509Certificate2 certificate && _accepts(certificate, chain);
                    },
                },
                cancellation
            );
            return tls;
        }
        catch (AuthenticationException error)
        {
            await tls.DisposeAsync();
            throw new SecretException(isShown ? SecretProblem.Another : SecretProblem.OnlyHere, error);
        }
    }

    /// <summary>The first words of TLS are readable: neither a name nor Orleans' protocol is among them.</summary>
    private static void Hide(SslClientAuthenticationOptions options) =>
        (options.TargetHost, options.ApplicationProtocols) = ("", null);

    private static bool IsSignedBy(X509Certificate2Collection authority, X509Certificate2 certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);
        if (shown is not null)
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        return chain.Build(certificate);
    }
}
