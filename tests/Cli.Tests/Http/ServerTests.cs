using System.Net;
using System.Net.Sockets;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Http;

/// <summary>What the commands of a cluster say to a server that is away, another one, or refuses.</summary>
public sealed class ServerTests : IDisposable
{
    private const string Problem = "application/problem+json";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("127.0.0.1:5000")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:5000/?take=1")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_refused_with_one_that_is(string server)
    {
        var ended = await CommandLine.RunAsync("cluster", "status", "--server", server);
        Assert.Equal(2, ended.Code);
        Assert.Equal(
            $"'{server}' is no address of a server; expected one such as http://127.0.0.1:5000",
            ended.Errors.TrimEnd()
        );
    }

    [Theory]
    [InlineData("http://head:5000", "http://head:5000/")]
    [InlineData("https://lab.example.org/gears", "https://lab.example.org/gears/")]
    public void An_address_may_have_a_path(string text, string address) =>
        Assert.Equal(address, $"{ServerTarget.Address(text)}");

    [Fact]
    public async Task Where_nobody_listens_the_address_is_told()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var server = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        var ended = await CommandLine.RunAsync("cluster", "sweeps", "--server", server);
        Assert.Equal(2, ended.Code);
        Assert.StartsWith($"nobody answers at {server} (Connection refused);", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "text/html", "<html></html>")]
    [InlineData(200, "application/json", "{}")]
    [InlineData(200, "application/json", "[1, 2]")]
    [InlineData(200, "application/json", """{"items":null,"total":0}""")]
    [InlineData(404, "text/html", "nothing here")]
    [InlineData(404, Problem, "{}")]
    [InlineData(502, "text/plain", "bad gateway")]
    public async Task A_server_that_is_no_GearSweep_is_told_by_its_address(int status, string type, string body)
    {
        using var server = new SimulatedServer(status, type, body);
        var ended = await CommandLine.RunAsync("cluster", "sweeps", "--server", server.Address);
        Assert.Equal(2, ended.Code);
        Assert.StartsWith($"{server.Address} answers, but not as GearSweep ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains($"(status {status}, {type})", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_to_a_log_in_page_is_not_followed()
    {
        using var elsewhere = new SimulatedServer(200, "text/html", "log in");
        using var server = new SimulatedServer(302, "text/html", "", elsewhere.Address);
        var ended = await CommandLine.RunAsync("cluster", "status", "--server", server.Address);
        Assert.Equal(2, ended.Code);
        Assert.Contains($"(status 302, text/html, to {elsewhere.Address})", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Authorizations);
    }

    [Theory]
    [InlineData(401, 2)]
    [InlineData(403, 2)]
    [InlineData(503, 1)]
    public async Task A_problem_is_told_in_the_servers_words(int status, int code)
    {
        using var server = new SimulatedServer(status, Problem, """{"title":"No","detail":"Nobody may look."}""");
        var ended = await CommandLine.RunAsync("cluster", "status", "--server", server.Address);
        Assert.Equal(code, ended.Code);
        Assert.StartsWith("Nobody may look.", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(status == 401, ended.Errors.Contains("--token-file FILE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_a_file_says_who_asks_and_is_never_shown()
    {
        using var server = new SimulatedServer(401, Problem, """{"title":"No","detail":"The token is none."}""");
        var file = _folder.Write("token", "let-me-in\n");
        var ended = await CommandLine.RunAsync("cluster", "status", "--server", server.Address, "--token-file", file);
        Assert.Equal("The token is none.", ended.Errors.TrimEnd());
        Assert.Equal(["Bearer let-me-in"], server.Authorizations);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("one\ntwo")]
    [InlineData("기어")]
    public void What_cannot_stand_in_a_header_is_no_token_and_is_not_shown(string text)
    {
        var error = Assert.Throws<InputException>(() => ServerTarget.Token(text, "token.txt"));
        Assert.StartsWith("token.txt holds no token", error.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !error.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_launch_without_an_answer_may_have_happened()
    {
        using var server = new SimulatedServer(503, Problem, """{"title":"No","detail":"The cluster is away."}""");
        var ended = await CommandLine.RunAsync("cluster", "launch", "quickstart", "--server", server.Address);
        Assert.Equal(1, ended.Code);
        Assert.Contains(
            "look with 'cluster sweeps' before you launch it again",
            ended.Errors,
            StringComparison.Ordinal
        );
    }
}
