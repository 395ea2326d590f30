using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using NodaTime.Text;

namespace Throughline.Web;

/// <summary>The name of a field as a person reads it; without it the name of the property in words.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsAttribute(string words) : Attribute
{
    public string Words => words;
}

/// <summary>The least and the greatest number a field takes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double least, double most) : Attribute
{
    public decimal Least => (decimal)least;
    public decimal Most => (decimal)most;
}

/// <summary>The greatest number of characters a text takes; 4,000 without it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int characters) : Attribute
{
    public int Characters => characters;
}

/// <summary>A file that came with a form.</summary>
public sealed record Upload(string FileName, byte[] Bytes);

/// <summary>Reads the input record of a verb out of a form or a JSON body; answers every fault at once, each at its field.</summary>
/// <remarks>A nullable property is optional; every other is required. Both doors of a verb read through it.</remarks>
public static partial class Bind
{
    sealed record Slot(string Name, string Pointer, string Words, Type Type, bool Optional, object? Default, BetweenAttribute? Between, int Most, bool MayBeUnknown);

    static readonly ConcurrentDictionary<Type, (ConstructorInfo Make, Slot[] Slots)> Plans = new();

    public static T To<T>(Fields fields)
    {
        var faults = new Faults(null);
        var value = Read(typeof(T), fields, "", faults);
        RuleException.ThrowIfAny(faults);
        return (T)value!;
    }

    /// <summary>The input with something supposed in place of what cannot be read.</summary>
    /// <param name="high">Whether what is supposed is late and large, or early and small or absent.</param>
    /// <returns>Null where nothing can be supposed: a file.</returns>
    public static T? Supposed<T>(Fields fields, bool high)
    {
        var faults = new Faults(high);
        var value = Read(typeof(T), fields, "", faults);
        return faults.AreBeyond ? default : (T?)value;
    }

    /// <summary>What cannot be read of an input, and what is supposed in its place.</summary>
    sealed class Faults(bool? high) : List<Obstacle>
    {
        /// <summary>True when something is missing in whose place nothing can be supposed.</summary>
        public bool AreBeyond { get; private set; }

        public bool Stop => high is null && Count > 0;

        public object? InPlaceOf(Slot slot, Type type)
        {
            if (high is not { } large) return null;
            if (slot.Optional && type == slot.Type && !large) return slot.Default;
            if (type == typeof(string)) return large ? "b" : "a";
            if (type == typeof(bool)) return large;
            if (type == typeof(Guid)) return large ? Guid.AllBitsSet : Guid.Empty;
            if (type.IsEnum) return Enum.GetValues(type) is var all ? all.GetValue(large ? all.Length - 1 : 0) : null;
            if (type == typeof(LocalTime)) return large ? new LocalTime(23, 59) : LocalTime.Midnight;
            var day = new LocalDate(large ? 2100 : 2000, 1, 1);
            if (type == typeof(LocalDate)) return day;
            if (type == typeof(LocalDateTime)) return day.AtMidnight();
            if (type == typeof(Instant)) return day.AtMidnight().InUtc().ToInstant();
            if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(large ? slot.Between?.Most ?? 1000 : slot.Between?.Least ?? 1, type, CultureInfo.InvariantCulture);
            if (Item(type) is { } item) return Array.CreateInstance(item, 0);
            AreBeyond = true;
            return null;
        }
    }

    static object? Read(Type type, Fields fields, string at, Faults faults)
    {
        var (make, slots) = Plans.GetOrAdd(type, Plan);
        if (fields.IsStrict)
            foreach (var name in fields.Names.Where(n => !slots.Any(s => string.Equals(s.Name, n, StringComparison.OrdinalIgnoreCase))))
                faults.Add(new("unknown-field", $"There is no field {name} here. Fields: {string.Join(", ", slots.Select(s => s.Name))}.", $"{at}/{name}"));
        var values = new object?[slots.Length];
        for (var i = 0; i < slots.Length; i++) values[i] = ReadSlot(slots[i], fields, at, faults);
        return faults.Stop ? null : make.Invoke(values);
    }

