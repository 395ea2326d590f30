using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Story;

/// <summary>Brightwater's network from the first question to the handover, every act of it a request to /api/v1; a method a step.</summary>
sealed partial class ApiStory(TestSite site)
{
    string network = "", service = "";
    Person maja = null!, ines = null!, tomas = null!;

    ByApi As(string name) => new(site.As(name), name);
    ByApi Nobody => new(site.As(), "nobody");
    ByApi Owen => As("Owen Hart");
    ByApi Maja => As("Maja Kovač");
    ByApi Ines => As("Ines Duarte");
    ByApi Tomas => As("Tomás Reyes");
    ByApi Jonas => As("Jonas Weber");
    ByApi Priya => As("Priya Nair");
    ByApi Dev => As("Dev Patel");
    ByApi Sam => As("Sam Okoro");

    string On(string path) => $"/networks/{network}{path}";

    void ItIs(string instant) => site.Clock.Set(InstantPattern.ExtendedIso.Parse(instant + ":00Z").Value);

    /// <summary>The house and the people of the customer who sign in; all that the API can add is added by it.</summary>
    public async Task Before()
    {
        ItIs("2026-09-14T08:00");
        await site.Person("Jonas Weber", Role.Manager | Role.Administrator);
        maja = await site.Person("Maja Kovač", Role.Engineer);
        ines = await site.Person("Ines Duarte", Role.Engineer);
        tomas = await site.Person("Tomás Reyes", Role.Engineer | Role.Support);
        var hannah = await site.Person("Hannah Lindqvist", Role.Engineer, region: "North");
        await site.Person("Priya Nair", Role.ProjectManager);
        await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Sam Okoro", Role.TechnicalContact, "Brightwater Clinics", PartyKind.Customer);
        await LoadSeedCatalogue.Into(site.App.Services);

        await Jonas.Does("/organisations", new { name = "Norrvik", side = "provider", zone = "Europe/Stockholm", phone = "+46 8 465 004 12", faultProcedure = "Phone, then portal; quote the circuit" });
        await Jonas.Does("/teams", new { name = "South", region = "South West", dutyPhone = "0117 496 0113" });
        foreach (var (who, skill, level) in new[] { (maja, "Ethernet", 5), (maja, "Demarcation", 4), (ines, "Ethernet", 4), (tomas, "Ethernet", 3), (hannah, "Radio", 5) })
            await Jonas.Does($"/people/{who.Id}/skills", new { skill, level, lastUsed = "2026-09-01" });
        foreach (var (who, language) in new[] { (maja, "en"), (ines, "en"), (tomas, "en"), (hannah, "sv") }) await Jonas.Does($"/people/{who.Id}/languages", new { languages = new[] { language } });
        await Jonas.Does($"/people/{ines.Id}/leave", new { from = "2026-09-15", to = "2026-09-25" });
        foreach (var who in new[] { maja, tomas }) await Jonas.Does($"/people/{who.Id}/team", new { team = "South" });
        await Jonas.Does("/duty/rotas", new { team = "South", zone = "Europe/London", start = "2026-09-07T08:00", people = new[] { "Tomás Reyes" }, unit = "week", phone = "0117 496 0113" });
    }

