using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>What is predicted: its type, and how the network's outputs become it.</summary>
/// <param name="Type">The type that Predict returns.</param>
/// <param name="Doc">What Predict's doc comment says that it returns, as XML.</param>
/// <param name="Declarations">Members of the class.</param>
/// <param name="Decode">Statements that make the result of <c>outputs</c>.</param>
/// <param name="Show">An expression that shows a <c>prediction</c>, for the example.</param>
internal sealed record OutputCode(string Type, string Doc, string Declarations, string Decode, string Show)
{
    /// <exception cref="ExportException">There is no code for the target.</exception>
    public static OutputCode Of(TargetEncoding target) => target switch
    {
        NumberTarget number => Number(number),
        ClassTarget { Outputs: 1 } classes => Classes(classes, $$"""
            var second = outputs[0];
                    return second >= 0.5f ? new(Labels[1], second, [1 - second, second]) : new(Labels[0], 1 - second, [1 - second, second]);
            """),
        ClassTarget classes => Classes(classes, """
            var best = 0;
                    for (var i = 1; i < outputs.Length; i++)
                        if (outputs[i] > outputs[best]) best = i;
                    return new(Labels[best], outputs[best], outputs.ToArray());
            """),
        _ => throw new ExportException($"The target '{target.Name}' is encoded by {target.GetType().Name}, for which there is no code: classes and numbers can be exported."),
    };

    private static OutputCode Number(NumberTarget number) => new(
        "double", $"<c>{Literals.Xml(number.Name)}</c>, in the column's own unit.", "",
        number is { Mean: 0, StandardDeviation: 1 } ? "return outputs[0];" : $"return outputs[0] * {Literals.Of(number.StandardDeviation)} + {Literals.Of(number.Mean)};", "{prediction}");

    private static OutputCode Classes(ClassTarget target, string decode) => new("Prediction", "The most probable class, and the probabilities of all.", $$"""
            /// <summary>The classes of <c>{{Literals.Xml(target.Name)}}</c>, in the order of the probabilities.</summary>
            public static IReadOnlyList<string> Labels { get; } = [{{string.Join(", ", target.Classes.Select(Literals.Of))}}];

            /// <summary>What is predicted for a row.</summary>
            /// <param name="Label">The most probable class.</param>
            /// <param name="Probability">Its probability.</param>
            /// <param name="Probabilities">The probability of each class, in the order of <see cref="Labels"/>.</param>
            public readonly record struct Prediction(string Label, float Probability, IReadOnlyList<float> Probabilities);


        """, decode, "{prediction.Label} {prediction.Probability}");
}
