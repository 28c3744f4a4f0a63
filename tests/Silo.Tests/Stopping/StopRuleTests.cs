using System.Runtime.InteropServices;

namespace GearSweep.Silo.Stopping;

public sealed class StopRuleTests
{
    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGQUIT)]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGHUP)]
    public void The_first_signal_asks_for_a_stop(PosixSignal signal) =>
        Assert.Equal(StopAnswer.Stop, StopRule.Answer([], signal, TimeSpan.Zero));

    [Theory]
    [InlineData("hup 0, hup 0.001", "a terminal that is closed: its kernel and its shell")]
    [InlineData("hup 0, term 0.01", "a session that ends")]
    [InlineData("term 0, hup 0", "systemd with SendSIGHUP")]
    [InlineData("term 0, term 0.001", "timeout: the process and its group")]
    [InlineData("term 0, term 5, term 25", "a supervisor that repeats itself")]
    [InlineData("hup 0, hup 20, hup 40", "a supervisor that repeats itself")]
    [InlineData("int 0, int 0.02", "Ctrl-C, and a parent that passes it on")]
    [InlineData("int 0, int 0.5, int 1, int 1.4", "a key that is held down")]
    [InlineData("int 0, term 10", "Ctrl-C, and a supervisor")]
    [InlineData("term 0, int 10", "a supervisor, and the first Ctrl-C")]
    [InlineData("hup 0, quit 10", "a terminal, and the first key")]
    public void What_one_cause_sends_changes_nothing_after_the_first_signal(string signals, string cause) =>
        Assert.All(Answers(signals).Skip(1), answer => Assert.True(answer == StopAnswer.Ignore, cause));

    [Theory]
    [InlineData("int 0, int 1.6")]
    [InlineData("int 0, int 0.1, int 2")]
    [InlineData("int 0, quit 3")]
    [InlineData("quit 0, int 3")]
    [InlineData("term 0, int 1, int 3")]
    public void A_person_who_presses_Ctrl_C_again_after_a_moment_ends_the_process(string signals) =>
        Assert.Equal(StopAnswer.EndNow, Answers(signals)[^1]);

    private static StopAnswer[] Answers(string signals)
    {
        List<(PosixSignal, TimeSpan)> earlier = [];
        List<StopAnswer> answers = [];
        foreach (var words in signals.Split(", ").Select(signal => signal.Split(' ')))
        {
            var (kind, at) = (
                Enum.Parse<PosixSignal>($"SIG{words[0]}", ignoreCase: true),
                TimeSpan.FromSeconds(double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture))
            );
            answers.Add(StopRule.Answer(earlier, kind, at));
            earlier.Add((kind, at));
        }

        return [.. answers];
    }
}
