using Throughline.Kernel;

namespace Throughline.Modules.Parties;

/// <summary>Organisations, people, roles, skills, teams and sign-in.</summary>
public sealed class PartiesModule : Module
{
}
