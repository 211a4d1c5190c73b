using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>The variables that an optimizer keeps between updates, made when first asked for and listed in that order.</summary>
internal sealed class Slots
{
    private readonly OrderedDictionary<string, (Variable Variable, double Initial)> _slots = [];

    /// <summary>The variables.</summary>
    public IEnumerable<Variable> Variables => _slots.Values.Select(slot => slot.Variable);

    /// <summary>The variable <c>optimizer/path</c>, filled with its initial value when new.</summary>
    public Variable Get(string path, DType type, Shape shape, double initial = 0)
    {
        var name = $"optimizer/{path}";
        if (_slots.TryGetValue(name, out var slot)) return slot.Variable;
        var variable = new Variable(name, type, shape);
        _slots.Add(name, (variable, initial));
        Fill(variable, initial);
        return variable;
    }

    /// <summary>Fills every variable with its initial value.</summary>
    public void Reset()
    {
        foreach (var (variable, initial) in _slots.Values) Fill(variable, initial);
    }

    private static void Fill(Variable variable, double value)
    {
        var numbers = new double[variable.Shape.Size];
        Array.Fill(numbers, value);
        variable.Write(TensorData.From(numbers, variable.Shape));
    }
}
