using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Founds the company: calendars, organisations, teams with their rotas, people and their accounts.</summary>
static class DemoPeople
{
    /// <summary>Everybody of the demo signs in with it.</summary>
    public const string Password = "throughline demo";

    public static Task Found(DemoWorld world) => world.Save(null, async db =>
    {
        var calendars = DemoCalendars.All();
        DemoCalendars.Plan(calendars, world.Today);
        var companies = DemoCompanies.All();
        db.AddRange(calendars);
        db.AddRange(companies);
        var teams = new (string Name, string Region, string Phone)[] { ("South", DemoStaff.South, "0117 496 0113"), ("North", DemoStaff.North, "0113 496 0113"), ("Austin", DemoStaff.Texas, "512 555 0113") }
            .Select(t => new Team(t.Name, t.Region, null) { DutyPhone = t.Phone }).ToList();
        db.AddRange(teams);
        await db.SaveChangesAsync();

        var calendarIds = calendars.ToDictionary(c => c.Name, c => c.Id);
        var halden = companies[0].Id;
        var staff = DemoStaff.People(halden, calendarIds, teams.ToDictionary(t => t.Region, t => t.Id), world.Today).ToList();
        foreach (var (name, from, to, reason) in DemoStaff.Leave)
            staff.Single(p => p.Name == name).TakeLeave(world.Today.PlusDays(from), world.Today.PlusDays(to), reason);
        var others = DemoCompanies.People.Select(line =>
        {
            var company = companies.Single(c => c.Name == line.Company);
            var person = new Person(company.Id, line.Name, DemoStaff.EmailOf(line.Name, company.Domain!), line.Roles) { JobTitle = line.Title, Phone = line.Phone };
            if (line.Hours is { } hours) person.WorkBy(calendarIds[hours]);
            return person;
        }).ToList();
        db.AddRange(staff);
        db.AddRange(others);
        foreach (var team in teams) team.ManagedBy(staff.Single(p => p.Name == "Jonas Weber").Id);

        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        foreach (var person in staff.Concat(others))
        {
            db.Users.Add(AccountOf(person, hash));
            var company = companies.Single(c => c.Id == person.OrganisationId);
            world.Knows(new DemoPerson(person.Id, person.Name, person.Email!, company.Id, company.Name, company.Side, person.Roles, company.Zone, person.Tier));
        }
        DemoRotas.Write(db, world, teams.ToDictionary(t => t.Name), staff.ToDictionary(p => p.Name, p => p.Id.ToString()));
    });

    static Account AccountOf(Person person, string hash) => new()
    {
        PersonId = person.Id, UserName = person.Email, NormalizedUserName = person.Email!.ToUpperInvariant(), Email = person.Email, NormalizedEmail = person.Email.ToUpperInvariant(),
        EmailConfirmed = true, LockoutEnabled = true, PasswordHash = hash, SecurityStamp = Guid.CreateVersion7().ToString("N"), ConcurrencyStamp = Guid.CreateVersion7().ToString(),
    };

    /// <summary>One person for each role there is, in the order of the roles.</summary>
    public static IEnumerable<(Role Role, string Name, string Email)> OnePerRole() =>
        from line in new (Role Role, string Name, string Domain)[]
        {
            (Role.AccountManager, "Owen Hart", "halden.example"), (Role.Engineer, "Maja Kovač", "halden.example"), (Role.ProjectManager, "Priya Nair", "halden.example"),
            (Role.Support, "Tomás Reyes", "halden.example"), (Role.Manager, "Jonas Weber", "halden.example"), (Role.Finance, "Grace Okafor", "halden.example"),
            (Role.Administrator, "Yusuf Demir", "halden.example"), (Role.PartnerEngineer, "Elin Berg", "norrvik.example"), (Role.Signatory, "Helen Ashworth", "brightwater.example"),
            (Role.SiteContact, "Dev Patel", "brightwater.example"), (Role.TechnicalContact, "Sam Okoro", "brightwater.example"), (Role.BillingContact, "Ruth Collins", "brightwater.example"),
        }
        select (line.Role, line.Name, DemoStaff.EmailOf(line.Name, line.Domain));
}
