using System.Globalization;

namespace Throughline.Kernel;

/// <summary>A thing that people call by letters and a number: <c>T-20931</c>.</summary>
public interface INumbered
{
    /// <summary>The letters, with the dash.</summary>
    static abstract string Prefix { get; }

    long Number { get; }
}

/// <summary>Finds things by what people call them or by id; both are accepted everywhere.</summary>
public static class References
{
    /// <param name="reference"><c>T-20931</c> or the id.</param>
    public static IQueryable<T> Referred<T>(this IQueryable<T> all, string reference) where T : Root, INumbered
    {
        if (Guid.TryParse(reference, out var id)) return all.Where(t => t.Id == id);
        var number = NumberIn<T>(reference) ?? -1;
        return all.Where(t => t.Number == number);
    }

    /// <summary>The number in a reference; null when it is none of this kind.</summary>
    public static long? NumberIn<T>(string reference) where T : INumbered =>
        reference.StartsWith(T.Prefix, StringComparison.OrdinalIgnoreCase) && long.TryParse(reference.AsSpan(T.Prefix.Length), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number that somebody looks for, with its letters or without; null when it is none.</summary>
    public static long? NumberSought<T>(string words) where T : INumbered =>
        NumberIn<T>(words) ?? (long.TryParse(words, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null);
}
