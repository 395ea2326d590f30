using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Throughline.Tests.Architecture;

/// <summary>The built assembly, read as data: which type uses which, and which members it calls.</summary>
internal static class Code
{
    /// <summary>All types of the assembly that hold <paramref name="anchor"/>, those inside others too.</summary>
    public static List<TypeDefinition> TypesBeside(Type anchor) => ModuleDefinition.ReadModule(anchor.Assembly.Location).GetAllTypes().ToList();

    /// <summary>The type in whose file this one was written: lambdas and iterators belong to the type around them.</summary>
    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>The namespace a person would say; Razor keeps its helpers in one of its own.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        var name = Outermost(type).Namespace;
        return name.StartsWith("__Blazor.", StringComparison.Ordinal) ? name["__Blazor.".Length..] : name;
    }

    /// <summary>Every type that <paramref name="type"/> names: base, fields, signatures, attributes and bodies.</summary>
    public static HashSet<TypeReference> Uses(TypeDefinition type)
    {
        var named = new List<TypeReference?> { type.BaseType };
        named.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        named.AddRange(type.Fields.Select(f => f.FieldType));
        named.AddRange(type.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType));
        named.AddRange(type.CustomAttributes.Concat(type.Properties.SelectMany(p => p.CustomAttributes)).Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            named.Add(method.ReturnType);
            named.AddRange(method.Parameters.Select(p => p.ParameterType));
            named.AddRange(method.CustomAttributes.Select(a => a.AttributeType));
            named.AddRange(method.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType));
            if (method.HasBody) named.AddRange(method.Body.Variables.Select(v => v.VariableType));
        }
        foreach (var operand in Operands(type))
        {
            if (operand is TypeReference used) named.Add(used);
            if (operand is not MemberReference member) continue;
            named.Add(member.DeclaringType);
            if (member is FieldReference field) named.Add(field.FieldType);
            if (member is MethodReference method)
            {
                named.Add(method.ReturnType);
                named.AddRange(method.Parameters.Select(p => p.ParameterType));
                if (method is GenericInstanceMethod generic) named.AddRange(generic.GenericArguments);
            }
        }
        return named.SelectMany(Parts).ToHashSet();
    }

    /// <summary>Every method that <paramref name="type"/> calls.</summary>
    public static IEnumerable<MethodReference> Calls(TypeDefinition type) => Operands(type).OfType<MethodReference>();

    private static IEnumerable<object> Operands(TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select((Instruction i) => i.Operand).Where(o => o is not null);

    // List<Ticket[]> names List and Ticket
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification around => Parts(around.ElementType),
        _ => [type],
    };
}
