using Throughline.Modules.Networks.Published;
using static Throughline.Modules.Exchange.Demo.DemoCompanies;
using static Throughline.Modules.Exchange.Demo.DemoStaff;
using static Throughline.Modules.Networks.Published.ContactPurpose;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>The networks of the demo, one at least in every phase.</summary>
static class DemoNetworkLines
{
    const string Maja = "Maja Kovač", Ines = "Ines Duarte", Tomas = "Tomás Reyes", Hannah = "Hannah Lindqvist", Callum = "Callum Price", Rafael = "Rafael Ortiz", Dana = "Dana Whitlock";
    const string Owen = "Owen Hart", Lena = "Lena Fischer";

    static (Phase, int)[] Built(int taken, int inService) =>
        [(Phase.Design, taken - 20), (Phase.KitSigned, taken - 45), (Phase.Proposed, taken - 48), (Phase.Won, taken - 66), (Phase.Implementing, taken - 69), (Phase.ReadyForUse, inService + 9), (Phase.InService, inService)];

    public static readonly DemoNetwork[] All =
    [
        new(655, "Dock gate radio", Tidewell, North, Lena, 748)
        {
            Purpose = "Radio bridge from the dock gate to the yard office, until the fibre comes", Criticality = 2, Skills = "Radio, Ethernet", Team = "North", Engineer = Hannah, Taken = 745, Takes = false,
            Sites = [("DG", "Dock gate 3", "Riverside Road, NE28", null), ("YO", "Yard office", "Riverside Road, NE28", null)],
            Contacts = [(Signs, "Frank Duffy", null, null)],
            Phases = [.. Built(745, 640), (Phase.Decommissioning, 210)],
            End = (Phase.Retired, 150, "The fibre to the dock is lit; the bridge was taken down."),
        },
        new(702, "Old bakery lines", Marlow, South, Owen, 742)
        {
            Purpose = "Voice and card terminals of the old bakery, until it moves to Depot 4", Criticality = 2, Skills = "Voice, Switching", Team = "South", Engineer = Tomas, Taken = 740, Takes = false,
            Sites = [("OB", "Old bakery", "9 Mill Lane, GL1", "Key at the porter’s lodge, 06:00 to 22:00")],
            Contacts = [(Signs, "Gareth Moss", null, null), (OnSite, "Ivy Chen", "OB", null)],
            Phases = [.. Built(740, 630), (Phase.Decommissioning, 12)],
            Services = [new(1410, "Ethernet access", "Old bakery to Bristol", "OB", Norrvik, "NVK/ETH/201-00873", 100_000, 210, 148, 660)],
        },
        new(877, "Clinic ring Austin", LoneStar, Texas, Owen, 690)
        {
            Purpose = "Three family clinics and their records office on one ring; each clinic still sees patients when one link is cut", Criticality = 4, Skills = "Ethernet, SD-WAN", Team = "Austin", Partner = Castellan,
            Engineer = Rafael, Taken = 688, Takes = false,
            Sites = [("EC", "East Clinic", "2210 E 7th St, Austin TX", null), ("SC", "South Clinic", "4401 S Congress Ave, Austin TX", null), ("RC", "Round Rock Clinic", "110 Main St, Round Rock TX", null), ("RO", "Records office", "815 Brazos St, Austin TX", "Badge at the front desk; after 18:00 call the guard")],
            Contacts = [(Signs, "Luz Herrera", null, null), (Technical, "Luz Herrera", "RO", "Mon–Fri 8–17 CT")],
            Phases = Built(688, 560),
            Services = [new(1720, "E-LAN", "Clinic ring, 200 Mbit/s", "RO", Norrvik, "NVK/LAN/512-00117", 200_000, 1490, 1105, 600), new(1721, "LTE backup", "Records office", "RO", Telvane, "TVM-51277-R", 50_000, 70, 41, 600)],
        },
        new(933, "Library links", Orchard, South, Owen, 655)
        {
            Purpose = "Nine school libraries share one catalogue; now they ask for video lessons as well", Criticality = 2, Skills = "Ethernet, Wi-Fi", Team = "South", Engineer = Ines, Taken = 652, Takes = false,
            Sites = [("OC", "Orchard campus", "Orchard Way, BS16", null), ("NL", "North library", "31 Filton Road, BS34", null)],
            Contacts = [(Signs, "Nora Whitby", null, null), (OnSite, "Peter Lyle", "OC", "Mon–Fri 7–15")],
            Phases = [.. Built(652, 520), (Phase.UpgradeProposed, 17)],
            Services = [new(1805, "E-Line", "Orchard campus ↔ North library", "OC", Norrvik, "NVK/ETH/448-19002", 200_000, 380, 262, 540)],
        },
        new(961, "Four depots", Marlow, South, Owen, 640)
        {
            Purpose = "Stock and cold-chain alarms of four depots; a depot that is dark for two hours throws its goods away", Criticality = 4, Skills = "Ethernet, LTE", Team = "South", Engineer = Maja, Taken = 636, Takes = false,
            Sites = [("D1", "Depot 1", "Ashville Park, GL2", null), ("D2", "Depot 2", "Quedgeley East, GL2", null), ("D3", "Depot 3", "Bristol Road, GL10", "Barrier code is in the vault under “Marlow D3”"), ("D4", "Depot 4", "Javelin Park, GL10", null)],
            Contacts = [(Signs, "Gareth Moss", null, null), (Technical, "Ivy Chen", "D1", "Every day 7–22")],
            Phases = Built(636, 505),
            Services =
            [
                new(1901, "E-Line", "Depot 1 ↔ Depot 2", "D1", Norrvik, "NVK/ETH/448-20011", 500_000, 690, 480, 520), new(1902, "E-Line", "Depot 1 ↔ Depot 3", "D3", Norrvik, "NVK/ETH/448-20012", 500_000, 690, 480, 520),
                new(1903, "E-Line", "Depot 1 ↔ Depot 4", "D4", Norrvik, "NVK/ETH/448-20013", 500_000, 690, 480, 520), new(1904, "LTE backup", "Depot 3", "D3", Telvane, "TVM-70241-D", 50_000, 64, 38, 520),
            ],
        },
        new(988, "Campus Wi-Fi", Pelham, South, Owen, 600)
        {
            Purpose = "Wireless in three buildings around one court; partners work from every room", Criticality = 3, Skills = "Wi-Fi, Switching", Team = "South", Engineer = Maja, Taken = 596, Takes = false,
            Sites = [("PC", "Pelham Court", "2 Bell Yard, WC2A", "Reception signs for visitors until 19:00")],
            Contacts = [(Signs, "Rosalind Pelham", null, null), (Technical, "Theo Grant", "PC", null)],
            Phases = Built(596, 470),
            Services = [new(1950, "Internet access", "Pelham Court, 1 Gbit/s", "PC", Norrvik, "NVK/INT/020-00561", 1_000_000, 820, 560, 490)],
        },
        new(1015, "Foundry floor", Fenwick, North, Lena, 520)
        {
            Purpose = "Casting line, cranes and offices on one network; the line stops when it is slow", Criticality = 5, Skills = "Radio, Switching", Team = "North", Partner = Northlight, Engineer = Hannah, Taken = 516,
            Sites = [("FF", "Fenwick works", "Forge Street, NE8", "Hard hat and escort; induction takes 20 minutes"), ("FO", "Offices", "Forge Street, NE8", null)],
            Contacts = [(Signs, "George Fenwick", null, null), (OnSite, "George Fenwick", "FF", "Every day 7–22")],
            Phases = Built(516, 390),
            Services = [new(2010, "E-Line", "Works ↔ Leeds", "FF", Norrvik, "NVK/ETH/113-04420", 1_000_000, 1120, 790, 410), new(2011, "LTE backup", "Fenwick works", "FF", Telvane, "TVM-81340-F", 50_000, 64, 38, 400)],
        },
        new(1042, "Harbour St ↔ Northgate", Brightwater, South, Owen, 322)
        {
            Purpose = "Joins two clinics: patient records and phones of Harbour Street run through Northgate", Criticality = 4, Skills = "Ethernet, Demarcation", Team = "South", Engineer = Maja, Taken = 316,
            Wish = "Two clinics, old line ends in summer. Helen wants one person to call.", AcceptedBy = "Helen Ashworth",
            Sites =
            [
                ("HS", "Harbour Street", "112 Harbour St, BS2 · cabinet B2", "Cabinet B2 is alarmed: guard phone 0117 496 0299, code is in the vault under “Brightwater B2”"),
                ("NG", "Northgate", "8 Northgate, BS1 · basement rack", "Out of band by LTE; key at reception until 20:00"),
            ],
            Contacts = [(Signs, "Helen Ashworth", null, null), (Pays, "Ruth Collins", null, null), (OnSite, "Dev Patel", "NG", "Mon–Fri 7–16"), (AfterHours, "Sam Okoro", "HS", "Nights, until 07:00")],
            Phases = Built(316, 190),
            Services =
            [
                new(2101, "E-Line", "Harbour St ↔ Northgate", "HS", Norrvik, "NVK/ETH/448-21907", 1_000_000, 1860, 980, 205),
                new(2102, "LTE backup", "Harbour St", "HS", Telvane, "TVM-88104-H", 50_000, 64, 38, 203),
            ],
        },
        new(1088, "Core renewal", Orchard, South, Owen, 178)
        {
            Purpose = "New core for eleven schools before the old switches lose support", Criticality = 4, Skills = "Switching, Optical", Team = "South", Engineer = Maja, Taken = 172,
            Sites = [("OC", "Orchard campus", "Orchard Way, BS16", null), ("SB", "Sports block", "Orchard Way, BS16", null)],
            Contacts = [(Signs, "Nora Whitby", null, null), (OnSite, "Peter Lyle", "OC", "Mon–Fri 7–15")],
            Phases = [(Phase.Design, 150), (Phase.KitSigned, 122), (Phase.Proposed, 118), (Phase.Won, 96), (Phase.Implementing, 92), (Phase.ReadyForUse, 9)],
            Services = [new(2188, "E-Line", "Orchard campus ↔ Bristol core", "OC", Norrvik, "NVK/ETH/448-22118", 10_000_000, 1720, 1240, 60)],
        },
        new(1099, "Hotel guest Wi-Fi", Gramercy, South, Owen, 150)
        {
            Purpose = "Wireless in four hotels for guests who complain", Criticality = 2, Skills = "Wi-Fi", Team = "South", Engineer = Tomas, Taken = 146,
            Phases = [(Phase.Design, 130), (Phase.KitSigned, 112), (Phase.Proposed, 110)],
            End = (Phase.Lost, 71, "They took a bundle with the television; our price was a third higher."),
            Sites = [("GH", "Gramercy Clifton", "1 Sion Hill, BS8", null)],
        },
        new(1107, "Quayside ↔ Harbour St", Brightwater, South, Owen, 132)
        {
            Purpose = "Joins the third clinic before its old circuit ends", Criticality = 4, Skills = "Ethernet, Demarcation", Team = "South", Engineer = Maja, Taken = 126,
            Wish = "Quayside’s Telvane line ends for good. They want what Harbour Street has.",
            Sites =
            [
                ("QS", "Quayside Clinic", "4 Anchor Lane, BS1 · comms room 2", "Quayside Estates opens on two days’ notice; entry at the north wall"),
                ("HS", "Harbour Street", "112 Harbour St, BS2 · cabinet B2", "Cabinet B2 is alarmed: guard phone 0117 496 0299"),
            ],
            Contacts = [(Signs, "Helen Ashworth", null, null), (Pays, "Ruth Collins", null, null), (OnSite, "Dev Patel", "QS", "Mon–Fri 7–16"), (AfterHours, "Sam Okoro", "HS", "Nights, until 07:00")],
            Phases = [(Phase.Design, 106), (Phase.KitSigned, 81), (Phase.Proposed, 78)],
            Services =
            [
                new(2207, "E-Line", "Quayside ↔ Harbour St", "QS", Norrvik, "NVK/ETH/448-22310", 1_000_000, 1240, 845, 55),
                new(2208, "LTE backup", "Quayside", "QS", Telvane, "TVM-88120-Q", 50_000, 64, 38, 54),
            ],
        },
        new(1110, "Town hall resilience", Elmfield, North, Lena, 104)
        {
            Purpose = "A second way out of the town hall, so that elections and payments go on when a digger finds the first", Criticality = 4, Skills = "Ethernet, Optical", Team = "North", Engineer = Callum, Taken = 99, Takes = false,
            Sites = [("TH", "Town Hall and Customer Service Centre, Elmfield Borough Council", "Market Square, LS1", "Security desk, photo identification"), ("DP", "Depot", "Canal Road, LS4", null)],
            Contacts = [(Signs, "Moira Campbell-Stanhope", null, null)],
            Phases = [(Phase.Design, 85), (Phase.KitSigned, 52), (Phase.Proposed, 48), (Phase.Won, 6)],
        },
        new(1112, "Studio to data centre", Wren, South, Owen, 90)
        {
            Purpose = "Drawings of 40 GB open as if they lay next door", Criticality = 3, Skills = "Optical, Ethernet", Team = "South", Engineer = Ines, Taken = 86,
            Sites = [("ST", "Studio", "The Old Tannery, BS3", null), ("DC", "Bristol data centre", "Bond Street, BS1", "Access list closes at noon the day before")],
            Contacts = [(Signs, "Leo Finch", null, null)],
            Phases = [(Phase.Design, 66), (Phase.KitSigned, 24), (Phase.Proposed, 20)],
        },
        new(1115, "Twelve schemes", Ashdown, North, Lena, 76)
        {
            Purpose = "Door entry, alarms and wireless of twelve housing schemes", Criticality = 3, Skills = "Switching, Wi-Fi", Team = "North", Partner = Northlight, Engineer = Hannah, Taken = 72,
            Sites = [("AO", "Ashdown office", "22 Kirkgate, LS2", null), ("S1", "Beck House", "Beckett Street, LS9", null)],
            Contacts = [(Signs, "Beth Rowe", null, null)],
            Phases = [(Phase.Design, 51), (Phase.KitSigned, 5)],
        },
        new(1119, "Warehouse ring", Tidewell, North, Lena, 48)
        {
            Purpose = "Scanners and gates of three warehouses; the radio bridge of the dock ends with it", Criticality = 3, Skills = "Radio, Switching", Team = "North", Engineer = Hannah, Taken = 44,
            Sites = [("W1", "Warehouse 1", "Riverside Road, NE28", null), ("W2", "Warehouse 2", "Riverside Road, NE28", null), ("W3", "Warehouse 3", "Coast Road, NE28", null)],
            Contacts = [(Signs, "Frank Duffy", null, null)],
            Phases = [(Phase.Design, 22)],
        },
        new(1121, "Six practices", Castle, South, Owen, 14)
        {
            Purpose = "Six practices share X-rays and one telephone system", Criticality = 3, Skills = "Ethernet, Voice", Team = "South", Engineer = Maja, Taken = 10,
            Sites = [("CB", "Bath practice", "14 Gay Street, BA1", null)],
            Contacts = [(Signs, "Amira Saleh", null, null)],
        },
        new(1123, "Annexe without a plan", Fenwick, North, Lena, 9)
        {
            Purpose = "The annexe was to be joined, then it was sold", Criticality = 1, Skills = "Switching", Team = "North",
            End = (Phase.Withdrawn, 4, "The annexe was sold before the first visit."),
        },
        new(1124, "Studio lines", Corvid, South, Owen, 3)
        {
            Purpose = "Two studios send builds to testers every night", Criticality = 2, Skills = "Ethernet, BGP", Team = "South",
            Contacts = [(Signs, "Zoë Adeyemi", null, null)],
        },
    ];
}
