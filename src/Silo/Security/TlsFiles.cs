using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GearSweep.Silo.Options;

namespace GearSweep.Silo.Security;

/// <summary>Reads the files that the options name.</summary>
internal static class TlsFiles
{
    /// <summary>TLS as the options have it; <see langword="null"/> for none.</summary>
    /// <exception cref="ValidationException">A file is not there, or is not what it should be; the message shows
    /// nothing of it.</exception>
    public static ClusterTls? Read(GearSweepClusterOptions options)
    {
        if (options.SecretFile is { } secret)
            return ClusterTls.OfSecret(SecretOf(secret));
        if (options.CertificateFile is not { } file)
            return null;
        var (certificate, key) = (
            Text(nameof(GearSweepClusterOptions.CertificateFile), file),
            options.CertificateKeyFile ?? file
        );
        var keyText = Text(nameof(GearSweepClusterOptions.CertificateKeyFile), key);
        try
        {
            return ClusterTls.OfAuthority(
                X509Certificate2.CreateFromPem(certificate, keyText),
                Authority(options.CertificateAuthorityFile!)
            );
        }
        catch (CryptographicException error)
        {
            throw new ValidationException(
                $"Cluster:CertificateFile is '{file}'; expected a certificate and its private key ('{key}') in PEM ({error.Message})",
                error
            );
        }
    }

    private static string SecretOf(string path)
    {
        var secret = Text(nameof(GearSweepClusterOptions.SecretFile), path).Trim();
        return secret.Length >= ClusterSecret.Shortest
            ? secret
            : throw new ValidationException(
                $"Cluster:SecretFile is '{path}'; expected a file with {ClusterSecret.Shortest} characters or more, as 'gearsweep cluster secret {path}' makes one"
            );
    }

    private static X509Certificate2Collection Authority(string path)
    {
        const string Key = nameof(GearSweepClusterOptions.CertificateAuthorityFile);
        var authority = new X509Certificate2Collection();
        try
        {
            authority.ImportFromPem(Text(Key, path));
        }
        catch (CryptographicException)
        {
            // Said below.
        }

        return authority.Count > 0
            ? authority
            : throw new ValidationException($"Cluster:{Key} is '{path}'; expected one certificate or more in PEM");
    }

    private static string Text(string key, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ValidationException(
                $"Cluster:{key} is '{path}'; expected a file that this process can read ({error.Message})",
                error
            );
        }
    }
}
