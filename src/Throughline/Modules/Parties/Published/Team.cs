using Throughline.Kernel;

namespace Throughline.Modules.Parties.Published;

/// <summary>People who share a duty rota and a region.</summary>
public sealed class Team : Root
{
    Team() { }

    public Team(string name, string region, Guid? managerId) => (Name, Region, ManagerId) = (name, region, managerId);

    public string Name { get; private set; } = "";
    public string Region { get; private set; } = "";
    public Guid? ManagerId { get; private set; }

    /// <summary>Number that always reaches whoever is on duty.</summary>
    public string? DutyPhone { get; set; }

    /// <summary>Says who is told when nobody else answers.</summary>
    public void ManagedBy(Guid manager)
    {
        ManagerId = manager;
        Touch();
    }
}
