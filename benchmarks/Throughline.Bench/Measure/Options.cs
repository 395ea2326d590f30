using System.Globalization;

namespace Throughline.Bench.Measure;

/// <summary>What is said after the name of a benchmark.</summary>
internal static class Options
{
    /// <summary>The number behind <paramref name="name"/>: <c>--clocks 1000</c>.</summary>
    public static int Number(this string[] args, string name, int otherwise) =>
        args.SkipWhile(a => a != name).Skip(1).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(otherwise);
}
