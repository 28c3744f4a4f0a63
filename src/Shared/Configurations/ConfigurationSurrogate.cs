namespace GearSweep.Shared.Configurations;

/// <summary>A configuration on the wire.</summary>
/// <param name="Json">The values that are not defaults, as <see cref="Configuration.ToJson"/> writes them.</param>
[GenerateSerializer]
internal readonly record struct ConfigurationSurrogate([property: Id(0)] string Json);
