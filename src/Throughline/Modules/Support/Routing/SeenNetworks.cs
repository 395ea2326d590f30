using System.Collections.Concurrent;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Support.Routing;

/// <summary>The ids of networks that tickets were about, by what people call them: a guess of what will be asked next, never the answer.</summary>
public sealed class SeenNetworks
{
    readonly ConcurrentDictionary<long, Guid> ids = new();

    /// <summary>Numbers and ids of what was named, each once; null where one of them is no number or was not seen yet.</summary>
    internal (long[] Numbers, Guid[] Ids)? Guess(IEnumerable<string> references)
    {
        var numbers = references.Select(r => References.NumberIn<Network>(r) ?? -1).Distinct().ToArray();
        var seen = new Guid[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            if (!ids.TryGetValue(numbers[i], out seen[i])) return null;
        return (numbers, [.. seen.Order()]);
    }

    internal void Saw(IEnumerable<Standing> standings)
    {
        foreach (var standing in standings) ids[standing.NetworkNumber] = standing.NetworkId;
    }
}
