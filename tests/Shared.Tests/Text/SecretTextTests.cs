namespace GearSweep.Shared.Text;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("Host=db;Password=hunter2;Port=1", "Host=db;Password=***;Port=1")]
    [InlineData("PWD = 'hunter;2' ;x", "PWD = *** ;x")]
    [InlineData("SSL Password=\"hunter 2\"", "SSL Password=***")]
    [InlineData("Passphrase=hunter 2;Database=x", "Passphrase=***;Database=x")]
    [InlineData("postgresql://g:hunter2@db/x", "postgresql://g:***@db/x")]
    [InlineData("g:hunter2@10.0.0.1:11111", "g:***@10.0.0.1:11111")]
    [InlineData("'g:hunter2@[::1]:1' is wrong", "'g:***@[::1]:1' is wrong")]
    [InlineData("api_key=hunter2", "api_key=***")]
    public void A_password_is_masked(string text, string masked)
    {
        Assert.True(SecretText.IsIn(text));
        Assert.Equal(masked, SecretText.Masked(text));
    }

    [Theory]
    [InlineData("10.0.0.1:11111")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("[::1]:30000")]
    [InlineData("/data/a@b:c.db")]
    [InlineData("the password is missing; expected Password=…")]
    [InlineData("10.0.0.2:11111@154561718")]
    [InlineData("'[::1]:11111@154561718', '10.0.0.2:11111@1' are silos")]
    [InlineData("2023-05-03 21:47:31")]
    public void What_is_no_password_stays(string text) =>
        Assert.Equal((false, text), (SecretText.IsIn(text), SecretText.Masked(text)));
}
