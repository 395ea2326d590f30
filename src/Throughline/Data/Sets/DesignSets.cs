using Microsoft.EntityFrameworkCore;
using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<HardwareType> HardwareTypes => Set<HardwareType>();
    public DbSet<DeviceType> DeviceTypes => Set<DeviceType>();
    public DbSet<ModuleType> ModuleTypes => Set<ModuleType>();
    public DbSet<Part> Parts => Set<Part>();
    public DbSet<NetworkDesign> Designs => Set<NetworkDesign>();
    public DbSet<KitList> KitLists => Set<KitList>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
}
