namespace GearSweep.Shared.Configurations;

/// <summary>Sends a configuration as its JSON text.</summary>
[RegisterConverter]
internal sealed class ConfigurationConverter : IConverter<Configuration, ConfigurationSurrogate>
{
    /// <inheritdoc/>
    public Configuration ConvertFromSurrogate(in ConfigurationSurrogate surrogate) =>
        Configuration.FromJson(surrogate.Json);

    /// <inheritdoc/>
    public ConfigurationSurrogate ConvertToSurrogate(in Configuration value) => new(value.ToJson());
}
