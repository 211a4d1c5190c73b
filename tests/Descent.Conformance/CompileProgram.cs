using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Makes a program ready to run, any number of times.</summary>
public delegate RunProgram CompileProgram(GraphProgram program);

/// <summary>Runs a program once: gives the inputs their values, writes the variables, and hands out the outputs.</summary>
public delegate IReadOnlyList<TensorData> RunProgram(params IReadOnlyList<(string Name, TensorData Value)> feeds);

/// <summary>Runs programs through the library's own compiler.</summary>
internal static class Compiled
{
    // One thread: the cases are small, and the number of threads does not change any bit.
    public static readonly CpuBackend Backend = new(threads: 1);

    public static RunProgram Compile(GraphProgram program)
    {
        var executable = Compiler.Compile(program, Backend);
        var context = executable.CreateContext();
        return feeds =>
        {
            foreach (var (name, value) in feeds)
                if (context.HasInput(name)) context.Write(name, value);
            executable.Run(context);
            return [.. Enumerable.Range(0, program.Outputs.Count).Select(context.Read)];
        };
    }
}
