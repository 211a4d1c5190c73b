using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Reference;

/// <summary>A scan as a loop round the evaluator.</summary>
internal static class ReferenceScan
{
    public static Values[] Apply(Scan scan, TensorType[] types, Values[] inputs)
    {
        Values[] carries = [.. inputs.Take(scan.Carries)];
        Values[] outputs = [.. types.Skip(scan.Carries).Select(type => new Values(type))];
        for (var done = 0; done < scan.Steps; done++)
        {
            var step = scan.Reverse ? scan.Steps - 1 - done : done;
            var feeds = scan.Body.Inputs.Select((input, i) => (((Input)input.Node.Op).Label,
                (i < scan.Carries ? carries[i] : scan.IsSequence(i) ? Slice(input.Type, inputs[i], step) : inputs[i]).ToData()));
            Values[] results = [.. ReferenceEvaluator.Evaluate(scan.Body.Results, [.. feeds]).Select(Values.From)];
            carries = results[..scan.Carries];
            foreach (var (output, result) in outputs.Zip(results.Skip(scan.Carries)))
                for (var i = 0; i < result.Count; i++) output.Copy((step * result.Count) + i, result, i);
        }
        return [.. carries, .. outputs];
    }

    private static Values Slice(TensorType type, Values sequence, int step)
    {
        var count = (int)type.Shape.Size;
        return Values.Move(type, sequence, i => (step * count) + i);
    }
}
