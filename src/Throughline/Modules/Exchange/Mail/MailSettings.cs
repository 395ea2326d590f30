using System.Globalization;
using System.Net.Mail;
using Throughline.Kernel;

namespace Throughline.Modules.Exchange.Mail;

/// <summary>The mail server that takes our messages, as the operator set it; without a host mail is off.</summary>
/// <param name="Port">TCP port, 1 to 65535.</param>
/// <param name="From">Address that messages come from: <c>noc@example.net</c> or <c>Support &lt;noc@example.net&gt;</c>.</param>
/// <param name="Tls">True: refuse to send unless the server takes the line to TLS (STARTTLS).</param>
public sealed record MailSettings(string? Host, int Port, string? From, string? User, string? Password, bool Tls)
{
    public bool IsOn => Host is not null;

    /// <summary>Reads <c>Mail:Host</c>, <c>Port</c>, <c>From</c>, <c>User</c>, <c>Password</c> and <c>Tls</c>; says no with all that is wrong in them.</summary>
    public static MailSettings Of(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        string? Value(string key) => mail[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        var obstacles = new List<Obstacle>();
        void Wrong(string key, string message) => obstacles.Add(new("mail-setting", message, $"/Mail/{key}"));

        if (!int.TryParse(Value("Port") ?? "587", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            Wrong("Port", $"Mail:Port is '{Value("Port")}'; it must be a number from 1 to 65535, usually 587 or 25.");
        if (!bool.TryParse(Value("Tls") ?? "true", out var tls))
            Wrong("Tls", $"Mail:Tls is '{Value("Tls")}'; it must be true or false.");
        var settings = new MailSettings(Value("Host"), port, Value("From"), Value("User"), Value("Password"), tls);
        if (settings.IsOn && !MailAddress.TryCreate(settings.From, out _))
            Wrong("From", $"Mail:From is '{settings.From}'; set it to the address that messages come from, like noc@example.net.");
        if (settings.User is null != settings.Password is null)
            Wrong("User", "Mail:User and Mail:Password go together; set both, or neither for a server that asks for none.");
        RuleException.ThrowIfAny(obstacles);
        return settings;
    }
}
