using Descent.Graph;

namespace Descent.Training.Forensics;

/// <summary>Looks whether variables are finite: the model's and what the optimizer keeps.</summary>
internal sealed class WatchedVariables
{
    private readonly Variable[] _variables;
    private readonly int _ofModel;
    private readonly byte[] _scratch;

    public WatchedVariables(Session session)
    {
        Variable[] model = [.. session.Model.Variables.Select(variable => variable.Variable).Where(variable => variable.DType.IsFloat())];
        (_ofModel, _variables) = (model.Length, [.. model, .. session.Optimizer.Variables.Where(variable => variable.DType.IsFloat())]);
        _scratch = new byte[_variables.Max(variable => variable.Type.Bytes)];
    }

    /// <summary>The first that is not finite, those of the model before the optimizer's; null if all are. Allocates nothing where they are.</summary>
    public NonFiniteFinding? FirstBad()
    {
        for (var i = 0; i < _variables.Length; i++)
        {
            var elements = _scratch.AsSpan(0, (int)_variables[i].Type.Bytes);
            _variables[i].Storage.Read(elements);
            if (NonFiniteValues.Find(_variables[i].DType, elements) is { } value)
                return new(i < _ofModel ? NonFinitePlace.Parameter : NonFinitePlace.OptimizerState, _variables[i].Name, value);
        }
        return null;
    }
}
