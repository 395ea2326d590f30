using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>The village around Halden Systems: two partners, two carriers, customers, and their people.</summary>
static class DemoCompanies
{
    public const string Halden = "Halden Systems", Norrvik = "Norrvik", Telvane = "Telvane Mobile", Northlight = "Northlight Networks", Castellan = "Castellan IT";
    public const string Brightwater = "Brightwater Clinics", Orchard = "Orchard Schools", Marlow = "Marlow Foods", Pelham = "Pelham Legal", Castle = "Castle Dental";
    public const string Tidewell = "Tidewell Logistics", Ashdown = "Ashdown Housing", Wren = "Wren & Finch Architects", Elmfield = "Elmfield Borough Council";
    public const string Corvid = "Corvid Games", Fenwick = "Fenwick Foundry", LoneStar = "Lone Star Family Health", Gramercy = "Gramercy Hotels";

    public static IReadOnlyList<Organisation> All() =>
    [
        new(Halden, PartyKind.Us, "Europe/London") { Domain = "halden.example", Phone = "0117 496 0100" },
        new(Norrvik, PartyKind.Provider, "Europe/Stockholm", "sv-SE") { Domain = "norrvik.example", Phone = "+46 8 465 004 12", FaultProcedure = "Phone, then portal; quote the circuit and say “no light, customer side reseated”." },
        new(Telvane, PartyKind.Provider, "Europe/London") { Domain = "telvane.example", Phone = "0808 157 0120", FaultProcedure = "Portal only; quote the line number that begins with TVM." },
        new(Northlight, PartyKind.Partner, "Europe/London") { Domain = "northlight.example", Phone = "0113 496 0700" },
        new(Castellan, PartyKind.Partner, "America/Chicago", "en-US") { Domain = "castellan.example", Phone = "512 555 0170" },
        Customer(Brightwater, "brightwater.example"), Customer(Orchard, "orchard.example"), Customer(Marlow, "marlow.example"), Customer(Pelham, "pelham.example"),
        Customer(Castle, "castledental.example"), Customer(Tidewell, "tidewell.example"), Customer(Ashdown, "ashdown.example"), Customer(Wren, "wrenfinch.example"),
        Customer(Elmfield, "elmfield.example"), Customer(Corvid, "corvid.example"), Customer(Fenwick, "fenwick.example"), Customer(Gramercy, "gramercy.example"),
        new(LoneStar, PartyKind.Customer, "America/Chicago", "en-US") { Domain = "lonestar.example" },
    ];

    static Organisation Customer(string name, string domain) => new(name, PartyKind.Customer, "Europe/London") { Domain = domain };

    /// <summary>Name, company, what they are there, what they may do here, number, hours.</summary>
    public static readonly (string Name, string Company, string Title, Role Roles, string Phone, string? Hours)[] People =
    [
        ("Elin Berg", Norrvik, "NOC engineer", Role.PartnerEngineer, "+46 8 465 004 12", "Norrvik NOC"),
        ("Karl Ström", Norrvik, "Duty manager", Role.PartnerEngineer, "+46 8 465 004 30", "Norrvik NOC"),
        ("Wendy Marsh", Telvane, "Business care", Role.PartnerEngineer, "0808 157 0120", null),
        ("Bjarne Holt", Northlight, "Field engineer", Role.PartnerEngineer, "07700 900461", null),
        ("Kayla Brooks", Castellan, "Partner engineer", Role.PartnerEngineer, "512 555 0171", "Halden Austin"),
        ("Helen Ashworth", Brightwater, "Finance director", Role.Signatory, "0117 496 0208", null),
        ("Dev Patel", Brightwater, "Facilities", Role.SiteContact, "07700 900417", null),
        ("Ruth Collins", Brightwater, "Accounts payable", Role.BillingContact, "0117 496 0211", null),
        ("Sam Okoro", Brightwater, "Night technician", Role.TechnicalContact, "07700 900422", "Nights"),
        ("Nora Whitby", Orchard, "Head of IT", Role.Signatory | Role.TechnicalContact, "0117 496 0301", null),
        ("Peter Lyle", Orchard, "Site manager", Role.SiteContact, "0117 496 0302", null),
        ("Gareth Moss", Marlow, "Operations director", Role.Signatory, "01452 496 401", null),
        ("Ivy Chen", Marlow, "Depot systems", Role.TechnicalContact | Role.SiteContact, "01452 496 402", "Every day, 07:00 to 22:00"),
        ("Rosalind Pelham", Pelham, "Managing partner", Role.Signatory, "020 7946 0501", null),
        ("Theo Grant", Pelham, "Office manager", Role.TechnicalContact | Role.SiteContact, "020 7946 0502", null),
        ("Amira Saleh", Castle, "Practice director", Role.Signatory | Role.SiteContact, "01225 496 501", null),
        ("Frank Duffy", Tidewell, "IT lead", Role.Signatory | Role.TechnicalContact, "0191 496 0601", null),
        ("Beth Rowe", Ashdown, "Head of property", Role.Signatory | Role.SiteContact, "0113 496 0611", null),
        ("Leo Finch", Wren, "Partner", Role.Signatory | Role.TechnicalContact, "0117 496 0621", null),
        ("Moira Campbell-Stanhope", Elmfield, "Deputy chief executive", Role.Signatory, "0113 496 0631", null),
        ("Zoë Adeyemi", Corvid, "Producer", Role.Signatory, "0117 496 0641", null),
        ("George Fenwick", Fenwick, "Works manager", Role.Signatory | Role.SiteContact, "0191 496 0651", "Every day, 07:00 to 22:00"),
        ("Luz Herrera", LoneStar, "Clinic administrator", Role.Signatory | Role.TechnicalContact, "512 555 0181", "Halden Austin"),
    ];
}
