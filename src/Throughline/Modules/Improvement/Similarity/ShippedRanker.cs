using System.Globalization;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The weights that come with the program: learned from a public tracker, and by judgement where it had no such field.</summary>
public static class ShippedRanker
{
    private const string Resource = "similarity-weights.txt";

    public static Ranker Load()
    {
        var assembly = typeof(ShippedRanker).Assembly;
        var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith(Resource, StringComparison.Ordinal));
        using var stream = name is null ? null : assembly.GetManifestResourceStream(name);
        if (stream is null) throw new InvalidOperationException($"The program was built without {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>Lines of <c>linear NAME weight mean spread</c>, <c>tree</c> and <c>node FEATURE value left right</c> or <c>leaf value</c>.</summary>
    public static Ranker Read(TextReader reader)
    {
        var n = Features.Count;
        var (weight, mean, spread) = (new float[n], new float[n], new float[n]);
        Array.Fill(spread, 1);
        var pair = new float[n];
        var (share, logShare, bias) = (0f, 0f, 0f);
        var nodes = new List<Trees.Node>();
        var roots = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0][0] == '#') continue;
            switch (cells[0])
            {
                case "linear":
                    var f = (int)Enum.Parse<Feature>(cells[1]);
                    (weight[f], mean[f], spread[f]) = (Number(cells[2]), Number(cells[3]), Number(cells[4]));
                    break;
                case "pair":
                    if (cells[1] == "Share") share = Number(cells[2]);
                    else if (cells[1] == "LogShare") logShare = Number(cells[2]);
                    else if (cells[1] == "Bias") bias = Number(cells[2]);
                    else pair[(int)Enum.Parse<Feature>(cells[1])] = Number(cells[2]);
                    break;
                case "tree": roots.Add(nodes.Count); break;
                case "leaf": nodes.Add(new Trees.Node(-1, Number(cells[1]), 0, 0)); break;
                case "node":
                    var root = roots[^1];
                    nodes.Add(new Trees.Node((short)Enum.Parse<Feature>(cells[1]), Number(cells[2]), root + int.Parse(cells[3], CultureInfo.InvariantCulture), root + int.Parse(cells[4], CultureInfo.InvariantCulture)));
                    break;
            }
        }
        var linear = new LinearWeights(weight, mean, spread);
        return new Ranker(linear, new Trees([.. nodes], [.. roots]), Trees.None, new PairWeights(pair, share, logShare, bias, linear));
    }

    public static void Write(Ranker ranker, TextWriter writer)
    {
        for (var f = 0; f < Features.Count; f++)
            writer.Write(FormattableString.Invariant($"linear {(Feature)f} {ranker.Linear.Weight[f]:G5} {ranker.Linear.Mean[f]:G5} {ranker.Linear.Spread[f]:G5}\n"));
        for (var f = 0; f < Features.Count; f++)
            if (ranker.Pair.Weight[f] != 0) writer.Write(FormattableString.Invariant($"pair {(Feature)f} {ranker.Pair.Weight[f]:G5}\n"));
        writer.Write(FormattableString.Invariant($"pair Share {ranker.Pair.Share:G5}\npair LogShare {ranker.Pair.LogShare:G5}\npair Bias {ranker.Pair.Bias:G5}\n"));
        var roots = ranker.Trees.Roots;
        for (var t = 0; t < roots.Count; t++)
        {
            writer.Write("tree\n");
            for (var i = roots[t]; i < (t + 1 < roots.Count ? roots[t + 1] : ranker.Trees.Nodes.Count); i++)
            {
                var node = ranker.Trees.Nodes[i];
                writer.Write(node.Feature < 0
                    ? FormattableString.Invariant($"leaf {node.Value:G4}\n")
                    : FormattableString.Invariant($"node {(Feature)node.Feature} {node.Value:G6} {node.Left - roots[t]} {node.Right - roots[t]}\n"));
            }
        }
    }

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
