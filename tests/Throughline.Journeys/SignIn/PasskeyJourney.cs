using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.SignIn;

/// <summary>A passkey from the first touch to signing in without a password, with the authenticator that Chromium brings for tests.</summary>
public sealed class PasskeyJourney(Browser browser)
{
    [Fact]
    public async Task A_person_adds_a_passkey_and_signs_in_with_it_alone()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        // passkeys belong to a name: an address of numbers is refused
        await using var window = await browser.Open($"http://localhost:{site.Address.Port}");
        var page = await window.NewPageAsync();
        var device = await window.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        await page.GotoAsync("/sign-in?back=/me/security");
        await page.GetByLabel("E-mail").FillAsync("maja.kovač@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Name of the device").FillAsync("Phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is added")).ToBeVisibleAsync();
        await Pages.Axe(page);
        await Pages.Screenshot(page, "security");

        await window.ClearCookiesAsync();
        await page.GotoAsync("/me/security");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your sign-in" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take away Phone" })).ToBeVisibleAsync();
    }
}
