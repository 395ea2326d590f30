using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Throughline.Web;

namespace Throughline.Host.OpenApi;

/// <summary>JSON Schema 2020-12 of what routes take and answer: the same rules by which <see cref="Bind"/> reads and <see cref="Json"/> writes.</summary>
sealed class Schemas
{
    static readonly NullabilityInfoContext Nullability = new();

    readonly Dictionary<Type, string> names = [];

    /// <summary>What stands under <c>components/schemas</c>, filled while schemas are asked for.</summary>
    public JsonObject Components { get; } = [];

    /// <summary>What a route takes: one schema per parameter of its input record.</summary>
    public IEnumerable<(string Name, bool Required, JsonObject Schema)> Inputs(Type input)
    {
        var make = input.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        foreach (var parameter in make.GetParameters())
        {
            var property = input.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!;
            var optional = parameter.HasDefaultValue || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
                || Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            yield return (JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!), !optional && type != typeof(bool), Input(type, property, parameter));
        }
    }

    JsonObject Input(Type type, PropertyInfo property, ParameterInfo parameter)
    {
        var schema = Item(type) is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = Plain(item) ?? InputObject(item) }
            : Plain(type) ?? InputObject(type);
        if (property.GetCustomAttribute<BetweenAttribute>() is { } between) (schema["minimum"], schema["maximum"]) = (between.Least, between.Most);
        if (type == typeof(string)) schema["maxLength"] = property.GetCustomAttribute<AtMostAttribute>()?.Characters ?? 4000;
        if (parameter is { HasDefaultValue: true, DefaultValue: { } value }) schema["default"] = JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options);
        if ((property.GetCustomAttribute<WordsAttribute>()?.Words ?? XmlWords.Of(property.DeclaringType!, property.Name)) is { } words) schema["description"] = words;
        return schema;
    }

    public JsonObject InputObject(Type type, IReadOnlySet<string>? without = null)
    {
        var inputs = Inputs(type).Where(i => without?.Contains(i.Name) != true).ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(inputs.Select(i => KeyValuePair.Create<string, JsonNode?>(i.Name, i.Schema))),
            ["required"] = new JsonArray([.. inputs.Where(i => i.Required).Select(i => (JsonNode)i.Name)]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>What a route answers; records become components and are referred to.</summary>
    public JsonObject Answer(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) type = inner;
        if (Plain(type) is { } plain) return plain;
        if (type == typeof(object) || type == typeof(JsonElement)) return [];
        if (type.GetInterfaces().Prepend(type).FirstOrDefault(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || i.GetGenericTypeDefinition() == typeof(IDictionary<,>))) is { } map)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Answer(map.GetGenericArguments()[1]) };
        if (Item(type) is { } item) return new JsonObject { ["type"] = "array", ["items"] = Answer(item) };
        // what an act tells has no name of its own: it is described where it stands
        if (type.IsDefined(typeof(CompilerGeneratedAttribute))) return Object(type);
        if (!names.TryGetValue(type, out var name))
        {
            names[type] = name = FreeName(type);
            Components[name] = null;
            Components[name] = Object(type);
        }
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    JsonObject Object(Type type)
    {
        var properties = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var schema = Answer(property.PropertyType);
            var optional = Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && Nullability.Create(property).ReadState != NullabilityState.NotNull);
            if (optional) schema = schema["type"] is JsonValue one ? WithNull(schema, one) : schema.Count == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
            if (XmlWords.Of(type, property.Name) is { } words) schema["description"] = words;
            properties[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = schema;
        }
        var made = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (XmlWords.Of(type) is { } said) made["description"] = said;
        return made;
    }

    static JsonObject WithNull(JsonObject schema, JsonValue type)
    {
        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray choices) choices.Add(null);
        return schema;
    }

    string FreeName(Type type)
    {
        var name = (type.DeclaringType?.Name ?? "") + type.Name.Split('`')[0] + string.Concat(type.GetGenericArguments().Select(a => a.Name));
        if (!Components.ContainsKey(name)) return name;
        // the same noun in two modules
        return (type.Namespace ?? "").Split('.').ElementAtOrDefault(2) + name is var longer && !Components.ContainsKey(longer) ? longer : $"{longer}{names.Count}";
    }

    static Type? Item(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type)) return null;
        return type.IsArray ? type.GetElementType() : type.GetInterfaces().Prepend(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    static JsonObject? Plain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Of("string");
        if (type == typeof(bool)) return Of("boolean");
        if (type == typeof(int)) return Of("integer", "int32");
        if (type == typeof(long)) return Of("integer", "int64");
        if (type == typeof(decimal) || type == typeof(double) || type == typeof(float)) return Of("number");
        if (type == typeof(Guid)) return Of("string", "uuid");
        if (type == typeof(Instant)) return Of("string", "date-time");
        if (type == typeof(LocalDate)) return Of("string", "date");
        if (type == typeof(LocalTime)) return Of("string", "time");
        if (type == typeof(LocalDateTime)) return Of("string", "local-date-time");
        if (type == typeof(Duration)) return Of("string", "duration");
        if (type == typeof(byte[])) return Of("string", "byte");
        if (type == typeof(Uri)) return Of("string", "uri-reference");
        if (type == typeof(Upload)) return new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["fileName"] = Of("string"), ["base64"] = Of("string", "byte") }, ["required"] = new JsonArray("base64") };
        if (!type.IsEnum) return null;
        if (type.GetCustomAttribute<FlagsAttribute>() is not null) return Of("string");
        return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(n))]) };
    }

    static JsonObject Of(string type, string? format = null) => format is null ? new() { ["type"] = type } : new() { ["type"] = type, ["format"] = format };
}
