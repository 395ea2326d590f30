using System.Text.Json;

namespace Throughline.Ui;

/// <summary>How things are written in the address of a page.</summary>
public static class Address
{
    /// <summary>A path with those of the fields that say something.</summary>
    public static string To(string path, params (string Name, string? Value)[] fields) =>
        fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}").ToList() is { Count: > 0 } said ? $"{path}?{string.Join('&', said)}" : path;

    /// <summary>A choice as addresses, forms and the API write it: <c>in-service</c>.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <returns>Nothing for null.</returns>
    public static string Word<T>(T? value) where T : struct, Enum => value is { } known ? Word(known) : "";
}
