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

    static readonly Dictionary<Type, string[]> Fields = new()
    {
        [typeof(Network)] = [nameof(Network.Name)],
        [typeof(Site)] = [nameof(Site.Code), nameof(Site.Name), nameof(Site.Address)],
        [typeof(Service)] = [nameof(Service.CircuitId)],
        [typeof(DesignNode)] = [nameof(DesignNode.Label)],
        [typeof(DesignLink)] = [nameof(DesignLink.CircuitId)],
        [typeof(Person)] = [nameof(Person.Name), nameof(Person.Email), nameof(Person.Phone)],
        [typeof(Organisation)] = [nameof(Organisation.Name), nameof(Organisation.Domain), nameof(Organisation.Phone)],
    };

    /// <summary>Whether a thing of this type is found by its name.</summary>
    public static bool Has(Type type) => Fields.ContainsKey(type);

    /// <summary>The fields of a type by which it is found.</summary>
    public static IReadOnlyList<string> FieldsOf(Type type) => Fields[type];

    public static IReadOnlyList<NameWord> WordsOf(Network network) => Words(NamedKind.Network, network.Id, network.Id, null, null, network.Reference, network.Name);
    public static IReadOnlyList<NameWord> WordsOf(Site site, Guid network) => Words(NamedKind.Site, site.Id, network, null, null, site.Code, site.Name, site.Address);
    public static IReadOnlyList<NameWord> WordsOf(Service service, Guid network) => Words(NamedKind.Service, service.Id, network, null, null, service.Reference, service.CircuitId);
    public static IReadOnlyList<NameWord> WordsOf(DesignNode node, Guid network) => Words(NamedKind.Device, node.Id, network, null, null, node.Label);
    public static IReadOnlyList<NameWord> WordsOf(DesignLink link, Guid network) => Words(NamedKind.Link, link.Id, network, null, null, link.CircuitId);
    public static IReadOnlyList<NameWord> WordsOf(Person person) => Words(NamedKind.Person, person.Id, null, person.OrganisationId, person.Phone, person.Name, person.Email);
    public static IReadOnlyList<NameWord> WordsOf(Organisation house) => Words(NamedKind.Organisation, house.Id, null, house.Id, house.Phone, house.Name, house.Domain);

    static IReadOnlyList<NameWord> Words(NamedKind kind, Guid thing, Guid? network, Guid? organisation, string? phone, params ReadOnlySpan<string?> texts)
    {
        var words = new HashSet<string>();
        foreach (var text in texts) TextWords.Read(text, word => words.Add(word.ToString()));
        var digits = phone is null ? "" : Phones.Digits(phone);
        for (var i = 0; i + LeastDigits <= digits.Length; i++) words.Add(digits[i..Math.Min(digits.Length, i + TextWords.Longest)]);
        return [.. words.Select(w => new NameWord(kind, w, thing, network, organisation))];
    }
}
