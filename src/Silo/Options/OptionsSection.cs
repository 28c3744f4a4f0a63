using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>A section of the configuration, and the class that says which keys it has and which values they may have.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Type">The class.</param>
internal sealed record OptionsSection(string Name, Type Type)
{
    private readonly PropertyInfo[] _keys = [.. Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="ValidationException">
    /// A key is not known, or a value is wrong; the message names the key, what was found and what was expected.
    /// </exception>
    public object Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Name);
        if (Unknown(section) is { } unknown)
            throw new ValidationException($"{unknown.Path} is no known key; expected one of {string.Join(", ", _keys.Select(key => key.Name))}");
        foreach (var key in _keys) RefuseForm(section, key);
        var options = section.Get(Type) ?? Activator.CreateInstance(Type)!;
        if (_keys.SelectMany(key => Problems(key, key.GetValue(options))).Concat(OwnProblems(options)).FirstOrDefault() is { } problem)
            throw new ValidationException(problem);
        return options;
    }

    /// <summary>A misspelt key would be passed over: a worker whose <c>Cluster:Head</c> is misspelt would start as another head.</summary>
    private IConfigurationSection? Unknown(IConfigurationSection section)
    {
        var found = section.GetChildren().ToArray();
        return found.FirstOrDefault(child => !_keys.Any(key => key.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
            ?? found.SelectMany(child => child.GetChildren()).FirstOrDefault();
    }

    private static void RefuseForm(IConfigurationSection section, PropertyInfo key)
    {
        try
        {
            _ = section.GetValue(key.PropertyType, key.Name);
        }
        catch (InvalidOperationException error)
        {
            throw new ValidationException($"{section.Path}:{key.Name} is '{section[key.Name]}'; expected {FormOf(key.PropertyType)}", error);
        }
    }

    private static string FormOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var form when form == typeof(TimeSpan) => "a time as hours:minutes:seconds, e.g. 00:00:30",
        var form when form == typeof(bool) => "true or false",
        _ => "a whole number",
    };

    /// <summary>What the key's attributes forbid.</summary>
    private IEnumerable<string> Problems(PropertyInfo key, object? value) => key.GetCustomAttributes<ValidationAttribute>()
        .Where(rule => !rule.IsValid(value))
        .Select(rule => $"{Name}:{key.Name} is {(value is null or string ? $"'{value}'" : value)}; expected {Expected(rule)}");

    private static string Expected(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => $"{range.Minimum} to {range.Maximum}",
        _ => rule.ErrorMessage ?? "another value",
    };

    /// <summary>What the class itself forbids, in its own words.</summary>
    private static IEnumerable<string> OwnProblems(object options) => options is IValidatableObject own
        ? own.Validate(new ValidationContext(options)).Select(problem => problem.ErrorMessage!)
        : [];
}
