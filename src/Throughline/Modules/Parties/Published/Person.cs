using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Parties.Published;

/// <summary>Somebody of our own, of a partner, a provider or a customer, with what they can do and when they work.</summary>
public sealed class Person : Root
{
    Person() { }

    public Person(Guid organisationId, string name, string? email, Role roles, string region = "")
    {
        (OrganisationId, Name, Email, Roles, Region) = (organisationId, name, email, roles, region);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; set; }
    public string? JobTitle { get; set; }
    public Role Roles { get; private set; }
    public string Region { get; private set; } = "";

    /// <summary>Tier of support, 1 to 3; null for those who take no tickets.</summary>
    public int? Tier { get; set; }

    /// <summary>Hours the person works, a calendar; null is Monday to Friday, 09:00 to 17:30, in the organisation's zone.</summary>
    public Guid? CalendarId { get; private set; }
    public Guid? TeamId { get; set; }
    public Instant? DisabledAt { get; private set; }
    public List<string> Languages { get; private set; } = [];
    public List<Skill> Skills { get; private set; } = [];
    public List<Leave> Leave { get; private set; } = [];

    public bool IsActive => DisabledAt is null;
    public bool Holds(Role any) => (Roles & any) != 0;

    public void Learn(string skill, int level, LocalDate? lastUsed = null)
    {
        Skills.RemoveAll(s => s.Name == skill);
        Skills.Add(new Skill(skill, level, lastUsed));
        Touch();
    }

    public void Speak(params string[] languages)
    {
        Languages = [.. Languages.Union(languages)];
        Touch();
    }

    public void TakeLeave(LocalDate from, LocalDate to, string reason)
    {
        if (to < from) throw new RuleException("leave-inverted", $"The leave would end on {to.DateText()}, before it begins on {from.DateText()}. Swap the dates.", "/to");
        Leave.Add(new Leave(from, to, reason));
        Touch();
    }

    /// <summary>Takes back leave that will not be taken; null where none begins on that day.</summary>
    public Leave? CancelLeave(LocalDate from)
    {
        if (Leave.Find(l => l.From == from) is not { } leave) return null;
        Leave.Remove(leave);
        Touch();
        return leave;
    }

    /// <summary>Puts right how somebody is called and reached; what is null is not known.</summary>
    public void Correct(string name, string? email, string? phone, string? jobTitle, string region, int? tier)
    {
        (Name, Email, Phone, JobTitle, Region, Tier) = (name, email, phone, jobTitle, region, tier);
        Touch();
    }

    /// <summary>Null is the office hours of the company.</summary>
    public void WorkBy(Guid? calendarId)
    {
        CalendarId = calendarId;
        Touch();
    }

    public Leave? OnLeaveAt(LocalDate date) => Leave.FirstOrDefault(l => l.From <= date && date <= l.To);

    public void GiveRoles(Role roles)
    {
        Roles = roles;
        Touch();
    }

    /// <summary>Ends every session and right of the person. What stands in the way is asked of the modules first: see DisablePerson.</summary>
    public void Disable(Instant now)
    {
        DisabledAt ??= now;
        Touch();
    }

    public void Enable()
    {
        DisabledAt = null;
        Touch();
    }
}

/// <summary>Something a person can do, from 1 (has seen it) to 5 (others ask them).</summary>
public sealed class Skill
{
    Skill() { }

    public Skill(string name, int level, LocalDate? lastUsed) => (Name, Level, LastUsed) = (name, level, lastUsed);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";
    public int Level { get; private set; }
    public LocalDate? LastUsed { get; private set; }
}

/// <summary>Days on which a person does not work, both included.</summary>
public sealed class Leave
{
    Leave() { }

    public Leave(LocalDate from, LocalDate to, string reason) => (From, To, Reason) = (from, to, reason);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public LocalDate From { get; private set; }
    public LocalDate To { get; private set; }
    public string Reason { get; private set; } = "";
}
