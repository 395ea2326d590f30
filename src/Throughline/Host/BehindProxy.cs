using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Throughline.Host;

/// <summary>Who asks and by which scheme, when a reverse proxy stands in front: without it the forty failed sign-ins of one guesser shut the house for all.</summary>
static class BehindProxy
{
    public const string Setting = "TrustedProxies";

    /// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of the proxies of the setting, and of nobody else; without it those on this machine.</summary>
    public static ForwardedHeadersOptions Options(string? trusted)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (string.IsNullOrWhiteSpace(trusted)) return options;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var one in trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(one, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"{Setting}: “{one}” is neither an address nor a network. Write them as 10.0.0.5, 10.1.0.0/16.");
        }
        return options;
    }
}
