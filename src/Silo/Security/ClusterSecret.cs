using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GearSweep.Silo.Security;

/// <summary>
/// One text that all processes of a cluster have and nobody else. Each derives the same key pair from it, shows it in
/// TLS, and takes nobody who has another.
/// </summary>
public static class ClusterSecret
{
    /// <summary>
    /// Characters of the shortest secret: what is made here has more, and what people think of should not have less.
    /// </summary>
    public const int Shortest = 32;

    private const int Bytes = 32;
    private const int KeyBytes = 32;
    private const int DerivedBytes = KeyBytes + 16; // Longer than the key, so that the remainder is as good as uniform.

    /// <summary>The number of points of P-256 (FIPS 186-5).</summary>
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        isUnsigned: true,
        isBigEndian: true
    );

    /// <summary>A new secret.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The self-signed certificate of whoever has the secret. Only its key counts.</summary>
    internal static X509Certificate2 Certificate(string secret)
    {
        var derived = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret),
            DerivedBytes,
            info: "GearSweep cluster TLS, P-256"u8.ToArray()
        );
        var number = new BigInteger(derived, isUnsigned: true, isBigEndian: true) % (Order - 1) + 1;
        var scalar = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = [.. new byte[KeyBytes - scalar.Length], .. scalar],
            }
        );
        var request = new CertificateRequest("CN=cluster", key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero)
        );
        if (!OperatingSystem.IsWindows())
            return certificate;
        // SChannel takes no key that is in memory alone.
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
