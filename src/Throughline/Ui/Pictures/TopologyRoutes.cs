namespace Throughline.Ui;

static class TopologyRoutes
{
    /// <summary>Right-angled ways: a stretch leaves its box at a port of its own, changes height in a lane of its own, and arrives.</summary>
    public static IReadOnlyList<TopologyRoute> Of(TopologyLayout layout, TopologyColumns columns)
    {
        var ports = Ports(layout, columns);
        var lanes = Lanes(layout, columns, ports);
        List<TopologyRoute> routes = [];
        foreach (var link in columns.Steps.GroupBy(s => s.Link, ReferenceEqualityComparer.Instance))
        {
            List<(double Along, double Across)> corners = [];
            (double Along, double Across, double Room) label = default;
            foreach (var step in link)
            {
                double from = ports[(step, step.From)], to = ports[(step, step.To)];
                if (step.From.Column == step.To.Column) { Aside(layout, step, lanes, corners, ref label); continue; }
                var (start, end) = layout.Gap(step.From.Column);
                if (corners.Count == 0 || step.From.Node is not null) corners.Add((start, from));
                if (Math.Abs(from - to) > 0.5)
                {
                    corners.Add((lanes[step], from));
                    corners.Add((lanes[step], to));
                }
                corners.Add((end, to));
                if (step.Labelled)
                {
                    var lane = Math.Abs(from - to) > 0.5 ? lanes[step] : (start + end) / 2;
                    // the longer free stretch carries the words
                    var (a, b, across) = Math.Abs(from - to) <= 0.5 ? (start, end, from) : lane - start >= end - lane ? (start, lane, from) : (lane, end, to);
                    if (a == start) a += layout.FrameEdge(step.From.Column, ahead: false);
                    if (b == end) b -= layout.FrameEdge(step.From.Column, ahead: true);
                    label = ((a + b) / 2, across, b - a);
                    if (layout.Down) label = (Beside(layout, columns, step), lanes.ContainsKey(step) && Math.Abs(from - to) > 0.5 ? from : across, b - a);
                }
            }
            var drawn = Straight(corners).Select(c => layout.Down ? (c.Across, c.Along) : (c.Along, c.Across)).ToList();
            routes.Add(new TopologyRoute((TopologyLink)link.Key!, drawn, layout.Down ? label.Across : label.Along, layout.Down ? label.Along : label.Across, label.Room));
        }
        return routes;
    }

    // on a phone the words of neighbouring links stand one below the other, clear of each other
    static double Beside(TopologyLayout layout, TopologyColumns columns, TopologyStep step)
    {
        var at = layout.Gap(step.From.Column).From + 8;
        foreach (var other in columns.Steps.Where(s => s.Labelled && s.From.Column == step.From.Column && s.To.Column == step.To.Column).OrderBy(s => layout.Across(s.From)))
        {
            var lines = TopologyLayout.Lines(other.Link);
            if (other == step) return at + lines / 2;
            at += lines;
        }
        return at;
    }

    // two devices of one column: straight when they are neighbours, else out into the gap and back
    static void Aside(TopologyLayout layout, TopologyStep step, Dictionary<TopologyStep, double> lanes, List<(double, double)> corners, ref (double, double, double) label)
    {
        var (upper, lower) = layout.Across(step.From) < layout.Across(step.To) ? (step.From, step.To) : (step.To, step.From);
        double top = layout.Across(upper), bottom = layout.Across(lower);
        var (start, end) = layout.Alongside(upper);
        var middle = (start + end) / 2;
        if (!lanes.TryGetValue(step, out var lane))
        {
            corners.AddRange([(middle, top + layout.HalfAcross), (middle, bottom - layout.HalfAcross)]);
            label = (middle, (top + bottom) / 2, bottom - top - 2 * layout.HalfAcross);
            return;
        }
        var edge = lane > end ? end : start;
        corners.AddRange([(edge, top), (lane, top), (lane, bottom), (edge, bottom)]);
        label = (lane - 36, (top + bottom) / 2, 60);
    }

