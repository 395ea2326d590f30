namespace Throughline.Modules.Design.Published;

/// <summary>What a network has to do and what it is made of: requirements, nodes, links, handoffs and further needs.</summary>
public sealed class NetworkDesign : Root, IOfNetwork
{
    NetworkDesign() { }

    public NetworkDesign(Guid networkId) => NetworkId = networkId;

    public Guid NetworkId { get; private set; }

    /// <summary>How long the agreement runs, in months: licences and support must last as long. Null while open.</summary>
    public int? ContractMonths { get; private set; }

    /// <summary>When the kit must be on site. Null while open.</summary>
    public LocalDate? NeedBy { get; private set; }

    public List<Requirement> Requirements { get; private set; } = [];
    public List<DesignNode> Nodes { get; private set; } = [];
    public List<DesignLink> Links { get; private set; } = [];
    public List<Handoff> Handoffs { get; private set; } = [];
    public List<DesignNeed> Needs { get; private set; } = [];
    public List<SiteRoom> Rooms { get; private set; } = [];

    // numbers are given once, also when what had them is gone
    public int RequirementsGiven { get; private set; }
    public int LinksGiven { get; private set; }
    public int HandoffsGiven { get; private set; }
    public int NeedsGiven { get; private set; }

    public IEnumerable<DesignElement> Elements => [.. Nodes, .. Handoffs, .. Links, .. Needs];

    /// <summary>Everything that a kit line can say it serves: elements, and requirements themselves.</summary>
    public IEnumerable<string> Labels => [.. Elements.Select(e => e.Label), .. Requirements.Select(r => r.Label)];

    public DesignElement? Element(string label) => Elements.FirstOrDefault(e => e.Label.Equals(label, StringComparison.OrdinalIgnoreCase));

    public Requirement Ask(string text, string askedBy)
    {
        var requirement = new Requirement(++RequirementsGiven, text, askedBy);
        Requirements.Add(requirement);
        Touch();
        return requirement;
    }

    /// <summary>What stands in the way of a device or need of this name.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLabel(string label, string pointer = "/name") =>
        Labels.Contains(label, StringComparer.OrdinalIgnoreCase) ? [new("label-taken", $"There is already a {label} in this design. Choose another name.", pointer)] : [];

    public DesignNode Place(string label, string siteCode, string deviceType, bool twoSupplies = false, string? country = null, string? place = null)
    {
        RuleException.ThrowIfAny(ObstaclesToLabel(label));
        var node = new DesignNode(label, siteCode, deviceType, twoSupplies, country, place);
        Nodes.Add(node);
        Touch();
        return node;
    }

    public DesignLink Draw(LinkEnd from, LinkEnd to, LineKind line)
    {
        var link = new DesignLink(++LinksGiven, from, to, line);
        Links.Add(link);
        Touch();
        return link;
    }

    public Handoff HandOver(string siteCode, LineKind line, LinkEnd? at, int optics, Witness source, string said)
    {
        var handoff = new Handoff(++HandoffsGiven, siteCode, line, at, optics, source, said);
        Handoffs.Add(handoff);
        Touch();
        return handoff;
    }

    public DesignNeed Need(NeedKind kind, string words, string? label = null)
    {
        label ??= $"F-{++NeedsGiven}";
        RuleException.ThrowIfAny(ObstaclesToLabel(label, "/label"));
        var need = new DesignNeed(label, kind, words);
        Needs.Add(need);
        Touch();
        return need;
    }

    /// <summary>Says which requirements an element answers, by number.</summary>
    public void Cover(DesignElement element, IReadOnlyCollection<int> requirements)
    {
        var unknown = requirements.Where(n => Requirements.All(r => r.Number != n)).ToList();
        RuleException.ThrowIfAny([.. unknown.Select(n => new Obstacle("no-such-requirement", $"There is no requirement R-{n:00}. Known: {string.Join(", ", Requirements.Select(r => r.Label))}.", "/covers"))]);
        element.Cover(requirements);
        Touch();
    }

    public void CorrectHandoff(Handoff handoff, LineKind line, Witness source, string said)
    {
        handoff.Correct(line, source, said);
        Touch();
    }

    public void SayRoom(string siteCode, decimal? units, decimal? watts, string said)
    {
        var room = Rooms.FirstOrDefault(r => r.SiteCode == siteCode);
        if (room is null) Rooms.Add(room = new SiteRoom(siteCode));
        room.Say(units, watts, said);
        Touch();
    }

    public void Agree(int? contractMonths, LocalDate? needBy)
    {
        (ContractMonths, NeedBy) = (contractMonths, needBy);
        Touch();
    }

    /// <summary>Takes an element or a requirement out; refused while something in the design stands on it.</summary>
    public void Remove(string label)
    {
        var links = Links.Where(l => l.From == label || l.To == label).Select(l => l.Label).Concat(Handoffs.Where(h => h.Node == label).Select(h => h.Label)).ToList();
        if (links.Count > 0) throw new RuleException("still-connected", $"{label} carries {string.Join(", ", links)}. Remove those first.");
        var removed = Nodes.RemoveAll(n => n.Label == label) + Links.RemoveAll(l => l.Label == label) + Handoffs.RemoveAll(h => h.Label == label) + Needs.RemoveAll(n => n.Label == label);
        if (Requirements.FirstOrDefault(r => r.Label == label) is { } requirement)
        {
            Requirements.Remove(requirement);
            foreach (var element in Elements) element.Covers.Remove(requirement.Number);
            removed++;
        }
        if (removed == 0) throw new NotFoundException($"Element {label}");
        Touch();
    }

    /// <summary>What a signature covers of the design, a line per element, in a fixed order.</summary>
    public IEnumerable<string> Content() => Elements.OrderBy(e => e.Label, StringComparer.Ordinal).Select(e => Canonical.Line("element", e.Label, e.ContentWithCovers))
        .Concat(Requirements.OrderBy(r => r.Number).Select(r => Canonical.Line("requirement", r.Label, r.Text)))
        .Append(Canonical.Line("terms", ContractMonths));
}
