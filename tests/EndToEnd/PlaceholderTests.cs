namespace GearSweep;

public sealed class PlaceholderTests { [Fact] public void Nothing_is_here_yet() { } }
