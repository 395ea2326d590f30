namespace Throughline.Modules.Parties.People;

/// <summary>Somebody is known from now on.</summary>
public sealed record PersonAdded(Guid PersonId, string Name, string Organisation, Role Roles) : Happening
{
    public override string Sentence => $"{Name} of {Organisation} added.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody's roles changed.</summary>
public sealed record RolesGiven(Guid PersonId, string Name, Role Before, Role After) : Happening
{
    public override string Sentence => $"{Name} holds {After} now, before: {Before}.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody was given a way to sign in, or a new one.</summary>
public sealed record AccountOpened(Guid PersonId, string Name) : Happening
{
    public override string Sentence => $"{Name} can set a password.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody cannot sign in any more; every session and token of theirs has ended.</summary>
public sealed record PersonDisabled(Guid PersonId, string Name, string? Reason) : Happening
{
    public override string Sentence => Reason is null ? $"{Name} can no longer sign in." : $"{Name} can no longer sign in: {Reason}";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody can sign in again.</summary>
public sealed record PersonEnabled(Guid PersonId, string Name) : Happening
{
    public override string Sentence => $"{Name} enabled again.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody will not work on these days.</summary>
public sealed record LeaveTaken(Guid PersonId, string Name, LocalDate From, LocalDate To) : Happening
{
    public override string Sentence => $"{Name} is on leave {From.DateText()} to {To.DateText()}.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody will work on these days after all.</summary>
public sealed record LeaveCancelled(Guid PersonId, string Name, LocalDate From, LocalDate To) : Happening
{
    public override string Sentence => $"{Name} is not on leave {From.DateText()} to {To.DateText()} after all.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody lost the device: the codes and passkeys on it open nothing any more.</summary>
public sealed record DeviceLost(Guid PersonId, string Name) : Happening
{
    public override string Sentence => $"{Name} lost a device: codes, passkeys and sessions ended.";
    public override Guid? Subject => PersonId;
}

/// <summary>It was noted what somebody can do, or that they can do it better or worse than was known.</summary>
public sealed record SkillLearned(Guid PersonId, string Name, string Skill, int Level, LocalDate? LastUsed, int? LevelBefore, LocalDate? LastUsedBefore) : Happening
{
    public override string Sentence => $"{Name} can do {Skill} at level {Level}{Used(LastUsed)}{(LevelBefore is null ? "" : $"; before: level {LevelBefore}{Used(LastUsedBefore)}")}.";
    public override Guid? Subject => PersonId;

    static string Used(LocalDate? last) => last is { } day ? $", last used {day.DateText()}" : "";
}

/// <summary>It was noted which languages somebody speaks with customers.</summary>
public sealed record LanguagesSpoken(Guid PersonId, string Name, IReadOnlyList<string> Before, IReadOnlyList<string> More) : Happening
{
    public override string Sentence => $"{Name} speaks {string.Join(", ", More)}{(Before.Count == 0 ? "" : ", too")}.";
    public override Guid? Subject => PersonId;
}

/// <summary>Somebody is in a team, in another one than before, or in none.</summary>
public sealed record TeamJoined(Guid PersonId, string Name, string? Team, string? Before) : Happening
{
    public override string Sentence => $"{Name} is in {(Team is null ? "no team" : $"the team {Team}")}{(Before is null ? "" : $"; before: {Before}")}.";
    public override Guid? Subject => PersonId;
}
