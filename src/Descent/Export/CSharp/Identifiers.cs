using System.Globalization;
using System.Text;

namespace Descent.Export.CSharp;

/// <summary>Names in C# for what has any name elsewhere: each one once.</summary>
/// <param name="reserved">Names that are taken.</param>
internal sealed class Identifiers(params IEnumerable<string> reserved)
{
    /// <summary>What a class that was exported may hold besides weights and vocabularies.</summary>
    public static readonly string[] Members =
    [
        "Input", "Prediction", "Predict", "Labels", "Network", "Encode", "Decode", "Vocabulary", "Floats", "Dense", "Add", "Average", "Concatenate", "Normalize", "Row", "Erf", "Softmax", "LogSoftmax", "Cell",
        "Present", "Standardized", "IsMissing", "ParseNumber", "ParseTruth", "ParseDate", "WriteDate", "WriteWords", "MissingTexts",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    ];

    /// <summary>What a record has by itself.</summary>
    public static readonly string[] RecordMembers =
        ["Input", "Parse", "Predict", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Clone", "Deconstruct"];

    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit",
        "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "await", "field", "file", "record", "required", "scoped", "var", "yield",
    ];

    private readonly HashSet<string> _taken = [.. reserved];

    /// <summary>Whether a text is a name that can stand as it is.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(IsPart) && !s_keywords.Contains(text);

    /// <summary>A name such as <c>SepalLength</c> for <c>sepal_length</c>.</summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder();
        var begins = true;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter)) name.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !char.IsLetterOrDigit(letter);
        }
        return name.Length == 0 ? "Column" : char.IsLetter(name[0]) ? name.ToString() : "_" + name;
    }

    /// <summary>A free name in Pascal case.</summary>
    public string Type(string text) => Free(Pascal(text));

    /// <summary>A free name in camel case.</summary>
    public string Local(string text)
    {
        var name = Pascal(text);
        return Free(char.ToLowerInvariant(name[0]) + name[1..]);
    }

    /// <summary>Names that are taken from now on.</summary>
    public void Take(IEnumerable<string> names) => _taken.UnionWith(names);

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; s_keywords.Contains(free) || !_taken.Add(free); number++) free = name + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
