using Throughline.Modules.Improvement.Learning;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Recurrences;
using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Problem> Problems => Set<Problem>();
    public DbSet<TicketLink> TicketLinks => Set<TicketLink>();
    public DbSet<Recurrence> Recurrences => Set<Recurrence>();
    public DbSet<HistoryLook> HistoryLooks => Set<HistoryLook>();
    public DbSet<LearnedRanker> LearnedRankers => Set<LearnedRanker>();
}
