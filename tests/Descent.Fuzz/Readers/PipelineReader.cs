using System.Text;
using Descent.Data;
using Descent.Fuzz.Mutations;

namespace Descent.Fuzz.Readers;

/// <summary>Preprocessing as it stands in model files; what is read is written again, and applied to a table.</summary>
internal sealed class PipelineReader : FuzzReader
{
    private static readonly Table s_table = Csv.Read(new StringReader("age,thal,target,day,note\n61,fixed,0,2024-01-31,a good day\n44,normal,1,2024-02-01 12:30,\n52,,0,,none\n"), "table.csv");

    public override string Name => "pipeline";

    public override TokenLanguage Language { get; } = Languages.Json(
        "kind", "name", "mean", "standard_deviation", "missing", "values", "declared", "missing_as", "classes", "inputs", "output", "number", "category", "boolean", "date", "text", "embedding", "format", "yyyy-M-d", "day_of_year", "weekday", "time_of_day", "width", "dimension", "day", "note", "OwnInput", "Impute", "Error", "Auto", "age", "thal", "target");

    public override object Read(byte[] input, int variant) => Pipeline.FromJson(Encoding.UTF8.GetString(input));

    public override void Use(object content, int variant)
    {
        var pipeline = (Pipeline)content;
        Require(Pipeline.FromJson(pipeline.ToJson()) == pipeline, "the pipeline that was written is another one");
        Require(pipeline.InputCount == pipeline.FeatureNames.Count, "the inputs are not as many as their names");
        try
        {
            pipeline.Features(s_table);
            pipeline.Target(s_table);
        }
        catch (DataException error) when (error.Message.StartsWith(s_table.Source, StringComparison.Ordinal))
        {
            // The pipeline is for another table.
        }
        pipeline.Output.Decode(new float[pipeline.Output.Outputs]);
    }

    public override bool IsOwn(Exception error) => error is DataException && error.Message.StartsWith("pipeline", StringComparison.Ordinal);
}
