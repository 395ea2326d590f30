using Throughline.Kernel;

namespace Throughline.Modules.Dossier;

/// <summary>The 2 a.m. page: reads everything, writes nothing.</summary>
public sealed class DossierModule : Module
{
}
