using static Descent.Tests.Data.Tricky.TrickyCase;

namespace Descent.Tests.Data.Tricky;

/// <summary>Schema files.</summary>
internal static class SchemaCases
{
    public static IEnumerable<TrickyCase> All =>
    [
        Declare("a good schema", """{"columns": [{"name": "a", "role": "number"}, {"name": "b"}]}""", "a number, b auto"),
        Declare("comments and commas at the end", "{\"columns\": [ // all\n{\"name\": \"a\"},],}", "a auto"),
        Declare("a byte order mark before JSON", [0xEF, 0xBB, 0xBF, .. "{\"columns\": []}"u8], ""),
        Declare("roles in capital letters", """{"columns": [{"name": "a", "role": "Number"}]}""", "file.json:1:36: column 1 ('a'): 'role' has no value 'Number'. Did you mean 'number'?"),
        Declare("an empty schema file", "", "file.json:1:1: this is not JSON: the text is empty."),
        Declare("a list for a schema", "[]", "file.json:1:1: the schema needs to be an object"),
        Declare("JSON that is cut off", "{\"columns\":\n [{\"name\": \"a\"", "file.json:2:15: this is not JSON: the text ends too early: a bracket or a quote is not closed."),
        Declare("text behind JSON", "{\"columns\": []}\nx", "file.json:2:1: this is not JSON: 'x' is not expected here"),
        Declare("JSON in single quotes", "{'columns': []}", "file.json:1:2: this is not JSON: texts stand in double quotes, not in single ones."),
        Declare("a schema that is not UTF-8", [.. "{\"columns\":\n[{\"name\": \"gr"u8, 0xF6, .. "sse\"}]}"u8], "file.json:2:14: this is not UTF-8 text"),
        Declare("JSON a hundred thousand deep", string.Concat(Enumerable.Repeat("{\"columns\":[", 100_000)), "file.json:1:385: this is not JSON: brackets stand in brackets more than 64 times."),
        Declare("half a character", "{\"columns\": [{\"name\": \"\\ud800\"}]}", "file.json:1:23: the text escapes half a character"),
        Declare("a property twice", """{"columns": [], "columns": [{"name": "a"}]}""", "file.json:1:17: the property 'columns' stands twice"),
        Declare("no columns", """{"task": "binary"}""", "file.json:1:1: the property 'columns' is missing"),
        Declare("an unknown property", "{\"columns\": [\n  {\"name\": \"a\", \"rol\": \"number\"}]}", "file.json:2:24: column 1 ('a') has the unknown property 'rol'. Did you mean 'role'?"),
        Declare("an unknown role", "{\"columns\": [\n  {\"name\": \"a\", \"role\": \"nubmer\"}]}", "file.json:2:25: column 1 ('a'): 'role' has no value 'nubmer'. Did you mean 'number'?"),
        Declare("an unknown task", """{"columns": [], "task": "guess"}""", "file.json:1:25: the schema: 'task' has no value 'guess'. .. The values are binary, multiclass, regression."),
        Declare("a type for a role", """{"columns": [{"name": "a", "role": {"$type": "System.Object"}}]}""", "file.json:1:36: column 1 ('a'): 'role' has no value"),
        Declare("a column without a name", "{\"columns\": [{\"name\": \"a\"},\n{\"role\": \"number\"}]}", "file.json:2:1: column 2: a column has no name"),
        Declare("a column with an empty name", """{"columns": [{"name": ""}]}""", "file.json:1:23: column 1 .. a column has no name"),
        Declare("a column that is declared twice", "{\"columns\": [{\"name\": \"a\"},\n{\"name\": \"a\"}]}", "file.json:2:10: the column 'a' is declared twice"),
        Declare("two targets", "{\"columns\": [{\"name\": \"a\", \"role\": \"target\"},\n{\"name\": \"b\", \"role\": \"target\"}]}", "file.json:2:23: more than one column is declared the target"),
        Declare("a vocabulary of numbers", """{"columns": [{"name": "a", "vocabulary": [1, 2]}]}""", "file.json:1:42: column 1 ('a'): 'vocabulary' needs a list of texts"),
        Declare("a vocabulary that names a value twice", "{\"columns\": [{\"name\": \"a\", \"vocabulary\": [\"1\",\n\"1\"]}]}", "file.json:2:1: column 1 ('a'): 'vocabulary' names the value '1' twice"),
        Declare("a vocabulary of two hundred thousand", $$"""{"columns": [{"name": "a", "vocabulary": [{{string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"{i}\""))}}, null]}]}""", "file.json:1:42: column 1 ('a'): 'vocabulary' needs a list of texts"),
    ];
}