    static Dictionary<(TopologyStep, TopologyItem), double> Ports(TopologyLayout layout, TopologyColumns columns)
    {
        var ports = new Dictionary<(TopologyStep, TopologyItem), double>();
        foreach (var item in columns.Items)
            foreach (var ahead in (bool[])[false, true])
            {
                var side = columns.Steps.Where(s => (s.From == item || s.To == item) && s.From.Column != s.To.Column && (s.From == item) == ahead).ToList();
                if (side.Count == 0) continue;
                var here = layout.Across(item);
                double There(TopologyStep s) => layout.Across(s.From == item ? s.To : s.From);
                var ordered = side.OrderBy(There).ThenBy(s => s.Link.Backup).ThenBy(s => s.From.Order + s.To.Order).ToList();
                // the straight one keeps the middle, the others stand above and below it
                var straight = ordered.FindIndex(s => Math.Abs(There(s) - here) < 0.5);
                var centre = straight >= 0 ? straight : (ordered.Count - 1) / 2.0;
                var most = Math.Max(1, Math.Max(centre, ordered.Count - 1 - centre));
                var apart = Math.Min(11, (layout.HalfAcross - 6) / most);
                for (var i = 0; i < ordered.Count; i++) ports[(ordered[i], item)] = item.Node is null ? here : here + (i - centre) * apart;
            }
        foreach (var step in columns.Steps.Where(s => s.From.Column == s.To.Column))
        {
            ports[(step, step.From)] = layout.Across(step.From);
            ports[(step, step.To)] = layout.Across(step.To);
        }
        // an almost straight link is made straight at its freer end
        foreach (var step in columns.Steps.Where(s => s.From.Column != s.To.Column && Math.Abs(layout.Across(s.From) - layout.Across(s.To)) < 0.5))
        {
            var alone = columns.Steps.Count(s => s.To == step.To && s.From.Column != s.To.Column) == 1;
            if (alone && step.To.Node is not null) ports[(step, step.To)] = ports[(step, step.From)];
            else if (columns.Steps.Count(s => s.From == step.From && s.From.Column != s.To.Column) == 1 && step.From.Node is not null) ports[(step, step.From)] = ports[(step, step.To)];
        }
        return ports;
    }

    static Dictionary<TopologyStep, double> Lanes(TopologyLayout layout, TopologyColumns columns, Dictionary<(TopologyStep, TopologyItem), double> ports)
    {
        var lanes = new Dictionary<TopologyStep, double>();
        for (var c = 0; c < columns.Count; c++)
        {
            double From(TopologyStep s) => ports[(s, s.From)];
            double To(TopologyStep s) => ports[(s, s.To)];
            var bent = columns.Steps.Where(s => s.From.Column == c && s.To.Column == c + 1 && Math.Abs(From(s) - To(s)) > 0.5)
                // going down the lower one turns first, going up the higher one: then they do not cross
                .OrderBy(s => To(s) > From(s) ? 1 : 0).ThenBy(s => To(s) > From(s) ? -From(s) : From(s)).ToList();
            bent.AddRange(columns.Steps.Where(s => s.From.Column == c && s.To.Column == c && !Neighbours(columns, s)));
            if (bent.Count == 0) continue;
            var (start, end) = c + 1 < columns.Count ? layout.Gap(c) : (layout.Gap(c).From + 14, layout.Gap(c).From + 14 + 9 * (bent.Count + 1));
            // lanes keep to the side of the providers, the words to the side of the site
            var room = Math.Min(9, (end - start) / (bent.Count + 1));
            var toSite = columns.Steps.Any(s => s.From.Column == c && s.To.Column == c + 1 && s.To.Site is not null && s.From.Site is null);
            for (var i = 0; i < bent.Count; i++) lanes[bent[i]] = toSite || columns.IsInside(c) ? start + layout.FrameEdge(c, ahead: false) + room * (i + 1) : end - layout.FrameEdge(c, ahead: true) - room * (bent.Count - i);
        }
        return lanes;
    }

    static bool Neighbours(TopologyColumns columns, TopologyStep step) =>
        step.From.Site == step.To.Site && step.From.Site is not null && Math.Abs(step.From.Slot - step.To.Slot) == 1;

    // corners that lie on one line are one stretch
    static IEnumerable<(double Along, double Across)> Straight(List<(double Along, double Across)> corners)
    {
        for (var i = 0; i < corners.Count; i++)
        {
            if (i > 0 && i < corners.Count - 1)
            {
                var (a, b, c) = (corners[i - 1], corners[i], corners[i + 1]);
                if ((Math.Abs(a.Across - b.Across) < 0.5 && Math.Abs(b.Across - c.Across) < 0.5) || (Math.Abs(a.Along - b.Along) < 0.5 && Math.Abs(b.Along - c.Along) < 0.5)) continue;
            }
            yield return corners[i];
        }
    }
}
