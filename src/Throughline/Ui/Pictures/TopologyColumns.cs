namespace Throughline.Ui;

/// <summary>A device, or a dummy that carries a link through a column.</summary>
sealed class TopologyItem(TopologyNode? node, string? site, int order)
{
    public TopologyNode? Node { get; } = node;
    public string? Site { get; } = site;
    public int Order { get; } = order;
    public int Column { get; set; }
    public int Slot { get; set; }
}

/// <summary>A stretch of a link between two columns; one stretch of each link carries its words.</summary>
sealed record TopologyStep(TopologyLink Link, TopologyItem From, TopologyItem To, bool Labelled)
{
    /// <summary>The column behind which it runs.</summary>
    public int Column => Math.Min(From.Column, To.Column);
}

/// <summary>Which column and slot each device gets: bands of sites around a middle of providers.</summary>
sealed class TopologyColumns
{
    const int Deepest = 2;

    readonly Dictionary<string, TopologyItem> byId = [];
    readonly List<TopologyItem> items = [];
    readonly List<TopologyStep> steps = [];
    readonly Dictionary<TopologyItem, int> depth = [];
    int left, middle;

    public IReadOnlyList<TopologyItem> Items => items;
    public IReadOnlyList<TopologyStep> Steps => steps;
    public IReadOnlyList<IReadOnlyList<string>> Bands { get; private set; } = [];
    public IReadOnlyList<IReadOnlyList<TopologyItem>> Middle { get; private set; } = [];
    public int Count { get; private set; }

    public static TopologyColumns Of(TopologyModel model)
    {
        var made = new TopologyColumns();
        made.Build(model);
        return made;
    }

    public int Slots(string site) => items.Where(i => i.Site == site).Select(i => i.Slot + 1).DefaultIfEmpty(1).Max();

    /// <summary>Whether the gap behind the column lies within the band of a site, not between a site and the providers.</summary>
    public bool IsInside(int column) => column + 1 < left || column >= left + middle;

    void Build(TopologyModel model)
    {
        var known = model.Sites.Select(s => s.Id).ToHashSet();
        foreach (var node in model.Nodes)
        {
            var item = new TopologyItem(node, node.SiteId is { } s && known.Contains(s) ? s : null, items.Count);
            if (byId.TryAdd(node.Id, item)) items.Add(item);
        }
        var links = model.Links.Where(l => l.From != l.To && byId.ContainsKey(l.From) && byId.ContainsKey(l.To)).ToList();
        foreach (var site in known) Depths(site, links);
        MiddleDepths(model, links);

        var sites = model.Sites.Select(s => s.Id).Where(s => items.Any(i => i.Site == s)).ToList();
        var first = sites.Take(1).ToHashSet();
        left = Band(first);
        middle = items.Where(i => i.Site is null).Select(i => depth[i] + 1).DefaultIfEmpty(0).Max();
        foreach (var item in items)
            item.Column = item.Site is null ? left + depth[item] : first.Contains(item.Site) ? left - 1 - depth[item] : left + middle + depth[item];
        Count = items.Select(i => i.Column + 1).DefaultIfEmpty(1).Max();
        foreach (var link in links) Carry(link, first);
        Bands = [[.. first], Sorted([.. sites.Skip(1)])];
        foreach (var site in sites) SetSlots(site, first.Contains(site));
        Middle = [.. Enumerable.Range(left, middle).Select(c => (IReadOnlyList<TopologyItem>)[.. items.Where(i => i.Site is null && i.Column == c)])];
    }

    int Band(HashSet<string> sites) => items.Where(i => i.Site is not null && sites.Contains(i.Site)).Select(i => depth[i] + 1).DefaultIfEmpty(0).Max();

    // how far a device stands from the way out of its site: first over the links in use, then over the backups
    void Depths(string site, List<TopologyLink> links)
    {
        var own = items.Where(i => i.Site == site).ToList();
        bool Leads(TopologyItem item, bool backup) => links.Any(l => (backup || !l.Backup) && (byId[l.From] == item ? byId[l.To].Site != site : byId[l.To] == item && byId[l.From].Site != site));
        foreach (var backup in (bool[])[false, true])
        {
            foreach (var item in own.Where(i => !depth.ContainsKey(i) && Leads(i, backup)).ToList()) depth[item] = 0;
            Spread(own, links.Where(l => backup || !l.Backup).ToList(), Deepest);
        }
        // devices that no way out is drawn for yet: each group by itself, or its links would run through one column
        foreach (var item in own)
            if (depth.TryAdd(item, 0)) Spread(own, links, Deepest);
    }

