using System.ComponentModel.DataAnnotations;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

public sealed class GearSweepClusterOptionsTests
{
    [Theory]
    [InlineData("192.168.1.10:11111", "192.168.1.10", 11111)]
    [InlineData("lab-head:1", "lab-head", 1)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void A_head_is_a_host_and_a_port(string text, string host, int port)
    {
        Assert.True(HostPort.TryParse(text, out var head));
        Assert.Equal(new HostPort(host, port), head);
        Assert.Equal(text, $"{head}");
    }

    [Theory]
    [InlineData("lab-head")]
    [InlineData("lab-head:")]
    [InlineData("lab-head:0")]
    [InlineData("lab-head:70000")]
    [InlineData(":11111")]
    public void Anything_else_is_refused_with_the_key_and_what_was_found(string text)
    {
        foreach (var key in new[] { "Cluster:Head", "Cluster:Connect" })
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, text)]).Build();
            var error = Assert.Throws<ValidationException>(() =>
                OptionsSections.Read<GearSweepClusterOptions>(configuration)
            );
            Assert.StartsWith($"{key} is '{text}'; expected host:port", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_address_that_is_none_is_refused() =>
        Assert.StartsWith(
            "Cluster:Address is 'no.such.host.invalid'",
            Assert
                .Throws<ValidationException>(() =>
                    ResolvedClusterOptions.From(new GearSweepClusterOptions { Address = "no.such.host.invalid" })
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_head_whose_name_nobody_knows_is_refused() =>
        Assert.StartsWith(
            "Cluster:Head is 'no.such.host.invalid:11111', and the name 'no.such.host.invalid' is not known",
            Assert
                .Throws<ValidationException>(() =>
                    ResolvedClusterOptions.From(
                        new GearSweepClusterOptions { Head = "no.such.host.invalid:11111", JoinTimeout = TimeSpan.Zero }
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("head", ClusterRole.Head)]
    [InlineData("Worker", ClusterRole.Worker)]
    [InlineData("head + worker", ClusterRole.HeadAndWorker)]
    [InlineData("client", ClusterRole.Client)]
    [InlineData("boss", null)]
    public void A_role_is_one_of_four(string text, ClusterRole? role) => Assert.Equal(role, ClusterRoles.Parse(text));
}
