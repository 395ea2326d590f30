using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Plans;

sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.HasIndex(p => p.NetworkId).IsUnique();
        plan.HasIndex(p => p.LeadId);
        plan.HasIndex(p => new { p.SlackDays, p.Id });
        plan.HasOne<Network>().WithMany().HasForeignKey(p => p.NetworkId).OnDelete(DeleteBehavior.Restrict);
        plan.HasMany(p => p.Tasks).WithOne().HasForeignKey(t => t.PlanId);
        plan.HasMany(p => p.Calendars).WithOne().HasForeignKey("PlanId");
    }
}

sealed class PlanTaskMapping : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> task)
    {
        task.Property(t => t.Key).HasMaxLength(60);
        task.HasIndex(t => new { t.PlanId, t.Number }).IsUnique();
        task.HasMany(t => t.After).WithOne().HasForeignKey("TaskId");
    }
}
