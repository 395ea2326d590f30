using Microsoft.EntityFrameworkCore;
using Throughline.Modules.Networks.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Network> Networks => Set<Network>();
    public DbSet<AccountabilityTerm> AccountabilityTerms => Set<AccountabilityTerm>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Cover> Covers => Set<Cover>();
    public DbSet<DeputySignature> DeputySignatures => Set<DeputySignature>();
    public DbSet<StaffingRequest> StaffingRequests => Set<StaffingRequest>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Caution> Cautions => Set<Caution>();
    public DbSet<ChangeRecord> ChangeRecords => Set<ChangeRecord>();
    public DbSet<SectionConfirmation> SectionConfirmations => Set<SectionConfirmation>();
}
