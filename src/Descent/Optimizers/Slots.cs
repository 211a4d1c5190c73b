using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>The variables that an optimizer keeps between updates, made when first asked for and listed in that order.</summary>
internal sealed class Slots
{
    private readonly OrderedDictionary<string, Slot> _slots = [];

    /// <summary>The variables.</summary>
    public IEnumerable<Variable> Variables => _slots.Values.Select(slot => slot.Variable);

    /// <summary>The variable <c>optimizer/path</c>, filled with its initial value when new.</summary>
    public Variable Get(string path, DType type, Shape shape, double initial = 0)
    {
        var name = $"optimizer/{path}";
        if (_slots.TryGetValue(name, out var slot)) return slot.Variable;
        var variable = new Variable(name, type, shape);
        _slots.Add(name, new(variable, initial));
        if (initial != 0) Fill(variable, initial);
        return variable;
    }

    /// <summary>Fills every variable with its initial value.</summary>
    public void Reset()
    {
        foreach (var (variable, initial) in _slots.Values) Fill(variable, initial);
    }

    private sealed record Slot(Variable Variable, double Initial);

    private static void Fill(Variable variable, double value)
    {
        var bytes = new byte[variable.Type.Bytes];
        if (value != 0)
        {
            var element = TensorData.From([value], [1]).Cast(variable.DType).Bytes;
            for (var place = 0; place < bytes.Length; place += element.Length) element.CopyTo(bytes.AsSpan(place));
        }
        variable.Storage.Write(bytes);
    }
}
