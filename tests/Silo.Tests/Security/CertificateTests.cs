using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Security;

/// <summary>Processes with certificates of one authority talk with each other, and with nobody else.</summary>
public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_worker_with_a_certificate_of_the_authority_joins_and_one_of_another_authority_is_refused()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, more: Certificate("lab", "head"));
        await using (await TestHead.JoinAsync(_folder, head, slots: 0, Certificate("lab", "worker")))
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Configuration.AddInMemoryCollection(
                Certificate("other", "stranger").Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))
            );
            builder.Configuration["Cluster:Head"] = $"127.0.0.1:{head.Port.ToString(CultureInfo.InvariantCulture)}";
            builder.Configuration["Cluster:ClusterId"] = _folder.Path;
            builder.AddGearSweepSilo();
            using var stranger = builder.Build();
            var error = await Assert.ThrowsAsync<ClusterException>(() =>
                stranger.StartAsync(TestContext.Current.CancellationToken)
            );
            Assert.StartsWith(
                $"Cluster:Head: 127.0.0.1:{head.Port} was given another certificate authority than this process",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_file_that_holds_something_else_is_refused_without_being_shown()
    {
        var settings = Certificate("lab", "head")
            .Where(s => s.Key != "Cluster:CertificateKeyFile")
            .ToDictionary(s => s.Key, s => (string?)s.Value);
        settings["Cluster:CertificateFile"] = Path.Combine(_folder.Data, "gear.csv");
        var message = Assert
            .Throws<ValidationException>(() =>
                Configuration.ClusterConfiguration.Read(
                    new ConfigurationBuilder().AddInMemoryCollection(settings).Build()
                )
            )
            .Message;
        Assert.StartsWith(
            $"Cluster:CertificateFile is '{settings["Cluster:CertificateFile"]}'; expected a certificate and its private key",
            message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("sensor1", message, StringComparison.Ordinal);
    }

    /// <summary>A certificate of an authority of that name, which is made when it is not there yet.</summary>
    private (string Key, string Value)[] Certificate(string authority, string name)
    {
        using var signer = Authority(authority);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).Create(
            signer,
            Now.AddHours(-1),
            Now.AddHours(1),
            [1, 2, 3]
        );
        return
        [
            ("Cluster:CertificateFile", Write($"{name}.pem", certificate.ExportCertificatePem())),
            ("Cluster:CertificateKeyFile", Write($"{name}.key", key.ExportPkcs8PrivateKeyPem())),
            ("Cluster:CertificateAuthorityFile", Path.Combine(_folder.Path, $"{authority}.pem")),
        ];
    }

    private X509Certificate2 Authority(string name)
    {
        var (file, keyFile) = (Path.Combine(_folder.Path, $"{name}.pem"), Path.Combine(_folder.Path, $"{name}.key"));
        if (!File.Exists(file))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            using var made = request.CreateSelfSigned(Now.AddHours(-2), Now.AddHours(2));
            Write($"{name}.pem", made.ExportCertificatePem());
            Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
        }

        return X509Certificate2.CreateFromPemFile(file, keyFile);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
