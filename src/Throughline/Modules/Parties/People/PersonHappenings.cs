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
