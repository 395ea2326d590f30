using Microsoft.Playwright;

namespace Throughline.Journeys.Ground;

/// <summary>One real Chromium for all journeys; each journey gets a profile of its own in it.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string? Chromium = new[] { Environment.GetEnvironmentVariable("THROUGHLINE_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(Start);

    /// <summary>Why there can be no browser on this machine, with the way out; null when there can.</summary>
    public static string? Unavailable => Chromium is null ? "Chromium is not installed: sudo apt-get install chromium" : null;

    /// <summary>Opens a window with cookies of its own; close it by disposing.</summary>
    /// <param name="address">What links without a host are relative to; use localhost, not 127.0.0.1, or passkeys are refused.</param>
    /// <param name="look">Light or dark, desk or telephone, with or without JavaScript.</param>
    public async Task<IBrowserContext> Open(string address, Look? look = null)
    {
        look ??= Look.Desk;
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            IsMobile = look.IsPhone,
            HasTouch = look.IsPhone,
            JavaScriptEnabled = look.JavaScript,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        // a busy machine is no fault of the page
        context.SetDefaultTimeout(60_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        if (Chromium is null) throw new InvalidOperationException(Unavailable);
        // Playwright speaks through a Node.js that its package brings along; no Node.js is needed on the machine
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            ChromiumSandbox = Environment.UserName != "root",
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return (playwright, browser);
    }
}

/// <summary>How a page is looked at.</summary>
public sealed record Look(int Width = 1440, int Height = 900, bool Dark = false, bool JavaScript = true)
{
    public static readonly Look Desk = new();
    public static readonly Look DeskDark = Desk with { Dark = true };
    public static readonly Look Laptop = new(1280, 800);
    public static readonly Look Phone = new(390, 844);
    public static readonly Look PhoneDark = Phone with { Dark = true };
    public static readonly Look WithoutJavaScript = Desk with { JavaScript = false };

    public bool IsPhone => Width < 600;
}
