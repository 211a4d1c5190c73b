using Descent.Data;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports;

/// <summary>What was predicted from what, and the run in a few numbers.</summary>
internal static class TitleBlock
{
    private const int MostNamed = 5;

    public static void Write(Html html, RunResults results)
    {
        var data = results.Data;
        using (html.In("header"))
        {
            using (html.In("h1")) html.Say($"Predicting {data.Target} from {data.Source}");
            using (html.In("p", ("class", "kind"))) Kind(html, data);
            using (html.In("dl", ("class", "facts")))
            {
                Fact(html, "rows", data.Rows);
                Fact(html, "columns used", data.Columns.Count(column => column.Inputs > 0));
                if (data.Classes.Count > 0) Fact(html, "classes", data.Classes.Count);
                Fact(html, "parameters", results.Network.Parameters);
                Fact(html, "epochs", results.Training.Epochs);
                using (html.In("div"))
                {
                    html.Element("dt", "training time");
                    using (html.In("dd")) html.Say($"{results.Training.Seconds} s");
                }
            }
        }
    }

    private static void Kind(Html html, DataSummary data)
    {
        html.Text(Tasks.Words(data.Task));
        for (var index = 0; index < data.Classes.Count && data.Classes.Count <= MostNamed; index++)
        {
            html.Text(index == 0 ? ": " : index == data.Classes.Count - 1 ? " or " : ", ");
            html.Data(data.Classes[index].Name);
        }
    }

    private static void Fact(Html html, string name, long value)
    {
        using (html.In("div"))
        {
            html.Element("dt", name);
            using (html.In("dd")) html.Number(value);
        }
    }
}
