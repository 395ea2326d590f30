using System.Globalization;

namespace Throughline.Bench.Measure;

/// <summary>What is said after the name of a benchmark.</summary>
internal static class Options
{
    /// <summary>The number behind <paramref name="name"/>: <c>--clocks 1000</c>.</summary>
    public static int Number(this string[] args, string name, int otherwise) =>
        args.Word(name) is { } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The word behind <paramref name="name"/>: <c>--page ticket</c>; null where it was not said.</summary>
    public static string? Word(this string[] args, string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
