namespace Throughline.Ui;

/// <summary>Where a device stands. Dummies carry a long link through a column and are not drawn.</summary>
public sealed record TopologyBox(TopologyNode? Node, double X, double Y, double Width, double Height);

/// <summary>The frame of a site.</summary>
public sealed record TopologyFrame(TopologySite Site, double X, double Y, double Width, double Height);

/// <summary>A link's corners from box to box, and where its words stand: the middle of its free stretch.</summary>
public sealed record TopologyRoute(TopologyLink Link, IReadOnlyList<(double X, double Y)> Corners, double LabelX, double LabelY, double LabelRoom);

/// <summary>A layered drawing: sites in bands left and right, providers between, long links through dummies, right-angled
/// routes each in a lane of its own. Deterministic: the same network gives the same picture. Along is the direction from
/// left to right (or down, on a phone), across is the other one.</summary>
public sealed class TopologyLayout
{
    const double High = 44, Pad = 14;

    readonly TopologyColumns columns;
    readonly bool down, tight;
    readonly double boxLong;
    readonly double[] alongAt;
    readonly double[] gap;
    readonly Dictionary<TopologyItem, double> across = [];
    readonly List<TopologyFrame> frames = [];

    TopologyLayout(TopologyModel model, bool down, bool tight)
    {
        (this.down, this.tight) = (down, tight);
        boxLong = tight ? Math.Clamp(Math.Ceiling(model.Nodes.Select(n => Math.Max(Px.Wide(n.Name, 7.2), Px.Wide(n.Fact ?? ""))).DefaultIfEmpty(0).Max()) + 10, 72, 104) : 104;
        columns = TopologyColumns.Of(model);
        Place();
        gap = Gaps();
        alongAt = Along();
        Boxes = [.. columns.Items.Where(i => i.Node is not null).Select(Box)];
        Frames(model);
        Routes = TopologyRoutes.Of(this, columns);
        Width = Math.Max(down ? 300 : 420, Math.Max(Routes.SelectMany(r => r.Corners).Select(c => c.X + 4).DefaultIfEmpty(0).Max(), Math.Max(Boxes.Select(b => b.X + b.Width).DefaultIfEmpty(0).Max(), frames.Select(f => f.X + f.Width).DefaultIfEmpty(0).Max())) + 2);
        Height = Math.Max(Boxes.Select(b => b.Y + b.Height).DefaultIfEmpty(0).Max() + 34, frames.Select(f => f.Y + f.Height).DefaultIfEmpty(0).Max() + 2);
        Height = Math.Max(Height, Routes.SelectMany(r => r.Corners).Select(c => c.Y).DefaultIfEmpty(0).Max() + 34);
    }

    /// <summary>The picture for a page (from left to right) or for a phone (from top to bottom).</summary>
    /// <param name="tight">Boxes no wider than their words, and the words of a link in short lines: for a card beside others.</param>
    public static TopologyLayout Of(TopologyModel model, bool down = false, bool tight = false) => new(model, down, tight);

    /// <summary>For a page: as wide as it likes, or tight where it would be drawn too small to read in a card beside others.</summary>
    public static TopologyLayout ForPage(TopologyModel model) => Of(model) is { FitsCard: true } roomy ? roomy : Of(model, tight: true);

    public IReadOnlyList<TopologyBox> Boxes { get; }
    public IReadOnlyList<TopologyFrame> SiteFrames => frames;
    public IReadOnlyList<TopologyRoute> Routes { get; }
    public double Width { get; }
    public double Height { get; }

    /// <summary>A phone shows at most two devices beside each other; more sites are a list there.</summary>
    public bool FitsPhone => Width <= 344;

    /// <summary>Whether a card of 680 px, with another beside it, shows it with letters of 11 px or more.</summary>
    public bool FitsCard => Width <= 704;

    internal bool Down => down;
    internal int LettersOfLine => tight ? 10 : TopologyWords.Most;
    double Pitch => down ? 164 : 92;
    double BoxAlong => down ? High : boxLong;
    double BoxAcross => down ? 124 : High;
    double Head => down ? 0 : 26;

