using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

sealed class QuestionListMapping : IEntityTypeConfiguration<QuestionList>
{
    public void Configure(EntityTypeBuilder<QuestionList> list)
    {
        list.HasIndex(l => l.NetworkId).IsUnique();
        list.HasOne<Network>().WithMany().HasForeignKey(l => l.NetworkId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(l => l.Questions).WithOne().HasForeignKey("ListId");
        list.Ignore(l => l.Open);
    }
}

sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.HasMany(q => q.Answers).WithOne().HasForeignKey("QuestionId");
        question.Ignore(q => q.Current);
        question.Ignore(q => q.Contradicted);
    }
}

sealed class SurveyMapping : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.HasIndex(s => new { s.NetworkId, s.SiteId }).IsUnique();
        survey.HasOne<Network>().WithMany().HasForeignKey(s => s.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ReadinessActionMapping : IEntityTypeConfiguration<ReadinessAction>
{
    public void Configure(EntityTypeBuilder<ReadinessAction> action)
    {
        action.Property(a => a.BlocksTask).HasMaxLength(60);
        action.HasIndex(a => new { a.NetworkId, a.DoneOn });
        action.HasOne<Network>().WithMany().HasForeignKey(a => a.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CrewBookingMapping : IEntityTypeConfiguration<CrewBooking>
{
    public void Configure(EntityTypeBuilder<CrewBooking> booking)
    {
        booking.HasIndex(b => b.NetworkId);
        booking.HasOne<Network>().WithMany().HasForeignKey(b => b.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
