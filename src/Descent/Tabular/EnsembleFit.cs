using Descent.Data;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Trains the networks of a plan, one after the other, and makes one model of them.</summary>
internal static class EnsembleFit
{
    /// <summary>How far the seeds of two members lie apart, so that they meet no seed that a user would try next.</summary>
    private const long SeedStep = 1_000_003;

    /// <summary>Trains.</summary>
    /// <param name="training">The first member.</param>
    /// <param name="deadline">Gives the time of a share of the work.</param>
    /// <param name="run">Runs a member's first training.</param>
    /// <param name="cancellationToken">Ends the training early; the members that are trained then predict.</param>
    public static IReadOnlyList<FittedNetwork> Run(AutoTraining training, Func<double, Deadline?> deadline, Func<FitOptions, Func<FitOptions, History>, History> run, CancellationToken cancellationToken)
    {
        var fitted = new List<FittedNetwork>();
        for (var member = 0; member < training.Plan.Members && (member == 0 || !cancellationToken.IsCancellationRequested); member++)
        {
            var left = training.Plan.Members - member;
            fitted.Add(new NetworkFit(Member(training, member), share => deadline(share / left), cancellationToken).Run(run));
        }
        return fitted;
    }

    /// <summary>What a member is called in the model of all.</summary>
    public static string MemberName(int member) => $"member_{member + 1}";

    /// <summary>One model that predicts the mean of all members that are trained.</summary>
    public static Model Combine(IReadOnlyList<FittedNetwork> fitted, Pipeline pipeline)
    {
        Model[] members = [.. fitted.Where(network => network == fitted[0] || network.History.BestEpoch > 0).Select(network => network.Model)];
        if (members.Length == 1) return members[0];
        var input = new Input(pipeline.InputCount);
        LayerOutput rows = input;
        return new(input, new Average().Apply([.. members.Select((member, i) => member.AsLayer(MemberName(i)).Apply(rows))]));
    }

    private static AutoTraining Member(AutoTraining training, int member)
    {
        if (member == 0) return training;
        var seed = unchecked(training.Plan.Seed + member * SeedStep);
        var split = training.Split.Validation.Length == 0 ? training.Split
            : Parts.Split(training.Data, training.LearningRows, training.Plan.Validation, seed) with { Test = training.Split.Test };
        return training.With(split, seed);
    }
}
