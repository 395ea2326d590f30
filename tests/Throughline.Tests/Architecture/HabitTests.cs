using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Throughline.Tests.Architecture;

public partial class HabitTests
{
    // where a habit is broken for a reason: the namespace, what is used, why
    private static readonly (string Where, string What, string Why)[] Allowed =
    [
        ("Throughline.Modules.Parties", "System.DateTimeOffset", "ASP.NET Core Identity says lock-out so"),
        ("Throughline.Data", "System.DateTimeOffset", "the table of ASP.NET Core Identity has a column of it"),
    ];

    [Fact]
    public void Time_comes_from_the_clock_and_keys_from_version_7()
    {
        var faults = Code.TypesBeside(typeof(Program))
            .Where(t => !Code.NamespaceOf(t).StartsWith("Throughline.Data.Migrations", StringComparison.Ordinal)).SelectMany(Forbidden)
            .Where(f => !Allowed.Any(a => f.StartsWith(a.Where + ".", StringComparison.Ordinal) && f.EndsWith(a.What, StringComparison.Ordinal)))
            .Distinct().ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void A_static_clock_and_a_random_key_are_found()
    {
        var faults = SampleHabits().SelectMany(Forbidden).Select(f => f[(f.LastIndexOf("Habits.", StringComparison.Ordinal) + 7)..]).Distinct();

        Assert.Equal(["Clocks uses System.DateTime.UtcNow", "Clocks uses System.DateTimeOffset", "Keys uses System.Guid.NewGuid"], faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_on_record_parameters_are_written_as_property_rules()
    {
        var faults = Code.TypesBeside(typeof(Program)).SelectMany(SilentRules).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(["Ignored(Name): write [property: Required], or the rule is silently ignored"], SampleHabits().SelectMany(SilentRules));
    }

    [Fact]
    public void Every_public_type_says_in_a_sentence_what_it_is()
    {
        var faults = Unexplained(Sources.Of("", ".cs").SelectMany(file => File.ReadLines(file).Append("")));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(["enum Mute", "record struct Lone"], Unexplained(
            ["/// <summary>Said.</summary>", "[Flags]", "public sealed class Told", "{", "    public sealed record Inner(int X);", "}", "public enum Mute", "public record struct Lone(int X);",
             "public partial class Halves", "", "/// <summary>", "/// Said at one half.", "/// </summary>", "public partial class Halves"]));
    }

    [Fact]
    public void Every_test_class_that_takes_a_part_of_the_machine_says_so()
    {
        // ./test fast leaves out what needs something; a class that forgets to say so would start a server there
        var parts = new Dictionary<string, string> { ["PostgresServer"] = "database" };
        var faults = typeof(HabitTests).Assembly.GetTypes()
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => parts.ContainsKey(p.ParameterType.Name)).Select(p => (Test: t, Need: parts[p.ParameterType.Name])))
            .Where(x => x.Test.GetMethods().Any(m => m.GetCustomAttributes(typeof(FactAttribute), true).Length > 0))
            .Where(x => !x.Test.GetCustomAttributes(typeof(TraitAttribute), true).Cast<TraitAttribute>().Any(a => a.Name == "needs" && a.Value == x.Need))
            .Select(x => $"{x.Test.Name} lacks [Trait(\"needs\", \"{x.Need}\")]").ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_test_class_that_starts_the_site_says_so()
    {
        // ./test runs the classes with this trait a second time, on PostgreSQL
        var faults = Code.TypesBeside(typeof(HabitTests))
            .Where(t => Code.Uses(t).Any(u => u.FullName == "Throughline.Tests.Ground.TestSite")).Select(t => Code.Outermost(t).FullName).Distinct()
            .Select(name => typeof(HabitTests).Assembly.GetType(name)!)
            .Where(t => t.GetMethods().Any(m => m.GetCustomAttributes(typeof(FactAttribute), true).Length > 0))
            .Where(t => !t.GetCustomAttributes(typeof(TraitAttribute), true).Cast<TraitAttribute>().Any(a => a.Name == "needs" && a.Value is "server" or "database"))
            .Select(t => $"{t.Name} lacks [Trait(\"needs\", \"server\")]").ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<TypeDefinition> SampleHabits() =>
        Code.TypesBeside(typeof(HabitTests)).Where(t => Code.NamespaceOf(t) == "Throughline.Tests.Architecture.Samples.Habits");

    private static IEnumerable<string> Forbidden(TypeDefinition type)
    {
        var user = Code.Outermost(type).FullName;
        foreach (var used in Code.Uses(type).Where(u => u.FullName == "System.DateTimeOffset")) yield return $"{user} uses {used.FullName}";
        foreach (var call in Code.Calls(type))
        {
            var name = $"{call.DeclaringType.FullName}.{call.Name.Replace("get_", "", StringComparison.Ordinal)}";
            if (name is "System.DateTime.Now" or "System.DateTime.UtcNow" or "System.DateTime.Today" or "System.Guid.NewGuid") yield return $"{user} uses {name}";
        }
    }

    private static IEnumerable<string> SilentRules(TypeDefinition type) =>
        from method in type.GetConstructors().Where(_ => type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers"))
        from parameter in method.Parameters
        from rule in parameter.CustomAttributes
        where IsValidation(rule.AttributeType.Resolve())
        select $"{type.Name}({parameter.Name}): write [property: {rule.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)}], or the rule is silently ignored";

    private static bool IsValidation(TypeDefinition? attribute) =>
        attribute is not null && (attribute.FullName == typeof(ValidationAttribute).FullName || IsValidation(attribute.BaseType?.Resolve()));

    // a type inside another is explained by the one around it, and a partial type by one of its parts
    private static List<string> Unexplained(IEnumerable<string> lines)
    {
        var isExplained = new Dictionary<string, bool>();
        var summary = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("///", StringComparison.Ordinal)) summary |= line.Contains("<summary>", StringComparison.Ordinal);
            else if (!line.StartsWith('[') && !line.StartsWith('#'))
            {
                if (PublicType().Match(line) is { Success: true } type)
                    isExplained[type.Groups["name"].Value] = summary || isExplained.GetValueOrDefault(type.Groups["name"].Value);
                summary = false;
            }
        }
        return isExplained.Where(t => !t.Value).Select(t => t.Key).ToList();
    }

    [GeneratedRegex(@"^public\s+((sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?<name>(class|record struct|record|struct|interface|enum|delegate)\s+\w+)")]
    private static partial Regex PublicType();
}
