using Microsoft.AspNetCore.Identity;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>How a person signs in: password, one-time codes, passkeys.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public Guid PersonId { get; set; }

    /// <summary>True for the account that the first page made. There is one true in the whole table: the database refuses a second.</summary>
    public bool? IsFirst { get; init; }
}