    /// <summary>Step 1: a network is opened, three engineers are proposed with reasons, Maja takes it.</summary>
    public async Task AnEngineerIsProposedAndTakesIt()
    {
        var opened = await Owen.Does("/networks", new
        {
            name = "Quayside ↔ Harbour St", purpose = "Joins two clinics by Ethernet; the old circuit ends on 29 January", customer = "Brightwater Clinics", region = "South West",
            skillsNeeded = new[] { "Ethernet", "Demarcation" }, language = "en", team = "South",
        });
        network = opened.Text("reference");
        await Owen.Does(On("/sites"), new { code = "QS", name = "Quayside", address = "4 Anchor Lane, Bristol", access = "Reception, 7 to 16" });
        await Owen.Does(On("/sites"), new { code = "HS", name = "Harbour Street", address = "112 Harbour St, Bristol", access = "Guard, 0117 496 0299" });

        var asked = await Owen.Does(On("/staffing-requests"), new { visitOn = "2026-09-16", note = "Helen wants one person to call" });
        var proposals = asked.List("proposals").ToList();
        Assert.Equal(["Maja Kovač", "Tomás Reyes", "Ines Duarte"], proposals.Select(p => p.Text("name")));
        Assert.All(proposals, p => Assert.True(p.List("reasons").Count() >= 4));
        var reasons = proposals[0].List("reasons").Select(r => r.GetString()).ToList();
        Assert.Contains("skill 9 of 10: Ethernet 5 of 5, Demarcation 4 of 5", reasons);
        Assert.Contains("in South West, like the network", reasons);
        Assert.Contains("on leave until 25 Sep 2026", proposals[2].List("reasons").Select(r => r.GetString()));
        Assert.Equal(JsonValueKind.Null, (await Owen.Reads(On(""))).Part("head").Part("engineerId").ValueKind);

        ItIs("2026-09-14T08:20");
        var taken = await Maja.Does(On("/take"), new { });
        Assert.Equal((maja.Id.ToString(), "presales"), (taken.Text("engineerId"), taken.Text("phase")));
        Assert.StartsWith("Accountability changed at 09:20:00 by Maja Kovač", (await Ines.IsRefused(On("/take"), new { }, 412)).Words, StringComparison.Ordinal);
        Assert.Equal("2026-09-14T08:20:00Z", (await Owen.Reads(On("/accountability"))).List("terms").Single().Text("from"));
    }

