using Mono.Cecil;

namespace Throughline.Tests.Architecture;

/// <summary>Which module may know which: only downwards, and only what is Published.</summary>
/// <param name="root">The namespace that holds <c>Modules</c>, <c>Kernel</c>, <c>Data</c> and <c>Ui</c>.</param>
/// <param name="order">Names of the modules, lowest first.</param>
/// <param name="readers">Modules that read everything: nobody else may use these, so that no circle arises.</param>
internal sealed class Boundaries(string root, IReadOnlyList<string> order, IReadOnlySet<string> readers)
{
    public List<string> Faults(IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => Code.Uses(type).Select(used => Fault(type, used))).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();

    private string? Fault(TypeDefinition type, TypeReference used)
    {
        var (user, _) = Place(type);
        var (owner, published) = Place(used);
        if (owner is null || owner == user) return null;
        var says = $"{Code.Outermost(type).FullName} uses {used.FullName}: ";
        var space = Code.NamespaceOf(type);
        foreach (var ground in new[] { "Kernel", "Ui" })
            if (IsIn(space, $"{root}.{ground}")) return $"{says}{ground} lies below all modules and knows none.";
        if (user is null || readers.Contains(user)) return null;
        if (Height(owner) > Height(user)) return $"{says}{owner} lies above {user}; ask upwards through a gate in {user}.Published.";
        return published ? null : $"{says}only what is in {owner}.Published may be used by another module.";
    }

    private int Height(string module)
    {
        var height = order.ToList().IndexOf(module);
        Assert.True(height >= 0, $"The folder Modules/{module} has no line in Program.Modules.");
        return height;
    }

    private (string? Module, bool Published) Place(TypeReference type)
    {
        var space = Code.NamespaceOf(type);
        var modules = $"{root}.Modules.";
        if (!space.StartsWith(modules, StringComparison.Ordinal)) return (null, false);
        var path = space[modules.Length..].Split('.');
        return (path[0], path.ElementAtOrDefault(1) == "Published");
    }

    private static bool IsIn(string space, string folder) => space == folder || space.StartsWith(folder + ".", StringComparison.Ordinal);
}
