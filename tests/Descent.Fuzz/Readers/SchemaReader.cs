using System.Text;
using Descent.Data;
using Descent.Fuzz.Mutations;

namespace Descent.Fuzz.Readers;

/// <summary>Schemas as people write them; what is read is written again, and completed on a table.</summary>
internal sealed class SchemaReader : FuzzReader
{
    private static readonly Table s_table = Csv.Read(new StringReader("age,thal,x,target\n61,fixed,1,0\n44,normal,2.5,1\n52,normal,,0\n37,fixed,4,1\n"), "table.csv");

    public override string Name => "schema";

    public override TokenLanguage Language { get; } = Languages.Json(
        "columns", "task", "name", "role", "vocabulary", "missing", "evidence", "number", "category", "target", "identifier", "constant", "ignored", "auto", "own-input", "impute", "error", "binary", "multiclass", "regression", "age", "thal", "x");

    public override object Read(byte[] input, int variant) => Schema.FromBytes(input, Source);

    public override void Use(object content, int variant)
    {
        var schema = (Schema)content;
        Require(Schema.FromJson(schema.ToJson(), Source) == schema, "the schema that was written is another one");
        try
        {
            var whole = Schema.Infer(s_table, declared: schema);
            Pipeline.Fit(s_table, whole, [0, 1, 2, 3]).Features(s_table);
        }
        catch (DataException error) when (error.Message.StartsWith(s_table.Source, StringComparison.Ordinal))
        {
            // The schema is of another table.
        }
    }

    public override bool IsOwn(Exception error) => error is DataException && error.Message.StartsWith(Source, StringComparison.Ordinal);
}