    static (ConstructorInfo, Slot[]) Plan(Type type)
    {
        var make = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var nullability = new NullabilityInfoContext();
        var slots = make.GetParameters().Select(p =>
        {
            var property = type.GetProperty(p.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!;
            var name = char.ToLowerInvariant(p.Name![0]) + p.Name[1..];
            var optional = p.HasDefaultValue || Nullable.GetUnderlyingType(p.ParameterType) is not null || nullability.Create(p).WriteState == NullabilityState.Nullable;
            var words = property.GetCustomAttribute<WordsAttribute>()?.Words ?? InWords(p.Name);
            return new Slot(name, "/" + name, words, Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType, optional,
                p.HasDefaultValue ? p.DefaultValue : null, property.GetCustomAttribute<BetweenAttribute>(), property.GetCustomAttribute<AtMostAttribute>()?.Characters ?? 4000, Nullable.GetUnderlyingType(p.ParameterType) is not null);
        }).ToArray();
        return (make, slots);
    }

    static object? ReadSlot(Slot slot, Fields fields, string at, Faults faults)
    {
        if (Misshapen(slot, fields) is { } takes)
        {
            faults.Add(new("wrong-shape", $"{slot.Words} takes {takes}; something else was sent.", at + slot.Pointer));
            return faults.InPlaceOf(slot, slot.Type);
        }
        if (slot.Type == typeof(bool)) return ReadTick(slot, fields, at, faults);
        if (slot.Type == typeof(Upload)) return fields.File(slot.Name) ?? Missing();
        if (Item(slot.Type) is { } item) return ReadMany(slot, item, fields, at, faults);

        var text = fields.Text(slot.Name)?.Trim();
        if (string.IsNullOrEmpty(text)) return Missing();
        return Parse(slot, slot.Type, text, at + slot.Pointer, fields.Zone, faults);

        object? Missing()
        {
            if (slot.Optional) return slot.Default;
            faults.Add(new("missing", $"{slot.Words} is missing.", at + slot.Pointer));
            return faults.InPlaceOf(slot, slot.Type);
        }
    }

    /// <summary>What the field takes where JSON of another shape was sent: it would be read as nothing, or in part.</summary>
    static string? Misshapen(Slot slot, Fields fields)
    {
        if (fields.Shape(slot.Name) is not { } shape || shape is JsonShape.Nothing) return null;
        if (slot.Type == typeof(Upload)) return fields.File(slot.Name) is null ? "a file, as {\"fileName\": …, \"base64\": …}" : null;
        if (Item(slot.Type) is not { } item) return shape is JsonShape.Value ? null : "one value";
        return IsPart(item) ? shape is JsonShape.Part or JsonShape.Parts or JsonShape.NoList ? null : "a list of objects"
            : shape is JsonShape.Value or JsonShape.Values or JsonShape.NoList ? null : "a list of values";
    }

    static Type? Item(Type type) => type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null : type.IsArray ? type.GetElementType() : type.GetGenericArguments()[0];

    static bool IsPart(Type item) => item.IsClass && item != typeof(string);

    // a box that is not ticked is not sent at all
    static object? ReadTick(Slot slot, Fields fields, string at, Faults faults)
    {
        var tick = fields.Text(slot.Name)?.Trim().ToLowerInvariant();
        if (tick is null or "") return slot.Default ?? (slot.MayBeUnknown ? null : false);
        if (tick is "true" or "on" or "1") return true;
        if (tick is "false" or "off" or "0") return false;
        faults.Add(new("not-true-or-false", $"{slot.Words}: “{Short(tick)}” is neither true nor false.", at + slot.Pointer));
        return faults.InPlaceOf(slot, slot.Type);
    }

    static object? ReadMany(Slot slot, Type item, Fields fields, string at, Faults faults)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        var parts = fields.Parts(slot.Name);
        var texts = IsPart(item) ? [] : fields.Texts(slot.Name).Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        if (item == typeof(Upload))
        {
            foreach (var file in fields.Files(slot.Name)) list.Add(file);
            if (list.Count < parts.Count) faults.Add(new("not-a-file", $"{slot.Words}: of {parts.Count} only {list.Count} can be read. Each is an object with fileName and the bytes in base64.", at + slot.Pointer));
        }
        else if (IsPart(item))
        {
            for (var i = 0; i < parts.Count; i++) Add(Read(item, parts[i], $"{at}{slot.Pointer}/{i}", faults));
        }
        else
        {
            for (var i = 0; i < texts.Count; i++) Add(Parse(slot, item, texts[i].Trim(), $"{at}{slot.Pointer}/{i}", fields.Zone, faults));
        }
        if (list.Count + parts.Count + texts.Count == 0 && !slot.Optional) faults.Add(new("missing", $"{slot.Words} is missing: give at least one.", at + slot.Pointer));
        if (!slot.Type.IsArray) return list;
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;

        void Add(object? one)
        {
            if (one is not null) list.Add(one);
        }
    }

