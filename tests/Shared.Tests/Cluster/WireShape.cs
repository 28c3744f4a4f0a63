using System.Globalization;
using System.Reflection;

namespace GearSweep.Shared.Cluster;

/// <summary>
/// What travels between processes, one line each: the records with their fields in the order in which they are written,
/// and the grains' methods.
/// </summary>
internal static class WireShape
{
    private static readonly Type[] Types = typeof(ClusterProtocol).Assembly.GetTypes();

    /// <summary>The lines, sorted.</summary>
    public static IReadOnlyList<string> Lines() =>
        [
            .. Types
                .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
                .Select(Record)
                .Concat(
                    Types
                        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
                        .SelectMany(Grain)
                )
                .Order(StringComparer.Ordinal),
        ];

    private static string Record(Type type)
    {
        var fields = type.IsEnum
            ? Enum.GetValues(type)
                .Cast<object>()
                .Select(value => $"{Convert.ToInt64(value, CultureInfo.InvariantCulture)} {value}")
            : Primary(type).Concat(Numbered(type));
        var name = type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName!;
        return $"{name[(nameof(GearSweep) + ".Shared.").Length..]}: {string.Join(", ", fields)}";
    }

    /// <summary>The parameters of a record's constructor, which are numbered in their order.</summary>
    private static IEnumerable<string> Primary(Type type) =>
        type.GetConstructors()
            .Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != type)
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .Take(1)
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}");

    /// <summary>Properties that have a number of their own, and those that are numbered by their names.</summary>
    private static IEnumerable<string> Numbered(Type type)
    {
        var byName =
            type.GetCustomAttribute<GenerateSerializerAttribute>()!.GenerateFieldIds
            == GenerateFieldIds.PublicProperties;
        return type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (Property: property, Id: property.GetCustomAttribute<IdAttribute>()?.Id))
            .Where(field => field.Id is not null || (byName && field.Property.CanWrite))
            .OrderBy(field => field.Id)
            .ThenBy(field => field.Property.Name, StringComparer.Ordinal)
            .Select(field =>
                $"{(field.Id is { } id ? $"[{id}] " : "")}{NameOf(field.Property.PropertyType)} {field.Property.Name}"
            );
    }

    private static IEnumerable<string> Grain(Type type) =>
        type.GetMethods()
            .Select(method =>
                $"{type.Name}.{method.GetCustomAttribute<AliasAttribute>()?.Alias ?? method.Name}: "
                + $"({string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))}) {NameOf(method.ReturnType)}"
            );

    private static string NameOf(Type type) =>
        type switch
        {
            { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
            { IsGenericType: true } =>
                $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
            _ => type.Name,
        };
}
