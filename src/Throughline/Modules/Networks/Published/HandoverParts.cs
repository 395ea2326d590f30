namespace Throughline.Modules.Networks.Published;

/// <summary>A point of the list of a handover.</summary>
public sealed class HandoverCheck
{
    HandoverCheck() { }

    internal HandoverCheck(HandoverCheckKind kind) => Kind = kind;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public HandoverCheckKind Kind { get; private set; }
    public Instant? DoneAt { get; private set; }
    public Guid? DoneBy { get; private set; }

    /// <summary>Where it is filed, with whom, which date.</summary>
    public string Note { get; private set; } = "";

    internal void Tick(string note, Guid? by, Instant now) => (DoneAt, DoneBy, Note) = (now, by, note);
}

/// <summary>Something that was open when the handover was planned, and what becomes of it.</summary>
public sealed class HandoverItem
{
    HandoverItem() { }

    internal HandoverItem(OpenItem item) => (Kind, Title, Href, Subject) = (item.Kind, item.Title, item.Href, item.Subject);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Href { get; private set; } = "";
    public Guid? Subject { get; private set; }
    public ItemDecision? Decision { get; private set; }
    public Guid? DecidedBy { get; private set; }

    internal bool Is(OpenItem item) => Subject is not null ? Subject == item.Subject : Title == item.Title;

    internal void Decide(ItemDecision decision, Guid? by) => (Decision, DecidedBy) = (decision, by);
}

/// <summary>Ten questions that the successor answers from the dossier, against the clock.</summary>
public sealed class HandoverDrill
{
    /// <summary>How many are asked, how many must be right, in how many minutes.</summary>
    public const int Questions = 10, RightToPass = 9, MinutesToPass = 15;

    HandoverDrill() { }

    internal HandoverDrill(IEnumerable<(string Question, string Answer)> questions, Instant now)
    {
        StartedAt = now;
        Asked = [.. questions.Select((q, at) => new DrillQuestion(at + 1, q.Question, q.Answer))];
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Instant StartedAt { get; private set; }
    public Instant? EndedAt { get; private set; }
    public List<DrillQuestion> Asked { get; private set; } = [];
    public int Right => Asked.Count(q => q.IsRight);

    /// <summary>Whole minutes it took, begun ones counted.</summary>
    public int Minutes => EndedAt is { } end ? (int)Math.Ceiling((end - StartedAt).TotalMinutes) : 0;
    public bool Passed => EndedAt is { } end && Right >= RightToPass && end - StartedAt <= Duration.FromMinutes(MinutesToPass);

    internal void Answer(IReadOnlyList<string> answers, Instant now)
    {
        EndedAt = now;
        foreach (var question in Asked) question.Give(answers.ElementAtOrDefault(question.Number - 1) ?? "");
    }
}

/// <summary>A question of a drill with what the record says and what was answered.</summary>
public sealed class DrillQuestion
{
    DrillQuestion() { }

    internal DrillQuestion(int number, string question, string expected) => (Number, Question, Expected) = (number, question, expected);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; private set; }
    public string Question { get; private set; } = "";
    public string Expected { get; private set; } = "";
    public string Given { get; private set; } = "";

    /// <summary>Letters and digits agree, whatever the case, spaces and signs between: 0117 496 0113 and 01174960113 are one number.</summary>
    public bool IsRight => Bare(Given).Length > 0 && Bare(Given) == Bare(Expected);

    internal void Give(string answer) => Given = answer.Length <= 500 ? answer : answer[..500];

    static string Bare(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

sealed class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Handover> handover)
    {
        handover.Property(h => h.Reason).HasMaxLength(1000);
        handover.HasIndex(h => new { h.NetworkId, h.State });
        handover.HasIndex(h => h.FromId);
        handover.HasIndex(h => h.ToId);
        handover.HasOne<Network>().WithMany().HasForeignKey(h => h.NetworkId).OnDelete(DeleteBehavior.Restrict);
        handover.HasMany(h => h.Checks).WithOne().HasForeignKey("HandoverId").OnDelete(DeleteBehavior.Cascade);
        handover.HasMany(h => h.Items).WithOne().HasForeignKey("HandoverId").OnDelete(DeleteBehavior.Cascade);
        handover.HasMany(h => h.Drills).WithOne().HasForeignKey("HandoverId").OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class HandoverDrillMapping : IEntityTypeConfiguration<HandoverDrill>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<HandoverDrill> drill)
    {
        drill.HasMany(d => d.Asked).WithOne().HasForeignKey("DrillId").OnDelete(DeleteBehavior.Cascade);
        drill.Ignore(d => d.Passed);
    }
}
