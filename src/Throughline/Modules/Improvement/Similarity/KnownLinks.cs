namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// What people have confirmed so far: the issues, and which components, products and priorities repeats were found in. Grows
/// link by link, so it can be replayed to any day.
/// </summary>
public sealed class KnownLinks
{
    private const float Doubt = 8;
    private readonly Dictionary<(int From, int To), int> _pairs = [];
    private readonly Dictionary<int, int> _from = [];
    private readonly Dictionary<int, int> _to = [];
    private int _links;

    public Issues Issues { get; } = new();
    /// <summary>Nobody has linked anything yet: there is no experience.</summary>
    public bool IsEmpty => _links == 0;

    /// <summary>Joins the issues of two tickets of the index and remembers what they are about.</summary>
    public void Add(TicketIndex index, int one, int other)
    {
        if (!Issues.Link(one, other)) return;
        // by time and not by place: an edited ticket stands at the end of the index
        var (newer, older) = (index[one].Created, one).CompareTo((index[other].Created, other)) > 0 ? (one, other) : (other, one);
        _links++;
        foreach (var from in index.FacetsOf(newer)) _from[from] = _from.GetValueOrDefault(from) + 1;
        foreach (var to in index.FacetsOf(older))
        {
            _to[to] = _to.GetValueOrDefault(to) + 1;
            foreach (var from in index.FacetsOf(newer))
                if (index.KindOf(from) == index.KindOf(to)) _pairs[(from, to)] = _pairs.GetValueOrDefault((from, to)) + 1;
        }
    }

    /// <summary>How much oftener than by chance repeats with the one thing were found among tickets with the other, ln, 0 for not known.</summary>
    internal float Affinity(TicketIndex index, int from, int to)
    {
        var chance = (index.Things.Frequency(to) + 1f) / (index.Live + 1);
        return MathF.Log((_pairs.GetValueOrDefault((from, to)) + Doubt * chance) / ((_from.GetValueOrDefault(from) + Doubt) * chance));
    }

    /// <summary>How much oftener than by chance the repeated ticket has this thing, ln.</summary>
    internal float Attraction(TicketIndex index, int to)
    {
        var chance = (index.Things.Frequency(to) + 1f) / (index.Live + 1);
        return MathF.Log((_to.GetValueOrDefault(to) + Doubt * chance) / ((_links + Doubt) * chance));
    }
}
