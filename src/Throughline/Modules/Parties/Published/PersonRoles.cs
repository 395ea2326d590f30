namespace Throughline.Modules.Parties.Published;

/// <summary>Which roles people of which side may hold, and who may give them.</summary>
public static class PersonRoles
{
    /// <summary>The roles that make sense on a side; a customer's contact is never our engineer.</summary>
    public static Role RolesOf(this PartyKind side) => side switch
    {
        PartyKind.Us => Roles.Staff,
        PartyKind.Customer => Roles.Customer,
        _ => Role.PartnerEngineer,
    };

    /// <summary>As it reads on a page: <c>Account manager</c>.</summary>
    public static string Word(this Role role) => string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The single roles of a set, in order.</summary>
    public static IReadOnlyList<Role> Each(this Role roles) => [.. Enum.GetValues<Role>().Where(r => r != Role.None && roles.HasFlag(r))];

    /// <summary>Everything against a person of this side holding these roles, given by somebody with those.</summary>
    /// <param name="before">What the person holds now; taking away counts like giving.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToGive(Role roles, Role before, PartyKind side, string organisation, Role giver)
    {
        var obstacles = new List<Obstacle>();
        if ((roles & ~side.RolesOf()) is var strange and not Role.None)
            obstacles.Add(new("role-of-another-side", $"{string.Join(", ", strange.Each().Select(Word))} is not for people of {organisation}. They can be: {string.Join(", ", side.RolesOf().Each().Select(r => Word(r).ToLowerInvariant()))}.", "/roles"));
        var changed = roles ^ before;
        if (changed.HasFlag(Role.Administrator) && !giver.HasFlag(Role.Administrator))
            obstacles.Add(new("administrator-only", "Only an administrator makes or unmakes an administrator. Ask one.", "/roles"));
        if ((changed & Roles.Staff) != 0 && (giver & (Role.Manager | Role.Administrator)) == 0)
            obstacles.Add(new("manager-only", "Roles of our own people are given by a manager or an administrator. Ask one.", "/roles"));
        return obstacles;
    }
}
