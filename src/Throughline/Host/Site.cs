using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>Puts the program together: services, the order in which a request passes, routes. Tests start the same site.</summary>
public static class Site
{
    /// <param name="database"><c>sqlite:PATH</c> or a PostgreSQL connection string.</param>
    /// <param name="adjust">Last word on the services: a test's clock, a test's mail server.</param>
    public static WebApplication Build(string database, string? urls = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("THROUGHLINE_");
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (urls is not null) builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = Problems.MostBytes);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        Services(builder.Services, database);
        // what is made of routes: a command without the web server has none
        builder.Services.AddSingleton<AccessTable>();
        builder.Services.AddSingleton<OpenApi.ApiDocument>();
        builder.Services.AddHostedService(s => s.GetRequiredService<DueWorker>());
        adjust?.Invoke(builder);

        var app = builder.Build();
        // the model of the database takes as long to make as everything else: beside it, not after it
        _ = Task.Run(() => { using var scope = app.Services.CreateScope(); _ = scope.ServiceProvider.GetRequiredService<ThroughlineDb>().Model; });
        Pipeline(app);
        foreach (var module in Program.Modules) module.Routes(app);
        return app;
    }

    /// <summary>Everything but the web server: also what commands such as <c>verify</c> run on.</summary>
    public static void Services(IServiceCollection services, string database)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddThroughlineData(database);
        services.AddScoped<ExpectedVersion>();
        services.AddScoped<Ui.Frame>();
        services.AddScoped<Ui.Attempt>();
        services.AddHttpContextAccessor();
        services.AddScoped<Microsoft.AspNetCore.Components.Forms.AntiforgeryStateProvider, FormToken>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(a => (a.Cookie.Name, a.Cookie.SameSite, a.Cookie.SecurePolicy) = ("form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(c => c.ApplicationCookie!.Configure(o =>
        {
            (o.Cookie.Name, o.Cookie.SameSite, o.LoginPath, o.SlidingExpiration, o.ExpireTimeSpan) = ("throughline", SameSiteMode.Lax, "/sign-in", true, TimeSpan.FromHours(12));
        }));
        services.AddAuthorization();
        services.AddIdentityCore<Account>(o =>
        {
            o.Password.RequiredLength = 10;
            o.Password.RequireNonAlphanumeric = o.Password.RequireUppercase = o.Password.RequireDigit = o.Password.RequireLowercase = false;
            o.Lockout.MaxFailedAccessAttempts = 8;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.AllowedUserNameCharacters = ""; // any: people have names in every script
        }).AddEntityFrameworkStores<ThroughlineDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddDataProtection().SetApplicationName("throughline");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        // first: modules add their lines to the menu that it makes
        services.AddScoped<IFramePart, FrameOfUser>();
        foreach (var module in Program.Modules) module.Services(services);
        services.AddSingleton<OperatorName>();
        services.AddScoped<PublicAddress>();
        services.AddSingleton<DueWorker>();
        services.AddScoped<OpenApi.ReadApi>();
    }

    static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders(BehindProxy.Options(app.Configuration[BehindProxy.Setting]));
        app.Use(HeadAnswers.Middleware);
        app.Use(LargeBodies.Middleware);
        app.Use(Faults.Middleware);
        app.Use(SecurityHeaders);
        app.Use(ShowAgain.Middleware);
        app.Use(ErrorPages.Middleware);
        app.Use(WebFileAnswers.Middleware);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<WhoIsAsking>();
        app.UseMiddleware<AccessCheck>();
        app.MapGet("/components", PageDoor.Around(_ => Task.FromResult<IResult>(Doors.Page<Ui.Gallery.ComponentsPage>(null)))).Allow(Roles.Staff);
        app.MapGet("/openapi/v1.json", (OpenApi.ApiDocument document) => Results.Json(document.Json, Json.Options)).Allow(Roles.Everyone);
        app.MapPage<OpenApi.ReadApi, Nothing, OpenApi.ApiModel, OpenApi.ApiPage>("/api", (read, input) => read.Run(input)).Allow(Roles.Everyone);
        app.MapGet("/health/live", () => "alive").AllowAnyone();
        app.MapGet("/health/ready", async (ThroughlineDb db) => await db.Database.CanConnectAsync() ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: 503))
            .AllowAnyone();
    }

    static Task SecurityHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // what is shown is somebody's: no cache between us keeps it, and nobody finds it with “back” after they signed out
        headers.CacheControl = "no-cache, no-store";
        if (http.Request.IsHttps && http.Request.Host.Host is not ("localhost" or "127.0.0.1")) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }
}
