using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Host;
using Throughline.Modules.Networks.Journal;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Story;

/// <summary>The second half: from the test of the service to the change of hands.</summary>
sealed partial class ApiStory
{
    /// <summary>Step 5: tested, handed over, accepted by the signed link; billing starts that day, the packet goes out, the survey is answered.</summary>
    public async Task TheServiceIsAcceptedAndBilled()
    {
        ItIs("2026-11-13T15:40");
        Assert.Equal("pass", (await Maja.Does(On("/acceptance/tests"), new
        {
            service, fileName = "y1564-pass.json", eirMbps = 20, content = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Delivery", "Files", "test-reports", "y1564-pass.json"), TestContext.Current.CancellationToken),
        })).Text("verdict"));
        // nobody could support it at night yet: the dossier says what it lacks, and each is a word and a name
        var (codes, words) = await Maja.IsRefused(On("/acceptance/ready"), new { testDays = 5 });
        Assert.Equal(["dossier-too-thin"], codes);
        Assert.Contains("Contacts and escalation", words, StringComparison.Ordinal);
        foreach (var section in new[] { "access", "contacts", "addressing", "runbooks" }) await Maja.Does(On($"/dossier/{section}/confirm"), new { });
        var ready = await Maja.Does(On("/acceptance/ready"), new { testDays = 5 });
        Assert.Equal(("customer-testing", "2026-11-20"), (ready.Text("state"), ready.Text("testEndsOn")));
        Assert.Equal("ready-for-use", await Phase());

        ItIs("2026-11-17T09:20");
        var link = "/accept/" + ready.Text("link").Split('/')[^1];
        var seen = await Nobody.Reads(link);
        Assert.Equal(("Helen Ashworth", 134_200, JsonValueKind.Null), (seen.Text("holder"), seen.Number("monthlyMinor"), seen.Part("gone").ValueKind));
        var hash = seen.Part("acceptance").Text("contentHash");
        Assert.Equal(["wrong-person"], (await Nobody.IsRefused(link, new { name = "Dev Patel", role = "site contact", hash })).Codes);
        Assert.Equal("accepted", (await Nobody.Does(link, new { name = "Helen Ashworth", role = "Finance director", hash })).Text("state"));
        Assert.Contains("accepted already", (await Nobody.IsRefused(link, new { name = "Helen Ashworth", role = "Finance director", hash })).Words, StringComparison.Ordinal);

        var billing = (await Maja.Reads(On("/acceptance"))).Part("billing");
        Assert.Equal(("2026-11-17", 134_200, false), (billing.Text("on"), billing.Number("monthlyMinor"), billing.Part("deemed").GetBoolean()));
        Assert.Equal((int)Math.Round(134_200 * 14 / 30m, MidpointRounding.AwayFromZero), billing.Number("firstMonthMinor"));
        Assert.Equal("in-service", await Phase());

        await Agree();
        var packet = await Maja.Does(On("/packet"), new { });
        Assert.Equal(("1", "helen.ashworth@brightwater.example"), (packet.Text("number"), packet.Text("sentTo")));
        var content = (await Dev.Reads(On("/packet"))).Part("content");
        Assert.Equal("Maja Kovač", content.Text("engineer"));
        Assert.Contains(content.List("agreement"), p => p.GetString()!.Contains("99.95 %", StringComparison.Ordinal));
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(await Dev.Downloads(On("/packet.pdf")), 0, 5));
        var survey = "/survey/" + packet.Text("surveyLink").Split('/')[^1];
        Assert.Equal("Helen Ashworth", (await Nobody.Reads(survey)).Text("holder"));
        Assert.Equal(["out-of-range"], (await Nobody.IsRefused(survey, new { overall = 6 })).Codes);
        Assert.Equal(5, (await Nobody.Does(survey, new { overall = 5, keptDate = 5, words = "On the day" })).Number("overall"));
        Assert.Equal(["already-answered"], (await Nobody.IsRefused(survey, new { overall = 1 })).Codes);
        Assert.Equal("On the day", (await Maja.Reads(On("/packet"))).Part("survey").Text("words"));
    }

    /// <summary>What we promised Brightwater, and what Norrvik promised us.</summary>
    async Task Agree()
    {
        var targets = new Func<int, object>(restore => new[] { new { priority = 1, respond = "15 min", restore = $"{restore} min", dayAndNight = true }, new { priority = 3, respond = "4 h", restore = "24 h", dayAndNight = false } });
        object[] Tiers(decimal percent) => [new { from = percent - 0.5m, below = percent, percent = 5 }, new { from = 98m, below = percent - 0.5m, percent = 10 }, new { from = 0m, below = 98m, percent = 25 }];
        var (codes, words) = await Jonas.IsRefused("/agreements", new { owes = "us-to-customer", with = "Brightwater Clinics", title = "With a hole", from = "2026-11-01", whole = true, promisedPercent = 99.95m, tiers = new[] { new { from = 99m, below = 99.95m, percent = 5 }, new { from = 0m, below = 98m, percent = 25 } } });
        Assert.Contains("tier-hole", codes);
        Assert.Contains("Between 98 % and 99 % no tier says what is owed", words, StringComparison.Ordinal);
        ours = (await Jonas.Does("/agreements", new { owes = "us-to-customer", with = "Brightwater Clinics", title = "Quayside ↔ Harbour St", from = "2026-11-01", zone = "Europe/London", whole = true, monthly = 1342, currency = "GBP", promisedPercent = 99.95m, capPercent = 25, targets = targets(240), tiers = Tiers(99.95m), networks = new[] { network } })).Text("reference");
        theirs = (await Jonas.Does("/agreements", new { owes = "provider-to-us", with = "Norrvik", title = "Ethernet", from = "2026-11-01", zone = "Europe/London", whole = true, monthly = 980, currency = "GBP", promisedPercent = 99.86m, capPercent = 25, targets = targets(360), tiers = Tiers(99.86m), networks = new[] { network } })).Text("reference");
    }

    string ours = "", theirs = "";

    /// <summary>Waits until the program has sent what is due: its own round may be at it as well.</summary>
    async Task AllIsTold()
    {
        var now = site.Clock.GetCurrentInstant();
        do await site.App.Services.GetRequiredService<DueWorker>().RunOnce();
        while (await site.Do(async (_, db) => await db.DueWork.AnyAsync(w => w.DueAt <= now && w.DoneAt == null && w.GivenUpAt == null)));
    }

    /// <summary>Step 6: dark at 2 a.m.; both clocks run, and the month says what is owed and what can be claimed.</summary>
    public async Task AtTwoInTheMorningBothClocksRun()
    {
        ItIs("2026-12-07T22:14");
        await Maja.Does(On("/changes-made"), new { what = "Firmware 4.2 on QS-NTE-01", reference = "CHG-88" });
        await Maja.Does(On("/cautions"), new { text = "Do not power-cycle QS-NTE-01", why = "The laser may not come back; reseat the optic" });
        ItIs("2026-12-08T01:58");
        var opened = await Sam.Does("/tickets", new { title = "Quayside is dark", description = "Nothing answers", network, impact = "down", site = "QS", service, component = "QS-NTE-01" });
        var ticket = $"/tickets/{opened.Text("reference")}";
        Assert.Equal((1, "2026-12-08T02:13:00Z"), (opened.Number("priority"), opened.Text("runsOutAt")));
        await AllIsTold();
        // Maja sleeps; Tomás is on duty and is told, she follows
        Assert.Equal("Tomás Reyes", (await Tomas.Reads(ticket)).Part("owner").Text("name"));
        Assert.Contains(opened.Text("reference"), (await Tomas.Reads("/notices")).List("notices").First().Text("subject"), StringComparison.Ordinal);
        Assert.Contains(opened.Text("reference"), (await Maja.Reads("/notices")).List("notices").First().Text("subject"), StringComparison.Ordinal);

        ItIs("2026-12-08T02:04");
        await Tomas.Does($"{ticket}/take", new { });
        var dossier = await Tomas.Reads(On("/dossier"));
        Assert.Equal(("Firmware 4.2 on QS-NTE-01", "Do not power-cycle QS-NTE-01", "EPL-000042"),
            (dossier.List("changes").First().Text("what"), dossier.List("doNotTouch").Single().Text("text"), dossier.List("circuits").Single().Text("circuitId")));
        Assert.Contains("Norrvik NOC", dossier.List("call").Select(c => c.Text("name")));
        ItIs("2026-12-08T02:09");
        await Tomas.Does($"{ticket}/provider-clock", new { theirReference = "7781204" });
        await Tomas.Does($"{ticket}/notes", new { text = "Please reseat the optic of the uplink, Sam", shared = true });
        await Sam.Does($"{ticket}/notes", new { text = "Reseated: no light" });
        ItIs("2026-12-08T02:41");
        var clocks = (await Tomas.Reads(ticket)).List("clocks").ToDictionary(c => c.Text("kind"));
        Assert.Equal(("2026-12-08T05:58:00Z", "2026-12-08T08:09:00Z"), (clocks["customer-restore"].Text("due"), clocks["provider-restore"].Text("due")));
        Assert.False(clocks["customer-respond"].Part("breached").GetBoolean());
        // the customer sees both clocks run, never the agreement behind ours
        Assert.Equal([("customer-restore", ours), ("provider-restore", "")], (await Sam.Reads(ticket)).List("clocks").Skip(1).Select(c => (c.Text("kind"), c.Text("agreement"))));

        ItIs("2026-12-08T06:28");
        Assert.Equal(2, (await Tomas.IsRefused($"{ticket}/resolve", new { })).Codes.Length);
        await Tomas.Does($"{ticket}/work", new { minutes = 90, what = "With Norrvik and Sam on the phone" });
        await Tomas.Does($"{ticket}/resolve", new { cause = "vendor-defect", fix = "Norrvik replaced the optic on 1/0/14", component = "QS-NTE-01" });

        // 4 h 30 of 744 h: 99.3952 %, a tenth of £1,342 owed; Norrvik 4 h 19: 99.4198 %, a twentieth of £980 to claim
        var credits = (await Jonas.Reads(On("/credits?month=2026-12"))).List("lines").ToDictionary(l => l.Text("agreement"));
        Assert.Equal(("99.3952", 13_420), (credits[ours].Text("availabilityPercent"), credits[ours].Number("creditMinor")));
        Assert.Equal(("99.4198", 4_900), (credits[theirs].Text("availabilityPercent"), credits[theirs].Number("creditMinor")));
        var month = await Jonas.Reads(On("/credits?month=2026-12"));
        Assert.Equal(("£134.20", "£49"), (month.Text("out"), month.Text("in")));
    }

    /// <summary>Step 7: the third like fault proposes a problem; it is confirmed, its cause published, its fix followed.</summary>
    public async Task TheThirdLikeFaultIsAProblem()
    {
        Assert.Empty((await Tomas.Reads("/problems")).List("problems"));
        foreach (var day in new[] { "2027-01-05", "2027-01-26" })
        {
            ItIs($"{day}T10:00");
            var opened = await Sam.Does("/tickets", new { title = "Quayside is dark again", network, impact = "down", site = "QS", service, component = "QS-NTE-01" });
            // in her hours it is Maja's
            Assert.Equal("Maja Kovač", (await Maja.Reads($"/tickets/{opened.Text("reference")}")).Part("owner").Text("name"));
            ItIs($"{day}T10:40");
            await Maja.Does($"/tickets/{opened.Text("reference")}/take", new { });
            await Maja.Does($"/tickets/{opened.Text("reference")}/work", new { minutes = 40, what = "Reseated" });
            await Maja.Does($"/tickets/{opened.Text("reference")}/resolve", new { cause = "vendor-defect", fix = "Reseat the uplink optic, wait 40 s", component = "QS-NTE-01" });
        }
        var candidate = (await Tomas.Reads("/problems")).List("problems").Single();
        Assert.Equal(("candidate", 3), (candidate.Text("state"), candidate.Number("tickets")));
        Assert.True(candidate.Number("costMinor") > 0);
        var problem = $"/problems/{candidate.Text("reference")}";
        await Maja.Does($"{problem}/confirm", new { title = "The uplink optic of NTE-1208 goes dark" });
        await Maja.Does($"{problem}/known-error", new { origin = "design", cause = "The optic chosen in the design is too weak for the span", workaround = "Reseat the uplink optic, wait 40 s" });
        // whoever has duty next finds what helps before the fault comes again
        Assert.Equal(("KE-1001", "Reseat the uplink optic, wait 40 s"), (await Tomas.Reads(On("/dossier"))).Part("seen") is var seen ? (seen.Text("knownError"), seen.Text("workaround")) : default);
        foreach (var state in new[] { "fix-planned", "fix-deployed", "watching" }) Assert.Equal(state, (await Maja.Does($"{problem}/state", new { state })).Text("state"));
        var model = await Maja.Reads(problem);
        Assert.Equal(("Maja Kovač", "design", "KE-1001"), (model.Text("owner"), model.Text("origin"), model.Text("knownError")));
        Assert.True(model.Number("repeatCostMinor") < model.Number("costMinor"));
    }

    /// <summary>Step 8: Maja changes teams; the list is walked, the drill passed out of the dossier, and at one instant accountability moves.</summary>
    public async Task TheNetworkChangesHands()
    {
        ItIs("2027-03-01T09:00");
        // what fell due since January is settled before the list is taken, not while it is walked
        await AllIsTold();
        await Jonas.Does(On("/handover"), new { to = "Ines Duarte", trigger = "rotation" });
        await Maja.Does(On("/handover/propose"), new { });
        await Ines.Does(On("/handover/accept"), new { });
        await Ines.Does(On("/handover/shadow"), new { });
        var (codes, words) = await Maja.IsRefused(On("/handover/effective"), new { });
        Assert.Equal(["check-open", "dossier-thin", "drill-open", "too-short"], codes.Distinct().Where(c => c != "items-undecided").Order());
        Assert.Contains("a handover needs 90", words, StringComparison.Ordinal);

        foreach (var section in new[] { "access", "contacts", "addressing", "config-backup" }) await Maja.Does(On($"/dossier/{section}/confirm"), new { });
        var drill = await Ines.Does(On("/handover/drill"), new { });
        var answers = await FromTheDossier([.. drill.List("questions").Select(q => (q.Number("number"), q.Text("question")))]);
        ItIs("2027-03-01T09:11");
        var marked = await Ines.Does(On("/handover/drill/answers"), answers);
        Assert.True(marked.Part("passed").GetBoolean(), $"{marked} {drill} {JsonSerializer.Serialize(answers)}");
        foreach (var check in new[] { "knowledge-interview", "access-granted", "revocation-dated", "contracts-walked", "partners-introduced", "customer-told", "customer-call" })
            await Ines.Does(On("/handover/checks"), new { check, note = "filed" });
        foreach (var item in (await Maja.Reads(On("/handover"))).Part("handover").List("items"))
            await Maja.Does(On("/handover/items"), new { item = item.Text("id"), decision = "move" });

        ItIs("2027-03-09T09:00");
        await Maja.Does(On("/dossier/config-backup/confirm"), new { });
        Assert.Equal(ines.Id.ToString(), (await Maja.Does(On("/handover/effective"), new { })).Text("engineerId"));
        var terms = (await Jonas.Reads(On("/accountability"))).List("terms").OrderBy(t => t.Text("from")).ToList();
        Assert.Equal([("2026-09-14T08:20:00Z", "2027-03-09T09:00:00Z"), ("2027-03-09T09:00:00Z", "")], terms.Select(t => (t.Text("from"), t.Text("until"))));
        Assert.Equal(["not-the-engineer"], (await Maja.IsRefused(On("/acceptance/ready"), new { })).Codes.Take(1));

        // the thread is unbroken, for the API and for the command
        var verified = (await Jonas.Reads(On("/journal?verify=true"))).Part("verified");
        Assert.Equal(JsonValueKind.Null, verified.Part("break").ValueKind);
        Assert.True(verified.Part("entries").GetInt32() > 60);
        var (said, wrong) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        Assert.Equal((0, ""), (await VerifyCommand.Run(site.App.Services, said, wrong, TestContext.Current.CancellationToken), wrong.ToString()));
        Assert.StartsWith("1 journals", said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What somebody answers who has only the dossier and the overview before them.</summary>
    async Task<Dictionary<string, string>> FromTheDossier(IReadOnlyList<(int Number, string Question)> questions)
    {
        var (dossier, overview) = (await Ines.Reads(On("/dossier")), await Ines.Reads(On("")));
        var (head, change) = (dossier.Part("head"), dossier.List("changes").First());
        var line = dossier.List("circuits").Single();
        string Of(string question)
        {
            if (question.StartsWith("Who is the account manager", StringComparison.Ordinal)) return head.Text("accountManager");
            if (question.StartsWith("Which number reaches whoever is on duty", StringComparison.Ordinal)) return head.Part("duty").Text("phone");
            if (question.StartsWith("Which circuit number", StringComparison.Ordinal)) return line.Text("circuitId");
            if (question.StartsWith("Whose circuit", StringComparison.Ordinal)) return line.Text("provider");
            if (question.StartsWith("How is a fault", StringComparison.Ordinal)) return line.Text("howToReport");
            if (question.StartsWith("What is the committed rate", StringComparison.Ordinal)) return overview.List("services").Single().Text("committedKbps");
            if (question == "What was changed last?") return change.Text("what");
            if (question == "Who made the last change?") return change.Text("by");
            if (question.StartsWith("Under which reference", StringComparison.Ordinal)) return change.Text("reference");
            if (question.StartsWith("What must nobody touch", StringComparison.Ordinal)) return dossier.List("doNotTouch").Single().Text("text");
            foreach (var place in dossier.List("places").Where(p => question.Contains(p.Text("name"), StringComparison.Ordinal)))
                return place.Text(question.Contains("address", StringComparison.Ordinal) ? "address" : question.Contains("code", StringComparison.Ordinal) ? "code" : question.Contains("time zone", StringComparison.Ordinal) ? "zone" : "access");
            foreach (var contact in overview.List("contacts"))
            {
                if (question == $"Which number reaches {contact.Text("name")}?") return contact.Text("phone");
                if (question.Contains(contact.Text("purpose") switch { "signs" => "signs?", "pays" => "bills?", "on-site" => "contact on site?", _ => "technical contact?" }, StringComparison.Ordinal)) return contact.Text("name");
            }
            return "";
        }
        return questions.ToDictionary(q => $"answer{q.Number}", q => Of(q.Question));
    }
}
