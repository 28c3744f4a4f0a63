using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>
/// A section of the configuration, and the class that says which keys it has and which values they may have: a problem
/// that names a key says what was expected there, any other is a sentence.
/// </summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Type">The class.</param>
internal sealed record OptionsSection(string Name, Type Type)
{
    private readonly PropertyDescriptorCollection _keys = TypeDescriptor.GetProperties(Type);

    private IEnumerable<string> Keys =>
        _keys.Cast<PropertyDescriptor>().Where(key => !key.IsReadOnly).Select(key => key.Name);

    /// <summary>Reads and validates the section.</summary>
    /// <exception cref="ValidationException">
    /// A key is not known, or a value is wrong; the message names the key, what was found and what was expected.
    /// </exception>
    public object Read(IConfiguration configuration)
    {
        var options = Bind(configuration.GetSection(Name));
        List<ValidationResult> problems = [];
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
            return options;
        throw new ValidationException(
            problems[0].MemberNames.FirstOrDefault() is { } key
                ? $"{Name}:{key} is {Shown(_keys[key]!.GetValue(options))}; expected {problems[0].ErrorMessage}"
                : problems[0].ErrorMessage
        );
    }

    /// <summary>
    /// A misspelt key would be passed over: a worker whose <c>Cluster:Head</c> is misspelt would start as another head.
    /// </summary>
    private object Bind(IConfigurationSection section)
    {
        try
        {
            return section.Get(Type, binder => binder.ErrorOnUnknownConfiguration = true)
                ?? Activator.CreateInstance(Type)!;
        }
        catch (InvalidOperationException error)
        {
            throw new ValidationException(
                section.GetChildren().Select(Refusal).FirstOrDefault(refusal => refusal is not null) ?? error.Message,
                error
            );
        }
    }

    /// <summary>
    /// What the binder found wrong with a value, in words for people: its own name the classes of the program.
    /// </summary>
    private string? Refusal(IConfigurationSection found)
    {
        var key = _keys.Find(found.Key, ignoreCase: true);
        if (key is null || found.GetChildren().Any())
            return $"{(key is null ? found : found.GetChildren().First()).Path} is no known key; expected one of {string.Join(", ", Keys)}";
        return found.Value is { } text && !key.Converter.IsValid(text)
            ? $"{found.Path} is '{text}'; expected {FormOf(key.PropertyType)}"
            : null;
    }

    private static string FormOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var form when form == typeof(TimeSpan) => "a time as hours:minutes:seconds, e.g. 00:00:30",
            var form when form == typeof(bool) => "true or false",
            _ => "a whole number",
        };

    private static string Shown(object? value) => value is null or string ? $"'{value}'" : $"{value}";
}
