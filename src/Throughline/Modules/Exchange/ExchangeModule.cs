using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Exchange.Documents;
using Throughline.Modules.Exchange.Mail;
using Throughline.Modules.Exchange.Pdf;

namespace Throughline.Modules.Exchange;

/// <summary>What passes between installations and programs: imports, exports, mail, feeds.</summary>
public sealed class ExchangeModule : Module
{
    public override void Services(IServiceCollection services)
    {
        services.AddSingleton(s => MailSettings.Of(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<MailSender>();
        services.AddSingleton<Support.Published.ISendNotices, MailNotices>();
        services.AddSingleton(s => PdfSettings.Of(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PdfPrinter>();
        services.AddScoped(typeof(Paper<>));
        services.AddScoped<ISendDocuments, SendDocuments>();
        services.AddScoped<IDoDueWork, SendQueuedLetter>();
        services.AddScoped<IDoDueWork, SendServiceReport>();
    }

    public override IEnumerable<Command> Commands() => [Demo.Generate.GenerateCommand.Create()];

    public override void Routes(IEndpointRouteBuilder app)
    {
        Papers.Map(app);
    }
}