    static object? Parse(Slot slot, Type type, string text, string pointer, string? zone, Faults faults)
    {
        if (type == typeof(string))
        {
            if (text.Contains('\0')) return No("unreadable", $"{slot.Words} holds a character that cannot be kept (NUL). Remove it.");
            return text.Length <= slot.Most ? text : No("too-long", $"{slot.Words} has {text.Length:N0} characters; at most {slot.Most:N0} fit. Shorten it.");
        }
        if (type == typeof(int)) return Number<int>();
        if (type == typeof(long)) return Number<long>();
        if (type == typeof(decimal)) return Number<decimal>();
        if (type == typeof(double)) return Number<double>();
        if (type == typeof(Guid)) return Guid.TryParse(text, out var id) ? id : No("not-an-id", $"{slot.Words}: “{Short(text)}” is not an id.");
        if (type == typeof(LocalDate)) return Pattern(LocalDatePattern.Iso, "a date like 2026-11-17");
        if (type == typeof(LocalTime)) return Pattern(LocalTimePattern.CreateWithInvariantCulture("HH:mm"), "a time like 09:30");
        var local = LocalDateTimePattern.CreateWithInvariantCulture(text.Length > 16 ? "uuuu-MM-ddTHH:mm:ss" : "uuuu-MM-ddTHH:mm");
        if (type == typeof(LocalDateTime)) return Pattern(local, "a date and time like 2026-11-17T09:30");
        if (type == typeof(Instant) && zone is not null && local.Parse(text) is { Success: true } shown) return Given(shown.Value);
        if (type == typeof(Instant)) return Pattern(InstantPattern.ExtendedIso, "an instant like 2026-11-17T09:30:00Z");
        if (type.IsEnum)
        {
            var word = text.Replace("-", "", StringComparison.Ordinal);
            if (!int.TryParse(word, out _) && Enum.TryParse(type, word, ignoreCase: true, out var chosen)) return chosen;
            return No("not-a-choice", $"{slot.Words}: “{Short(text)}” is not one of {string.Join(", ", Enum.GetNames(type).Select(n => InWords(n).Replace(' ', '-').ToLowerInvariant()))}.");
        }
        throw new NotSupportedException($"{type.Name} cannot be read from input.");

        object? Number<T>() where T : INumber<T>
        {
            // a comma parts thousands, or it is a fault: “12,50” must not become 1250
            var plain = (Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text).Replace("−", "-", StringComparison.Ordinal);
            if (plain.Contains(',', StringComparison.Ordinal)) return No("not-a-number", $"{slot.Words}: “{Short(text)}” has a comma where no thousands end. Write decimals with a point, like 12.50.");
            if (!T.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !T.IsFinite(number))
                return No("not-a-number", $"{slot.Words}: “{Short(text)}” is not a {(typeof(T) == typeof(int) || typeof(T) == typeof(long) ? "whole number that fits" : "number")}.");
            if (slot.Between is { } between && (number < T.CreateChecked(between.Least) || number > T.CreateChecked(between.Most)))
                return No("out-of-range", $"{slot.Words} is {text}; it must be between {between.Least:N0} and {between.Most:N0}.");
            return number;
        }

        // a person gives the time that the clock on the wall shows
        object? Given(LocalDateTime moment)
        {
            if (Times.Skipped(moment, zone, pointer) is not { } skipped) return moment.Given(zone, pointer);
            faults.Add(skipped);
            return faults.InPlaceOf(slot, type);
        }

        object? Pattern<T>(IPattern<T> pattern, string like) => pattern.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : No("unreadable", $"{slot.Words}: “{Short(text)}” is not {like}.");

        object? No(string code, string message)
        {
            faults.Add(new(code, message, pointer));
            return faults.InPlaceOf(slot, type);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^[-−+]?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial System.Text.RegularExpressions.Regex Thousands();

    static string Short(string text) => text.Length <= 60 ? text : text[..57] + "…";

    static string InWords(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
