using System.ComponentModel.DataAnnotations;

namespace GearSweep.Silo.Options;

public sealed class ClusterOptionsTests
{
    [Theory]
    [InlineData("192.168.1.10:11111", "192.168.1.10", 11111)]
    [InlineData("lab-head:1", "lab-head", 1)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void A_head_is_a_host_and_a_port(string text, string host, int port)
    {
        Assert.True(HostPort.TryParse(text, out var head));
        Assert.Equal(new HostPort(host, port), head);
    }

    [Theory]
    [InlineData("lab-head")]
    [InlineData("lab-head:")]
    [InlineData("lab-head:0")]
    [InlineData("lab-head:70000")]
    [InlineData(":11111")]
    public void Anything_else_is_refused_with_the_key_and_what_was_found(string text)
    {
        var options = new ClusterOptions { Head = text };
        var error = Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), true));
        Assert.Contains("Cluster:Head", error.Message);
        Assert.Contains(text, error.Message);
    }

    [Fact]
    public void An_address_that_is_none_is_refused() =>
        Assert.Contains(
            "Cluster:Address",
            Assert.Throws<ValidationException>(() =>
            {
                var options = new ClusterOptions { Address = "here" };
                Validator.ValidateObject(options, new ValidationContext(options), true);
            }).Message);
}
