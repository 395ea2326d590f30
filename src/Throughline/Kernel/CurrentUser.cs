using NodaTime;

namespace Throughline.Kernel;

/// <summary>What a person does here. A person can hold several.</summary>
[Flags]
public enum Role
{
    None = 0,
    AccountManager = 1,
    Engineer = 2,
    ProjectManager = 4,
    Support = 8,
    Manager = 16,
    Finance = 32,
    Administrator = 64,
    PartnerEngineer = 128,
    Signatory = 256,
    SiteContact = 512,
    TechnicalContact = 1024,
    BillingContact = 2048,
}

/// <summary>The sets of roles that routes are granted to.</summary>
public static class Roles
{
    /// <summary>Everybody of our own organisation.</summary>
    public const Role Staff = Role.AccountManager | Role.Engineer | Role.ProjectManager | Role.Support | Role.Manager | Role.Finance | Role.Administrator;

    /// <summary>Those who do technical work.</summary>
    public const Role Technical = Role.Engineer | Role.Support | Role.Manager;

    /// <summary>Those who run a project.</summary>
    public const Role Delivery = Role.Engineer | Role.ProjectManager | Role.Manager;

    /// <summary>Contacts of a customer.</summary>
    public const Role Customer = Role.Signatory | Role.SiteContact | Role.TechnicalContact | Role.BillingContact;

    /// <summary>Those who may know what the customer pays: never a provider or a partner.</summary>
    public const Role Priced = Staff | Customer;

    /// <summary>Everybody with a seat, narrowed by what is granted to their organisation.</summary>
    public const Role Everyone = Staff | Role.PartnerEngineer | Customer;
}

/// <summary>On whose side a person sits: ours, a partner's, a provider's, a customer's.</summary>
public enum PartyKind
{
    Us,
    Partner,
    Provider,
    Customer,
    Vendor,
}

/// <summary>Who is asking: the person signed in, or the program itself for work that nobody asked for.</summary>
public sealed class CurrentUser
{
    public Guid? Id { get; private set; }
    public string Name { get; private set; } = "Throughline";
    public Guid? OrganisationId { get; private set; }
    public string Organisation { get; private set; } = "";
    public PartyKind Side { get; private set; }
    public Role Roles { get; private set; }
    public bool IsSystem { get; private set; }

    /// <summary>IANA zone in which the reader's company reads times.</summary>
    public string Zone { get; private set; } = "Etc/UTC";
    public bool IsSignedIn => Id is not null;

    /// <summary>True for our own people and for the program itself; all others see what is granted to them.</summary>
    public bool SeesAll => IsSystem || (IsSignedIn && Side == PartyKind.Us);

    /// <summary>True for those who may know what the customer pays: ourselves and the customer.</summary>
    public bool SeesPrices => SeesAll || Side == PartyKind.Customer;

    /// <summary>Whether the reader decides about the days and hours of somebody: their own, or anybody's as a manager.</summary>
    public bool MayPlan(Guid person) => Id == person || IsSystem || Holds(Role.Manager | Role.Administrator);

    public bool Holds(Role any) => (Roles & any) != 0;

    public void SignIn(Guid id, string name, Guid organisationId, string organisation, PartyKind side, Role roles, string zone = "Etc/UTC")
    {
        (Id, Name, OrganisationId, Organisation, Side, Roles, IsSystem, Zone) = (id, name, organisationId, organisation, side, roles, false, zone);
    }

    /// <summary>Work done elsewhere for this person sees what they see.</summary>
    public void SeeAs(CurrentUser other)
    {
        (Id, Name, OrganisationId, Organisation, Side, Roles, IsSystem, Zone) = (other.Id, other.Name, other.OrganisationId, other.Organisation, other.Side, other.Roles, other.IsSystem, other.Zone);
    }

    /// <summary>From here on the program acts for itself: due work, imports, the demo.</summary>
    public void ActAsSystem() => IsSystem = true;
}
