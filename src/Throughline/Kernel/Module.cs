using System.CommandLine;

namespace Throughline.Kernel;

/// <summary>A part of the product: what it registers, which routes it answers and which commands it adds.</summary>
public abstract class Module
{
    /// <summary>Services of the module: its verbs, its jobs, its gates.</summary>
    public virtual void Services(IServiceCollection services) { }

    /// <summary>Pages and API of the module.</summary>
    public virtual void Routes(IEndpointRouteBuilder app) { }

    /// <summary>Commands that the module adds to the program <c>throughline</c>.</summary>
    public virtual IEnumerable<Command> Commands() => [];
}
