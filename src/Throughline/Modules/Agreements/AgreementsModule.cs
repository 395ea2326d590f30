using Throughline.Kernel;

namespace Throughline.Modules.Agreements;

/// <summary>Contracts, targets, clocks, credits, claims and exposure.</summary>
public sealed class AgreementsModule : Module
{
    public override void Services(IServiceCollection services) => services.AddClaims();

    public override void Routes(IEndpointRouteBuilder app)
    {
        ClaimRoutes.Map(app);
    }
}
