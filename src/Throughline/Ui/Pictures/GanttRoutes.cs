namespace Throughline.Ui;

/// <summary>A drawn dependency: right-angled, along the row of the task before, then down or up into the task after.</summary>
public sealed record GanttRoute(string From, string To, bool Critical, string Path, double EndX, double EndY, bool Down);

static class GanttRoutes
{
    /// <summary>One vertical per following task, shared by all that lead to it; neighbours in the same column get lanes of 3 px.
    /// A dependency that others already imply is not drawn.</summary>
    public static IReadOnlyList<GanttRoute> Of(GanttLayout layout)
    {
        var tasks = layout.Plan.Tasks;
        var row = new Dictionary<string, int>();
        for (var i = 0; i < tasks.Count; i++) row.TryAdd(tasks[i].Id, i);
        var before = tasks.Select((t, i) => t.After.Where(id => row.TryGetValue(id, out var at) && at != i).Select(id => row[id]).Distinct().Order().ToArray()).ToArray();
        var direct = before.Select((all, i) => all.Where(p => !all.Any(other => other != p && Reaches(before, other, p))).ToArray()).ToArray();
        var lanes = Lanes(layout, direct);

        List<GanttRoute> routes = [];
        for (var to = 0; to < tasks.Count; to++)
            foreach (var from in direct[to])
            {
                var start = tasks[from].Milestone ? Centre(layout, from) + 9 : layout.Bar(tasks[from]).Right;
                var startY = layout.Row(from) + 13;
                var x = lanes[to];
                var down = to > from;
                var endY = layout.Row(to) + (tasks[to].Milestone ? (down ? 4 : 22) : (down ? GanttLayout.BarTop : GanttLayout.BarTop + GanttLayout.BarHeight));
                var path = x >= start
                    ? $"M{Px.Of(start)} {Px.Of(startY)}H{Px.Of(x)}V{Px.Of(endY)}"
                    : $"M{Px.Of(start)} {Px.Of(startY)}h4V{Px.Of(down ? layout.Row(to) + 1 : layout.Row(to) + 30)}H{Px.Of(x)}V{Px.Of(endY)}";
                routes.Add(new GanttRoute(tasks[from].Id, tasks[to].Id, tasks[from].Critical && tasks[to].Critical, path, x, endY, down));
            }
        return [.. routes.OrderBy(r => r.Critical)];
    }

    static double Centre(GanttLayout layout, int at)
    {
        var (left, right) = layout.Bar(layout.Plan.Tasks[at]);
        return (left + right) / 2;
    }

    static double[] Lanes(GanttLayout layout, int[][] direct)
    {
        var tasks = layout.Plan.Tasks;
        var x = new double[tasks.Count];
        List<(double X, int Top, int Bottom)> taken = [];
        for (var to = 0; to < tasks.Count; to++)
        {
            if (direct[to].Length == 0) continue;
            var (left, right) = layout.Bar(tasks[to]);
            int top = Math.Min(to, direct[to].Min()), bottom = Math.Max(to, direct[to].Max());
            var reach = Math.Max(4, right - left - 3);
            var lane = tasks[to].Milestone ? (left + right) / 2 : left + 4;
            for (var step = 0; step < 4 && !tasks[to].Milestone; step++)
            {
                lane = left + Math.Min(4 + 3 * step, reach);
                if (!taken.Any(t => Math.Abs(t.X - lane) < 2.5 && t.Top < bottom && top < t.Bottom)) break;
            }
            taken.Add((lane, top, bottom));
            x[to] = lane;
        }
        return x;
    }

    static bool Reaches(int[][] before, int from, int target)
    {
        var seen = new HashSet<int> { from };
        var todo = new Stack<int>([from]);
        while (todo.TryPop(out var at))
            foreach (var p in before[at])
            {
                if (p == target) return true;
                if (seen.Add(p)) todo.Push(p);
            }
        return false;
    }
}