    /// <summary>Step 2: design and kit list; two faults are named, mended, the list is signed, and the proposal goes out as PDF.</summary>
    public async Task TheKitListIsSignedBeforeTheProposal()
    {
        ItIs("2026-09-16T13:00");
        await Maja.Does(On("/design/requirements"), new { text = "Both clinics in one network, 1 Gbit/s", askedBy = "Helen Ashworth" });
        await Maja.Does(On("/design/requirements"), new { text = "No single power supply takes the clinic down" });
        await Maja.Does(On("/design/nodes"), new { name = "QS-NTE-01", site = "QS", deviceType = "NTE-1208", country = "GB", covers = "R-01" });
        await Maja.Does(On("/design/nodes"), new { name = "QS-CPE-01", site = "QS", deviceType = "CPE-2210-AC", twoSupplies = true, country = "GB", covers = "R-02" });
        await Maja.Does(On("/design/nodes"), new { name = "HS-NTE-02", site = "HS", deviceType = "NTE-1208", country = "GB" });
        await Maja.Does(On("/design/handoffs"), new { site = "QS", medium = "multimode", connector = "LC", rateMbps = 1000, distanceMetres = 38, source = "customer", said = "call, 15 Sep", node = "QS-NTE-01", port = "1", optics = 2 });
        await Maja.Does(On("/design/links"), new { from = "QS-CPE-01", fromPort = "xe0", to = "Norrvik", medium = "single-mode", connector = "LC", rateMbps = 10000, distanceMetres = 800, circuitId = "EPL-000042" });
        service = "S-" + (await Owen.Does(On("/services"), new
        {
            kind = "E-Line", description = "Quayside ↔ Harbour St", site = "QS", provider = "Norrvik", circuitId = "EPL-000042", committedKbps = 100_000, monthly = 1304, monthlyCost = 980,
        })).Text("reference").Split('-')[1];
        foreach (var (part, quantity, purpose, serves) in new[]
        {
            ("NTE-1208", 2, "Boundary of our duty", "QS-NTE-01, HS-NTE-02"), ("CPE-2210-AC", 1, "Routes the clinic", "QS-CPE-01"), ("PSU-150-AC", 1, "No single supply takes the clinic down", "QS-CPE-01"),
            ("SFP-10G-LR", 1, "Into Norrvik's network", "L-1"), ("RMK-1U", 3, "19 inch", "QS-NTE-01, QS-CPE-01, HS-NTE-02"), ("PWR-C13-UK", 4, "UK plugs", "QS-NTE-01, QS-CPE-01 × 2, HS-NTE-02"),
            ("SFP-1G-LX", 2, "Customer handoff at Quayside", "H-1 × 2"),
        })
            await Maja.Does(On("/kit-list/lines"), new { part, quantity, purpose, serves });
        await Maja.Does(On("/kit-list/lines"), new { part = "SFP-1G-SX", quantity = 2 });

        // two faults, both sides said; no proposal on a list that is not signed
        var (codes, words) = await Maja.IsRefused(On("/kit-list/sign-off"), new { });
        Assert.Equal(["no-purpose", "optic-mismatch", "surplus"], codes.Distinct().Order());
        Assert.Contains("multimode", words, StringComparison.Ordinal);
        Assert.Equal(["not-signed"], (await Owen.IsRefused(On("/proposal"), new { })).Codes);
        var open = (await Maja.Reads(On("/kit-list"))).Part("review").List("open").ToList();
        await Maja.Does(On("/kit-list/mend"), new { mend = open.Single(c => c.Text("code") == "optic-mismatch").List("mends").First().Text("key") });
        Assert.Equal(["not-the-engineer"], (await Ines.IsRefused(On("/kit-list/sign-off"), new { })).Codes);
        var signed = await Maja.Does(On("/kit-list/sign-off"), new { });
        Assert.Equal((1, 64), (signed.Number("number"), signed.Text("hash").Length));

        ItIs("2026-09-17T09:00");
        Assert.Equal("PP-1001", (await Owen.Does(On("/proposal"), new { })).Text("reference"));
        Assert.Equal("proposed", await Phase());
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(await Owen.Downloads(On("/proposal.pdf")), 0, 5));
    }

    /// <summary>Step 3: Brightwater signs; the plan shows its slack before the day on which the old circuit ends.</summary>
    public async Task ThePlanShowsItsSlack()
    {
        ItIs("2026-09-23T08:00");
        var parties = new { signatory = "Helen Ashworth", siteContact = "Helen Ashworth", billingContact = "Ruth Lane", deadline = "2026-09-20" };
        Assert.Equal(["same-person", "in-the-past", "missing"], (await Priya.IsRefused(On("/delivery"), parties)).Codes);
        var started = await Priya.Does(On("/delivery"), new
        {
            signatory = "Helen Ashworth", signatoryEmail = "helen.ashworth@brightwater.example", siteContact = "Dev Patel", siteContactPhone = "07700 900 200", billingContact = "Ruth Lane",
            billingContactEmail = "accounts@brightwater.example", deadline = "2027-01-29", deadlineReason = "Telvane circuit ends", deadlineSource = "letter of 2 Jul", provider = "Norrvik",
        });
        Assert.Equal(9, started.Number("slackDays"));

        var (ours, theirs) = (await Priya.Reads(On("/plan")), await Dev.Reads(On("/plan")));
        Assert.Equal(("2027-01-29", started.Text("forecast")), (ours.Text("deadline"), theirs.Text("forecast")));
        Assert.Contains("Project authorization", ours.List("tasks").Select(t => t.Text("name")));
        Assert.DoesNotContain("Project authorization", theirs.List("tasks").Select(t => t.Text("name")));
        Assert.Equal("implementing", await Phase());
        var people = (await Maja.Reads(On(""))).List("contacts").ToDictionary(c => c.Text("purpose"), c => c.Text("name"));
        Assert.Equal(("Helen Ashworth", "Dev Patel", "Ruth Lane"), (people["signs"], people["on-site"], people["pays"]));
    }

    /// <summary>Step 4: the full rack blocks the crew; the second port voids the signature, and Maja signs version 2.</summary>
    public async Task TheSurveyBlocksTheCrewAndAChangeVoidsTheSignature()
    {
        ItIs("2026-09-30T14:30");
        await Priya.Does(On("/readiness/surveys"), new { site = "QS", surveyedOn = "2026-09-30", surveyor = "Tomás Reyes", rackFreeUnits = 0, medium = "multimode", connector = "LC", distanceMetres = 38, ports = 2 });
        var action = (await Dev.Reads(On("/readiness"))).List("actions").Single(a => a.Text("what") == "Free rack units at Quayside");
        var crew = new { site = "QS", on = "2026-12-08", crew = "Crew 2" };
        var (codes, words) = await Priya.IsRefused(On("/readiness/crews"), crew);
        Assert.Contains("unanswered", codes);
        Assert.Contains("waits for “Free rack units at Quayside” (Dev Patel", words, StringComparison.Ordinal);
        await Dev.Does(On("/readiness/actions/close"), new { action = action.Text("id"), how = "old switch removed" });
        await Priya.Does(On("/readiness/surveys"), new { site = "QS", surveyedOn = "2026-09-30", surveyor = "Dev Patel, photo 15", rackFreeUnits = 4, medium = "multimode", connector = "LC", distanceMetres = 38, ports = 2 });
        foreach (var question in (await Dev.Reads(On("/readiness"))).List("questions").Where(q => words.Contains(q.Text("text"), StringComparison.Ordinal)))
            await Dev.Does(On("/readiness/answers"), new { question = question.Number("number"), answer = "reception, 7 to 16" });
        Assert.Equal("2026-12-08", (await Priya.Does(On("/readiness/crews"), crew)).Text("on"));

        // a second port, in copper: what it does is shown before anything changes
        ItIs("2026-10-05T09:00");
        var fixedSocket = await Priya.Does(On("/changes"), new { what = "The same, in the fixed socket", preset = "add-copper-port", site = "QS", node = "QS-NTE-01", port = "6" });
        Assert.Equal((0, "+ handoff at QS: copper RJ45, 1 Gbit/s"), (fixedSocket.Number("onceMinor"), fixedSocket.List("kit").Single().GetString()));
        await Priya.Does(On("/changes/reject"), new { change = fixedSocket.Text("reference"), why = "Port 6 is promised to the telephones", name = "Dev Patel" });
        var change = await Priya.Does(On("/changes"), new { what = "A second port at Quayside, in copper", preset = "add-copper-port", site = "QS", askedBy = "Dev Patel", node = "QS-NTE-01", port = "2", monthly = 38 });
        Assert.Equal((6800, 3800), (change.Number("onceMinor"), change.Number("monthlyMinor")));
        Assert.Contains(change.List("kit"), k => k.GetString()!.StartsWith("+ SFP-1G-T × 1", StringComparison.Ordinal));
        Assert.True(string.CompareOrdinal(change.Text("forecastAfter"), change.Text("forecastBefore")) >= 0);
        Assert.Contains("monthly charge", change.Text("slaEffect"), StringComparison.Ordinal);
        Assert.Equal("in-proposal", (await Maja.Reads(On("/kit-list"))).Text("state"));
        var id = change.Text("reference");
        Assert.Equal(["not-approved"], (await Priya.IsRefused(On("/changes/apply"), new { change = id })).Codes);
        var token = (await Priya.Does(On("/changes/link"), new { change = id })).Text("link").Split('/')[^1];
        Assert.Equal(["wrong-person"], (await Nobody.IsRefused($"/approve/{token}", new { name = "Dev Patel", role = "site contact" })).Codes);
        Assert.Equal("customer-approved", (await Nobody.Does($"/approve/{token}", new { name = "Helen Ashworth", role = "Finance director" })).Text("state"));
        Assert.Equal(1, (await Priya.Does(On("/changes/apply"), new { change = id })).Number("voidedVersion"));

        var void1 = await Maja.Reads(On("/kit-list"));
        Assert.Equal(2, void1.Number("number"));
        Assert.Contains("differ", void1.Part("signOff").Text("voidWords"), StringComparison.Ordinal);
        Assert.Contains("signature-void", (await Maja.Reads(On("/acceptance"))).List("inTheWayOfReady").Select(o => o.Text("code")));
        var second = await Maja.Does(On("/kit-list/sign-off"), new { });
        Assert.Equal(2, second.Number("number"));
    }

    async Task<string> Phase() => (await Maja.Reads(On(""))).Part("head").Text("phase");
}
