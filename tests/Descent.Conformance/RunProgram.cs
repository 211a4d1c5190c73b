using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Runs a program once: gives the inputs their values, writes the variables, and hands out the outputs.</summary>
public delegate IReadOnlyList<TensorData> RunProgram(GraphProgram program, IReadOnlyList<(string Name, TensorData Value)> feeds);