    // providers' networks behind each other: distance from the sites on the left
    void MiddleDepths(TopologyModel model, List<TopologyLink> links)
    {
        var own = items.Where(i => i.Site is null).ToList();
        var first = model.Sites.Count > 0 ? model.Sites[0].Id : null;
        foreach (var item in own.Where(i => links.Any(l => (byId[l.From] == i && byId[l.To].Site == first && first is not null) || (byId[l.To] == i && byId[l.From].Site == first && first is not null)))) depth[item] = 0;
        Spread(own, links, 3);
        foreach (var item in own) depth.TryAdd(item, 0);
    }

    void Spread(List<TopologyItem> own, List<TopologyLink> links, int most)
    {
        var todo = new Queue<TopologyItem>(own.Where(depth.ContainsKey).OrderBy(i => depth[i]).ThenBy(i => i.Order));
        while (todo.TryDequeue(out var at))
            foreach (var next in links.Where(l => byId[l.From] == at || byId[l.To] == at).Select(l => byId[l.From] == at ? byId[l.To] : byId[l.From]).Where(own.Contains))
                if (depth.TryAdd(next, Math.Min(most, depth[at] + 1))) todo.Enqueue(next);
    }

    void Carry(TopologyLink link, HashSet<string> first)
    {
        TopologyItem from = byId[link.From], to = byId[link.To];
        if (from.Column > to.Column) (from, to) = (to, from);
        var at = from;
        List<(TopologyItem From, TopologyItem To)> way = [];
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            var site = column < left ? from.Site : column < left + middle ? null : to.Site;
            var dummy = new TopologyItem(null, site, items.Count) { Column = column };
            items.Add(dummy);
            way.Add((at, dummy));
            at = dummy;
        }
        way.Add((at, to));
        // words stand where a link leaves or enters a site, on the side of the site that is not the common one
        var labelled = way.FindLastIndex(w => !IsInside(w.From.Column) && w.From.Column != w.To.Column);
        if (from.Site is not null && first.Contains(from.Site) && to.Site is null) labelled = way.FindIndex(w => !IsInside(w.From.Column));
        if (labelled < 0) labelled = 0;
        steps.AddRange(way.Select((w, i) => new TopologyStep(link, w.From, w.To, i == labelled)));
    }

    // sites on the right stand in the order of the providers they hang on, else as given
    List<string> Sorted(List<string> sites) => [.. sites.Select((site, at) => (site, at, Key: steps.Where(s => s.To.Site == site && s.From.Site != site && !s.Link.Backup).Select(s => s.From.Node?.Id is { } id ? byId[id].Order : 0).DefaultIfEmpty(0).Min()))
        .OrderBy(s => s.Key).ThenBy(s => s.at).Select(s => s.site)];

    // the column at the way out first, in order; then each inner one takes the slot of what it hangs on, or the next free
    void SetSlots(string site, bool onLeft)
    {
        var own = items.Where(i => i.Site == site).ToList();
        foreach (var column in own.Select(i => i.Column).Distinct().OrderBy(c => onLeft ? -c : c))
        {
            var taken = new HashSet<int>();
            var placed = own.Where(i => onLeft ? i.Column > column : i.Column < column).ToHashSet();
            foreach (var (item, wish) in own.Where(i => i.Column == column).Select(i => (i, Wish: Wish(i, placed))).OrderBy(w => w.Wish ?? 99).ThenBy(w => w.i.Node is null).ThenBy(w => Backup(w.i)).ThenBy(w => w.i.Order))
            {
                var slot = wish ?? 0;
                while (!taken.Add(slot)) slot++;
                item.Slot = slot;
            }
        }
    }

    int? Wish(TopologyItem item, HashSet<TopologyItem> placed) => steps.Where(s => (s.From == item && placed.Contains(s.To)) || (s.To == item && placed.Contains(s.From)))
        .OrderBy(s => s.Link.Backup).Select(s => (int?)(s.From == item ? s.To : s.From).Slot).FirstOrDefault();

    bool Backup(TopologyItem item) => steps.Where(s => s.From == item || s.To == item).All(s => s.Link.Backup);
}
