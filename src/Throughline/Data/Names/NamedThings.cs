using System.Runtime.CompilerServices;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Data.Names;

/// <summary>By what each kind of thing is found: these fields and no others.</summary>
public static class NamedThings
{
    /// <summary>From so many digits on a telephone number is looked for, wherever they stand in it.</summary>
    public const int LeastDigits = 5;

    static readonly Dictionary<Type, (NamedKind Kind, Field[] Fields)> Found = new()
    {
        [typeof(Network)] = (NamedKind.Network, [Number<Network>(n => n.Reference), By<Network>(n => n.Name)]),
        [typeof(Site)] = (NamedKind.Site, [By<Site>(s => s.Code), By<Site>(s => s.Name), By<Site>(s => s.Address)]),
        [typeof(Service)] = (NamedKind.Service, [Number<Service>(s => s.Reference), By<Service>(s => s.CircuitId)]),
        [typeof(DesignNode)] = (NamedKind.Device, [By<DesignNode>(n => n.Label)]),
        [typeof(DesignLink)] = (NamedKind.Link, [By<DesignLink>(l => l.CircuitId)]),
        [typeof(Person)] = (NamedKind.Person, [By<Person>(p => p.Name), By<Person>(p => p.Email), Phone<Person>(p => p.Phone)]),
        [typeof(Organisation)] = (NamedKind.Organisation, [By<Organisation>(o => o.Name), By<Organisation>(o => o.Domain), Phone<Organisation>(o => o.Phone)]),
    };

    /// <summary>Whether a thing of this type is found by its name.</summary>
    public static bool Has(Type type) => Found.ContainsKey(type);

    /// <summary>The fields of a type by which it is found, those that can change.</summary>
    public static IEnumerable<string> FieldsOf(Type type) => Found[type].Fields.Where(f => !f.IsGiven).Select(f => f.Name);

    public static IReadOnlyList<NameWord> WordsOf(Network network) => Words(network, network.Id, network.Id, null);
    public static IReadOnlyList<NameWord> WordsOf(Site site, Guid network) => Words(site, site.Id, network, null);
    public static IReadOnlyList<NameWord> WordsOf(Service service, Guid network) => Words(service, service.Id, network, null);
    public static IReadOnlyList<NameWord> WordsOf(DesignNode node, Guid network) => Words(node, node.Id, network, null);
    public static IReadOnlyList<NameWord> WordsOf(DesignLink link, Guid network) => Words(link, link.Id, network, null);
    public static IReadOnlyList<NameWord> WordsOf(Person person) => Words(person, person.Id, null, person.OrganisationId);
    public static IReadOnlyList<NameWord> WordsOf(Organisation house) => Words(house, house.Id, null, house.Id);

    static IReadOnlyList<NameWord> Words<T>(T thing, Guid id, Guid? network, Guid? organisation) where T : notnull
    {
        var (kind, fields) = Found[typeof(T)];
        var words = new HashSet<string>();
        foreach (var field in fields)
        {
            var text = field.Read(thing);
            if (!field.IsPhone) TextWords.Read(text, word => words.Add(word.ToString()));
            else if (text is not null) Tails(Phones.Digits(text), words);
        }
        return [.. words.Select(w => new NameWord(kind, w, id, network, organisation))];
    }

    static void Tails(string digits, HashSet<string> words)
    {
        for (var i = 0; i + LeastDigits <= digits.Length; i++) words.Add(digits[i..Math.Min(digits.Length, i + TextWords.Longest)]);
    }

    /// <param name="IsGiven">A number given once and for all: it is found by it, but there is nothing to watch.</param>
    sealed record Field(string Name, Func<object, string?> Read, bool IsPhone = false, bool IsGiven = false);

    // the name of the field is what the lambda ends with
    static Field By<T>(Func<T, string?> read, [CallerArgumentExpression(nameof(read))] string said = "") => new(said[(said.LastIndexOf('.') + 1)..], thing => read((T)thing));
    static Field Phone<T>(Func<T, string?> read, [CallerArgumentExpression(nameof(read))] string said = "") => By(read, said) with { IsPhone = true };
    static Field Number<T>(Func<T, string?> read, [CallerArgumentExpression(nameof(read))] string said = "") => By(read, said) with { IsGiven = true };
}
