// Small wrong worlds: they prove that each rule of this folder can fail.
#pragma warning disable CA1822, CS0649
using System.ComponentModel.DataAnnotations;

namespace Throughline.Tests.Architecture.Samples.Modules.Lower.Published
{
    internal sealed class Open { public void Say() { } }
}

namespace Throughline.Tests.Architecture.Samples.Modules.Lower.Things
{
    internal sealed class Hidden { }

    internal sealed class LooksUp { public object Make() => new List<Upper.Published.Gate>(); }
}

namespace Throughline.Tests.Architecture.Samples.Modules.Upper.Published
{
    internal sealed class Gate { }
}

namespace Throughline.Tests.Architecture.Samples.Modules.Upper.Things
{
    internal sealed class Polite { public Action Say() => () => new Lower.Published.Open().Say(); }

    internal sealed class Pries { public IEnumerable<object> Look() { yield return new Lower.Things.Hidden[1]; } }
}

namespace Throughline.Tests.Architecture.Samples.Modules.Reader
{
    internal sealed class Reads { public Lower.Things.Hidden? Seen; public Upper.Published.Gate? Gate; }
}

namespace Throughline.Tests.Architecture.Samples.Kernel
{
    internal sealed class Knows { public Lower Of => new(); internal sealed class Lower { public Modules.Lower.Published.Open? Open; } }
}

namespace Throughline.Tests.Architecture.Samples.Habits
{
    internal sealed class Clocks { public object Now() => DateTime.UtcNow.Date; public Func<object> Later() => () => DateTimeOffset.MinValue; }

    internal sealed class Keys { public object Key() => Guid.NewGuid(); }

    internal sealed record Ignored([Required] string? Name);

    internal sealed record Heeded([property: Required] string? Name);
}