    // a site is a block of slots; blocks of one band stand one after the other, the shorter band is centred on the longer
    void Place()
    {
        var bands = columns.Bands.Select(b => b.Select(site => (site, Size: Head + columns.Slots(site) * Pitch + 16)).ToList()).ToList();
        var tallest = bands.Select(b => b.Sum(s => s.Size)).DefaultIfEmpty(0).Max();
        foreach (var band in bands)
        {
            var at = down ? 0 : (tallest - band.Sum(s => s.Size)) / 2;
            foreach (var (site, size) in band)
            {
                foreach (var item in columns.Items.Where(i => i.Site == site)) across[item] = at + Head + Pitch * (item.Slot + 0.5);
                at += size;
            }
        }
        // what stands between takes the height of its neighbours, pushed apart where two want the same place
        foreach (var column in columns.Middle)
        {
            var wish = column.Select(i => (Item: i, At: Wish(i))).OrderBy(w => w.At).ThenBy(w => w.Item.Order).ToList();
            for (var i = 0; i < wish.Count; i++)
                across[wish[i].Item] = i == 0 ? wish[i].At : Math.Max(wish[i].At, across[wish[i - 1].Item] + Pitch);
            var beyond = wish.Count == 0 ? 0 : across[wish[^1].Item] - Math.Max(wish[^1].At, tallest - Pitch / 2);
            for (var i = wish.Count - 1; i >= 0 && beyond > 0; i--)
            {
                var room = i == 0 ? across[wish[i].Item] - (Head + Pitch / 2) : across[wish[i].Item] - across[wish[i - 1].Item] - Pitch;
                foreach (var later in wish.Skip(i)) across[later.Item] -= Math.Clamp(room, 0, beyond);
                beyond -= Math.Clamp(room, 0, beyond);
            }
        }
        var first = across.Values.DefaultIfEmpty(0).Min() - Pitch / 2;
        if (first < 0) foreach (var item in across.Keys.ToList()) across[item] -= first;
    }

    double Wish(TopologyItem item)
    {
        var near = columns.Steps.Where(s => s.From == item || s.To == item).OrderBy(s => s.Link.Backup).ToList();
        var known = near.Select(s => s.From == item ? s.To : s.From).Where(across.ContainsKey).Select(i => across[i]).ToList();
        if (known.Count == 0) return Head + Pitch * (item.Slot + 0.5);
        known.Sort();
        return known.Count <= 2 ? known[0] : known[known.Count / 2];
    }

    // between columns there is room for the longest words of a link and a lane for each that changes its height
    double[] Gaps()
    {
        var gaps = new double[Math.Max(1, columns.Count)];
        for (var c = 0; c + 1 < columns.Count; c++)
        {
            var steps = columns.Steps.Where(s => s.From.Column == c && s.To.Column == c + 1).ToList();
            var bent = columns.Steps.Count(s => s.Column == c && (s.From.Column == s.To.Column || Math.Abs(across[s.From] - across[s.To]) > 1));
            var inside = columns.IsInside(c);
            if (down) gaps[c] = Math.Max(26, 16 + bent * 8 + steps.Where(s => s.Labelled).Sum(s => Lines(s.Link))) + (inside ? 0 : 26);
            else gaps[c] = Math.Max(inside ? 28 : 56, steps.Where(s => s.Labelled).Select(s => TopologyWords.Room(s.Link, LettersOfLine)).DefaultIfEmpty(0).Max() + 12) + bent * 9 + FrameEdge(c, ahead: true) + FrameEdge(c, ahead: false);
        }
        return gaps;
    }

    /// <summary>How much of the gap behind a column the frames of sites take at its start, and (ahead) at its end.</summary>
    internal double FrameEdge(int column, bool ahead) =>
        !columns.IsInside(column) && columns.Items.Any(i => i.Site is not null && i.Column == (ahead ? column + 1 : column)) ? Pad : 0;

    /// <summary>Height of the words beside a link on a phone.</summary>
    internal static double Lines(TopologyLink link) => TopologyWords.Beside(link).Count is var lines and > 0 ? lines * 13 + 8 : 0;

    double[] Along()
    {
        var at = new double[columns.Count];
        var x = down ? 26 : Pad + 1;
        for (var c = 0; c < columns.Count; c++)
        {
            at[c] = x;
            x += (int)Math.Ceiling(BoxAlong + gap[c]);
        }
        return at;
    }

    TopologyBox Box(TopologyItem item)
    {
        double along = alongAt[item.Column], middle = across[item];
        return down
            ? new TopologyBox(item.Node, middle - BoxAcross / 2, along, BoxAcross, BoxAlong)
            : new TopologyBox(item.Node, along, middle - BoxAcross / 2, BoxAlong, BoxAcross);
    }

    void Frames(TopologyModel model)
    {
        foreach (var site in model.Sites)
        {
            var own = columns.Items.Where(i => i.Site == site.Id).ToList();
            if (own.Count == 0) continue;
            var boxes = own.Select(Box).ToList();
            double left = boxes.Min(b => b.X) - Pad, top = boxes.Min(b => b.Y) - 22, right = boxes.Max(b => b.X + b.Width) + Pad, bottom = boxes.Max(b => b.Y + b.Height) + 22;
            if (down) (left, top, bottom) = (Math.Max(1, left), top + 12, bottom - 10);
            frames.Add(new TopologyFrame(site, left, top, right - left, bottom - top));
        }
    }

    internal TopologyBox BoxOf(TopologyItem item) => Box(item);

    /// <summary>The free stretch behind a column: from the edge of its boxes to the edge of the next.</summary>
    internal (double From, double To) Gap(int column) => (alongAt[column] + BoxAlong, alongAt[column] + BoxAlong + gap[column]);

    internal double Across(TopologyItem item) => across[item];
    internal double HalfAcross => BoxAcross / 2;
    internal (double Start, double End) Alongside(TopologyItem item) => (alongAt[item.Column], alongAt[item.Column] + BoxAlong);
}
