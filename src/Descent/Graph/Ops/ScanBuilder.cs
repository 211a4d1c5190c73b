namespace Descent.Graph.Ops;

/// <summary>Puts a scan together: what stands for a value inside of a step, and what it is outside.</summary>
internal sealed class ScanBuilder(int steps, bool reverse)
{
    private readonly List<(Tensor Inside, Tensor Outside)> _carries = [];
    private readonly List<(Tensor Inside, Tensor Outside)> _sequences = [];
    private readonly List<(Tensor Inside, Tensor Outside)> _constants = [];

    public void Carry(Tensor inside, Tensor first) => _carries.Add((inside, first));

    public void Sequence(Tensor inside, Tensor stacked) => _sequences.Add((inside, stacked));

    public void Constant(Tensor inside, Tensor outside) => _constants.Add((inside, outside));

    /// <summary>The scan: its outputs are the last carries, then the outputs of all steps.</summary>
    /// <param name="next">The new carries, in terms of the values inside.</param>
    /// <param name="outputs">The outputs of a step, in the same terms.</param>
    public Node Build(IReadOnlyList<Tensor> next, IReadOnlyList<Tensor> outputs)
    {
        List<(Tensor Inside, Tensor Outside)> all = [.. _carries, .. _sequences, .. _constants];
        Tensor[] inputs = [.. all.Select((value, i) => Tensor.Input(Label(i), value.Inside.DType, value.Inside.Shape))];
        var places = new Dictionary<Tensor, Tensor>();
        for (var i = 0; i < inputs.Length; i++) places[all[i].Inside] = inputs[i];
        var body = new ScanBody(inputs, Substitution.Apply([.. next, .. outputs], places));
        return Node.Create(new Scan(body, _carries.Count, _sequences.Count, steps, reverse), [.. all.Select(value => value.Outside)]);
    }

    private string Label(int input) =>
        input < _carries.Count ? $"carry {input}"
        : input < _carries.Count + _sequences.Count ? $"sequence {input - _carries.Count}"
        : $"constant {input - _carries.Count - _sequences.Count}";
}
