using System.Collections.Concurrent;

namespace Throughline.Modules.Calendars;

/// <summary>Calendars and rotas made from their definitions, each once: building one costs more than asking it.</summary>
static class Compiled<T> where T : class
{
    static readonly ConcurrentDictionary<string, T> Known = new(StringComparer.Ordinal);

    public static T Of(string definition, Func<string, T> make)
    {
        if (Known.TryGetValue(definition, out var made)) return made;
        // a definition that changed leaves its old self behind: forget all before that matters
        if (Known.Count > 4000) Known.Clear();
        return Known.GetOrAdd(definition, make);
    }
}
