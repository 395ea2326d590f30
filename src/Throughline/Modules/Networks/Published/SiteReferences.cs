namespace Throughline.Modules.Networks.Published;

/// <summary>Finds a site of a network by its code, its name or its id; all are accepted everywhere.</summary>
public static class SiteReferences
{
    /// <summary>The site; when there is none so called, that is added to the obstacles. Null for null.</summary>
    public static Site? SiteCalled(this Network network, string? called, List<Obstacle> obstacles, string pointer = "/site")
    {
        if (called is null) return null;
        var site = network.Sites.FirstOrDefault(s => s.Code.Equals(called, StringComparison.OrdinalIgnoreCase) || s.Id == Ids.Of(called)) ?? network.Sites.FirstOrDefault(s => s.Name == called);
        if (site is null) obstacles.Add(new("no-such-site", $"{network.Reference} has no site {called}. Its sites: {string.Join(", ", network.Sites.Select(s => s.Code).DefaultIfEmpty("none yet, add one on its overview"))}.", pointer));
        return site;
    }

    /// <summary>The site, which must be there.</summary>
    public static Site SiteCalled(this Network network, string called, string pointer = "/site")
    {
        var obstacles = new List<Obstacle>();
        var site = network.SiteCalled(called, obstacles, pointer);
        RuleException.ThrowIfAny(obstacles);
        return site!;
    }
}
